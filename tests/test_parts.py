"""Long lists in parts, each on a page of its own."""

import pytest

from evidence_site.parts import divided


@pytest.mark.parametrize(
    ("count", "parts"),
    [(0, [()]), (1, [(0,)]), (3, [(0, 1, 2)]), (4, [(0, 1, 2), (3,)]), (7, [(0, 1, 2), (3, 4, 5), (6,)])],
)
def test_a_list_is_divided_in_its_order(count: int, parts: list[tuple[int, ...]]) -> None:
    found = divided(range(count), 3)
    assert [tuple(each.items) for each in found] == parts
    assert [(each.number, each.count) for each in found] == [(n, len(parts)) for n in range(1, len(parts) + 1)]


def test_parts_after_the_first_have_paths_and_titles_of_their_own() -> None:
    first, second = divided(range(4), 3)
    assert (first.path("changes.md"), second.path("changes.md")) == ("changes.md", "changes/2.md")
    assert (first.title("What changed"), first.continues) == ("What changed, page 1 of 2", False)
    assert (second.title("What changed"), second.continues) == ("What changed, page 2 of 2", True)


def test_the_only_part_has_the_title_of_the_whole() -> None:
    (whole,) = divided(range(3), 3)
    assert whole.title("What changed") == "What changed"
