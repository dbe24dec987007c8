"""The strip of facts below the short answer, each a link to the words or the page that it rests on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidence_site import english, urls, wording
from evidence_site.model import Study, StudyId
from evidence_site.model.appraisal import Basis
from evidence_site.model.study import Participants, ParticipantUnit
from evidence_site.sections.key_facts import whose_findings
from evidence_site.sections.links import Link
from evidence_site.sections.quotes import quote_link
from evidence_site.urls import Here
from evidence_site.website.confidence import confidence_in
from evidence_site.website.site import Site

CHECKS = "checks"
"""The anchor of the part of the page about the site that tells what is checked, and what is judged."""
NOT_YET = "not yet"
MOST_NAMED = 3
"""The most people who are named; of more, the page about the site tells."""


_Told = tuple[str, str, bool]


class StripFact(NamedTuple):
    """A fact, and whether it is a limit that readers must not miss."""

    link: Link
    is_limit: bool


def strip(site: Site, here: Here, methods: Link | None) -> tuple[StripFact, ...]:
    """Return the facts of the one study, or of all studies of a synthesis.

    Args:
        site: the site.
        here: the page that has the strip.
        methods: the link to how the studies were found, if the site tells it.
    """
    facts = _of_study(site, here, site.included[0]) if site.synthesis.is_single_study else _of(site, here, methods)
    return tuple(StripFact(Link(text, url), is_limit) for text, url, is_limit in facts)


def _of_study(site: Site, here: Here, study: Study) -> Iterator[_Told]:
    own = urls.study_path(study.id)
    if study.participants:
        yield (
            took_part(study.participants),
            _words(site, here, study.id, "participants") or here.to(own, "people"),
            False,
        )
    if study.sites:
        place = _words(site, here, study.id, "sites") or here.to(own, "place")
        yield f"{study.sites.n} {study.sites.kind}", place, False
    collection = study.data_collection
    if collection and (dates := wording.years(collection.from_, collection.to)):
        yield dates, _words(site, here, study.id, "data_collection") or here.to(own, "place"), False
    yield (
        f"{wording.basis_sentence(site.included)} {whose_findings(site)}",
        here.to(own, "read"),
        study.basis is Basis.ABSTRACT,
    )
    wording_of = _reviewed(site)
    yield f"Our wording: {wording_of}", here.to(urls.ABOUT, CHECKS), wording_of.startswith(NOT_YET)


def _of(site: Site, here: Here, methods: Link | None) -> Iterator[_Told]:
    synthesis, studies = site.synthesis, here.to(urls.STUDIES)
    how = methods.url if methods else studies
    sampling = synthesis.flow.sampling if synthesis.flow else None
    number = f"{len(site.included)} {english.plural(len(site.included), 'study', 'studies')}"
    sampled = f" ({sampling.sampled} sampled from {sampling.eligible_studies} eligible)" if sampling else ""
    yield f"{number}{sampled}", how if sampling else studies, False
    if synthesis.searches_to:
        yield f"Searches to {wording.day(synthesis.searches_to)}", how, False
    abstracts = any(each.basis is Basis.ABSTRACT for each in site.included)
    yield _read(site.included), studies, abstracts
    if site.published:
        assessed = sum(confidence_in(each).assessment is not None for each in site.published)
        noun = english.plural(len(site.published), synthesis.labels.finding, synthesis.labels.findings)
        yield f"Confidence assessed for {assessed} of {len(site.published)} {noun}", here.to(urls.FINDINGS), False
        agreed = _agreed(site)
        yield f"Our wording: {agreed}", here.to(urls.ABOUT, CHECKS), agreed.startswith(NOT_YET)


def took_part(groups: Sequence[Participants]) -> str:
    """Return who took part, with our sum: `14 bakers and 5 drivers (19 people: our sum)`."""
    if any(each.unit is not ParticipantUnit.PEOPLE for each in groups):
        return wording.participants(groups)
    names = [each.group.split() for each in groups]
    is_shared = len(groups) > 1 and len({each[-1] for each in names}) == 1 and all(len(each) > 1 for each in names)
    last = len(groups) - 1
    told = [
        f"{each.n} {' '.join(name[:-1] if is_shared and at < last else name)}"
        for at, (each, name) in enumerate(zip(groups, names, strict=True))
    ]
    ours = f" ({sum(each.n for each in groups)} people: our sum)" if len(groups) > 1 else ""
    return f"{english.listed(told)}{ours}"


def _words(site: Site, here: Here, study: StudyId, field: str) -> str:
    """Return the address of the words that support a field; empty if none do."""
    places = site.quotes.supporting(study, field)
    return quote_link(site, here, places[0]).url if places else ""


def _read(studies: Sequence[Study]) -> str:
    """Return how many studies were read in full: `2 read in full, 10 from abstracts only`."""
    abstracts = sum(each.basis is Basis.ABSTRACT for each in studies)
    full = len(studies) - abstracts
    if not full:
        return "All read from abstracts only" if abstracts > 1 else "Read from its abstract only"
    if not abstracts:
        return "All read in full" if full > 1 else "Read in full"
    return f"{full} read in full, {abstracts} from {'abstracts' if abstracts > 1 else 'its abstract'} only"


def _reviewed(site: Site) -> str:
    """Return whether anyone has judged if our words are fair: `not yet reviewed by anyone`."""
    by = dict.fromkeys(each.paraphrase_review.by for each in site.published if each.paraphrase_review)
    return _by(site, "reviewed", sum(each.paraphrase_review is not None for each in site.published), tuple(by))


def _agreed(site: Site) -> str:
    """Return who agreed on the statements of a synthesis: `agreed by A. Reed and B. Okafor`."""
    by = dict.fromkeys(name for each in site.published for name in each.agreed_by)
    if not by:
        return _reviewed(site)
    return _by(site, "agreed", sum(bool(each.agreed_by) for each in site.published), tuple(by))


def _by(site: Site, what: str, number: int, names: Sequence[str]) -> str:
    labels, total = site.synthesis.labels, len(site.published)
    if not number:
        return f"{NOT_YET} {what} by anyone"
    some = (
        "" if number == total else f" for {number} of {total} {english.plural(total, labels.finding, labels.findings)}"
    )
    shown = names if len(names) <= MOST_NAMED else (*names[:MOST_NAMED], "others")
    return f"{what}{some} by {english.listed(list(shown))}"
