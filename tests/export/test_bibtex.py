import re

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


FREE = tuple(name for name, field in Reference.model_fields.items() if field.annotation is str and name != "type")
WRITTEN = re.compile(
    r"\\(?:textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum|textasciigrave)\{\}"
    r"|\\(?:emph|textbf|textsubscript|textsuperscript)\{|\\[$&%#_]"
)
"""All that has a backslash in what we write."""


@settings(deadline=None)
@given(st.sampled_from(FREE), st.text(st.sampled_from(list("\\{}$%^~inputwr18/. ")), min_size=1, max_size=40))
def test_no_text_becomes_a_command_that_reads_or_runs_a_file(field: str, text: str) -> None:
    for words in (text, "\\input{/etc/passwd}", "\\write18{ls}", "}\\immediate\\write18{ls}{"):
        written = to_bibtex([THESIS.model_copy(update={field: words})])
        left = WRITTEN.sub("{", written)
        assert "\\" not in left
        bare = WRITTEN.sub(lambda found: "{" if found[0].endswith("{") else "", written)
        assert bare.count("{") == bare.count("}")


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
