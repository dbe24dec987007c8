"""Pages for contributors on the faults that the check can find: one for each, and a list by family."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.diagnostics import Severity
from evidence_site.pages.page import ContributorPage, Place
from evidence_site.pages.record_reference import record_reference_link
from evidence_site.prose import to_html
from evidence_site.rule import Rule
from evidence_site.sections.links import Link
from evidence_site.urls import Here
from evidence_site.website.site import Site

TITLE = "Faults and their cures"
FAMILIES = {
    "YML": "How a file is written",
    "FLD": "Fields of a record",
    "BIB": "The bibliography",
    "ID": "Names of files and records",
    "SRC": "Texts of sources",
    "REF": "What one record says of another",
    "THM": "Themes",
    "QUO": "Quotes",
    "APP": "Confidence in a finding",
    "FLO": "The flow of studies",
    "TXT": "Wording",
    "DAT": "Dates",
    "MET": "How a synthesis was done",
    "SVG": "Drawings",
    "PAG": "Pages written by hand",
    "SUP": "Faults that are let stand",
    "LNK": "Links of the built site",
}
"""The heading of each family of faults, in the order in which contributors meet them."""
SEVERITIES = {
    Severity.ERROR: "An error: the site is not built until it is mended.",
    Severity.WARNING: "A warning: the site is built, but someone should look at this.",
    Severity.ADVICE: "A piece of advice: the site is built, and you decide.",
}


class FaultItem(NamedTuple):
    """A fault in the list."""

    link: Link
    name: str
    severity: str
    summary: str
    """Prose as safe HTML."""


class Family(NamedTuple):
    """The faults whose codes begin alike."""

    id: str
    heading: str
    faults: tuple[FaultItem, ...]


@dataclass(frozen=True, kw_only=True)
class FaultsPage(ContributorPage):
    """The list of faults."""

    place: ClassVar[Place | None] = Place.CONTRIBUTORS

    heading: str
    lead: str
    families: tuple[Family, ...]
    record_reference: Link

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the list of faults."""
        here = site.here(urls.FAULTS)
        order = list(FAMILIES)
        rules = sorted(site.rules, key=lambda each: (order.index(_family(each)), each.code))
        count = len(rules)
        yield cls(
            path=urls.FAULTS,
            title=TITLE,
            description="Everything that the check of the records can find, and how to mend it.",
            heading=TITLE,
            lead=f"The check of the records knows {count} faults. Each has a code, which the check gives, and a page.",
            families=tuple(
                Family(urls.family_anchor(family), FAMILIES[family], tuple(_fault_item(here, each) for each in faults))
                for family, faults in groupby(rules, key=_family)
            ),
            record_reference=record_reference_link(here),
        )


@dataclass(frozen=True, kw_only=True)
class FaultPage(ContributorPage):
    """The page of a fault: what is wrong, why it matters, and what to write instead."""

    heading: str
    severity: str
    summary: str
    """Prose as safe HTML, as is `why`."""
    why: str
    example: str
    instead: str
    command: str
    family: Link
    record_reference: Link

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield a page for each fault."""
        return (cls.of(site, each) for each in site.rules)

    @classmethod
    def of(cls, site: Site, rule: Rule[..., object]) -> Self:
        """Return the page on the fault that a rule reports."""
        path = urls.fault_path(rule.code)
        here = site.here(path)
        title = f"{rule.code}: {_spaced(rule.name)}"
        documentation = rule.documentation
        family = _family(rule)
        return cls(
            path=path,
            title=title,
            description=wording.description(documentation.summary.replace("`", "")),
            heading=title,
            severity=SEVERITIES[rule.severity],
            summary=to_html(documentation.summary),
            why=to_html(documentation.why),
            example=documentation.example.strip(),
            instead=documentation.instead.strip(),
            command=f"evidence-site explain {rule.code}",
            family=Link(
                f"Faults: {wording.uncapitalised(FAMILIES[family])}", here.to(urls.FAULTS, urls.family_anchor(family))
            ),
            record_reference=record_reference_link(here),
        )


def _fault_item(here: Here, rule: Rule[..., object]) -> FaultItem:
    return FaultItem(
        Link(rule.code, here.to(urls.fault_path(rule.code))),
        _spaced(rule.name),
        rule.severity,
        to_html(rule.documentation.summary),
    )


def _family(rule: Rule[..., object]) -> str:
    return rule.code.rstrip("0123456789")


def _spaced(name: str) -> str:
    return name.replace("-", " ")
