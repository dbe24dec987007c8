"""The page looks for quotes as `check` does: the same verdict and section for every quote."""

import ast
import inspect
import random
import unicodedata
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from evidence_site.load.sources import parse_sections
from evidence_site.matching import patterns, verify
from evidence_site.model import CiteKey, Quote, SourceText
from matching import test_matching
from pages.propose.script import call

VERIFY = """(patterns, text, quotes) => {
    const { readSource, findQuote } = openMatching(patterns);
    const source = readSource(text);
    return quotes.map(({ text, locator, ...rest }) => findQuote({ words: text, locator, ...rest }, source));
}"""
NEAR = """(patterns, text, quotes) => {
    const { readSource, paragraphNear } = openMatching(patterns);
    const source = readSource(text), paragraphs = source.sections.flatMap(each => each.paragraphs);
    return quotes.map(quote => paragraphs[paragraphNear(quote, source)]);
}"""
FICTION = "\n\n".join(
    f"# {section.name}\n\n" + "\n\n".join(section.paragraphs) for section in test_matching.SOURCE.sections
)
ARTICLE = (ROOT / "references/sources/waring2023.txt").read_text("utf-8")
LOCATORS = (None, "Abstract", "abstract, results, sentence 1", "Results", "Discussion, p. 3", "p. 4")
PIECES = (
    *("[...]", "[…]", "[ . . . ]", "[word]", "[not]", "un[like]ly", "[", "]", "...", "…", "“", "”", "«", "''", "`"),
    *(
        "\u2013",
        "—",
        "-",
        "\u2010",
        "'",
        "\u2019",
        "\n",
        "\t",
        "\u00a0",
        "\u3000",
        "é",
        "e\u0301",
        "a\u0323\u0307",
        "q\u0307\u0323",
    ),
    *("ß", "SS", "\u0131", "Σ", "ς", "ﬁ", "각", "ᄒ", "ᅡ", "ᆫ", "का", "\u0345", "ά", "😀", "(", ")", "1", "½", "Ⅷ", "_"),
)
INSERTED = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(PIECES)), max_size=4)
WRITTEN = st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 25), INSERTED), min_size=20, max_size=60)
CUTS = st.lists(st.tuples(st.integers(0, 600), st.integers(1, 60)), min_size=20, max_size=60)


def ours(quote: dict[str, Any], source: SourceText) -> list[Any]:
    found = verify(Quote.model_validate({"source": source.key, "voice": "author", **quote}), source)
    return [str(found.verdict), found.section]


def compare(text: str, quotes: Sequence[dict[str, Any]]) -> set[str]:
    """Compare both on every quote, and return the verdicts there were."""
    source = SourceText(CiteKey("any2020"), parse_sections(text))
    (theirs,) = call("quote-words.js", {"verify": VERIFY}, [("verify", patterns(), text, list(quotes))])
    expected = [(quote, ours(quote, source)) for quote in quotes]
    found = ([each["verdict"], each["places"][0]["section"] if each["places"] else ""] for each in theirs)
    assert list(zip(quotes, found, strict=True)) == expected
    return {answer[0] for _, answer in expected}


def located(words: str, locator: str | None) -> dict[str, Any]:
    return {"text": words, "locator": locator} if locator else {"text": words}


def test_every_text_of_the_tests_of_matching_gets_the_same_answer() -> None:
    tree = ast.parse(inspect.getsource(test_matching))
    texts = {
        each.value.strip() for each in ast.walk(tree) if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    quotes = [located(text, locator) for text in sorted(filter(None, texts)) for locator in LOCATORS]
    assert len(quotes) > 500
    assert compare(FICTION, quotes) == {"verified", "misplaced", "mismatch"}


@pytest.mark.parametrize("text", [FICTION, ARTICLE], ids=["fiction", "article"])
@settings(max_examples=6, deadline=None)
@given(written=WRITTEN, seed=st.integers(0, 99))
def test_quotes_put_together_from_the_source_get_the_same_answer(
    text: str, written: list[tuple[int, int, list[tuple[int, str]]]], seed: int
) -> None:
    words = text.split()
    quotes = []
    for start, length, pieces in written:
        quoted = words[start % len(words) :][:length]
        for place, piece in pieces:
            quoted.insert(place % (len(quoted) + 1), piece)
        joined = random.Random(seed).choice((" ", "\n", "  ")).join(quoted).strip()  # noqa: S311 -- not for secrets
        if joined:
            quotes.append(located(joined[:4900], LOCATORS[start % len(LOCATORS)]))
    compare(text, quotes)


@settings(max_examples=6, deadline=None)
@given(text=st.lists(st.sampled_from([*PIECES, " ", "word", "b"]), min_size=40, max_size=300), cuts=CUTS)
def test_pieces_of_odd_text_get_the_same_answer(text: list[str], cuts: list[tuple[int, int]]) -> None:
    paragraph = "".join(text).replace("\n", " ").strip()
    pieces = {paragraph[start % len(paragraph) :][:length].strip() for start, length in cuts}
    compare(f"# A\n\n{paragraph}", [located(each, "A") for each in sorted(filter(None, pieces))])


@pytest.mark.parametrize("before", range(490, 504))
def test_a_character_of_several_is_composed_wherever_a_long_text_is_divided(before: int) -> None:
    pieces = ("e\u0301", "\u1112\u1161\u11ab", "\U0001f44d\U0001f3fd x", "a\u0323\u0307", "\U0001f1e6\U0001f1e7 y")
    odd = " ".join([*pieces, "e" + "\u0301" * 1200, "o\u0302 end"])
    composed = [unicodedata.normalize("NFC", each) for each in (odd, *pieces)]
    quotes = [located(each, None) for each in ("o\u0302 end", *pieces, odd, *composed)]
    assert compare("\xe4" * before + " " + odd, quotes) == {"verified"}


def test_the_preface_of_a_text_and_its_line_breaks_are_read_as_we_read_them() -> None:
    text = "\ufeffA preface\r\n\r\n# One\r\n\r\nFirst\r\nwords.\r\n \t\r\n  Second words.\r\n# Two\rThird.\r\rFourth."
    quotes = [
        located(each, "One")
        for each in ("First words", "Second words", "words. Second", "Third", "Third. Fourth", "A preface")
    ]
    assert compare(text.removeprefix("\ufeff"), quotes) == {"verified", "misplaced", "mismatch"}


def test_until_a_voice_is_chosen_a_quote_may_stand_in_any_turn_but_the_interviewers() -> None:
    text = "Transcript: P1 = participant, INT = interviewer\n\n# Interview\n\nWe began.\n\nINT: Why?\nP1: To help."
    (found,) = call(
        "quote-words.js",
        {"verify": VERIFY},
        [("verify", patterns(), text, [located(each, "Interview") for each in ("We began", "Why", "To help")])],
    )
    assert [each["verdict"] for each in found] == ["verified", "mismatch", "verified"]


@pytest.mark.parametrize(
    ("quote", "beginning"),
    [
        ("Nurses were found to do two things", "Nurses were found to do three"),
        ("[...] care takes [all the] hours", "We found that care"),
        ("Share time among wards", "Nurses were found"),
        ("These things differed", "These things varied"),
        ("We found \u2018that", "We found that care"),
        ("zebra", "Trust is slow work"),
        ("", "Trust is slow work"),
    ],
)
def test_a_wrong_quote_leads_to_the_paragraph_that_holds_most_of_its_beginning(quote: str, beginning: str) -> None:
    ((found,),) = call("quote-words.js", {"near": NEAR}, [("near", patterns(), FICTION, [quote])])
    assert found.startswith(beginning)
