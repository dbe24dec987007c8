import pytest

from evidence_site.english import counted, listed, plural


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 studies"), (1, "1 study"), (2, "2 studies"), (1200, "1200 studies")]
)
def test_a_number_stands_before_the_form_of_its_noun(number: int, expected: str) -> None:
    assert counted(number, "study", "studies") == expected


def test_most_words_take_an_s() -> None:
    assert [plural(number, "file") for number in (1, 2)] == ["file", "files"]


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_reads_as_part_of_a_sentence(parts: list[str], expected: str) -> None:
    assert listed(parts) == expected


def test_a_list_of_alternatives_has_another_word_before_its_last_part() -> None:
    assert listed(["a", "b"], "or") == "a or b"
