"""What is added to a record leaves everything else as somebody wrote it."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.authoring.record_edits import add_item, with_descriptions
from evidence_site.model import Finding, Synthesis

QUOTE = {"text": "we never: eat alone", "source": "a"}
WRITTEN = '  - text: "we never: eat alone"\n    source: a\n'
ADDED = {
    "to a list": (
        "quotes:\n  - text: x  # first\n    supports: [a,\n      b]  # two\n\n# the rest\nstatus: draft\n",
        f"quotes:\n  - text: x  # first\n    supports: [a,\n      b]  # two\n{WRITTEN}\n# the rest\nstatus: draft\n",
    ),
    "to a list that is not indented": (
        "quotes:\n- text: x\nstatus: draft\n",
        'quotes:\n- text: x\n- text: "we never: eat alone"\n  source: a\nstatus: draft\n',
    ),
    "after a text of several lines": (
        "quotes:\n  - text: |\n      x\n\n      y\n\n\nstatus: draft\n",
        f"quotes:\n  - text: |\n      x\n\n      y\n{WRITTEN}\n\nstatus: draft\n",
    ),
    "at the end of a file without a line break": ("quotes:\n  - text: x", f"quotes:\n  - text: x\n{WRITTEN}"),
    "to an empty list": (
        "quotes: []  # none\nstatus: draft\n",
        f"quotes:\n{WRITTEN.rstrip()}  # none\nstatus: draft\n",
    ),
    "where there is no list": (
        "title: T\nevidence:\n  - study: x\n# how far\nstatus: draft\n",
        f"title: T\nevidence:\n  - study: x\nquotes:\n{WRITTEN}# how far\nstatus: draft\n",
    ),
    "where there is no list, in a record with empty lines": (
        "title: T\n\nevidence:\n  - study: x\n\nstatus: draft\n",
        f"title: T\n\nevidence:\n  - study: x\n\nquotes:\n{WRITTEN}\nstatus: draft\n",
    ),
    "to a file with other line ends": (
        "quotes:\r\n  - text: x\r\nstatus: draft\r\n",
        f"quotes:\n  - text: x\n{WRITTEN}status: draft\n".replace("\n", "\r\n"),
    ),
}


@pytest.mark.parametrize("name", ADDED)
def test_a_quote_is_added(name: str) -> None:
    before, after = ADDED[name]
    assert add_item(before, "quotes", QUOTE, Finding) == after


def test_what_a_new_list_is_for_is_said_where_it_is_said_of_the_other_fields() -> None:
    added = add_item("# A title.\ntitle: T\n# How far.\nstatus: draft\n", "not_stated", "when", Finding)
    meaning = Finding.model_fields["not_stated"].description
    assert added == f"# A title.\ntitle: T\n# {meaning}\nnot_stated: [when]\n# How far.\nstatus: draft\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("order: [a, b]  # c\ntitle: T\n", "order: [a, b, new]  # c\ntitle: T\n"),
        ("order: [\n  a,\n  b,\n]\n", "order: [\n  a,\n  b, new,\n]\n"),
        ("order: []\n", "order: [new]\n"),
        (
            "order:\n  - a\n  # the last\n  - b # c\ntitle: T\n",
            "order:\n  - a\n  # the last\n  - b # c\n  - new\ntitle: T\n",
        ),
    ],
)
def test_a_name_is_added_to_an_order_in_the_way_it_is_written(before: str, after: str) -> None:
    assert add_item(before, "order", "new", Synthesis) == after


@pytest.mark.parametrize(
    "text",
    [
        "quotes: [{text: x}]\n",
        "quotes: none\n",
        "quotes:\n  - text: x\nquotes:\n  - text: y\n",
        "quotes: 'x\n",
        "{quotes: [], status: draft}\n",
        "quotes:\r\n  - text: x\nstatus: draft\r\n",
        "- text: x\n",
        "",
    ],
)
def test_what_cannot_be_added_to_is_left_to_its_author(text: str) -> None:
    assert add_item(text, "quotes", QUOTE, Finding) is None


ITEMS = st.sampled_from(
    ["{text: x}", "text: x", "text: |\n      x\n       y\n\n", "text: 'x'  # c", "text: x\n    supports: [a]\n"]
)


@settings(deadline=None)
@given(
    st.lists(ITEMS, max_size=3),
    st.sampled_from(["", "title: T\n", "# c\n\n"]),
    st.sampled_from(["", "status: x\n", "# end\n"]),
)
def test_all_that_a_record_said_it_still_says(items: list[str], before: str, after: str) -> None:
    listed = "".join(f"  - {item}\n" for item in items)
    text = f"{before}{'quotes:' + chr(10) if items else ''}{listed}{after}"
    added = add_item(text, "quotes", QUOTE, Finding)
    old = yaml.load(text, yaml.CBaseLoader) or {}  # noqa: S506 -- it makes only text
    if added is None:
        assert not old
    else:
        quotes = old.pop("quotes", [])
        new = yaml.load(added, yaml.CBaseLoader)  # noqa: S506
        assert new.pop("quotes") == [*quotes, QUOTE]
        assert new == old
        assert set(text.splitlines()) <= set(added.splitlines())


def test_a_comment_says_what_each_field_is_for_once() -> None:
    text = "evidence:\n  - study: a\n  - study: b\n    relation: contributes\nunknown: x\n"
    described = Finding.model_fields["evidence"].description
    assert with_descriptions(text, Finding) == (
        f"# {described}\nevidence:\n"
        "  # The id of the study: its file's name without `.yml`.\n"
        "  - study: a\n  - study: b\n"
        "    # Whether the study supports, contradicts or qualifies the finding.\n"
        "    relation: contributes\nunknown: x\n"
    )
