import pytest

from evidence_site.load.spelling import is_disguised, nearest

NAMES = ["title", "statement", "not_stated", "data_collection", "draft", "published"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("tit1e", "title"),
        ("ti\u200btle".replace("\u200b", ""), "title"),
        ("t\u0456tl\u0435", "title"),
        ("not-stated", "not_stated"),
        ("not stated", "not_stated"),
        ("data_colection", "data_collection"),
        ("drafted", "draft"),
        ("pubished", "published"),
        ("x", ""),
        ("", ""),
        ("completely_different", ""),
        ("t" * 5000, ""),
    ],
)
def test_the_nearest_name_is_the_one_that_was_meant(word: str, meant: str) -> None:
    assert nearest(word, NAMES) == meant


def test_nothing_is_nearest_among_nothing() -> None:
    assert nearest("title", []) == ""


def test_a_word_in_another_alphabets_letters_is_disguised() -> None:
    assert is_disguised("t\u0456tle")
    assert not is_disguised("title")
    assert not is_disguised("заголовок")
