"""The home page: the question, the short answer, and what a reader in a hurry needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from evidence_site import urls
from evidence_site.pages.brief import PATH as BRIEF
from evidence_site.pages.page import Page, reader_frame
from evidence_site.pages.worksheet import worksheet_link
from evidence_site.sections.facts import conclusions
from evidence_site.sections.findings import finding_cards, findings_table
from evidence_site.sections.keep_in_mind import keep_in_mind
from evidence_site.sections.key_facts import KeyFact, basis, eyebrow, key_facts
from evidence_site.sections.links import Link
from evidence_site.sections.people import who_took_part
from evidence_site.sections.prompts import questions_by_role
from evidence_site.sections.section import Section
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """The home page."""

    eyebrow: str
    question: str
    short_answer: str
    basis: str
    brief: Link
    key_facts_heading: str
    key_facts: tuple[KeyFact, ...]
    sections: tuple[Section, ...]

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the home page."""
        synthesis = site.synthesis
        here = site.here(urls.HOME)
        yield cls(
            **reader_frame(site, path=urls.HOME, title=synthesis.question, description=synthesis.short_answer),
            eyebrow=eyebrow(site.included),
            question=synthesis.question,
            short_answer=synthesis.short_answer,
            basis=basis(site),
            brief=Link("Print all this on two pages", here.to(BRIEF)),
            key_facts_heading="The study at a glance" if synthesis.is_single_study else "The studies at a glance",
            key_facts=key_facts(site, here),
            sections=tuple(each for each in _sections(site, here) if each),
        )


def _sections(site: Site, here: Here) -> Iterator[Section | None]:
    yield finding_cards(site, here, anchor="findings", heading=site.synthesis.all_findings)
    yield from conclusions(site, here)
    yield findings_table(site, here)
    yield questions_by_role(site, here, worksheet_link(here))
    yield who_took_part(site, here)
    yield keep_in_mind(site, here)
