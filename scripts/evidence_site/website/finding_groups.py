"""The findings of a large site in groups, each of which has a page: by theme, by confidence, by country."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_site import urls, wording
from evidence_site.model import Finding
from evidence_site.model.assessment import Confidence
from evidence_site.model.fields import ThemeId
from evidence_site.website.confidence import NOT_ASSESSED, confidence_in
from evidence_site.website.site import Site

MOST_UNFOLDED = 25
"""The most findings that a page shows with all that a table says of them, but for the tables made for paper."""
MOST_TITLES = 600
"""The most findings that a page lists by title."""
NO_COUNTRY = "Country not recorded"
_NOT_PLAIN = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True)
class FindingGroup:
    """Some of the findings, for what they have in common."""

    path: str
    """The path of their page, or of its first part."""
    name: str
    """As a list of groups names it: `Moderate confidence`."""
    title: str
    """As the title of their page, which stands alone: `Findings with moderate confidence`."""
    only: str
    """As the note on what is not shown begins: `Moderate confidence only`."""
    findings: tuple[Finding, ...]
    text: str | None = None
    """What their theme is about, as prose."""

    def shown(self, site: Site) -> str:
        """Return what the page shows, and what it does not: no one may take a part of the findings for all."""
        labels = site.synthesis.labels
        number, total = len(self.findings), len(site.published)
        others = total - number
        if not others:
            return f"{wording.all_of(total, labels.findings)}."
        rest = f"The other {others} are" if others > 1 else f"The other {labels.finding} is"
        some = "some may contradict these" if others > 1 else "it may contradict these"
        return f"{self.only}: {number} of {total} {labels.findings}. {rest} not shown; {some}."


def are_many(site: Site) -> bool:
    """Whether the findings are too many for one page that shows them in full."""
    return len(site.published) > MOST_UNFOLDED


def place_of_theme(site: Site, theme: ThemeId) -> tuple[str, str] | None:
    """Return the path and the anchor where a theme is told of; `None` if the site does not show it."""
    if site.synthesis.is_single_study or theme not in site.themes_shown:
        return None
    if len(site.published) <= MOST_TITLES:
        return urls.FINDINGS, urls.theme_anchor(theme)
    return (urls.findings_by("theme", theme), "") if site.themes_shown[theme] else None


def groups_by_confidence(site: Site) -> Iterator[FindingGroup]:
    """Yield the findings of each level of confidence, the highest first, then those that are not assessed."""
    found: dict[Confidence | None, list[Finding]] = {level: [] for level in (*wording.CONFIDENCES, None)}
    for finding in site.published:
        assessment = confidence_in(finding).assessment
        found[assessment.confidence if assessment else None].append(finding)
    findings = wording.capitalised(site.synthesis.labels.findings)
    for level, those in found.items():
        if those:
            name = wording.CONFIDENCES[level] if level else NOT_ASSESSED
            title = f"{findings} with {wording.uncapitalised(name)}" if level else f"{findings} not assessed"
            yield FindingGroup(
                path=urls.findings_by("confidence", level or "not-assessed"),
                name=name,
                title=title,
                only=f"{name} only",
                findings=tuple(those),
            )


def groups_by_country(site: Site) -> Iterator[FindingGroup]:
    """Yield the findings that have a study from each country in their evidence, the countries from A to Z."""
    countries = {each.id: each.countries or ("",) for each in site.corpus.studies}
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in site.published:
        own = (country for each in finding.evidence for country in countries[each.study])
        for country in dict.fromkeys(own):
            found[country].append(finding)
    order = sorted(found, key=lambda each: (not each, each.casefold()))
    findings = wording.capitalised(site.synthesis.labels.findings)
    for country, slug in zip(order, _slugs(order), strict=True):
        where = f"studies in {country}" if country else "studies whose country is not recorded"
        yield FindingGroup(
            path=urls.findings_by("country", slug),
            name=country or NO_COUNTRY,
            title=f"{findings} with data from {where}",
            only=f"Data from {where}",
            findings=tuple(found[country]),
        )


def _slugs(names: Sequence[str]) -> Iterator[str]:
    """Yield a name for the page of each country, no two alike: `cote-d-ivoire`."""
    used: set[str] = set()
    for name in names:
        plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
        slug = _NOT_PLAIN.sub("-", plain).strip("-") or ("country" if name else "not-recorded")
        number = 1
        while (unique := slug if number == 1 else f"{slug}-{number}") in used:
            number += 1
        used.add(unique)
        yield unique
