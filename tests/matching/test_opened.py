"""The words around a quote in its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_site.matching import prepare, verify_prepared
from evidence_site.matching.opened import BESIDE, LONGEST_SENTENCE, words_around
from evidence_site.model import CiteKey, Occurrence, Quote, Section, SourceText
from evidence_site.model.source import Verdict

LONG = " ".join(f"word{number}" for number in range(1, LONGEST_SENTENCE + 2))


def quote(text: str) -> Quote:
    return Quote(id="q", text=text, source="made2031", voice="author")


def opened(text: str, *pieces: str) -> str:
    """Return the run around pieces of a text, the quoted words in braces."""
    spans, place = [], 0
    for each in pieces:
        place = text.index(each, place)
        spans.append((place, place + len(each)))
        place += len(each)
    parts = words_around(Occurrence("", 1, text, 0, tuple(spans)))
    return "".join(f"{{{each.text}}}" if each.is_quoted else each.text for each in parts)


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("Bakers rest. They rest in turns. They sleep.", ["rest in turns"], "They {rest in turns}."),
        ("They rest in turns.", ["They rest in turns."], "{They rest in turns.}"),
        ("Bakers rest. They work. Some sleep by day.", ["rest. They"], "Bakers {rest. They} work."),
        ("“They rest.” She said so in May. No more.", ["said so"], "She {said so} in May."),
        ("Bakers work with Dr. Kneader every night.", ["every night"], "Bakers work with Dr. Kneader {every night}."),
        ("They bake,\nand they\n  rest.", ["they\n  rest"], "They bake, and {they rest}."),
        ("The decision-\nmaking was slow.", ["was slow"], "The decision-making {was slow}."),
        ("He spoke of govern-\nance here.", ["govern-\nance"], "He spoke of {govern-ance} here."),
        (
            "They rest in turns, and so on, at night.",
            ["They rest", "at night"],
            "{They rest} in turns, and so on, {at night}.",
        ),
    ],
)
def test_a_short_sentence_is_shown_whole(text: str, pieces: list[str], expected: str) -> None:
    assert opened(text, *pieces) == expected


def test_of_a_long_sentence_some_words_on_either_side_are_shown() -> None:
    text = f"{LONG} end."
    before = " ".join(f"word{number}" for number in range(20 - BESIDE, 20))
    after = " ".join(f"word{number}" for number in range(21, 21 + BESIDE))
    assert opened(text, "word20") == f"[...] {before} {{word20}} {after} [...]"


def test_a_run_never_says_that_something_is_left_out_where_nothing_is() -> None:
    assert opened(f"{LONG}.", "word1 ").startswith("{word1 }word2")
    assert opened(f"{LONG}.", "word41").endswith("{word41}.")


def test_a_sentence_whose_ends_are_not_sure_is_not_shown_as_one() -> None:
    text = f"{LONG} by A. Baker and B. Crumb. They rest."
    assert opened(text, "Crumb").startswith("[...] ")


def test_of_a_long_omission_the_middle_is_left_out() -> None:
    run = opened(f"Before {LONG} after it.", "Before", "after it")
    words = [f"word{number}" for number in range(1, LONGEST_SENTENCE + 2)]
    assert run == f"{{Before}} {' '.join(words[:BESIDE])} [...] {' '.join(words[-BESIDE:])} {{after it}}."


PIECE = st.sampled_from(
    [
        "bakers",
        "rest",
        "1 000",
        "1\u00a0000",
        "5 %",
        "2018\u201319",
        "p < 0.05",
        "Dr.",
        "e.g.",
        "(n = 3)",
        "“so”",
        "govern-\nance",
        "[of]",
        ",",
        ". They",
        "…",
        "n't",
        "x²",
        "über",
        "£5 million",
    ]
)


@given(st.lists(PIECE, min_size=1, max_size=60), st.data())
def test_every_run_is_a_quote_that_its_source_verifies(words: list[str], data: st.DataObject) -> None:
    paragraph = " ".join(words)
    source = prepare(SourceText(CiteKey("made2031"), (Section("", (paragraph,)),)))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    for occurrence in verify_prepared(quote(" ".join(words[first : last + 1])), source).occurrences:
        run = "".join(each.text for each in words_around(occurrence))
        assert verify_prepared(quote(run), source).verdict is Verdict.VERIFIED, run
