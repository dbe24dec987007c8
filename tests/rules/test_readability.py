import pytest

from evidence_site.rules.plain_language import Measure, index_names, longest_words, measure, syllables, without


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("it", 1),
        ("trust", 1),
        ("care", 1),
        ("table", 2),
        ("leaders", 2),
        ("study's", 2),
        ("study\u2019s", 2),
        ("integrated", 4),
        ("self-care", 2),
        ("communication", 5),
        ("2018", 1),
        ("x1", 1),
        ("caf\u00e9", 1),
        ("\u4eac", 1),
    ],
)
def test_syllables_are_those_of_the_spoken_word(word: str, expected: int) -> None:
    assert syllables(word) == expected


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("", 0, 0),
        ("...", 0, 0),
        ("They met.", 2, 1),
        ("They met. They ate!", 4, 2),
        ("They met (at last). They ate", 6, 2),
        ("It grew by 3.5 per cent, e.g. at night, i.e. late.", 13, 1),
        ("Dr Lind and Mrs. Okafor et al. met.", 8, 1),
        ("They share:\n\n- food\n- news\n1. time", 5, 4),
        ("They share food\nand news.", 5, 1),
        ("See [the report](https://example.org/a-b.c).", 3, 1),
        ("**They** met\u2026 They _ate_.", 4, 2),
        ("\u201cThey met.\u201d They ate.", 4, 2),
    ],
)
def test_words_and_sentences_are_those_that_a_reader_sees(text: str, words: int, sentences: int) -> None:
    measured = measure(text)
    assert (measured.words, measured.sentences) == (words, sentences)


def test_the_grade_is_that_of_the_published_formula() -> None:
    assert Measure(100, 5, 150).grade == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert Measure(0, 0, 0).grade == 0


def test_harder_words_and_longer_sentences_raise_the_grade() -> None:
    easy = "They ate. They met. They sat. They slept."
    long = "They ate and they met and they sat and they slept."
    hard = "They deliberated. They communicated. They reorganised. They prioritised."
    assert measure(easy).grade < measure(long).grade
    assert measure(easy).grade < measure(hard).grade


def test_quotations_and_names_count_as_one_short_word_each() -> None:
    names = index_names(["Integrated care system", "Integrated care", "Working nights together"])
    text = 'In \u201can organisational "thing"\u201d, integrated care systems and Working nights together met careers.'
    assert without(text, names) == "In it, it and it met careers."
    assert without("Integrated careers met.", names) == "Integrated careers met."


def test_the_longest_of_two_names_with_one_beginning_is_taken() -> None:
    assert index_names(["Care", "Care home", "Care"]) == {"care": ["Care home", "Care"]}
    assert without("A care home.", index_names(["Care", "Care home"])) == "A it."


def test_the_words_to_look_at_are_the_longest_each_once() -> None:
    text = "Communication of information, [communication](https://example.org/multidisciplinary) by all at meetings."
    assert longest_words(text, 1) == ("communication",)
    assert longest_words(text, 9) == ("communication", "information")
