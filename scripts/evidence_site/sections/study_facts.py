"""The record of a study as facts, each with the quotes that support it."""

from collections.abc import Iterator
from dataclasses import replace

from evidence_site import wording
from evidence_site.english import listed, plural
from evidence_site.model import Study
from evidence_site.model.study import Funding, NotedBy
from evidence_site.sections.facts import Fact, facet_fact
from evidence_site.sections.links import Link
from evidence_site.sections.people import sentence
from evidence_site.sections.quotes import QuoteView, quote_views
from evidence_site.urls import Here
from evidence_site.website.site import Site

NOTED_BY = {NotedBy.AUTHORS: "The authors say", NotedBy.EDITORS: "The editors of this site say"}


class StudyFacts:
    """The facts of a study, for the page `here`."""

    def __init__(self, site: Site, study: Study, here: Here) -> None:
        self._site = site
        self._here = here
        self._study = study

    def aim(self) -> Iterator[Fact]:
        """The aim of the study, and its background."""
        yield self._prose("aims", "Aim", self._study.aims)
        if self._study.background:
            yield self._prose("background", "Background", self._study.background)

    def people(self) -> Fact:
        """The participants."""
        participants = self._study.participants
        return self._fact("participants", "People", sentence(participants) if participants else None)

    def place(self) -> Iterator[Fact]:
        """The setting, the places and the countries."""
        study = self._study
        yield self._fact("setting", "Setting", study.setting)
        if study.sites:
            yield self._fact("sites", "Places studied", f"{study.sites.n} {study.sites.kind}")
        if study.countries:
            term = plural(len(study.countries), "Country", "Countries")
            yield self._fact("countries", term, listed(study.countries))

    def dates(self) -> Fact:
        """The dates of data collection."""
        collection = self._study.data_collection
        dates = wording.years(collection.from_, collection.to) if collection else None
        return self._fact("data_collection", "Dates", dates)

    def design(self) -> Fact:
        """The study design."""
        return self._fact("design", "Type of evidence", self._study.design)

    def method(self) -> Iterator[Fact]:
        """The design, data collection and analysis."""
        study = self._study
        yield self.design()
        if study.methodology:
            yield self._fact("methodology", "Methodology", study.methodology)
        yield from self._written(theory="Theory", sampling="Sampling", recruitment="Recruitment")
        method = study.data_collection.method if study.data_collection else None
        yield self._fact("data_collection", "Data collection", method)
        if study.analysis:
            yield self._prose("analysis", "Analysis", study.analysis)
        yield from self._written(reflexivity="What its authors say of their own standpoint")

    def limitations(self) -> Iterator[Fact]:
        """The limitations, and who notes them."""
        for each in self._study.limitations:
            field = "limitations" if each.noted_by is NotedBy.AUTHORS else ""
            yield self._prose(field, NOTED_BY[each.noted_by], each.text)

    def peer_review(self) -> Fact:
        """The peer review of the report."""
        return self._fact("peer_review", "Peer review", self._study.peer_review)

    def funding(self) -> Fact:
        """The funders, always with their disclaimers."""
        funding = self._study.funding
        return Fact(
            term="Funding",
            values=tuple(map(funder_line, funding)) or (self._absent("funding", "Funding"),),
            quoted=tuple(each.statement for each in funding if each.statement),
            quotes=self._quotes("funding"),
        )

    def conduct(self) -> Iterator[Fact]:
        """Funding, interests, reviews, availability of data, and licence."""
        study = self._study
        yield self.funding()
        yield self._fact("competing_interests", "Competing interests", study.competing_interests)
        yield self.peer_review()
        yield from self._written(ethics_approval="Ethics approval", participant_consent="Participants' consent")
        yield self._fact("data_availability", "Can others have the data?", study.data_availability)
        yield self.licence()

    def described(self) -> Iterator[Fact]:
        """How the synthesis describes the study: by its facets, in the team's columns, and by how rich its data are."""
        study, synthesis = self._study, self._site.synthesis
        for facet, values in study.facets.items():
            known = synthesis.facets.get(facet)
            stated = () if known and known.is_coded_by_editors else self._quotes("facets")
            yield replace(facet_fact(self._site, facet, values), quotes=stated)
        for name, column in synthesis.study_columns.items():
            if name in study.characteristics:
                text = study.characteristics[name]
                yield Fact(term=column.title, values=(text,), notes=(f"{wording.CODED_BY_EDITORS}.",))
        if study.data_richness:
            prose = self._site.prose(self._here, study.data_richness)
            yield Fact(term="How rich are its data?", prose=prose, notes=("The editors' judgement.",))

    def licence(self) -> Fact:
        """The licence of the report."""
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
        """Return `Not stated in …` if the record lists a missing value so, else `Not recorded here`."""
        looked_for = {each.casefold() for each in self._study.not_stated}
        if looked_for.isdisjoint({field.replace("_", " "), term.casefold()}):
            return wording.NOT_RECORDED
        return f"Not stated in {wording.source_noun([self._study])}"

    def _prose(self, field: str, term: str, value: str | None) -> Fact:
        if not value:
            return self._fact(field, term, None)
        return Fact(term=term, prose=self._site.prose(self._here, value), quotes=self._quotes(field))

    def _written(self, **terms: str) -> Iterator[Fact]:
        """Yield a fact for each prose field that the record has, by its name."""
        for field, term in terms.items():
            value = getattr(self._study, field)
            if value:
                yield self._prose(field, term, value)

    def _quotes(self, field: str) -> tuple[QuoteView, ...]:
        places = self._site.quotes.supporting(self._study.id, field)
        return quote_views(self._site, self._here, places)


def funder_line(funding: Funding) -> str:
    """Return a funder, with the programme and the award as far as they are recorded."""
    award = f"award {funding.award}" if funding.award else ""
    return ", ".join(filter(None, (funding.funder, funding.programme, award)))
