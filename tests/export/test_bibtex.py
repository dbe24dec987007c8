import re
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string as parse_with_pybtex

from evidence_site.export.bibtex import to_bibtex
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.text import TextFile
from evidence_site.model import PersonName, Reference
from export.works import ARTICLE, CHAPTER, THESIS, WORKS

TEXT = st.text(st.sampled_from(list("\\{}$%&#_^~`'\"-ab c.=|()[]<é@*!;:,")), min_size=1, max_size=30)
LETTERS = st.text(st.sampled_from(list("abcABÇé'")), min_size=1, max_size=8)


def read_back(*works: Reference) -> tuple[Reference, ...]:
    read = parse_bibliography(TextFile("r.bib", to_bibtex(works)))
    assert read.diagnostics == ()
    return read.references


def test_an_article_is_written_as_people_write_one() -> None:
    assert to_bibtex([ARTICLE]) == (
        """\
@article{hall2021,
  author       = {Hall, Ada B. and van der Berg, Jr, Jo and {Night Work and Trust} and others},
  title        = {Trust \\emph{in situ}: the {\\textbraceleft{}NHS\\textbraceright{}} \\& {CO}\\textsubscript{2} at \
5\\% of \\$9\\_a \\textasciitilde{} 50\\textasciigrave{}s},
  journal      = {Journal of Night \\& Day},
  shortjournal = {J. Night \\& Day},
  year         = {2021},
  month        = mar,
  day          = {9},
  volume       = {7},
  number       = {Suppl 1},
  pages        = {279--284},
  publisher    = {Fictional Press},
  doi          = {10.5555/a_b(c)<d>},
  pmid         = {123},
  pmcid        = {PMC1},
  issn         = {1234-5678},
  url          = {https://example.org/?a=1&b=2%20c~d_e#f},
  urldate      = {2026-11-24},
  langid       = {en-GB},
  note         = {Online \\textbf{first}},
  copyright    = {CC BY 4.0}
}
"""
    )


def test_words_with_capitals_keep_them_whatever_a_style_does() -> None:
    work = THESIS.model_copy(update={"title": "The NHS in Bristol"})
    assert "title      = {The {NHS} in {Bristol}}" in to_bibtex([work])


def test_our_own_reader_gives_the_same_works_back() -> None:
    assert read_back(*WORKS) == WORKS


def test_pybtex_gives_the_same_facts_back() -> None:
    entries = parse_with_pybtex(to_bibtex(WORKS), "bibtex").entries
    article = entries["hall2021"]
    assert list(entries) == ["hall2021", "a:b/c.d", "obrien2020"]
    assert [article.fields[each] for each in ("journal", "year", "month", "pages", "doi", "url")] == [
        "Journal of Night \\& Day",
        "2021",
        "March",
        "279--284",
        ARTICLE.doi,
        ARTICLE.url,
    ]
    hall, berg, trust, others = article.persons["author"]
    assert (hall.last_names, hall.first_names, hall.middle_names) == (["Hall"], ["Ada"], ["B."])
    assert (berg.prelast_names, berg.last_names, berg.lineage_names) == (["van", "der"], ["Berg"], ["Jr"])
    assert (trust.last_names, others.last_names) == (["{Night Work and Trust}"], ["others"])
    assert entries["obrien2020"].type == "phdthesis"
    assert entries["a:b/c.d"].fields["date"] == "2017~/2019"


@settings(deadline=None)
@given(TEXT)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    line = " ".join(text.split()) or "x"
    work = Reference.model_validate({**THESIS.model_dump(), "title": line, "note": line, "publisher": line})
    assert read_back(work) == (work,)


FREE = ("id", *(name for name, field in Reference.model_fields.items() if field.annotation is str))
PARTS_OF_NAMES = ("family", "given", "particle", "suffix", "literal")
AS_THEY_ARE = ("doi", "pmid", "pmcid", "isbn", "issn", "url", "date")
"""Fields whose signs belong to them: `%20` in an address, `~` in a date that is about."""
OURS = {
    *("textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textasciicircum", "textasciigrave"),
    *("emph", "textbf", "textsubscript", "textsuperscript", "$", "&", "%", "#", "_"),
}
"""All control sequences that we write. Accents are written as letters."""
COMMANDS = (
    *(
        "\\input{/etc/passwd}",
        "\\include{x}",
        "\\write18{ls}",
        "\\openin5=x",
        "\\immediate\\write18{ls}",
        "\\read5 to\\x",
    ),
    *(
        "\\csname input\\endcsname",
        "\\catcode`\\@=0 @input x",
        "\\usepackage{x}",
        "\\lstinputlisting{x}",
        "\\special{x}",
    ),
    *("\\verbatiminput{x}", "\\includegraphics{x}", "\\InputIfFileExists{x}{}{}", "^^5cinput{x}", "^^^^005cinput{x}"),
    *(
        "\\@@input x",
        "\\directlua{os.exit()}",
        "\\def\\x{}",
        "\\let\\x=\\input",
        "}\\input{x",
        "{{{",
        "}}}",
        "% }",
        "\n\n",
    ),
    *(
        "\\",
        "^^",
        "^",
        "\r",
        "\0",
        "\x7f",
        "*",
        "**",
        "^{",
        "~",
        "#1",
        "$",
        "@",
        '"',
        ",",
        "=",
        " and ",
        " ",
        "a",
        "A",
        "é",
        "<",
    ),
)
PAYLOAD = st.lists(st.one_of(st.sampled_from(COMMANDS), st.text(max_size=3)), min_size=1, max_size=6).map("".join)
HEX = r"\^\^\^\^([0-9a-f]{4})|\^\^([0-9a-f]{2})"
"""How TeX writes a character by its number: see The TeXbook, chapter 8."""
CONTROL_SEQUENCE = re.compile(r"\\([A-Za-z@]+|.|$)", re.DOTALL)
VALUE = re.compile(r"  (\w+) +=")


def control_sequences(written: str) -> set[str]:
    """Return the names of the control sequences that TeX finds, `@` taken for a letter as packages do."""
    seen = re.sub(HEX, lambda found: chr(int(found[1] or found[2], 16)), written)
    return {found[1] for found in CONTROL_SEQUENCE.finditer(seen)}


def holding(field: str, words: str) -> Reference:
    """Return a work that has words in a field, whatever the field may hold: the reader might change."""
    if field in PARTS_OF_NAMES:
        return CHAPTER.model_copy(update={"author": (PersonName.model_construct(**{field: words}),)})
    return CHAPTER.model_copy(update={field: words})


@settings(deadline=None, max_examples=300)
@given(st.sampled_from([*FREE, *PARTS_OF_NAMES]), PAYLOAD)
def test_no_text_becomes_a_command_that_reads_or_runs_a_file(field: str, text: str) -> None:
    written = to_bibtex([holding(field, text)])
    assert control_sequences(written) <= OURS
    bare = re.sub(r"\\[$&%#_]", "", written)
    assert "^" not in bare
    depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in bare))
    assert depths.index(0, bare.index("{")) == len(bare) - 2, "the entry ends where its last brace is"
    for line in bare.splitlines():
        name = VALUE.match(line)
        assert (name and name[1] in AS_THEY_ARE) or not set("%#$&~") & set(line)


@pytest.mark.parametrize("field", [*FREE, *PARTS_OF_NAMES])
def test_no_field_passes_a_command_on(field: str) -> None:
    for command in COMMANDS:
        assert control_sequences(to_bibtex([holding(field, command)])) <= OURS, command


def test_a_command_is_shown_as_it_is_written() -> None:
    written = to_bibtex([THESIS.model_copy(update={"note": "\\input{x}", "publisher": "\\write18{ls} 50% ^^5c"})])
    assert "{\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}}" in written
    assert (
        "{\\textbackslash{}write18\\textbraceleft{}ls\\textbraceright{} 50\\% "
        "\\textasciicircum{}\\textasciicircum{}5c}" in written
    )


@settings(deadline=None)
@given(LETTERS, st.lists(LETTERS, max_size=3).map(" ".join), st.sampled_from(["", "van der", "Von", "de la"]))
def test_any_name_comes_back_as_it_was(family: str, given: str, particle: str) -> None:
    person = PersonName(family=family, given=given, particle=particle)
    work = CHAPTER.model_copy(update={"author": (person, PersonName(literal=f"{family} and Sons, Ltd"))})
    assert read_back(work) == (work,)


@pytest.mark.parametrize("kind", ["article-magazine", "webpage", "legislation", "report", "document", "legal_case"])
def test_every_type_comes_back_as_it_was(kind: str) -> None:
    work = Reference.model_validate({"id": "k", "type": kind, "title": "T", "container_title": "C"})
    assert read_back(work) == (work,)
