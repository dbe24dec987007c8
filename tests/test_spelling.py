import pytest

from evidence_site.spelling import count_slips, is_disguised, near, nearest

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


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("q7", ""),  # another quote, not a misspelt one
        ("q_1", "q1"),
        ("dio", "doi"),
        ("xyi", ""),
        ("cuthur", "author"),
        ("cuthrx", ""),
        ("rxevxewxd", "reviewed"),
        ("rxxvxxwed", ""),
        ("shared_tyme_at_nyght_on_wxrds", "shared_time_at_night_on_wards"),
        ("shxred_tyme_at_nyght_on_wxrds", ""),
    ],
)
def test_a_name_may_hold_a_slip_for_every_three_letters_and_three_in_all(word: str, meant: str) -> None:
    assert nearest(word, ["q1", "doi", "author", "reviewed", "shared_time_at_night_on_wards"]) == meant


def test_a_name_with_some_words_more_or_fewer_is_meant_if_it_is_the_only_one() -> None:
    audiences = ["ward-managers", "nurses"]
    assert nearest("managers", audiences) == "ward-managers"
    assert nearest("night nurses", audiences) == "nurses"
    assert nearest("managers", [*audiences, "site-managers"]) == ""
    assert nearest("agers", audiences) == ""
    assert nearest("day-shift", ["night-shift"]) == ""


def test_near_names_come_with_the_closest_first_and_equally_close_ones_by_alphabet() -> None:
    assert near("REF0001", ["REF021", "REF011", "REF001", "APP001"]) == ["REF001", "REF011", "REF021"]


@pytest.mark.parametrize(
    ("first", "second", "slips"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("abc", "bca", 2)],
)
def test_slips_are_letters_added_dropped_changed_or_swapped(first: str, second: str, slips: int) -> None:
    assert count_slips(first, second, 3) == count_slips(second, first, 3) == slips


@pytest.mark.parametrize(("first", "second"), [("abcdef", "ab"), ("abcd", "wxyz"), ("abcdabcd", "dcbadcba")])
def test_more_slips_than_matter_are_not_counted_further(first: str, second: str) -> None:
    assert count_slips(first, second, 2) == 3
