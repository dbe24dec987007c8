"""What is said of quotes that are not in their source as they stand, and of omissions and words before a quote."""

from collections.abc import Iterator

import pytest

from evidence_site.load.sources import parse_source
from evidence_site.model import CiteKey, Corpus, Verdict
from evidence_site.rule import Violation
from evidence_site.rules import insertions, mismatch, omissions, quotes
from evidence_site.rules.places import PUT_ASIDE
from rules.nights import QUOTE, corpus

TEXT = """\
Porters and tea, printed by the Fictional Press.

# Results

The porters of 1,350 wards drank 2.5 kg a night, between 3:15 and 4:45.

They leaned on tea8 and on talk, on bread\u00b9 and on luck; a spoon weighs 9 \u00b5g.

They spoke of a handover that no sche-
dule has. They spoke of it often.

They spoke of it often.

The p\u043erters laughed until dawn.

# Tea is the handover

Tea\u2026 then talk. The sisters never drank any, nor did the matron of the ward below.
"""
TRANSCRIPT = """\
Transcript: N04 = participant, N05 = participant, INT = interviewer

# Interview

The kettle was on when we began.

INT: Who takes the last break?
N04: Whoever is new here.
N05 (0:12): Nobody does on Fridays.

INT: Thank you.
"""
ALL_RULES = (*quotes.RULES, *insertions.RULES, *omissions.RULES)
PRIVATE = (
    "the quote does not match the private text of `okafor2021`",
    "compare its words and its locator with that text",
)


def read(text: str, *, private: bool = False, source: str = TEXT, **fields: object) -> Corpus:
    """Return a corpus with one quote from one source."""
    of_source = parse_source(CiteKey("okafor2021"), source, private=private)
    return corpus({"quotes": [QUOTE | {"text": text} | fields]}, source=of_source)


def faults(records: Corpus) -> Iterator[tuple[str, Violation]]:
    return ((rule.code, each) for rule in ALL_RULES for each in rule(records))


def words(records: Corpus) -> list[tuple[str, ...]]:
    return [(code, each.fault.message, each.fault.help, *each.fault.notes) for code, each in faults(records)]


def only(records: Corpus) -> tuple[str, ...]:
    (found,) = words(records)
    return found


COPY = "copy the words letter for letter; write an omission as `[...]` and an insertion as `[word]`"


@pytest.mark.parametrize(
    ("text", "cut", "whole", "passage"),
    [
        ("The porters of 1", "1", "1,350", "The porters of \u00bb1,350\u00ab"),
        ("wards drank 2", "2", "2.5 kg", "wards drank \u00bb2.5 kg\u00ab"),
        ("5 kg a night", "5 kg", "2.5 kg", "\u00bb2.5 kg\u00ab a night"),
        ("between 3", "3", "3:15", "between \u00bb3:15\u00ab"),
    ],
)
def test_a_number_that_a_quote_cuts_is_shown_whole(text: str, cut: str, whole: str, passage: str) -> None:
    message = f"the quote has `{cut}` where `okafor2021` has `{whole}`"
    assert only(read(text)) == ("QUO001", message, COPY, f"nearest passage of the source: {passage}")


@pytest.mark.parametrize(
    ("text", "message", "first", "second"),
    [
        (
            "The porters laughed until dawn",
            "the quote has `porters` where `okafor2021` has `p\u043erters`",
            "U+006F (latin small letter o)",
            "U+043E (cyrillic small letter o)",
        ),
        (
            "a spoon weighs 9 \u03bcg",
            "the quote has `9 \u03bcg` where `okafor2021` has `9 \u00b5g`",
            "U+03BC (greek small letter mu)",
            "U+00B5 (micro sign)",
        ),
        (
            "The \u0440\u043erters laughed until dawn",
            "the quote has `\u0440\u043erters` where `okafor2021` has `p\u043erters`",
            "U+0440 (cyrillic small letter er)",
            "U+0070 (latin small letter p)",
        ),
    ],
)
def test_letters_that_look_alike_are_named(text: str, message: str, first: str, second: str) -> None:
    note = f"they look alike, but the first has {first}, and the second {second}"
    code, shown, cure, *notes = only(read(text))
    assert (code, shown, cure, notes[0], len(notes)) == ("QUO001", message, COPY, note, 2)


@pytest.mark.parametrize("text", ["the Porters of 1,350 wards", "Tea \u2026 then talks"])
def test_letters_that_look_different_are_not_named(text: str) -> None:
    assert [each for each in only(read(text, locator="Results"))[3:] if "alike" in each] == []


def test_a_hyphen_does_not_look_like_a_space() -> None:
    code, message, _, *notes = only(
        read("after the check up they sat", source="# Results\n\nSo after the check-up they sat.\n")
    )
    assert (code, message) == ("QUO001", "the quote has `check up` where `okafor2021` has `check-up`")
    assert len(notes) == 1


def test_a_capital_with_an_accent_does_not_look_like_its_small_letter() -> None:
    found = only(read("\u00c9t\u00e9 is a ward", source="# Results\n\n\u00e9t\u00e9 is a ward.\n"))
    assert [each for each in found if "alike" in each] == []


@pytest.mark.parametrize("text", ["They leaned on tea", "leaned on tea [...] and on talk"])
def test_a_notes_number_that_sticks_to_a_word_is_named(text: str) -> None:
    code, message, cure, _ = only(read(text))
    assert (code, message) == ("QUO001", "the quote has `tea` where `okafor2021` has `tea8`")
    assert cure == "if `8` is a note's number, take it out of the source's text: print sets it above the line"


def test_a_raised_notes_number_is_no_part_of_the_word_before_it() -> None:
    assert words(read("on bread")) == words(read("on bread [...] and on luck")) == []


def test_a_hyphen_that_came_along_with_the_end_of_a_line_is_named() -> None:
    message = "the hyphen in `sche- dule` is only the end of a printed line"
    assert only(read("a handover that no sche- dule has")) == ("QUO001", message, "write `schedule`")
    assert words(read("a handover that no schedule has")) == []


def test_words_above_the_first_heading_are_said_to_stand_there() -> None:
    message = "the quoted words stand above the first heading of `okafor2021`, in what is said about the text"
    found = only(read("printed by the Fictional Press"))
    assert found == ("QUO001", message, "if they belong to the text, put a heading above them")


def test_words_of_a_heading_are_said_to_stand_there() -> None:
    message = "the quoted words stand in a heading of `okafor2021`: `# Tea is the handover`"
    cure = "if that line is no heading, join it to the line before it in the source's text"
    assert only(read("Tea is the handover")) == ("QUO001", message, cure)


def spoken(text: str, label: str = "N04", *, voice: str = "participant", private: bool = False) -> Corpus:
    speaker = {"speaker": {"id": label, "role": "nurse"}} if voice == "participant" else {}
    return read(text, source=TRANSCRIPT, locator="Interview", voice=voice, private=private, **speaker)


TURNS = {
    "the interviewer's": (
        spoken("Who takes the last break?"),
        "the quoted words are the interviewer's in `okafor2021`",
        "quote what a participant says",
    ),
    "the interviewer's, as the authors'": (
        spoken("Thank you", voice="author"),
        "the quoted words are the interviewer's in `okafor2021`",
        "quote what a participant says",
    ),
    "another participant's": (
        spoken("Nobody does on Fridays."),
        "`N05` says the quoted words in `okafor2021`, not `N04`",
        "correct `speaker` or the quote",
    ),
    "a participant's, as the authors'": (
        spoken("Nobody does on Fridays.", voice="author"),
        "`N05` says the quoted words in `okafor2021`",
        "write `voice: participant`",
    ),
    "nobody's, as a participant's": (
        spoken("The kettle was on"),
        "the quoted words stand in no participant's turn of `okafor2021`",
        "quote a participant, or correct the labels in references/sources/okafor2021.txt",
    ),
}


@pytest.mark.parametrize(("records", "message", "cure"), TURNS.values(), ids=TURNS)
def test_words_of_a_turn_are_nobody_elses(records: Corpus, message: str, cure: str) -> None:
    assert only(records) == ("QUO001", message, cure)


def test_an_omission_joins_no_two_turns() -> None:
    code, message, cure, *_ = only(spoken("Whoever is new here. [...] Nobody does"))
    assert (code, message) == ("QUO001", "`Nobody does` does not follow there in one turn of `okafor2021`")
    assert cure == "`[...]` joins words of one turn, in the source's order: otherwise make two quotes"


@pytest.mark.parametrize("label", ["N05", "P99"])
def test_words_of_ones_own_turn_are_verified_whatever_other_labels_there_are(label: str) -> None:
    """A speaker that the transcript does not name may be any participant of it, under a name for publication."""
    assert words(spoken("Nobody does on Fridays.", label)) == []


PRIVATE_QUOTES = {
    "other words": {"text": "Whoever is old here."},
    "no such words": {"text": "quarterly figures of the board"},
    "the interviewer's words": {"text": "Who takes the last break?"},
    "another participant's words": {"text": "Nobody does on Fridays."},
    "words outside all turns": {"text": "The kettle was on"},
    "words of another section": {"text": "Whoever is new here.", "locator": "Results"},
    "words of another paragraph": {"text": "Whoever is new here.", "locator": "Interview, paragraph 1"},
    "an omission that leaves nothing out": {"text": "Whoever is [...] new here."},
    "dots without brackets": {"text": "Whoever ... here."},
    "words of a heading": {"text": "Interview"},
    "words above the first heading": {"text": "N05 = participant"},
    "two turns joined": {"text": "Whoever is new here. [...] Nobody does"},
    "part of a word": {"text": "Who"},
}


@pytest.mark.parametrize("fields", PRIVATE_QUOTES.values(), ids=PRIVATE_QUOTES)
def test_of_a_private_source_one_thing_is_said_whatever_the_cause(fields: dict[str, str]) -> None:
    speaker = {"id": "N04", "role": "nurse"}
    given = {"voice": "participant", "speaker": speaker, "locator": "Interview"} | fields
    records = read(given.pop("text"), source=TRANSCRIPT, private=True, **given)  # type: ignore[arg-type]
    assert only(records) == ("QUO001", *PRIVATE)
    ((_, violation),) = faults(records)
    assert violation.place.span is None


@pytest.mark.parametrize("locator", ["Interview", "Results"])
@pytest.mark.parametrize("text", ["[laughs] Whoever is new] here.", "No such [words] here]."])
def test_brackets_tell_nothing_of_a_private_source(locator: str, text: str) -> None:
    source = TRANSCRIPT.replace("Whoever", "[laughs] Whoever")
    records = read(text, source=source, private=True, locator=locator)
    bracket = {"QUO007", "QUO009"}
    assert {code for code, _ in faults(records)} == bracket


@pytest.mark.parametrize("text", ["[laughs] Whoever is new here.", "[laughs] Whoever is old here."])
def test_brackets_that_a_private_source_has_are_told_of_no_quote_that_does_not_match(text: str) -> None:
    source = TRANSCRIPT.replace("Whoever", "[laughs] Whoever")
    records = read(text, source=source, private=True, locator="Results", voice="participant")
    assert {code for code, _ in faults(records)} == {"QUO001", "QUO007"}
    there = read("[laughs] Whoever is new here.", source=source, private=True, locator="Interview", voice="participant")
    assert words(there) == []


def test_words_of_another_section_or_paragraph_are_said_to_stand_where_they_do() -> None:
    elsewhere = "the quoted words stand elsewhere in `okafor2021` than the locator says"
    quote = "They spoke of a handover"
    assert words(read(quote, locator="Results, paragraph 3")) == []
    assert only(read(quote, locator="Results, paragraph 9")) == (
        "QUO002",
        elsewhere,
        "they are in paragraph 3 there: write `Results, paragraph 3`",
    )
    assert only(read(quote, locator="Tea is the handover")) == (
        "QUO002",
        elsewhere,
        "they are in `Results`: begin the locator with that",
    )
    headless = "Porters drink tea.\n\nSisters do not.\n"
    assert only(read("Sisters do not", source=headless, locator="p. 3, paragraph 1")) == (
        "QUO002",
        elsewhere,
        "they are in paragraph 2: end the locator with that",
    )


def test_a_paragraph_tells_two_places_of_the_same_words_apart() -> None:
    for locator, paragraphs in (("Results", [3, 4]), ("Results, paragraph 4", [4])):
        records = read("They spoke of it often.", locator=locator)
        (verification,) = records.verifications.values()
        assert verification.verdict is Verdict.VERIFIED
        assert [each.paragraph for each in verification.occurrences] == paragraphs


DENIALS = """\
# Results

The porters do not sleep, and they never will; most of them would, if they could. They can't sit without a chair.

No porter of the two wards of the east wing sleeps. No porter of the wards sleeps. The porter of the wards sits.
"""


@pytest.mark.parametrize(
    ("text", "omission", "word"),
    [
        ("The porters do [...] sleep", 0, "not"),
        ("The [...] do not sleep, and they [...] will", 1, "never"),
        ("[...] porters do [...] sleep", 1, "not"),
        ("They [...] sit without a chair", 0, "can't"),
        ("They can't sit [...] a chair", 0, "without"),
    ],
)
def test_an_omission_of_a_turning_word_is_pointed_at(text: str, omission: int, word: str) -> None:
    ((code, violation),) = faults(read(text, source=DENIALS))
    assert code == "QUO025"
    assert violation.fault.message == f"the omission leaves out `{word}`, which can turn the sense of the quote"
    start, end = violation.place.span or (0, 0)
    assert (text[:start].count("[...]"), text[start:end]) == (omission, "[...]")


def test_words_that_stand_once_without_a_turning_word_between_them_are_not_warned_of() -> None:
    assert words(read("porter of [...] wards", source="# Results\n\nporter of no wards; porter of two wards\n")) == []
    assert [code for code, _ in faults(read("porter of [...] wards", source="# Results\n\nporter of no wards\n"))] == [
        "QUO025"
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("sleep, and they", "not"),
        ("will", "never"),
        ("most of them", ""),
        ("if they could", ""),
        ("sit without", "can't"),
        ("of the two wards of", "No"),
        ("sleeps", ""),
        ("The porter of the wards", ""),
    ],
)
def test_a_turning_word_shortly_before_a_quote_is_told_unless_a_mark_parts_them(text: str, word: str) -> None:
    message = f"`{word}` stands shortly before these words, and can turn their sense"
    cure = f"begin the quote with that word; if the sense stays without it, {PUT_ASIDE}"
    assert words(read(text, source=DENIALS)) == ([("QUO026", message, cure)] if word else [])


def test_a_turning_word_of_another_turn_is_not_told() -> None:
    turns = (
        "Transcript: N04 = participant, INT = interviewer\n\n# Results\n\nINT: You never do?\nN04: Always at night.\n"
    )
    assert words(read("Always at night", source=turns, voice="participant")) == []
    assert [code for code, _ in faults(read("Always", source="# Results\n\nYou never do? Always.\n"))] == ["QUO026"]


@pytest.mark.parametrize("text", ["The porters do [...] sleep", "sleep, and they"])
def test_turning_words_of_a_private_source_are_not_told(text: str) -> None:
    assert words(read(text, source=DENIALS, private=True)) == []


def test_what_mismatch_says_of_a_cause_it_does_not_know_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="nothing-omitted"):
        mismatch._caused(mismatch.Cause.NOTHING_OMITTED, "", corpus().quotes[0].quote)
