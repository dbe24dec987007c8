"""References come in through one registry of formats, each with its faults in words."""

import pytest

from authoring import exports
from evidence_site.load.bibliography.reader import PlainEntry, read_plain_entry
from evidence_site.load.bibliography.readers import EXPECTED, NOT_OURS, READERS, read_references, reader_of
from evidence_site.load.bibliography.syntax import LONGEST_VALUE

BIBTEX = "@article{wick2020, author = {Wick, Bo}, title = {Wicks & co}, pages = {3-9}, year = {2020}}"
RIS = "TY  - JOUR\nID  - wick2020\nAU  - Wick, Bo\nTI  - Wicks & co\nSP  - 3\nEP  - 9\nPY  - 2020\nER  - \n"


def test_the_same_work_is_the_same_reference_in_each_format() -> None:
    (of_bibtex,), (of_ris,) = (read_references(each, "x").references for each in (BIBTEX, RIS))
    assert of_bibtex == of_ris
    assert (of_ris.id, of_ris.title, of_ris.page) == ("wick2020", "Wicks & co", "3\u20139")


@pytest.mark.parametrize(("text", "name"), [(exports.ZOTERO_BIBTEX, "BibTeX"), (exports.ZOTERO_RIS, "RIS")])
def test_one_format_alone_recognises_a_text(text: str, name: str) -> None:
    assert [each.name for each in READERS if each.recognises(text)] == [name]


def test_a_text_in_no_known_format_is_refused_with_what_is_expected() -> None:
    for beginning, reason in NOT_OURS.items():
        assert read_references(f"\n{beginning}x", "x").faults == (f"{reason} {EXPECTED}",)
    assert EXPECTED.startswith(
        "Give an entry of BibTeX, which begins with `@article{` or the like, or of RIS, which begins with `TY  - `. "
    )
    assert reader_of("no entry") is None


@pytest.mark.parametrize("text", ["100% of $5 & #1_a {b} \\emph{c} \\", "a^b", "d\\textbf"])
def test_a_plain_value_is_meant_letter_for_letter(text: str) -> None:
    reference, faults = read_plain_entry(PlainEntry("article", "a", {"title": text, "volume": text}, {}))
    assert faults == ()
    assert reference
    assert (reference.title, reference.volume) == (text.strip(), text.strip())


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (PlainEntry("article", "a", {"title": "T", "year": "soon"}, {}), "`soon` is not a year"),
        (PlainEntry("article", "a", {}, {"author": ["A, B"]}), "the entry has no title"),
        (PlainEntry("book", "a b", {"title": "T"}, {}), "`a b`"),
        (PlainEntry("book", "a", {"title": "T"}, {"author": ["A, B, C, D"]}), "the name `A, C, D, B`"),
        (PlainEntry("book", "a", {"title": "T" * (LONGEST_VALUE + 1)}, {}), "`title` is 20001 characters long"),
    ],
)
def test_what_is_wrong_with_a_plain_entry_is_worded_as_in_bibtex(entry: PlainEntry, message: str) -> None:
    reference, faults = read_plain_entry(entry)
    assert reference is None
    assert [each.message[: len(message)] for each in faults] == [message]
