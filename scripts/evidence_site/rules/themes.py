"""Themes group the findings of a synthesis: each names what is there, and each finding has its place."""

from collections.abc import Iterator, Mapping

from evidence_site.diagnostics import Fault, Severity
from evidence_site.english import listed
from evidence_site.model import Corpus
from evidence_site.model.fields import ThemeId
from evidence_site.model.finding import GONE
from evidence_site.model.synthesis import Theme
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import did_you_mean, in_finding, in_synthesis


@rule("THM001")
def unknown_theme(corpus: Corpus) -> Iterator[Violation]:
    """A finding, or a part of a theme, names a theme that the synthesis does not have.

    Why it matters:
    The tables of findings go theme by theme. A finding under a theme that is not there would stand among those without.

    Example:
    # findings/synthesis.yml
    themes:
      - id: relying-on-others
        title: Relying on others
    # findings/local-trust.yml
    theme: relying-on-other
    # findings/shared-time.yml
    theme: relying-on-others

    Use instead:
    # findings/synthesis.yml
    themes:
      - id: relying-on-others
        title: Relying on others
    # findings/local-trust.yml
    theme: relying-on-others
    # findings/shared-time.yml
    theme: relying-on-others
    """
    if corpus.synthesis is None:
        return
    known = tuple(each.id for each in corpus.synthesis.themes)
    for number, theme in enumerate(corpus.synthesis.themes):
        if theme.parent and theme.parent not in known:
            yield Violation(in_synthesis("themes", number, "parent"), _unknown(theme.parent, known))
    for finding in corpus.findings:
        if finding.theme and finding.theme not in known:
            yield Violation(in_finding(finding.id, "theme"), _unknown(finding.theme, known))


def _unknown(theme: ThemeId, known: tuple[ThemeId, ...]) -> Fault:
    cure = did_you_mean(theme, known, "add it to `themes` in findings/synthesis.yml, or delete the field")
    return Fault(f"there is no theme `{theme}`", cure)


@rule("THM002")
def theme_within_itself(corpus: Corpus) -> Iterator[Violation]:
    """A theme is a part of itself, straight or by way of others.

    Why it matters:
    A theme stands under the one that it is a part of. In a circle none of them comes first.

    Example:
    # findings/synthesis.yml
    themes:
      - id: trust
        title: Trust
        parent: time
      - id: time
        title: Time
        parent: trust
    # findings/local-trust.yml
    theme: trust
    # findings/shared-time.yml
    theme: time

    Use instead:
    # findings/synthesis.yml
    themes:
      - id: trust
        title: Trust
      - id: time
        title: Time
        parent: trust
    # findings/local-trust.yml
    theme: trust
    # findings/shared-time.yml
    theme: time
    """
    themes = corpus.synthesis.themes if corpus.synthesis else ()
    parents = {each.id: each.parent for each in themes}
    told: set[ThemeId] = set()
    for number, theme in enumerate(themes):
        circle = _above(theme, parents)
        if theme.id not in circle or theme.id in told:
            continue
        told |= circle.keys()
        others = [f"`{each}`" for each in circle if each != theme.id]
        message = f"the theme `{theme.id}` is a part of itself" + (f", by way of {listed(others)}" if others else "")
        cure = "delete this `parent`" + (", or that of another theme of the circle" if others else "")
        yield Violation(
            in_synthesis("themes", number, "parent"), Fault(f"{message}", f"{cure}: the widest theme has none")
        )


def _above(theme: Theme, parents: Mapping[ThemeId, ThemeId | None]) -> dict[ThemeId, None]:
    """Return the themes that a theme is a part of, nearest first; each once, if they go in a circle."""
    above: dict[ThemeId, None] = {}
    parent = theme.parent
    while parent and parent not in above:
        above[parent] = None
        parent = parents.get(parent)
    return above


@rule("THM003")
def repeated_theme_id(corpus: Corpus) -> Iterator[Violation]:
    """Two themes have the same id.

    Why it matters:
    A finding that names it could belong to either.

    Example:
    # findings/synthesis.yml
    themes:
      - id: trust
        title: Trusting colleagues
      - id: trust
        title: Trusting oneself
    # findings/local-trust.yml
    theme: trust
    # findings/shared-time.yml
    theme: trust

    Use instead:
    # findings/synthesis.yml
    themes:
      - id: trust-in-others
        title: Trusting colleagues
      - id: trust-in-oneself
        title: Trusting oneself
    # findings/local-trust.yml
    theme: trust-in-others
    # findings/shared-time.yml
    theme: trust-in-oneself
    """
    seen = set()
    for number, theme in enumerate(corpus.synthesis.themes if corpus.synthesis else ()):
        if theme.id in seen:
            fault = Fault(f"another theme is `{theme.id}` too", "give each theme its own `id`")
            yield Violation(in_synthesis("themes", number, "id"), fault)
        seen.add(theme.id)


@rule("THM004", Severity.ADVICE)
def theme_without_findings(corpus: Corpus) -> Iterator[Violation]:
    """No finding belongs to a theme, nor to any of its parts.

    Why it matters:
    Readers see a theme as the heading over its findings. One without findings is shown nowhere.

    Example:
    # findings/synthesis.yml
    themes:
      - id: trust
        title: Trust
      - id: tiredness
        title: Tiredness
    # findings/local-trust.yml
    theme: trust
    # findings/shared-time.yml
    theme: trust

    Use instead:
    # findings/synthesis.yml
    themes:
      - id: trust
        title: Trust
    # findings/local-trust.yml
    theme: trust
    # findings/shared-time.yml
    theme: trust
    """
    if corpus.synthesis is None or not corpus.findings:
        return
    themes = corpus.synthesis.themes
    parents = {each.id: each.parent for each in themes}
    used = {each.theme for each in corpus.findings}
    used |= {above for each in themes if each.id in used for above in _above(each, parents)}
    for number, theme in enumerate(themes):
        if theme.id not in used:
            fault = Fault(
                f"no finding belongs to the theme `{theme.id}`",
                f"write `theme: {theme.id}` in the findings that belong to it, or delete the theme",
            )
            yield Violation(in_synthesis("themes", number, "id"), fault)


@rule("THM005", Severity.ADVICE)
def finding_without_theme(corpus: Corpus) -> Iterator[Violation]:
    """A finding belongs to no theme, where others do.

    Why it matters:
    The tables of findings go theme by theme. One without a theme stands apart, after all others.

    Example:
    # findings/synthesis.yml
    themes:
      - id: trust
        title: Trust
    # findings/local-trust.yml
    theme: trust

    Use instead:
    # findings/synthesis.yml
    themes:
      - id: trust
        title: Trust
    # findings/local-trust.yml
    theme: trust
    # findings/shared-time.yml
    theme: trust
    """
    standing = [each for each in corpus.findings if each.status not in GONE]
    if not any(each.theme for each in standing):
        return
    for finding in standing:
        if not finding.theme:
            fault = Fault("this finding belongs to no theme, and others do", _themes(corpus))
            yield Violation(in_finding(finding.id), fault)


def _themes(corpus: Corpus) -> str:
    known = [each.id for each in (corpus.synthesis.themes if corpus.synthesis else ())]
    if len(known) == 1:
        return f"write `theme: {known[0]}`"
    return f"write `theme:` and one of {listed([f'`{each}`' for each in known], 'or')}" if known else "write `theme`"


RULES = (
    unknown_theme,
    theme_within_itself,
    repeated_theme_id,
    theme_without_findings,
    finding_without_theme,
)
