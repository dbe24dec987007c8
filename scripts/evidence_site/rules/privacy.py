"""Nothing in a quote should identify the person who spoke, or who was spoken of."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus, QuotePlace, Study, Voice
from evidence_site.model.study import ParticipantUnit
from evidence_site.model.words import texts_of
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_quote, standing

_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]++@[\w-]++(?:\.[\w-]++)++")
_TELEPHONE = re.compile(
    r"(?<![\w/.,+-])(?:\+\d{1,3}[ .-]?(?:\(0\)[ .-]?)?|\(?0|(?=\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b))"
    r"\(?\d{1,5}\)?(?:[ -]?\d{2,5}){1,4}\b(?![/.-]\d)|(?<![\w/.,+-])\d{3}\.\d{3}\.\d{4}\b"
)
_DIGITS = re.compile(r"\d\d")
_FEWEST_DIGITS = 9
_TITLE = r"(?:Dr|Doctor|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev|Reverend)"
_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017d]"
_PERSON = re.compile(rf"\b{_TITLE}\b\.?\s+(?:{_CAPITAL}\.?\s+)*{_CAPITAL}[\w\u2019'-]*[^\W\d_]\b")
_ONLY_ONE = re.compile(r"^the\b|\b(?:only|sole)\b", re.IGNORECASE)
_SPOKEN = {Voice.PARTICIPANT, Voice.FIELD_NOTE}


@rule("QUO021", suppressible=True)
def contact_details(corpus: Corpus) -> Iterator[Violation]:
    """A quote holds an e-mail address or a telephone number.

    Why it matters:
    Whoever took part in the study was promised not to be found out. Even where a source printed such details, nobody
    needs them to understand the words.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Ring me on 020 7946 0018 when it is quiet
        source: lind2019
        locator: p. 12
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Ring me [...] when it is quiet
        source: lind2019
        locator: p. 12
        voice: author
    """
    for quote in standing(corpus):
        for path, text, _ in texts_of(quote.quote):
            found = _EMAIL.search(text) if "@" in text else None
            what = "an e-mail address" if found else "a telephone number"
            numbers = _TELEPHONE.finditer(text) if _DIGITS.search(text) else ()
            found = found or next((each for each in numbers if sum(map(str.isdigit, each[0])) >= _FEWEST_DIGITS), None)
            if found:
                fault = Fault(f"{what} stands in the quote", "leave it out: write `[...]` in its place")
                yield Violation(in_quote(quote, *path, span=found.span()), fault)


@rule("QUO022", Severity.WARNING)
def named_person(corpus: Corpus) -> Iterator[Violation]:
    """The words of a participant name a person.

    Why it matters:
    The person named has not agreed to be talked about, and colleagues can tell from the name who spoke. A made-up name
    that the source itself gives may stand: say so in `suppress`.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: I always eat with Dr Marsh
        source: lind2019
        locator: p. 12
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: I always eat with [a doctor]
        source: lind2019
        locator: p. 12
        voice: participant
        speaker:
          role: nurse
        permission:
          basis: participant-consent
        note: The name is left out.
    """
    for quote in standing(corpus):
        for path, text, _ in texts_of(quote.quote) if quote.quote.voice in _SPOKEN else ():
            for found in _PERSON.finditer(text):
                fault = Fault(
                    "a person is named in a participant's words",
                    "write `[...]` in place of the name, or who it is (`[a colleague]`) with a `note` that says so",
                )
                yield Violation(in_quote(quote, *path, span=found.span()), fault)


@rule("QUO023", Severity.WARNING)
def unique_role(corpus: Corpus) -> Iterator[Violation]:
    """A participant is described by a role that only one person in the study has.

    Why it matters:
    Whoever knows the place knows who spoke. The record of the study says how many there are in each group; a role of
    which there is one needs a wider name, such as the source gives to the whole group.

    Example:
    # references/studies/night-shift.yml
    participants:
      - group: nurses
        n: 18
        unit: people
      - group: night managers
        n: 1
        unit: people
    # findings/shared-time.yml
    quotes:
      - text: We never eat alone on nights
        source: okafor2021
        locator: Results, Breaks
        voice: participant
        speaker:
          role: Night manager

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: We never eat alone on nights
        source: okafor2021
        locator: Results, Breaks
        voice: participant
        speaker:
          role: porter
    """
    for quote in standing(corpus):
        speaker = quote.quote.speaker
        if speaker and is_lone(corpus, quote):
            fault = Fault(
                f"only one person in the study can be `{speaker.role}`",
                f"name a wider group that the source has; if it names the person with consent, {PUT_ASIDE}",
            )
            yield Violation(in_quote(quote, "speaker", "role"), fault)


def is_lone(corpus: Corpus, place: QuotePlace) -> bool:
    """Whether a quote's speaker has a role that only one person in the study has."""
    speaker = place.quote.speaker
    if speaker is None:
        return False
    studies = (corpus.study[each] for each in corpus.studies_by_report.get(place.quote.source, ()))
    role = _singular(speaker.role)
    return _ONLY_ONE.search(speaker.role) is not None or any(role in _lone_groups(each) for each in studies)


def _lone_groups(study: Study) -> frozenset[str]:
    people = {ParticipantUnit.PEOPLE, ParticipantUnit.INTERVIEWS}
    return frozenset(_singular(each.group) for each in study.participants if each.n == 1 and each.unit in people)


def _singular(group: str) -> str:
    return group.casefold().strip().removesuffix("s")


RULES = (contact_details, named_person, unique_role)
