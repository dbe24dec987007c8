"""Findings by their titles, where they are too many to be shown in full; and the ways to those of a kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.model.synthesis import Theme
from evidence_site.sections.links import Link, LinkList, study_link
from evidence_site.sections.section import Section
from evidence_site.sections.tables_of_findings import theme_anchor, theme_heading
from evidence_site.tables.findings import by_theme
from evidence_site.urls import Here
from evidence_site.website.finding_groups import (
    MOST_TITLES,
    FindingGroup,
    groups_by_confidence,
    groups_by_country,
)
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class FindingTitles(Section):
    """The findings of a theme by their titles: a title says nothing of confidence, which needs the statement."""

    within: str
    """The title of the theme that this one is a part of."""
    text: Markup
    titles: tuple[Link, ...]
    whole: Link | None
    """The page that shows them in full."""


def numbered_link(site: Site, here: Here, finding: Finding) -> Link:
    """Return a link to a finding by its number and title."""
    return Link(f"{site.place[finding.id]}. {finding.title}", here.to(urls.finding_path(finding.id)))


def finding_titles(site: Site, here: Here, findings: Sequence[Finding]) -> Iterator[FindingTitles]:
    """Yield a list of titles for each theme; of one study, one list."""
    if site.synthesis.is_single_study:
        yield _titles(site, here, None, None, findings)
        return
    for theme, within, those in by_theme(site, findings):
        yield _titles(site, here, theme, within, those)


def _titles(
    site: Site, here: Here, theme: Theme | None, within: Theme | None, findings: Sequence[Finding]
) -> FindingTitles:
    has_page = bool(findings) and not site.synthesis.is_single_study
    name = theme.id if theme else urls.NO_THEME
    labels = site.synthesis.labels
    whole = Link(
        f"These {labels.findings} in full, with confidence and studies", here.to(urls.findings_by("theme", name))
    )
    return FindingTitles(
        anchor=theme_anchor(theme),
        heading=theme_heading(site, theme, len(findings)),
        within=within.title if within else "",
        text=site.prose(here, theme.text if theme else None),
        titles=tuple(numbered_link(site, here, each) for each in findings),
        whole=whole if has_page else None,
    )


def groups_by_theme(site: Site) -> Iterator[FindingGroup]:
    """Yield the findings of each theme, then those of none."""
    findings = wording.capitalised(site.synthesis.labels.findings)
    for theme, _, those in by_theme(site, site.published):
        if not those:
            continue
        path = urls.findings_by("theme", theme.id if theme else urls.NO_THEME)
        if theme:
            title = f"{findings} of the theme \u201c{theme.title}\u201d"
            only = f"Theme \u201c{theme.title}\u201d only"
            yield FindingGroup(path=path, name=theme.title, title=title, only=only, findings=those, text=theme.text)
        else:
            is_all = len(those) == len(site.published)
            name = wording.all_of(len(those), site.synthesis.labels.findings) if is_all else f"{findings} of no theme"
            title = f"{findings} in full" if is_all else name
            yield FindingGroup(path=path, name=name, title=title, only=name, findings=those)


def all_groups(site: Site) -> Iterator[FindingGroup]:
    """Yield every group of findings that has a page."""
    yield from groups_by_theme(site)
    yield from groups_by_confidence(site)
    yield from groups_by_country(site)


def ways(site: Site, here: Here) -> Iterator[LinkList]:
    """Yield lists of links to the findings of a kind: by theme, by confidence, by country, by study."""
    for anchor, heading, groups in (
        ("by-theme", "By theme" if site.synthesis.themes else "In full", groups_by_theme(site)),
        ("by-confidence", "By confidence", groups_by_confidence(site)),
        ("by-country", "By country of the studies", groups_by_country(site)),
    ):
        links = tuple(Link(f"{each.name}: {len(each.findings)}", here.to(each.path)) for each in groups)
        if links:
            yield LinkList(anchor=anchor, heading=heading, links=links)
    studies = [each for each in site.included if each.id in site.reporting]
    if len(studies) > MOST_TITLES:
        yield LinkList(anchor="by-study", heading="By study", links=(Link("All studies", here.to(urls.STUDIES)),))
    elif studies:
        links = tuple(study_link(site, here, each) for each in studies)
        yield LinkList(anchor="by-study", heading="By study", links=links)
