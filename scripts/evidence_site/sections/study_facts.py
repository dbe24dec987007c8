"""What the record of a study says, as facts, each with the quotes that bear it out."""

from collections.abc import Iterator

from evidence_site import urls, wording
from evidence_site.model import Study
from evidence_site.model.study import Funding, NotedBy
from evidence_site.sections.facts import Fact
from evidence_site.sections.links import Link
from evidence_site.sections.people import sentence
from evidence_site.sections.quotes import QuoteView, quote_views
from evidence_site.urls import Here
from evidence_site.website.site import Site

NOTED_BY = {NotedBy.AUTHORS: "The authors say", NotedBy.EDITORS: "The editors of this site say"}


class StudyFacts:
    """A study's facts, with the quotes that bear them out when they are shown on `here`."""

    def __init__(self, site: Site, study: Study, here: Here | None = None) -> None:
        self._site = site
        self._here = here
        self._study = study

    def aim(self) -> Iterator[Fact]:
        """What the study set out to do, and why."""
        yield self._prose("aims", "Aim", self._study.aims)
        if self._study.background:
            yield self._prose("background", "Background", self._study.background)

    def people(self) -> Fact:
        """Who took part."""
        participants = self._study.participants
        return self._fact("participants", "People", sentence(participants) if participants else None)

    def place(self) -> Iterator[Fact]:
        """Where the study was done."""
        study = self._study
        yield self._fact("setting", "Setting", study.setting)
        if study.sites:
            yield self._fact("sites", "Places studied", f"{study.sites.n} {study.sites.kind}")
        if study.country:
            yield self._fact("country", "Country", study.country)

    def dates(self) -> Fact:
        """When it was done."""
        collection = self._study.data_collection
        dates = wording.years(collection.from_, collection.to) if collection else None
        return self._fact("data_collection", "Dates", dates)

    def design(self) -> Fact:
        """What kind of study it is."""
        return self._fact("design", "Type of evidence", self._study.design)

    def method(self) -> Iterator[Fact]:
        """How it was done."""
        study = self._study
        yield self.design()
        method = study.data_collection.method if study.data_collection else None
        yield self._fact("data_collection", "Data collection", method)
        if study.analysis:
            yield self._prose("analysis", "Analysis", study.analysis)

    def limitations(self) -> Iterator[Fact]:
        """Its weaknesses, and who names them."""
        for each in self._study.limitations:
            field = "limitations" if each.noted_by is NotedBy.AUTHORS else ""
            yield self._prose(field, NOTED_BY[each.noted_by], each.text)

    def peer_review(self) -> Fact:
        """How the report was reviewed."""
        return self._fact("peer_review", "Peer review", self._study.peer_review)

    def funding(self) -> Fact:
        """Who paid, always with the funder's disclaimer."""
        funding = self._study.funding
        return Fact(
            term="Funding",
            values=tuple(map(_funder, funding)) or (self._absent("funding", "Funding"),),
            quoted=tuple(each.statement for each in funding if each.statement),
            quotes=self._quotes("funding"),
        )

    def conduct(self) -> Iterator[Fact]:
        """Who paid, who has an interest, and who looked it over."""
        study = self._study
        yield self.funding()
        yield self._fact("competing_interests", "Competing interests", study.competing_interests)
        yield self.peer_review()
        if study.ethics:
            yield self._prose("ethics", "Ethics", study.ethics)
        yield self._fact("data_availability", "Can others have the data?", study.data_availability)
        yield self.licence()

    def licence(self) -> Fact:
        """What others may do with the report."""
        licence = self._study.licence
        if licence is None:
            return self._fact("licence", "Licence", None)
        return Fact(
            term="Licence",
            link=Link(licence.name, licence.url or ""),
            notes=(licence.notes,) if licence.notes else (),
            quotes=self._quotes("licence"),
        )

    def _fact(self, field: str, term: str, value: str | None) -> Fact:
        if not value:
            return Fact(term=term, values=(self._absent(field, term),))
        return Fact(term=term, values=(value,), quotes=self._quotes(field))

    def _absent(self, field: str, term: str) -> str:
        """Say of what is missing that the source does not state it, when the record lists it so."""
        looked_for = {each.casefold() for each in self._study.not_stated}
        if looked_for.isdisjoint({field.replace("_", " "), term.casefold()}):
            return wording.NOT_RECORDED
        return f"Not stated in {wording.source_noun([self._study])}"

    def _prose(self, field: str, term: str, value: str | None) -> Fact:
        if not value:
            return self._fact(field, term, None)
        here = self._here or self._site.here(urls.study_path(self._study.id))
        return Fact(term=term, prose=self._site.prose(here, value), quotes=self._quotes(field))

    def _quotes(self, field: str) -> tuple[QuoteView, ...]:
        if self._here is None:
            return ()
        places = self._site.quotes.supporting(self._study.id, field)
        return quote_views(self._site, self._here, places)


def _funder(funding: Funding) -> str:
    award = f"award {funding.award}" if funding.award else ""
    return ", ".join(filter(None, (funding.funder, funding.programme, award)))
