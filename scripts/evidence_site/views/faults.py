"""Each fault that the check can find, on a page of its own, and the list of them by family. For contributors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from evidence_site.diagnostics import Severity
from evidence_site.prose import to_html
from evidence_site.rule import Rule
from evidence_site.views import urls, words
from evidence_site.views.context import Context
from evidence_site.views.page import PageView
from evidence_site.views.parts import Link

FAMILIES = {
    "YML": "How a file is written",
    "FLD": "Fields of a record",
    "BIB": "The bibliography",
    "ID": "Names of files and records",
    "REF": "What one record says of another",
    "QUO": "Quotes",
    "APP": "Confidence in a finding",
    "TXT": "Wording",
    "DAT": "Dates",
    "SUP": "Faults that are let stand",
    "LNK": "Links of the built site",
}
"""What the faults of each family are about, in the order in which a contributor meets them."""
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
    """Faults that are about the same thing."""

    id: str
    heading: str
    faults: tuple[FaultItem, ...]


@dataclass(frozen=True, kw_only=True)
class FaultsPage(PageView):
    """The list of faults."""

    heading: str
    lead: str
    families: tuple[Family, ...]
    record_reference: Link


@dataclass(frozen=True, kw_only=True)
class FaultPage(PageView):
    """A fault: what is wrong, why it matters, and what to write instead."""

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


def make_fault_pages(context: Context, rules: Sequence[Rule[..., object]]) -> Iterator[PageView]:
    """Make the list of faults, and a page for each."""
    yield _faults_page(context, rules)
    for rule in rules:
        yield _fault_page(context, rule)


def _faults_page(context: Context, rules: Sequence[Rule[..., object]]) -> FaultsPage:
    here = context.here(urls.FAULTS)
    title = "Faults and their cures"
    order = list(FAMILIES)
    by_family = groupby(sorted(rules, key=lambda each: (order.index(_family(each)), each.code)), key=_family)
    return FaultsPage(
        path=urls.FAULTS,
        title=title,
        description="Everything that the check of the records can find, and how to mend it.",
        searchable=False,
        heading=title,
        lead=f"The check of the records knows {len(rules)} faults. Each has a code, which the check gives, and a page.",
        families=tuple(
            Family(
                urls.family_anchor(family),
                FAMILIES[family],
                tuple(
                    FaultItem(
                        Link(each.code, here.to(urls.fault_path(each.code))),
                        _spaced(each.name),
                        each.severity,
                        to_html(each.documentation.summary),
                    )
                    for each in faults
                ),
            )
            for family, faults in by_family
        ),
        record_reference=Link("Record reference", here.to(urls.RECORD_REFERENCE)),
    )


def _fault_page(context: Context, rule: Rule[..., object]) -> FaultPage:
    path = urls.fault_path(rule.code)
    here = context.here(path)
    title = f"{rule.code}: {_spaced(rule.name)}"
    page = rule.documentation
    family = _family(rule)
    return FaultPage(
        path=path,
        title=title,
        description=words.description(page.summary.replace("`", "")),
        searchable=False,
        heading=title,
        severity=SEVERITIES[rule.severity],
        summary=to_html(page.summary),
        why=to_html(page.why),
        example=page.example.strip(),
        instead=page.instead.strip(),
        command=f"evidence-site explain {rule.code}",
        family=Link(
            f"Faults: {words.uncapitalised(FAMILIES[family])}", here.to(urls.FAULTS, urls.family_anchor(family))
        ),
        record_reference=Link("Record reference", here.to(urls.RECORD_REFERENCE)),
    )


def _family(rule: Rule[..., object]) -> str:
    return rule.code.rstrip("0123456789")


def _spaced(name: str) -> str:
    return name.replace("-", " ")
