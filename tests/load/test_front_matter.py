"""Front matter is read as MkDocs reads it, with the place of each value in the file."""

import pytest
from mkdocs.utils import meta

from evidence_site.load.front_matter import read_front_matter
from evidence_site.model import FrontMatterFault

READ = {
    "fenced": "---\ntitle: A\ntags: [b, c]\n---\n\nText\n",
    "fenced with full stops": "---\ntitle: A\n...\nText\n",
    "a flow mapping over lines": '---\n{title: A,\n "b\\x63": d}\n---\nText\n',
    "merged": "---\na: &a {b: c}\n<<: *a\n---\nText\n",
    "set twice": "---\na: b\na: c\n---\nText\n",
    "lines": "Title: A\nb-c: d\n    and more\n\nText\n",
    "lines without a blank one": "title: A\nText\n",
    "words between rulers": "---\nText\n---\nMore\n",
    "a list": "---\n- a\n---\nMore\n",
    "nothing": "---\n\n---\nMore\n",
    "no end": "---\ntitle: A\n",
    "no front matter": "# Text\n\ntitle: A\n",
    "not YAML": "---\ntitle: a: b\n---\nText\n",
    "no such day": "---\ndate: 2026-13-45\n---\nText\n",
    "a tag that makes things": "---\ntitle: !!python/name:os.system x\n---\nText\n",
    "empty": "",
}


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["n", "rn", "r"])
@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_it_is_read_as_mkdocs_reads_it(text: str, line_break: str) -> None:
    body, values = meta.get_data(text)
    written = text.replace("\n", line_break)
    front = read_front_matter(written)
    assert {each.name: each.text for each in front.values if each.name != "<<"} == {
        name: str(value) for name, value in values.items()
    }
    assert written[front.end :].replace(line_break, "\n").lstrip("\n") == body.lstrip("\n")
    for each in front.values:
        assert written[slice(*each.name_span)].strip("'\"").replace("\\x63", "c").lower() == each.name


@pytest.mark.parametrize("name", ["not YAML", "no such day", "a tag that makes things"])
def test_front_matter_that_mkdocs_shows_as_text_is_a_fault(name: str) -> None:
    assert read_front_matter(READ[name]).fault is FrontMatterFault.UNREADABLE


@pytest.mark.parametrize("text", ["---\n* a: b: c\n---\n", "---\nSee: [this\nand that\n---\n"[:0] + "---\n[a\n---\n"])
def test_words_between_rulers_are_no_fault(text: str) -> None:
    assert read_front_matter(text).fault is None


def test_front_matter_without_end_is_never_built() -> None:
    deep = f"---\na: {'[' * 500}{']' * 500}\n---\n"
    lines = "a: b\n" * 2000
    for text in (deep, lines):
        assert read_front_matter(text).fault is FrontMatterFault.ENDLESS
