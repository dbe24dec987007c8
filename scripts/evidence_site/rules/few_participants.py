"""A description that fits few people names them to whoever knows the place: fewer than five are too few to hide among.

Publishers of statistics suppress counts below a threshold of 3 to 10, most often 5 (Hundepool et al., Statistical
Disclosure Control, 2012, section 4.2). Role, attributes and context are counted together, as readers put them together.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidence_site import english
from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, FindingId, QuotePlace, RecordKind, Study, StudyId
from evidence_site.model.study import ParticipantUnit
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_quote, is_published, standing
from evidence_site.rules.privacy import is_lone

FEWEST = 5
_WORD = re.compile(r"\w+")

_Everywhere = Mapping[StudyId, Mapping[str, set[str]]]
"""By study and facet, the values that the study has in all findings."""


@rule("QUO028", Severity.ADVICE)
def few_participants(corpus: Corpus) -> Iterator[Violation]:
    """What the site says of a speaker fits fewer than five recorded participants; their words are published already.

    Why it matters:
    Role, attributes and context are each harmless, and together they may fit one person. The source made that choice
    for its readers; a site that search engines read, and that joins several quotes of one speaker, makes it anew.
    The number is counted from `participants` of the study: groups in people whose names hold the role's words. Of
    what no group's name says, the number is unknown; a role alone of which it is unknown is let pass.

    Example:
    # references/studies/night-shift.yml
    participants:
      - group: porters
        n: 3
        unit: people
    # findings/shared-time.yml
    quotes:
      - text: We never eat alone on nights
        source: okafor2021
        locator: Results, Breaks
        voice: participant
        speaker:
          role: porter

    Use instead:
    # references/studies/night-shift.yml
    participants:
      - group: porters
        n: 6
        unit: people
    # findings/shared-time.yml
    quotes:
      - text: We never eat alone on nights
        source: okafor2021
        locator: Results, Breaks
        voice: participant
        speaker:
          role: porter
    """
    return (violation for place, violation in _too_few(corpus) if is_published(corpus, place))


@rule("QUO029", suppressible=True)
def few_participants_unpublished(corpus: Corpus) -> Iterator[Violation]:
    """What the site says of a speaker fits fewer than five recorded participants, and no source published the words.

    Why it matters:
    Nobody but this site would show these words with this description. Whoever knows the place could tell who spoke.
    Where a participant agreed to be recognised, say so in `suppress`. How it is counted: see QUO028.

    Example:
    # references/studies/night-shift.yml
    reports: [okafor2021, lind2019]
    participants:
      - group: nurses
        n: 4
        unit: people
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent

    Use instead:
    # references/studies/night-shift.yml
    reports: [okafor2021, lind2019]
    participants:
      - group: hospital staff
        n: 31
        unit: people
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: hospital staff
        permission:
          basis: participant-consent
    """
    return (violation for place, violation in _too_few(corpus) if not is_published(corpus, place))


@dataclass(frozen=True)
class _Described:
    """All that the site says of one speaker of a study."""

    role: str
    attributes: Mapping[str, None]
    contexts: Mapping[str, None]
    is_joined: bool
    """Whether several quotes together say it."""

    @property
    def details(self) -> tuple[str, ...]:
        return (*self.attributes, *self.contexts)


def _too_few(corpus: Corpus) -> Iterator[tuple[QuotePlace, Violation]]:
    """Yield a fault for each speaker of a record who is described too closely, at the first quote."""
    spoken: dict[tuple[StudyId, str], list[QuotePlace]] = {}
    for place in standing(corpus):
        for study in corpus.studies_by_report.get(place.quote.source, ()) if place.quote.speaker else ():
            speaker = place.quote.speaker
            same = speaker.id if speaker and speaker.id else place.ref
            spoken.setdefault((study, same), []).append(place)
    everywhere = _contexts_everywhere(corpus)
    for (study, _), places in spoken.items():
        told: set[tuple[str, bool]] = set()
        for place in places:
            about = (place.record.id, is_published(corpus, place))
            if about not in told and not is_lone(corpus, place):
                told.add(about)
                yield from _counted(corpus, everywhere, corpus.study[study], place, places)


def _counted(
    corpus: Corpus, everywhere: _Everywhere, study: Study, place: QuotePlace, places: list[QuotePlace]
) -> Iterator[tuple[QuotePlace, Violation]]:
    described = _described(corpus, everywhere, study, place, places)
    number = _fitting(study, described)
    # A role alone, as the source printed it, says no more than what is known of most speakers.
    is_plain = number is None and not described.details and is_published(corpus, place)
    if (number is None or number < FEWEST) and not is_plain:
        yield place, Violation(in_quote(place, "speaker", "role"), _fault(study, described, number))


def _described(
    corpus: Corpus, everywhere: _Everywhere, study: Study, place: QuotePlace, places: list[QuotePlace]
) -> _Described:
    attributes: dict[str, None] = {}
    contexts: dict[str, None] = {}
    for each in places:
        attributes |= dict.fromkeys(each.quote.speaker.attributes.values() if each.quote.speaker else ())
        contexts |= dict.fromkeys(_contexts(corpus, everywhere, study, each))
    role = place.quote.speaker.role if place.quote.speaker else ""
    return _Described(role, attributes, contexts, len(places) > 1)


def _contexts(corpus: Corpus, everywhere: _Everywhere, study: Study, place: QuotePlace) -> Iterator[str]:
    """Yield the contexts of a study in the quote's finding that tell a part of the study from the rest.

    A context that the study has in every finding is true of all who took part, and so tells nobody apart; in a study
    of one site, a place that the study names does not either.
    """
    if place.record.kind is not RecordKind.FINDING:
        return
    finding = corpus.finding[FindingId(place.record.id)]
    for evidence in finding.evidence:
        if evidence.study == study.id:
            for facet, values in evidence.contexts.items():
                is_part = set(values) < everywhere[study.id][facet]
                if is_part and not (study.sites and study.sites.n == 1 and len(values) != 1):
                    yield from values


def _contexts_everywhere(corpus: Corpus) -> _Everywhere:
    """Return every value that a facet has in any finding that rests on a study."""
    everywhere: defaultdict[StudyId, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for evidence in (each for finding in corpus.findings for each in finding.evidence):
        for facet, values in evidence.contexts.items():
            everywhere[evidence.study][facet].update(values)
    return everywhere


def _fitting(study: Study, described: _Described) -> int | None:
    """Return how many recorded participants fit a description; None if that is not recorded."""
    people = [each for each in study.participants if each.unit is ParticipantUnit.PEOPLE]
    role = _words(described.role)
    details = [each for each in map(_words, described.details) if not each <= role]
    groups = [each for each in people if role <= _words(each.group)]
    if not details:
        groups = [each for each in groups if _words(each.group) == role] or groups
        return sum(each.n for each in groups) if groups else None
    # Groups that share a detail may hold the same people, and so are not added up.
    for detail in details:
        groups = [each for each in groups if detail <= _words(each.group)]
    return max((each.n for each in groups), default=None)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, so that a plural is the word that it is of: `Night nurses` holds `nurse`."""
    return frozenset(each.removesuffix("s") for each in _WORD.findall(text.casefold()))


def _fault(study: Study, described: _Described, number: int | None) -> Fault:
    details = english.listed([f"`{each}`" for each in (described.role, *described.details)])
    joined = ", put together from several quotes" if described.is_joined and described.details else ""
    if number is None:
        counted = f"nothing records how many participants of `{study.id}` are"
    else:
        fit, are = ("participant", "is") if number == 1 else ("participants", "are")
        counted = f"only {number} recorded {fit} of `{study.id}` {are}"
    message = f"this speaker may be recognised: {counted} described by {details}{joined}"
    if described.details:
        left = f"leave out {english.listed([f'`{each}`' for each in described.details], 'or')}"
    else:
        left = "name a wider group that the source has"
    record = "" if number else f", or record the group and its number in `participants` of `{study.id}`"
    return Fault(message, f"{left}{record}; if nobody can be recognised, or this person agreed to be, {PUT_ASIDE}")


RULES = (few_participants, few_participants_unpublished)
