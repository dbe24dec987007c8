"""Whose words a quote holds: participants are named as the source names them, and have agreed."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault
from evidence_site.model import Corpus, Voice
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_quote, is_published, standing


@rule("QUO011")
def speaker_of_no_speech(corpus: Corpus) -> Iterator[Violation]:
    """A quote has a speaker, but its words are not a participant's.

    Why it matters:
    An author's sentence under a participant's name would be taken for what that person said.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
        speaker:
          role: porter

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place in corpus.quotes:
        if place.quote.speaker and place.quote.voice is not Voice.PARTICIPANT:
            fault = Fault(
                f"the quote has a speaker, but its voice is `{place.quote.voice}`",
                "delete `speaker`, or write `voice: participant` if a participant said the words",
            )
            yield Violation(in_quote(place, "speaker"), fault)


@rule("QUO012", suppressible=True)
def participant_without_speaker(corpus: Corpus) -> Iterator[Violation]:
    """A participant's words do not say who spoke.

    Why it matters:
    What a porter says weighs differently from what a director says. The role is given in the source's own words.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: We never eat alone on nights
        source: okafor2021
        locator: Results, Breaks
        voice: participant

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
    for place in standing(corpus):
        if place.quote.voice is Voice.PARTICIPANT and not place.quote.speaker:
            fault = Fault(
                "the quote does not say which participant spoke",
                "add `speaker:` and, indented below it, `role: …` with the role that the source gives; "
                "if the authors wrote the words, write `voice: author`",
            )
            yield Violation(in_quote(place, "voice"), fault)


@rule("QUO013")
def participant_without_consent(corpus: Corpus) -> Iterator[Violation]:
    """A participant's words are not known to be published, and nothing says that they may be.

    Why it matters:
    People who take part in research decide whether their words are shown. Words found in the published text of a
    source need no more; all others need the ground on which they are shown.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: I eat when I can
        source: lind2019
        locator: Interview 4
        voice: participant
        speaker:
          role: nurse

    Use instead:
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
          private_reference: Consent form, item 6
    """
    for place in corpus.quotes:
        quote = place.quote
        if quote.voice is Voice.PARTICIPANT and not quote.permission and not is_published(corpus, place):
            fault = Fault(
                "nothing says why these words of a participant may be shown",
                "add `permission:` and, indented below it, `basis: …` with one of "
                "`published-in-source`, `participant-consent`, `ethics-approval-without-consent`",
            )
            yield Violation(in_quote(place), fault)


@rule("QUO019")
def unattributed_translation(corpus: Corpus) -> Iterator[Violation]:
    """A quote is translated, but it does not say from which language, or by whom.

    Why it matters:
    A translation is an interpretation. Readers should know whose it is.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Breaks are when we talk.
        original_text: Teams that shared their breaks passed on news sooner
        original_language: en
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Breaks are when we talk.
        original_text: Teams that shared their breaks passed on news sooner
        original_language: en
        translated_by: editors
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place in corpus.quotes:
        quote = place.quote
        fields = {"original_language": quote.original_language, "translated_by": quote.translated_by}
        missing = " and ".join(f"`{name}`" for name, value in fields.items() if not value)
        if quote.original_text and missing:
            fault = Fault(f"the translated quote lacks {missing}", f"add {missing}")
            yield Violation(in_quote(place, "original_text"), fault)


RULES = (speaker_of_no_speech, participant_without_speaker, participant_without_consent, unattributed_translation)
