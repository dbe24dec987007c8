"""Words that were selected on the page of a source, on their way to the form."""

from typing import Any

import pytest

from pages.propose.script import call

ADDRESS = "(form, words) => formAddress(form, words)"
READ = "hash => selectedQuote(hash, key => key === 'crumb2031', { words: 5000 })"
PUT = "(quotes, answers) => withSelected(quotes, { text: 'new' }, answers)"
WHOLE = "(text, span) => { const found = wholeWords(text, span); return found && text.slice(...found); }"
MOVE = "moves => moves.reduce((chosen, [step, isMore]) => moved(chosen, step, isMore, 4), null)"


def address(**words: Any) -> str:
    given = {
        "source": "crumb2031",
        "section": "Results",
        "paragraph": 2,
        "count": 3,
        "text": "“it\u2019s” 50 % & more",
        **words,
    }
    (found,) = call("../select/address.js", {"address": ADDRESS}, [("address", "../propose/", given)])
    return str(found)


def read(fragment: str) -> Any:
    (found,) = call("selected.js", {"read": READ}, [("read", fragment)])
    return found


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ({}, "Results, paragraph 2"),
        ({"count": 1, "paragraph": 1}, "Results"),
        ({"section": ""}, "paragraph 2"),
    ],
)
def test_what_is_selected_comes_to_the_form_with_its_source_and_place(words: dict[str, Any], locator: str) -> None:
    form, sign, fragment = address(**words).partition("#")
    assert form == "../propose/"
    assert read(sign + fragment) == {"text": "“it\u2019s” 50 % & more", "source": "crumb2031", "locator": locator}


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#form",
        "#source=crumb2031",
        "#text=words&source=another",
        "#text=words&source=__proto__",
        "#source=crumb2031&text=" + "x" * 5001,
        "#source=crumb2031&text=words&locator=" + "x" * 5001,
        "#" + "x" * 1_000_000,
    ],
)
def test_an_address_that_does_not_fit_the_form_fills_in_nothing(fragment: str) -> None:
    assert read(fragment) is None


def test_a_selected_quote_takes_the_place_of_the_first_without_words_or_follows_all() -> None:
    answers = {"supports": ["statement"]}
    quotes = [[{"text": "old"}, {"voice": "author"}], [{"text": "old"}], []]
    found = call("selected.js", {"put": PUT}, [("put", each, answers) for each in quotes])
    new = {**answers, "text": "new"}
    assert found == [[{"text": "old"}, {**new, "voice": "author"}], [{"text": "old"}, new], [new]]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((2, 9), "The dough"),
        ((4, 9), "dough"),
        ((3, 10), "dough"),
        ((11, 12), "isn't"),
        ((3, 4), None),
        ((17, 25), "well-risen"),
    ],
)
def test_no_half_of_a_word_is_quoted(span: tuple[int, int], expected: str | None) -> None:
    assert call("../select/words.js", {"whole": WHOLE}, [("whole", "The dough isn't well-risen.", span)]) == [expected]


@pytest.mark.parametrize(
    ("moves", "first", "last"),
    [
        ([(1, False)], 0, 0),
        ([(1, False), (1, False), (1, True), (1, True)], 1, 3),
        ([(1, False)] + [(1, True)] * 9, 0, 3),
        ([(1, False), (1, False), (1, False), (-1, True), (-1, True)], 2, 0),
        ([(1, False), (-1, False)], 0, 0),
    ],
)
def test_words_are_chosen_with_arrow_keys(moves: list[tuple[int, bool]], first: int, last: int) -> None:
    assert call("../select/words.js", {"move": MOVE}, [("move", moves)]) == [{"first": first, "last": last}]
