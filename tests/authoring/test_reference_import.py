"""Entries pasted, piped or in a file are added as they should stand, each once, or are refused in plain words."""

import os
import re
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from authoring import exports
from authoring.running import ask
from engines.running import contents, run
from evidence_site.authoring.known_works import KnownWorks
from evidence_site.authoring.reference_import import MOST_SHOWN, is_complete, tidied
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.readers import read_references, reader_of
from evidence_site.load.text import TextFile
from evidence_site.model import Reference

pytestmark = pytest.mark.slow

Golden = Callable[[str], Path]
BIB = "references/references.bib"
LAMP = "Added to references/references.bib:\n\n@article{lamp2021,\n"
ARTICLE = "@article{wick2020, author = {Wick, Bo}, title = {Wicks}, journal = {J}, year = {2020}, doi = {10.5555/w}}"
QUILL = "@article{other, title = {A lamp}, journal = {J}, year = {2020}, doi = {10.5555/JIC.2020.1}}"


QUILL_RIS = "TY  - JOUR\nTI  - A lamp\nDO  - 10.5555/jic.2020.1\nER  - \n"


@pytest.fixture
def minimal(golden: Golden) -> Path:
    return golden("minimal")


def added(project: Path) -> str:
    """Give what stands in the bibliography after the entry that was there."""
    return (project / BIB).read_text(encoding="utf-8").partition("10.5555/jic.2020.1}\n}\n\n")[2]


def of_file(project: Path, text: str, *words: str) -> tuple[int, str, str]:
    """Add the entries of a file, and give the status and what was said."""
    (project / "export.txt").write_text(text, encoding="utf-8", newline="")
    outcome = run(project, "new", "reference", "--from", "export.txt", *words)
    assert "Traceback" not in outcome.stderr
    return outcome.returncode, outcome.stdout, outcome.stderr


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_an_entry_of_zotero_is_written_without_what_is_zoteros_own(mark: str, line_break: str, minimal: Path) -> None:
    status, said, _ = of_file(minimal, mark + exports.ZOTERO_BIBTEX.replace("\n", line_break))
    assert (status, added(minimal)) == (0, exports.ZOTERO)
    assert said.startswith(LAMP)
    assert "Abstracts, keywords, files and notes of programs are left out." in said
    assert "its key `lampWickTrustNight2021` cannot name the file of its text, so it is `lamp2021` here" in said
    assert "references/sources/lamp2021.txt" in said


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            exports.ENDNOTE_BIBTEX,
            (
                "@article{lamp2021,\n  author  = {Lamp, A. and Berg, J.},\n  title   = {Wick and trust},\n"
                "  journal = {Journal of Imaginary Crafts},\n  year    = {2021},\n  volume  = {4},\n  number  = {2},\n"
                "  pages   = {3--9},\n  doi     = {10.5555/wick.2021.3},\n  issn    = {2398-631X}\n}\n"
            ),
        ),
        (
            exports.SCIENCEDIRECT_BIBTEX,
            (
                "@article{lamp2021,\n  author  = {Lamp, Ada and {van der Berg}, Jo},\n  title   = {Wick and trust},\n"
                "  journal = {Journal of Imaginary Crafts},\n  year    = {2021},\n  volume  = {4},\n"
                "  pages   = {3--9},\n  doi     = {10.5555/wick.2021.3},\n  issn    = {2398-631X},\n"
                "  url     = {https://www.sciencedirect.com/science/article/pii/S000000}\n}\n"
            ),
        ),
        (
            exports.PROVIDER_RIS,
            (
                "@article{lamp2022,\n  author  = {Lamp, J},\n  title   = {Online wicks},\n"
                "  journal = {Journal of Imaginary Crafts},\n  year    = {2022},\n  doi     = {10.5555/online.1}\n}\n"
            ),
        ),
    ],
    ids=["EndNote", "ScienceDirect", "RIS of a provider"],
)
def test_entries_of_other_programs_are_written_as_they_should_stand(text: str, entry: str, minimal: Path) -> None:
    status, _, _ = of_file(minimal, text)
    assert (status, added(minimal)) == (0, entry)


@pytest.mark.parametrize("text", [exports.ZOTERO_RIS, exports.ZOTERO_RIS.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_ris_of_zotero_has_its_pmid_and_the_journals_short_name(text: str) -> None:
    (work,) = map(tidied, read_references(f"\ufeff{text}", "x").references)
    assert (work.title, work.pmid, work.doi, work.url) == (
        "Wick and trust: A night study",
        "99000001",
        "10.5555/wick.2021.3",
        "",
    )
    assert (work.container_title, work.container_title_short) == ("Journal of Imaginary Crafts", "J Imag Crafts")
    assert [(each.particle, each.family, each.given) for each in work.author] == [
        ("", "Lamp", "Ada B."),
        ("van der", "Berg", "Jo"),
    ]
    assert (work.issued and (work.issued.month, work.issued.day), work.page, work.language) == (
        (12, 1),
        "3\u20139",
        "en",
    )


def test_ris_of_endnote_keeps_to_what_each_tag_means_in_its_type(minimal: Path) -> None:
    status, said, _ = of_file(minimal, exports.ENDNOTE_RIS)
    assert status == 0
    assert "the text of each" in said
    article, chapter = parse_bibliography(TextFile("added", added(minimal))).references
    assert article.id == "lamp2021"
    assert [each.literal or each.family for each in article.author] == ["Lamp", "Guild of Keepers"]
    assert (article.title, article.container_title) == (
        'Wick & trust: 50% of "keepers"',
        "Journal of Imaginary Crafts",
    )
    assert (article.doi, article.pmid, article.pmcid) == ("10.5555/WICK.2021.3", "99000001", "PMC9000001")
    assert (article.edition, article.genre, article.url, article.issn) == ("", "", "", "2398-631X")
    assert article.issued
    assert (article.issued.year, article.issued.month, article.issued.day) == (2021, 12, 5)
    assert (chapter.id, chapter.type, chapter.container_title) == ("lamp2019", "chapter", "Quiet trades")
    assert [(each.family, each.given, each.suffix) for each in chapter.editor] == [
        ("Wood", "Kit", ""),
        ("Stone", "Lee", "Jr."),
    ]
    assert (chapter.edition, chapter.publisher_place, chapter.page, chapter.isbn) == (
        "2",
        "Brod",
        "12\u201330",
        "978-0-00-000000-2",
    )


def test_a_name_without_a_comma_is_told(minimal: Path) -> None:
    _, said, _ = of_file(minimal, exports.PROVIDER_RIS.replace("Lamp J", "Ada Lamp"))
    assert "export.txt, line 6, “Online wicks”: `Ada Lamp` has no comma, so it stands as an organisation" in said


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (QUILL, "`other`: it is there as `quill2020` (the same DOI)"),
        (
            "@misc{quill2020, title = {One Lamp: how keepers begin and end a shift!}}",
            "`quill2020`: it is there as `quill2020` (the same key and title)",
        ),
        (
            "TY  - JOUR\nTI  - A lamp\nDO  - https://doi.org/10.5555/JIC.2020.1\nER  - ",
            "“A lamp”: it is there as `quill2020` (the same DOI)",
        ),
    ],
)
def test_a_work_that_is_there_is_not_added_again(text: str, known: str, minimal: Path) -> None:
    before = contents(minimal)
    status, said, error = of_file(minimal, text)
    (minimal / "export.txt").unlink()
    assert (status, contents(minimal)) == (1, before)
    assert f"Not added, as the bibliography has it:\n  {known}" in said
    assert "Nothing was written." in error


def test_the_same_pmid_is_the_same_work() -> None:
    works = [Reference.model_validate({"id": key, "type": "book", "title": key, "pmid": "7"}) for key in "ab"]
    assert KnownWorks(works[1:]).known_as(works[0]) == "`b` (the same PMID)"
    assert KnownWorks([works[1].model_copy(update={"pmid": ""})]).known_as(works[0]) == ""


def test_the_key_of_another_work_is_not_taken_twice(minimal: Path) -> None:
    other = ARTICLE.replace("wick2020", "Quill2020")
    status, said, _ = of_file(minimal, other)
    assert (status, "@article{wick2020,\n" in added(minimal)) == (0, True)
    assert "its key `Quill2020` is taken, so it is `wick2020` here" in said


def test_a_work_that_stands_twice_in_a_file_is_added_once(minimal: Path) -> None:
    status, said, _ = of_file(minimal, f"{ARTICLE}\n{ARTICLE.replace('wick2020', 'again')}\n{ARTICLE}")
    assert status == 0
    assert added(minimal).count("@article") == 1
    assert "`again`: it is there as `wick2020` (the same DOI)" in said


@pytest.mark.parametrize("key", ["", "wick et al 2020", "müller", "a..b", "37192106", "RN7"])
def test_a_key_that_cannot_be_kept_is_made_anew(key: str, minimal: Path) -> None:
    status, _, _ = of_file(minimal, ARTICLE.replace("wick2020", key))
    assert (status, "@article{wick2020,\n" in added(minimal)) == (0, True)


def test_a_key_can_be_given_and_facts_cannot(minimal: Path) -> None:
    assert of_file(minimal, ARTICLE, "--key", "wicks")[0] == 0
    assert "@article{wicks,\n" in added(minimal)
    status, _, error = of_file(minimal, ARTICLE, "--title", "T", "--doi", "10.5555/x")
    assert (status, "say all but the key: leave --title, --doi out" in error) == (2, True)
    status, _, error = of_file(minimal, f"{ARTICLE}\n{QUILL}", "--key", "wicks")
    assert (status, "--key names one work" in error) == (2, True)


def test_what_an_entry_lacks_is_told_when_it_is_added(minimal: Path) -> None:
    status, said, _ = of_file(minimal, "@article{wick2020, title = {Wicks}, year = {2020}}")
    assert status == 0
    assert "Please check:\n  the entry `wick2020` has no journal; add `journal = {…}`\n" in said
    assert "the article `wick2020` has no DOI; look it up at https://search.crossref.org" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@article{a2020,\n  title = {T},\n  year = {soon}\n}", "export.txt, line 3: `soon` is not a year; write four"),
        ("@article{a2020, title = {T", "export.txt, line 1: the entry `a2020` cannot be read"),
        ("@article{a2020, year = {2020}}", "the entry has no title; add `title = {…}`"),
        ("@article{a2020, title = {\\myown{T}}}", "the command `\\myown` is not known here"),
        ("TY  - JUOR\nTI  - Wicks\nER  - ", "export.txt, line 1, “Wicks”: `JUOR` is not a type of RIS; did you mean"),
        (
            "TY  - JOUR\nTI  - Wicks\nDO  - ten\nER  - ",
            "export.txt, line 3, “Wicks”: `DO`: `ten` is not a DOI; write it",
        ),
        ("PMID- 37192106\nOWN - NLM\n", "export.txt, line 1: the entry has no title; add one as `TI`"),
        ('[{"type": "book"}]', "export.txt, line 1: the entry has no title; add one as `title`"),
        ("%0 Journal Article\n%T Wicks\n", "This is EndNote's own format (.enw). In EndNote, choose File, Export"),
        ("PT J\nAU Wick, B\nTI Wicks\nER\n", "This is Web of Science's own format. In Web of Science, choose Export"),
        ("Wick B. Wicks. J 2020;3:1-9.", "No entry was found. Give entries of BibTeX"),
        ("", "No entry was found."),
    ],
)
def test_what_cannot_be_read_is_told_in_plain_words_and_nothing_is_written(text: str, told: str, minimal: Path) -> None:
    before = (minimal / BIB).read_bytes()
    status, _, error = of_file(minimal, text)
    assert (status, (minimal / BIB).read_bytes()) == (1, before)
    assert "Nothing was written:\n" in error
    assert told in error


def test_invisible_characters_of_a_web_page_are_left_out(minimal: Path) -> None:
    status, _, _ = of_file(minimal, ARTICLE.replace("Wicks", "Wi\u200bck\u202es"))
    assert (status, "title   = {Wicks}" in added(minimal)) == (0, True)


def test_sound_entries_of_a_file_are_added_and_the_others_told(minimal: Path) -> None:
    status, _, error = of_file(minimal, f"{ARTICLE}\n@article{{a2020, title = {{T}}, year = {{soon}}}}\n")
    assert status == 1
    assert "@article{wick2020,\n" in added(minimal)
    assert "Not added:\n  export.txt, line 2: `soon` is not a year" in error


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_file_may_be_in_either_encoding_of_windows(encoding: str, minimal: Path) -> None:
    (minimal / "export.txt").write_bytes(ARTICLE.replace("Wick,", "Wíck,").encode(encoding))
    assert run(minimal, "new", "reference", "--from", "export.txt").returncode == 0
    assert "Wíck, Bo" in added(minimal)


@pytest.mark.parametrize("number", [MOST_SHOWN, MOST_SHOWN + 1, 60])
def test_of_many_works_their_number_is_shown_and_all_are_added_with_keys_of_their_own(
    number: int, minimal: Path
) -> None:
    records = (f"TY  - JOUR\nAU  - Wick, B\nTI  - Wicks {each}\nPY  - 2020\nER  - \n" for each in range(number))
    status, said, _ = of_file(minimal, "".join(records) + "TY  - JOUR\nER  - \n" + QUILL_RIS)
    assert (status, added(minimal).count("@article{wick2020")) == (1, number)
    assert len(set(re.findall(r"@article\{(\w+),", added(minimal)))) == number
    is_many = number > MOST_SHOWN
    assert (f"Added {number} works to references/references.bib, at its end." in said) is is_many
    assert ("@article{wick2020," in said) is not is_many
    assert f"Added {number}, known 1, not read 1." in said
    assert len(said.splitlines()) < 60 or not is_many
    assert (f"… and {2 * number - MOST_SHOWN} more" in said) is True


def test_a_file_in_another_encoding_is_refused(minimal: Path) -> None:
    (minimal / "export.txt").write_bytes(ARTICLE.replace("Wick,", "Wíck,").encode("latin-1"))
    outcome = run(minimal, "new", "reference", "--from", "export.txt")
    assert (outcome.returncode, "choose UTF-8 as its encoding" in outcome.stderr) == (1, True)


@pytest.mark.parametrize("content", [b"PK\x03\x04\xff", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1"])
def test_a_workbook_is_no_text(content: bytes, minimal: Path) -> None:
    (minimal / "export.txt").write_bytes(content)
    outcome = run(minimal, "new", "reference", "--from", "export.txt")
    assert (outcome.returncode, "this is a workbook, an archive or a PDF. Give" in outcome.stderr) == (1, True)


@pytest.mark.parametrize("words", [(), ("--from", "-")], ids=["at the question", "from -"])
def test_entries_can_come_through_a_pipe(words: tuple[str, ...], minimal: Path) -> None:
    outcome = ask(minimal, "new", "reference", *words, typed=f"{ARTICLE}\n\n@book{{b, title = {{B}}}}\n")
    assert outcome.exit_code == 0
    assert added(minimal).count("@") == 2


def test_the_first_question_takes_an_entry_or_a_kind(minimal: Path) -> None:
    outcome = ask(minimal, "new", "reference", typed="boook\n")
    assert "Paste an entry of BibTeX, RIS, PubMed or CSL-JSON, or answer questions." in outcome.stdout
    assert "`boook` is not one of them. Did you mean `book`?" in outcome.output


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("@article{a,", True),
        ("  @Book(a,", True),
        ("TY  - JOUR", True),
        ("TY - JOUR\r", True),
        ("PMID- 1", True),
        ("[", True),
        ("[{", True),
        ("[1] Wick", False),
        ("article", False),
        ("", False),
        ("@", False),
        ("@string{j = {J}}", False),
        ("TYPE", False),
    ],
)
def test_an_entry_is_told_from_an_answer(line: str, expected: bool) -> None:  # noqa: FBT001
    assert bool(reader_of(line)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@article{a,\n title = {T}", False),
        ("@article{a,\n title = {T \\} }", False),
        ("@article{a,\n title = {T}\n}", True),
        ("TY  - JOUR\nTI  - T", False),
        ("TY  - JOUR\nER  -\n\n", True),
        ("PMID- 1\nTI  - T\n", False),
        ("PMID- 1\nTI  - T\nSO  - J. 2020\n", True),
        ('[{"type": "book",', False),
        ('[{"type": "book"}]', True),
        ("TY  - JOUR\nER  - \nTY  - BOOK", False),
    ],
)
def test_a_whole_entry_is_told_from_one_that_goes_on(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_complete(text) is expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_several_entries_are_pasted_at_once_and_one_has_its_key_asked_for(minimal: Path) -> None:
    several = f"{ARTICLE}\n\n@book{{b, author = {{Bo}},\n title = {{B}},\n\n year = 1999}}\n"
    assert "Added to references/references.bib" in on_a_terminal(minimal, ("PASTE", several))
    assert added(minimal).count("@") == 2
    said = on_a_terminal(minimal, ("PASTE", exports.ZOTERO_BIBTEX.lstrip()), ("key [lamp2021]", "lamps\n"))
    assert "@article{lamps," in said


def on_a_terminal(project: Path, *exchanges: tuple[str, str]) -> str:
    """Run the command on a terminal; when it has said the first of each pair, type the second. Give all it says."""
    import pty  # noqa: PLC0415 -- POSIX alone has it

    process, terminal = pty.fork()
    if not process:
        os.chdir(project)
        command = Path(sys.executable).parent / "evidence-site"
        os.execv(command, [str(command), "new", "reference"])  # noqa: S606
    said = ""
    waiting = [(cue.replace("PASTE", "type [article]"), answer) for cue, answer in exchanges]
    while select.select([terminal], [], [], 30)[0]:
        try:
            said += os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # the command has ended
            break
        if waiting and waiting[0][0] in said:
            os.write(terminal, waiting.pop(0)[1].encode())
    os.close(terminal)
    os.waitpid(process, 0)
    return said
