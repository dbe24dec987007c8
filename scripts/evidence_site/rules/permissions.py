"""What a quote's permission covers: the site is on the open web, and may be under an open licence."""

from collections.abc import Iterator, Sequence

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, RecordKind, RecordRef
from evidence_site.model.permission import PermissionScope
from evidence_site.model.withdrawn import repeated
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import (
    beneath,
    in_finding,
    in_quote,
    in_study,
    in_synthesis,
    is_kept_from_the_web,
    items,
    standing,
)

_OPEN_LICENCES = ("creativecommons.org/licenses/by", "creativecommons.org/publicdomain", "opendatacommons.org/")
"""Parts of the addresses of licences under which anyone may use a work again (https://opendefinition.org/licenses)."""


@rule("QUO030")
def not_for_the_web(corpus: Corpus) -> Iterator[Violation]:
    """Words that no source has published may be shown, but not on the web.

    Why it matters:
    Someone who agrees to be quoted in a report has not agreed to be read, and found by search engines, all over the
    world. The site is on the open web, whoever reads it.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [research-report]

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [research-report, open-web]
    """
    for place in standing(corpus):
        if is_kept_from_the_web(corpus, place):
            fault = Fault(
                "the permission does not cover the web, where this site is",
                "ask for permission and add `open-web` to `scope`, or delete the quote",
            )
            yield Violation(in_quote(place, "permission", "scope"), fault)


@rule("QUO031", Severity.ADVICE)
def not_for_reuse(corpus: Corpus) -> Iterator[Violation]:
    """The site is under an open licence, and the permission for some words does not cover one.

    Why it matters:
    An open licence lets anyone copy what stands on the site, for any use. It cannot give away what the speaker has
    not given. Say in the licence's `covers` that these words are left out, or ask.

    Example:
    # findings/synthesis.yml
    licence:
      name: CC BY 4.0
      url: https://creativecommons.org/licenses/by/4.0/
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [open-web]

    Use instead:
    # findings/synthesis.yml
    licence:
      name: CC BY 4.0
      url: https://creativecommons.org/licenses/by/4.0/
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          scope: [open-web, open-licence]
    """
    licence = corpus.synthesis.licence.url or "" if corpus.synthesis else ""
    if not any(each in licence for each in _OPEN_LICENCES):
        return
    for place in standing(corpus):
        scope = place.quote.permission.scope if place.quote.permission else ()
        if scope and PermissionScope.OPEN_LICENCE not in scope and not is_kept_from_the_web(corpus, place):
            fault = Fault(
                "the site is under an open licence, which the permission for these words does not cover",
                "ask for permission and add `open-licence` to `scope`, or say in `suppress` how readers are told",
            )
            yield Violation(in_quote(place, "permission", "scope"), fault)


@rule("QUO032", Severity.ADVICE)
def check_by_nobody(corpus: Corpus) -> Iterator[Violation]:
    """A permission was checked on a day, but nothing says by whom.

    Why it matters:
    Whoever asks how the words came to be shown needs somebody to turn to.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          checked_on: 2026-02-01

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
          checked_by: A. Editor
          checked_on: 2026-02-01
    """
    for place in standing(corpus):
        permission = place.quote.permission
        if permission and permission.checked_on and not permission.checked_by:
            fault = Fault("nothing says who checked the permission", "add `checked_by` with the person's name")
            yield Violation(in_quote(place, "permission", "checked_on"), fault)


@rule("QUO033")
def withdrawn_words_elsewhere(corpus: Corpus) -> Iterator[Violation]:
    """Words that were withdrawn from one quote stand somewhere else in the project.

    Why it matters:
    Whoever took back their words took them back everywhere: in other quotes of them, in our prose, in pages written by
    hand. Readers would still find them, and with them who spoke.

    Example:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome, contexts]
      - text: We never eat alone on nights
        source: lind2019
        locator: Interview 4
        voice: participant
        permission:
          basis: participant-consent
          withdrawn: 2026-02-01
    # findings/shared-time.yml
    summary: On nights, as one said, we never eat alone on nights.

    Use instead:
    # findings/local-trust.yml
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift.
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement, activity, outcome, contexts]
      - text: We never eat alone on nights
        source: lind2019
        locator: Interview 4
        voice: participant
        permission:
          basis: participant-consent
          withdrawn: 2026-02-01
    # findings/shared-time.yml
    summary: Nobody eats alone at night.
    """
    if not corpus.withdrawn:
        return
    places = [(Place(ref, each.path), each.text) for ref, texts in corpus.texts.items() for each in texts]
    places += [(Place(RecordRef(RecordKind.PAGE, page.path)), page.text) for page in corpus.pages]
    for place, text in places:
        piece = repeated(text, corpus.withdrawn)
        if piece:
            cure = "take them out here too" if place.path[:1] != ("quotes",) else "withdraw them here too, or delete"
            fault = Fault(f"words stand here that were withdrawn in `{corpus.withdrawn[piece]}`", cure)
            yield Violation(place._replace(on_key=True), fault)


@rule("QUO034")
def rests_on_withdrawn_words(corpus: Corpus) -> Iterator[Violation]:
    """A point, a question or a study's part in a finding rests on quotes that were all withdrawn.

    Why it matters:
    Words that were withdrawn support nothing any more. Readers who follow the link would find nothing to bear out
    what is said.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
      - id: alone
        text: We never eat alone on nights
        source: okafor2021
        locator: Results, Breaks
        voice: participant
        permission:
          basis: participant-consent
          withdrawn: 2026-02-01
    evidence:
      - study: night-shift
        relation: contributes
        quotes: [alone]

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [statement]
    evidence:
      - study: night-shift
        relation: contributes
        quotes: [q1]
    """
    if not any(each.quote.is_withdrawn for each in corpus.quotes):
        return
    for place, names in _lists_of_quotes(corpus):
        refs = (each if "/" in each else f"{place.record.id}/{each}" for each in names)
        quotes = [corpus.quote.get(each) for each in refs]
        if quotes and all(each and each.quote.is_withdrawn for each in quotes):
            fault = Fault(
                f"`{place.path[-1]}` names only quotes whose words were withdrawn",
                "name a quote that stands, or delete what rests on them",
            )
            yield Violation(place, fault)


def _lists_of_quotes(corpus: Corpus) -> Iterator[tuple[Place, Sequence[str]]]:
    """Yield every list of quotes that something rests on."""
    for finding in corpus.findings:
        for place, evidence in items(in_finding(finding.id, "evidence"), finding.evidence):
            yield beneath(place, "quotes"), evidence.quotes
        for place, prompt in items(in_finding(finding.id, "prompts"), finding.prompts):
            yield beneath(place, "based_on"), prompt.based_on
    points = [
        point
        for study in corpus.studies
        for name in ("results", "conclusions")
        for point in items(in_study(study.id, name), getattr(study, name))
    ]
    if corpus.synthesis:
        points += items(in_synthesis("says"), corpus.synthesis.says)
        for place, prompt in items(in_synthesis("prompts"), corpus.synthesis.prompts):
            yield beneath(place, "based_on"), prompt.based_on
    yield from ((beneath(place, "based_on"), point.based_on) for place, point in points)


RULES = (not_for_the_web, not_for_reuse, check_by_nobody, withdrawn_words_elsewhere, rests_on_withdrawn_words)
