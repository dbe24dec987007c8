"""Contrast as WCAG measures it: the values are those that its own understanding documents and checkers give."""

import pytest

from evidence_site.model.colours import contrast, mixed, nearest_readable


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.478),
        ("#767676", "#FFFFFF", 4.542),
        ("#FF0000", "#FFFFFF", 3.998),
        ("#0000FF", "#FFFFFF", 8.592),
        ("#0A0A0A", "#000000", 1.061),
    ],
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 3) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_a_mixture_has_its_share_of_each_colour() -> None:
    assert mixed("#0B5F6F", "#FFFFFF", 0.11) == "#E4EDEF"
    assert mixed("#123456", "#FFFFFF", 1) == "#123456"
    assert mixed("#123456", "#FFFFFF", 0) == "#FFFFFF"


def test_the_nearest_readable_colour_is_the_first_that_reads_everywhere() -> None:
    grounds = ("#FFFFFF", "#F2EFE7")
    better = nearest_readable("#3FA7D6", grounds, towards="#000000")
    assert better == "#2B7394"
    assert min(contrast(better, ground) for ground in grounds) >= 4.5
    assert nearest_readable("#000000", grounds, towards="#000000") == "#000000"
    assert nearest_readable("#111111", ["#222222"], towards="#000000") == "#000000"
