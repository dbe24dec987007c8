"""The evidence at a glance: numbers, each with the quotes that support it, and a summary to copy."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_site import english, wording
from evidence_site.model import Study
from evidence_site.sections.links import Link
from evidence_site.sections.quotes import quote_link
from evidence_site.urls import Here
from evidence_site.website.site import Site


@dataclass(frozen=True, kw_only=True)
class KeyFact:
    """A number or a few words, with their term and links to the quotes that support them."""

    value: str
    term: str
    is_long: bool = False
    quotes: tuple[Link, ...] = ()


def key_facts(site: Site, here: Here) -> tuple[KeyFact, ...]:
    """Return the numbers of the one study, or of all studies of a synthesis."""
    if site.synthesis.is_single_study:
        return tuple(_of_study(site, here, site.included[0]))
    return tuple(_of_studies(site))


def _of_study(site: Site, here: Here, study: Study) -> Iterator[KeyFact]:
    def quotes_for(field: str) -> tuple[Link, ...]:
        return tuple(quote_link(site, here, each) for each in site.quotes.supporting(study.id, field))

    for each in study.participants:
        term = wording.UNITS[each.unit].format(group=each.group)
        yield KeyFact(value=str(each.n), term=term, quotes=quotes_for("participants"))
    if study.sites:
        yield KeyFact(value=str(study.sites.n), term=study.sites.kind, quotes=quotes_for("sites"))
    collection = study.data_collection
    if collection and (dates := wording.years(collection.from_, collection.to)):
        yield KeyFact(value=dates, term="dates of the study", is_long=True, quotes=quotes_for("data_collection"))


def _of_studies(site: Site) -> Iterator[KeyFact]:
    labels = site.synthesis.labels
    yield KeyFact(value=str(len(site.included)), term="studies included")
    yield KeyFact(value=str(len(site.published)), term=labels.findings)
    countries = sorted({country for each in site.included for country in each.countries})
    without = sum(not each.countries for each in site.included)
    rest = f"; none recorded for {wording.counted(without, 'study', 'studies')}" if without else ""
    if countries:
        noun = "country" if len(countries) == 1 else "countries"
        yield KeyFact(value=str(len(countries)), term=f"{noun} (our count): {english.listed(countries)}{rest}")


def eyebrow(studies: Sequence[Study]) -> str:
    """Return what kind of evidence the site is: `Evidence summary · one qualitative interview study`."""
    return f"Evidence summary · {_evidence(studies)}"


def kind_of_evidence(site: Site) -> str:
    """Return what kind of evidence the site is: `One qualitative interview study`, or `A synthesis of two studies`."""
    if site.synthesis.is_single_study:
        return wording.capitalised(_evidence(site.included))
    return f"A synthesis of {wording.counted(len(site.included), 'study', 'studies')}"


def whose_findings(site: Site) -> str:
    """Return a sentence on whose findings and words the site has."""
    if site.synthesis.is_single_study:
        whose = "The authors' findings"
    else:
        whose = f"The {site.synthesis.labels.findings} are our synthesis of what the authors report"
    return f"{whose}, in our words except where quoted."


def basis(site: Site) -> str:
    """Return a sentence on which texts were read, and one on whose findings and words the site has."""
    return f"{wording.basis_sentence(site.included)} {whose_findings(site)}"


def summary(site: Site) -> str:
    """Return the short answer with its caveat and its source, to be copied."""
    synthesis = site.synthesis
    kind = f"Evidence from {_evidence(site.included)}, {_read(site.included)}."
    limits = english.listed(synthesis.not_designed_to_show, "or")
    caveat = f"{wording.of_this_kind(len(site.included))} not designed to show {limits}." if limits else ""
    return " ".join(filter(None, (synthesis.short_answer, kind, caveat, _source(site))))


def _evidence(studies: Sequence[Study]) -> str:
    if len(studies) > 1:
        return wording.counted(len(studies), "study", "studies")
    return f"one {wording.uncapitalised(studies[0].design or 'study')}"


def _read(studies: Sequence[Study]) -> str:
    return wording.uncapitalised(wording.basis_sentence(studies).rstrip(".")).replace("from", "read from", 1)


def _source(site: Site) -> str:
    if not site.synthesis.is_single_study:
        return f"Source: {wording.sentence(site.synthesis.title)}"
    entry = site.entries[site.included[0].main_report]
    where = entry.doi.url if entry.doi else entry.url
    return f"Source: {', '.join(filter(None, (entry.short, where)))}"
