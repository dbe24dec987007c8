"""The rows of the tables of included studies and of appraisals."""

from typing import Any

from evidence_site import urls
from evidence_site.model import Corpus
from evidence_site.pages import build_pages
from evidence_site.render import render_pages
from evidence_site.tables.appraisal import appraisal_tables
from evidence_site.tables.studies import study_table
from pages.bakery import STUDY, corpus, site, views
from pages.test_pages import OTHER_REFERENCE, OTHER_STUDY, REFERENCE
from tables.cases import finding, made

TOOL = {"title": "A list", "items": {"aims": "An aim?", "sample": "A sample?"}, "judgements": ["Yes", "No"]}
APPRAISAL = {
    "tool": "list",
    "by": ["R. Rye", "B. Bun"],
    "date": "2031-01-05",
    "basis": "full-text",
    "items": {"sample": {"judgement": "No", "rationale": "Nobody was asked."}},
    "overall_note": "Read it with *care*.",
}
FURTHER = {
    "label": "Crumb 2031",
    "methodology": "Grounded theory",
    "characteristics": {"oven": "Wood"},
    "appraisals": [APPRAISAL],
    "participants": [
        {"group": "bakers", "n": "2", "unit": "documents"},
        {"group": "ovens", "n": "3", "unit": "observations"},
    ],
    "data_collection": {"method": "Interviews", "from": "2018-03", "to": "2019-06"},
}


def several(*, count: int = 2, are_appraised: bool = False, **fields: Any) -> Corpus:
    more = [
        {**OTHER_STUDY, "id": f"study-{number}", "label": f"{chr(65 + number % 26)} {number}"}
        | ({"appraisals": [APPRAISAL]} if are_appraised else {})
        for number in range(count - 1)
    ]
    return corpus(
        (),
        ({**STUDY, **FURTHER}, *more),
        (REFERENCE, OTHER_REFERENCE),
        type="evidence-synthesis",
        included_studies=["night-shift", *(each["id"] for each in more)],
        study_columns={"oven": {"title": "Oven"}, "flour": {"title": "Flour"}},
        appraisal_tools={"unused": TOOL, "list": {**TOOL, "adapted": "We cut it.", "version": "2"}},
        **fields,
    )


def test_a_row_holds_what_the_record_says_in_plain_words() -> None:
    table = study_table(site(several()))
    row, other = table.rows
    assert table.columns == ("Oven", "Flour")
    assert (row.id, row.label, row.methodology, row.cells) == (
        "night-shift",
        "Crumb 2031",
        "Grounded theory",
        ("Wood", ""),
    )
    assert row.participants == "2 documents by or about bakers and 3 occasions of watching ovens"
    assert row.dates == "March 2018 to June 2019"
    assert (other.label, other.cells, other.read) == ("A 0", ("", ""), "The full text")


def test_an_appraisal_has_a_cell_for_each_item_and_no_total() -> None:
    unused, table = appraisal_tables(site(several()))
    assert (unused.rows, unused.without) == ((), ("Crumb 2031", "A 0"))
    (row,) = table.rows
    assert (table.id, table.version, table.questions) == ("list", "2", ("An aim?", "A sample?"))
    assert [(each.item, each.judgement, each.rationale) for each in row.cells] == [
        ("aims", "", ""),
        ("sample", "No", "Nobody was asked."),
    ]
    assert table.without == ("A 0",)


def test_the_page_of_appraisals_says_who_judged_and_that_nothing_is_added_up() -> None:
    page = views(several())["appraisal.md"]
    unused, table = page.tables
    assert unused.without == "No study is appraised with this tool yet."
    assert page.guard == "Answers are not added up. What matters is how a limitation bears on each finding."
    assert table.rows[0].made == "By R. Rye and B. Bun, on 5 January 2031. Read for it: the full text."
    assert [each.judgement for each in table.rows[0].cells] == ["Not recorded here", "No"]
    assert table.rows[0].note == "<p>Read it with <em>care</em>.</p>"
    assert (table.adapted, table.without) == ("<p>We cut it.</p>", "Not appraised with this tool: A 0.")


def test_of_one_study_there_is_no_page_of_appraisals_and_its_own_page_tells_them() -> None:
    seen = views(corpus(studies=({**STUDY, **FURTHER},), appraisal_tools={"list": TOOL}))
    assert not {"appraisal.md", "studies/table.md", "studies/index.md"} & seen.keys()
    (section,) = (each for each in seen["studies/night-shift.md"].sections if each.anchor == "appraisal")
    assert section.appraisals[0].made.startswith("With A list. By R. Rye and B. Bun, on")
    assert section.all_studies is None


def test_up_to_25_studies_the_table_is_on_the_page_of_the_studies() -> None:
    seen = views(several(count=25))
    page = seen["studies/index.md"]
    assert "studies/table.md" not in seen
    assert len(page.table.rows) == 25
    assert page.table.coded == "The columns “Oven” and “Flour” are coded by the editors."
    assert [each.text for each in page.further] == ["How the studies were appraised"]


def test_beyond_25_there_is_a_list_by_label_and_the_table_has_a_page_of_its_own() -> None:
    seen = views(several(count=26))
    page = seen["studies/index.md"]
    assert page.table is None
    assert [each.text for each in page.studies][:2] == ["Crumb 2031", "A 0"]
    assert page.further[0].url == "../studies/table/"
    table = seen["studies/table.md"]
    assert (len(table.table.rows), table.pager) == (26, None)


def test_beyond_100_rows_the_tables_of_studies_and_of_appraisals_go_on_on_other_pages() -> None:
    seen = views(several(count=101, are_appraised=True))
    first, second = (seen[path] for path in ("studies/table.md", "studies/table/2.md"))
    assert [len(each.table.rows) for each in (first, second)] == [100, 1]
    assert first.pager.next == ("Page 2 of 2", "../../studies/table/2/")
    appraised = [seen[path].tables for path in ("appraisal.md", "appraisal/2.md")]
    assert [[len(each.rows) for each in tables] for tables in appraised] == [[0, 100], [1]]


def test_beyond_25_studies_the_reasons_of_appraisals_stand_on_the_pages_of_the_studies_alone() -> None:
    for count, has_reasons in ((25, True), (26, False)):
        _, table = views(several(count=count))["appraisal.md"].tables
        assert table.has_reasons is has_reasons
        assert table.rows[0].study.url.endswith("#appraisal")


def test_the_page_of_a_study_shows_what_its_record_says_of_method_and_how_the_team_describes_it() -> None:
    prose = {"theory": "T.", "sampling": "S.", "recruitment": "R.", "reflexivity": "X.", "participant_consent": "C."}
    study = {
        **STUDY,
        **FURTHER,
        **prose,
        "ethics_approval": "E.",
        "data_richness": "Rich.",
        "facets": {"town": ["small"]},
    }
    facet = {"title": "Town", "values": ["small"], "applies_to": "study", "coded_by": "editors"}
    made = corpus(studies=(study,), facets={"town": facet}, study_columns={"oven": {"title": "Oven"}})
    facts = {
        fact.term: (*fact.values, fact.prose, *fact.notes)
        for section in views(made)["studies/night-shift.md"].sections
        for fact in getattr(section, "facts", ())
    }
    assert facts["Methodology"][0] == "Grounded theory"
    assert facts["Dates"][0] == "March 2018 to June 2019"
    terms = {
        "Theory": "T.",
        "Sampling": "S.",
        "Recruitment": "R.",
        "Ethics approval": "E.",
        "Participants' consent": "C.",
    }
    terms |= {"What its authors say of their own standpoint": "X.", "How rich are its data?": "Rich."}
    assert {term: facts[term][0] for term in terms} == {term: f"<p>{text}</p>" for term, text in terms.items()}
    assert "Coded by the editors." in facts["Town"]
    assert facts["Oven"] == ("Wood", "", "Coded by the editors.")
    assert "The editors' judgement." in facts["How rich are its data?"]


def test_the_table_names_each_study_by_its_title_beneath_its_label() -> None:
    site = made(finding("first"), studies={"one": {"label": "Oven 2031"}})
    (page,) = (each for each in build_pages(site) if each.path == urls.STUDIES)
    (rendered,) = render_pages([page])
    assert 'Oven 2031</a><p class="note" dir="auto">Bakery one</p></th>' in rendered.body
