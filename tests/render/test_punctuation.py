"""Full stops."""

import pytest
from markupsafe import Markup

from evidence_site.render.punctuation import sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bread", "Bread."),
        ("Why?", "Why?"),
        ("et al.", "et al."),
        ("“Why?”", "“Why?”"),
        ('"Why?"', "&#34;Why?&#34;"),
        ("“Bread”", "“Bread”."),
        ("(Eds.)", "(Eds.)."),
        (Markup("<i>Why?</i>"), "<i>Why?</i>"),
        (Markup("<i>Bread</i>"), "<i>Bread</i>."),
        ("<i>", "&lt;i&gt;."),
        ("", ""),
    ],
)
def test_a_part_ends_in_one_full_stop(text: str, expected: str) -> None:
    assert sentence(text) == expected
