"""Pages written by hand, in the design."""

import pytest

from evidence_site.engines.handwritten_look import in_the_design


def test_each_table_is_in_a_region_of_its_own_name() -> None:
    table = "<table>\n<tr><td>a</td></tr>\n</table>"
    both = in_the_design(f"{table}<p>b</p>{table}")
    assert both.count('<div class="scroll" role="region" tabindex="0" aria-label="Table ') == 2
    assert ('"Table 1"' in both, '"Table 2"' in both) == (True, True)
    with_class = '<table class="own"><tr><td>a</td></tr></table>'
    assert in_the_design(with_class) == with_class


@pytest.mark.parametrize(
    ("language", "shown"), [("", "it\u2019s"), ("en", "it\u2019s"), ("en-GB", "it\u2019s"), ("fr", "it's")]
)
def test_english_words_have_curly_marks(language: str, shown: str) -> None:
    assert in_the_design("<p>it's</p>", language) == f"<p>{shown}</p>"
