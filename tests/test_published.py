"""What a site holds of its project, byte by byte: words that are for editors alone are in no file of it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines.running import contents, mkdocs, run
from evidence_site.load.comments import without_comments

MARK = re.compile(rb"HIDDEN[A-Z]+")

BIBLIOGRAPHY = """\
HIDDENFIRST stands before all entries. % HIDDENPERCENT
@comment{HIDDENCOMMENT}
@preamble{"HIDDENPREAMBLE"}
@string{hiddenstring = "HIDDENSTRING"}
{BEFORE}
HIDDENBETWEEN
@book{never2020,
  author = {Never, Ada}, title = {A work that is only listed}, publisher = {Imaginary Press}, year = {2020},
  file = {PDF:/HIDDENDISK/storage/x.pdf:application/pdf}, annote = {HIDDENANNOTE}, abstract = {HIDDENABSTRACT},
  keywords = {HIDDENKEYWORD}, owner = {HIDDENOWNER}, timestamp = {HIDDENTIMESTAMP}, comment = {HIDDENREMARK},
  review = {HIDDENREVIEW}, groups = {HIDDENGROUP}, x-private = {HIDDENOWNFIELD},
  note = {SHOWNNOTE}
}
"""
DRAFT = """\
title: HIDDENTITLE {STATUS}
statement: HIDDENSTATEMENT.
evidence:
  - study: oven-lofts
    relation: contributes
    note: HIDDENNOTE
status: {STATUS}
added: 2026-06-01
"""
SUPPRESS = "suppress:\n  - code: TXT009\n    reason: SHOWNREASON\n"
"""A further fault that may stand, in a record that lets one stand already."""
WITHHELD = "HIDDENHEAD\nPublish: no\n\n# HIDDENHEADING\n\nHIDDENSENTENCE.\n"
RECORDS = (
    "findings/bread-as-greeting.yml",
    "findings/ghost-oven.yml",
    "findings/synthesis.yml",
    "references/studies/oven-lofts.yml",
)


@pytest.fixture
def planted(golden: Callable[[str], Path]) -> Path:
    """The project with a marked word at each place that is for editors alone."""
    root = golden("night-bakery")
    edit(root / "findings" / "synthesis.yml", "settings:\n", "settings:\n  sources: ../away\n")
    for record in RECORDS:
        edit(root / record, "", "", commented)
    edit(root / "findings" / "bread-as-greeting.yml", "suppress:\n", SUPPRESS)
    edit(root / "references" / "references.bib", "", "", lambda text: BIBLIOGRAPHY.replace("{BEFORE}", text))
    for status in ("draft", "in-review"):
        (root / "findings" / f"hidden-{status}.yml").write_text(DRAFT.replace("{STATUS}", status), encoding="utf-8")
    (root / "references" / "sources" / "never2020.txt").write_text(WITHHELD, encoding="utf-8")
    private = root.parent / "away"
    private.mkdir()
    (private / "away2020.txt").write_text("HIDDENAWAY\n\n# HIDDENPART\n\nHIDDENWORDS.\n", encoding="utf-8")
    edit(root / "mkdocs.yml", "", "", lambda text: f"# HIDDENSETTING\n{text}")
    return root


def edit(file: Path, words: str, other: str, change: Callable[[str], str] = str) -> None:
    text = file.read_text(encoding="utf-8")
    assert words in text
    file.write_text(change(text.replace(words, other)), encoding="utf-8")


def commented(text: str) -> str:
    """Give a record with a comment above its first line, after each line that ends a field, and below its last."""
    lines = (re.sub(r"^([a-z_]+: (?:[|>]-?|[a-z0-9-]+))$", r"\1 # HIDDENTAIL", line) for line in text.splitlines())
    return "# HIDDENTOP\n" + "\n".join(lines) + "\n  # HIDDENEND\n"


def found(folder: Path, mark: re.Pattern[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield each marked word of a built site with its file; names of files count too."""
    for path, content in contents(folder).items():
        yield from ((path, each) for each in mark.findall(path.upper().encode() + b" " + content))


@pytest.mark.parametrize("build", [run, mkdocs], ids=["evidence-site", "mkdocs"])
def test_no_file_of_a_site_holds_what_is_for_editors_alone(planted: Path, build: Callable[..., object]) -> None:
    for record in RECORDS:
        assert (planted / record).read_text(encoding="utf-8").count("HIDDEN") > 2, record
    build(planted, "build")
    site = contents(planted / "site")
    assert {"search/index.js", "sitemap.xml", "changes.xml", "records/references/references.bib"} <= {*site}
    assert list(found(planted / "site", MARK)) == []


def test_no_file_of_a_rendered_project_holds_what_is_for_editors_alone(planted: Path) -> None:
    run(planted, "render", "--out", "rendered")
    assert "docs/records/references/references.bib" in contents(planted / "rendered")
    assert list(found(planted / "rendered", MARK)) == []


def test_a_reason_for_which_a_fault_may_stand_is_in_the_record_and_on_no_page(planted: Path) -> None:
    run(planted, "build")
    assert {path for path, _ in found(planted / "site", re.compile(b"SHOWNREASON"))} == {
        "records/findings/bread-as-greeting.yml"
    }


def test_the_published_bibliography_is_the_library_that_readers_can_save(planted: Path) -> None:
    run(planted, "build")
    site = contents(planted / "site")
    assert site["records/references/references.bib"] == site["references/library.bib"]
    assert b"SHOWNNOTE" in site["references/library.bib"]


def test_a_published_record_has_every_value_on_the_line_where_its_editors_have_it(planted: Path) -> None:
    run(planted, "build")
    for record in RECORDS:
        written = (planted / record).read_text(encoding="utf-8").splitlines()
        published = (planted / "site" / "records" / record).read_text(encoding="utf-8").splitlines()
        kept = [re.sub(r"(?:^| ) *#.*", "", line) for line in written]
        kept = [re.sub(r"(private_reference:) .*", r'\1 "[not shown]"', line) for line in kept]
        assert published == kept, record


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a: 'one # two'  # cut\n", "a: 'one # two'\n"),
        ('a: "one \\" # two"# cut\n', 'a: "one \\" # two"\n'),
        ("a: one#two #cut\n", "a: one#two\n"),
        ("a: |2- # cut\n  one # two\n  # three\n# cut\nb: 1\n", "a: |2-\n  one # two\n  # three\n\nb: 1\n"),
        ("a: >\n  one\n\n  # two\n\n# cut\n", "a: >\n  one\n\n  # two\n\n\n"),
        ("a: [b, 'c # d', # cut\n  e] # cut\n", "a: [b, 'c # d',\n  e]\n"),
        ("a: # cut\n  - # cut\n    b: c\t# cut\n", "a:\n  -\n    b: c\n"),
        ("'a # b': c # cut\r\n# cut\r\n", "'a # b': c\r\n\r\n"),
        ("a: one\n  two # cut\nb: https://e.org/#c\n", "a: one\n  two\nb: https://e.org/#c\n"),
        ("--- # cut\na: b  \n... # cut\n# cut", "---\na: b  \n...\n"),
        ("a: ß😀 # cut 😀\nb: é # cut\n", "a: ß😀\nb: é\n"),
    ],
)
def test_comments_are_cut_and_signs_like_theirs_stay(written: str, published: str) -> None:
    assert without_comments(written) == published
