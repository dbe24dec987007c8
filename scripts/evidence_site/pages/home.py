"""The home page: the question, the short answer, and the evidence for it as one figure made from the records."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

from markupsafe import Markup

from evidence_site import urls, wording
from evidence_site.model import Point
from evidence_site.pages.brief import PATH as BRIEF
from evidence_site.pages.methods import methods_link
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.roles import roles_link
from evidence_site.sections.findings_on_home import Words, findings_on_home, words_of
from evidence_site.sections.foot import Foot
from evidence_site.sections.keep_in_mind import NotSaid, not_said
from evidence_site.sections.key_facts import kind_of_evidence, summary
from evidence_site.sections.links import Link
from evidence_site.sections.section import Section
from evidence_site.sections.strip import CHECKS, StripFact, strip
from evidence_site.urls import Here
from evidence_site.website.site import Site

_INSERTION = re.compile(r"\[[^\[\]]+\]")


class Said(NamedTuple):
    """What the source says besides its findings, such as the authors' conclusion."""

    question: str
    text: Markup
    items: tuple[str, ...]
    not_stated: str
    notes: tuple[str, ...]
    """The editors' notes on quotes whose insertions the text has."""
    words: Words
    name: str
    """The first words, by which screen readers tell one control from another."""


class Debt(NamedTuple):
    """The report that the site is adapted from, in few words."""

    debt: str
    work: Link
    container: str
    licence: Link | None
    caution: str


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """The home page."""

    eyebrow: str
    question: str
    short_answer: str
    strip: tuple[StripFact, ...]
    findings: Section | None
    says: tuple[Said, ...]
    ways: tuple[Link, ...]
    """The buttons: questions to discuss, the brief to print, and how the studies were found."""
    not_said: NotSaid | None
    debts: tuple[Debt, ...]
    references: Link
    terms: str
    """How the words differ from the source's, and who has not endorsed the site."""
    more: tuple[Link, ...]
    """The ways to how the study was done, and to what is checked."""
    summary: str
    """The answer, to be copied with its caveat."""

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the home page."""
        synthesis = site.synthesis
        here = site.here(urls.HOME)
        frame = reader_frame(site, path=urls.HOME, title=synthesis.question, description=synthesis.short_answer)
        foot = frame["foot"]
        methods = methods_link(site, here)
        ways = (roles_link(site, here), Link("Print on two pages", here.to(BRIEF)), methods)
        yield cls(
            **frame,
            eyebrow=kind_of_evidence(site),
            question=synthesis.question,
            short_answer=synthesis.short_answer,
            strip=strip(site, here, methods),
            findings=findings_on_home(site, here),
            says=tuple(_said(site, here, each) for each in synthesis.says),
            ways=tuple(each for each in ways if each),
            not_said=not_said(site),
            debts=tuple(_debts(site, foot)),
            references=Link("References", foot.references),
            terms=f"{foot.changes} Quoted words are unchanged except for bracketed editorial marks. {foot.endorsement}",
            more=tuple(_more(site, here)),
            summary=summary(site),
        )


def _said(site: Site, here: Here, point: Point) -> Said:
    quotes = site.quotes.find("synthesis", point.based_on)
    inserted = set(_INSERTION.findall(point.text or ""))
    notes = (each.quote.note for each in quotes if inserted.intersection(_INSERTION.findall(each.quote.text)))
    return Said(
        question=point.question or "",
        text=site.prose(here, point.text),
        items=point.items,
        not_stated=wording.sentence(point.not_stated) if point.not_stated else "",
        notes=tuple(f"Editors' note: {each}" for each in notes if each),
        words=words_of(site, here, quotes),
        name=wording.description(site.prose_text(point.text or "")),
    )


def _debts(site: Site, foot: Foot) -> Iterator[Debt]:
    """Yield whom the site owes its content, where it reports one study; those of a synthesis are the reference list."""
    for each in foot.originals:
        entry = each.entry
        work = site.corpus.reference[entry.key]
        url = entry.url or (entry.doi.url if entry.doi else "")
        yield Debt(each.debt, Link(entry.short, url), work.container_title or "", each.licence, each.caution)


def _more(site: Site, here: Here) -> Iterator[Link]:
    if site.synthesis.is_single_study:
        yield Link("How the study was done", here.to(urls.study_path(site.included[0].id)))
    else:
        yield Link("The included studies", here.to(urls.STUDIES))
    yield Link("What is checked, and what is not", here.to(urls.ABOUT, CHECKS))
