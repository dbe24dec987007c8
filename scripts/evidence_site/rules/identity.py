"""Names must tell records apart, and name what is there."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import did_you_mean, in_finding, in_quote, in_study, in_synthesis


@rule("ID010")
def shared_id(corpus: Corpus) -> Iterator[Violation]:
    """A finding and a study have the same id.

    Why it matters:
    Quotes are named after their record: `local-trust/q1`. With two records of that name, it could be either's.

    Example:
    # findings/synthesis.yml
    included_studies: [night-shift, local-trust]
    # references/studies/local-trust.yml
    title: Trust on the night shift
    reports: [lind2019]
    basis: abstract

    Use instead:
    # findings/synthesis.yml
    included_studies: [night-shift, trust-at-night]
    # references/studies/trust-at-night.yml
    title: Trust on the night shift
    reports: [lind2019]
    basis: abstract
    """
    findings: set[str] = set(corpus.finding)
    for study in corpus.studies:
        if study.id in findings:
            fault = Fault(f"a finding's file is called `{study.id}.yml` too", "give the newer of the two another name")
            yield Violation(in_study(study.id), fault)


@rule("ID011")
def repeated_quote_id(corpus: Corpus) -> Iterator[Violation]:
    """Two quotes of a record have the same id.

    Why it matters:
    A point that is based on the quote could mean either. Quotes without an id are called `q1`, `q2` and so on by their
    place.

    Example:
    # findings/shared-time.yml
    quotes:
      - id: breaks
        text: Teams that shared their breaks
        source: okafor2021
        locator: Abstract, Results
        voice: author
      - id: breaks
        text: passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - id: breaks
        text: Teams that shared their breaks
        source: okafor2021
        locator: Abstract, Results
        voice: author
      - id: news
        text: passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    seen = set()
    for place in corpus.quotes:
        name = (place.record, place.quote.id)
        if name in seen:
            fault = Fault(f"another quote of this record is `{place.quote.id}` too", "give each quote its own `id`")
            yield Violation(in_quote(place, "id"), fault)
        seen.add(name)


@rule("ID012")
def repeated_audience_id(corpus: Corpus) -> Iterator[Violation]:
    """Two audiences have the same id.

    Why it matters:
    A question for that audience could mean either.

    Example:
    # findings/synthesis.yml
    audiences:
      - id: ward-managers
        title: Ward managers
      - id: ward-managers
        title: Managers of night wards

    Use instead:
    # findings/synthesis.yml
    audiences:
      - id: ward-managers
        title: Ward managers
      - id: night-managers
        title: Managers of night wards
    """
    seen = set()
    for number, audience in enumerate(corpus.synthesis.audiences if corpus.synthesis else ()):
        if audience.id in seen:
            fault = Fault(f"another audience is `{audience.id}` too", "give each audience its own `id`")
            yield Violation(in_synthesis("audiences", number, "id"), fault)
        seen.add(audience.id)


@rule("ID013", suppressible=True)
def repeated_title(corpus: Corpus) -> Iterator[Violation]:
    """Two findings have the same title.

    Why it matters:
    In lists and searches readers see titles only. They could not tell the two apart.

    Example:
    # findings/shared-time.yml
    title: Local trust

    Use instead:
    # findings/shared-time.yml
    title: Shared time
    """
    first: dict[str, str] = {}
    for finding in corpus.findings:
        other = first.setdefault(finding.title.casefold(), finding.id)
        if other != finding.id:
            fault = Fault(
                f"the finding `{other}` has the title `{finding.title}` too",
                "write a title that says what only this finding is about",
            )
            yield Violation(in_finding(finding.id, "title"), fault)


@rule("REF018")
def unknown_glyph(corpus: Corpus) -> Iterator[Violation]:
    """A finding names a drawing that is not in `findings/glyphs`.

    Why it matters:
    The drawing stands beside the finding's title. Without its file there is nothing to show.

    Example:
    # findings/glyphs/lamp.svg
    <svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/></svg>
    # findings/shared-time.yml
    glyph: lapm

    Use instead:
    # findings/glyphs/lamp.svg
    <svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/></svg>
    # findings/shared-time.yml
    glyph: lamp
    """
    for finding in corpus.findings:
        name = finding.glyph
        if name and name not in corpus.glyphs:
            otherwise = f"put the drawing there as `{name}.svg`, or delete the field"
            cure = did_you_mean(name, tuple(corpus.glyphs), otherwise)
            yield Violation(
                in_finding(finding.id, "glyph"), Fault(f"there is no `{name}.svg` in findings/glyphs", cure)
            )


RULES = (shared_id, repeated_quote_id, repeated_audience_id, repeated_title, unknown_glyph)
