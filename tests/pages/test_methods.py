"""The page on how a synthesis was done, and the page across its findings."""

from datetime import date
from typing import Any

import pytest

from evidence_site.model import Corpus
from evidence_site.model.site_place import FIXED_PAGES, place_on_site
from evidence_site.render import render_pages
from evidence_site.sections.links import Link
from pages.bakery import anchors, section, views
from pages.test_pages import synthesis

QUERY = '(phone* or "mobile phone*").ti,ab. & <b>nurs?*</b>  adj3'
SEARCH: dict[str, Any] = {
    "source": "MEDLINE",
    "platform": "Ovid",
    "date": "2031-01-02",
    "lines": [{"query": QUERY, "hits": 31020}, {"query": "interview*.mp."}],
    "notes": "In *English*.",
}
LINE = {
    "statement": "Bakers trust their hands.",
    "based_on": ["reading-the-dough"],
    "by": ["B. Bun", "C. Cob"],
    "reflexive_note": "We *bake*.",
    "alternatives": ["that they trust the clock"],
}


def methods(**fields: Any) -> Any:
    return views(synthesis(**fields))["methods.md"]


def across(**fields: Any) -> Any:
    return views(synthesis(**fields))["across-findings.md"]


def html(made: Corpus, path: str) -> str:
    return next(each.html for each in render_pages(views(made).values()) if each.path == path).decode()


def test_the_parts_stand_in_the_order_in_which_a_review_is_done() -> None:
    page = methods(
        question_framework={"name": "SPIDER", "parts": {"Sample": "bakers"}},
        protocol="A plan.",
        amendments=[{"text": "More ovens."}],
        eligibility="Night work.",
        searches=[SEARCH],
        flow=None,
        extraction="By hand.",
        synthesis_method={"name": "Thematic synthesis"},
        appraisal_tools={"casp": {"title": "CASP", "items": {"aims": "Clear?"}, "judgements": ["Yes", "No"]}},
        involvement="Bakers read it.",
        reflexivity="We bake.",
        checklists=[{"name": "entreq", "items": {"1": {"where": "In the report"}}}],
    )
    assert anchors(page) == [
        *("question-framework", "protocol", "amendments", "eligibility", "searches", "screening", "study-decisions"),
        *("appraisal", "extraction", "synthesis-method", "involvement", "reflexivity", "checklists"),
    ]


def test_a_single_study_has_no_such_pages() -> None:
    made = synthesis(type="single-study", included_studies=["night-shift"], searches=[SEARCH], lines_of_argument=[LINE])
    assert {"methods.md", "across-findings.md"}.isdisjoint(views(made))


def test_a_synthesis_of_which_nothing_is_told_has_no_such_pages() -> None:
    made = synthesis()
    assert made.synthesis
    bare = made.synthesis.model_copy(update={"screening": None, "study_decisions": ()})
    pages = views(Corpus(synthesis=bare, findings=made.findings, studies=made.studies, references=made.references))
    assert {"methods.md", "across-findings.md"}.isdisjoint(pages)


def test_a_search_line_is_shown_letter_for_letter() -> None:
    made = synthesis(searches=[SEARCH], searches_to="2031-01-02")
    shown = section(views(made)["methods.md"], "searches")
    (search,) = shown.searches
    assert [(each.number, each.query, each.hits) for each in search.lines] == [
        (1, QUERY, "31,020"),
        (2, "interview*.mp.", "Not recorded here"),
    ]
    assert (search.about, shown.until) == ("Searched on Ovid, last on 2 January 2031.", "2 January 2031")
    page = html(made, "methods.md")
    written = "(phone* or &#34;mobile phone*&#34;).ti,ab. &amp; &lt;b&gt;nurs?*&lt;/b&gt;  adj3"
    assert f'<code dir="auto">{written}</code>' in page
    assert "In <em>English</em>." in page


@pytest.mark.parametrize(("lines", "is_open"), [(25, True), (26, False)])
def test_long_strategies_are_folded(lines: int, *, is_open: bool) -> None:
    half = [{"query": "bread"}] * (lines // 2)
    searches = [{"source": "A", "lines": half}, {"source": "B", "lines": [*half, *[{"query": "x"}] * (lines % 2)]}]
    made = synthesis(searches=searches)
    assert section(views(made)["methods.md"], "searches").is_open is is_open
    assert ('<details class="paper" open>\n<summary>The strategy' in html(made, "methods.md")) is is_open


def test_studies_left_out_stand_by_what_became_of_them() -> None:
    decided = [
        {"study": "Cakes", "status": "ongoing", "reason": "Rising."},
        {"ref": "crumb2031", "status": "excluded", "stage": "full-text", "reason": "Not bread"},
        {"study": "Pies", "status": "excluded", "reason": "Not bread"},
        {"study": "Buns", "status": "eligible-not-sampled", "stage": "sampling", "reason": "Enough"},
    ]
    groups = section(methods(study_decisions=decided), "study-decisions").groups
    assert [(each.heading, each.summary) for each in groups] == [
        ("Excluded", "Two studies listed here"),
        ("Eligible, but not sampled", "One study listed here"),
        ("Ongoing studies", "One study listed here"),
    ]
    first, second = groups[0].decisions
    assert (first.study.text, first.study.url) == ("Crumb and van Loaf 2031b", "../references/#ref-crumb2031")
    assert (first.stage, second.study, second.stage) == ("Decided on its full text", Link("Pies"), "")


def test_long_lists_of_studies_left_out_are_folded() -> None:
    many = [{"study": f"Cake {n}", "status": "excluded", "reason": "Not bread"} for n in range(26)]
    assert not section(methods(study_decisions=many), "study-decisions").is_open
    assert section(methods(study_decisions=many[:25]), "study-decisions").is_open


def test_the_plan_says_where_it_was_registered() -> None:
    registration = {"registry": "PROSPERO", "id": "CRD42", "url": "https://www.crd.york.ac.uk/prospero/"}
    plan = section(methods(registration=registration), "protocol")
    assert plan.registered == Link("PROSPERO, CRD42", "https://www.crd.york.ac.uk/prospero/")
    assert section(methods(protocol="It is *here*."), "protocol").registered is None


def test_amendments_have_their_day_if_it_is_known() -> None:
    told = section(methods(amendments=[{"date": "2031-01-02", "text": "One."}, {"text": "Two."}]), "amendments")
    shown = [(each.day, each.text) for each in told.amendments]
    assert shown == [
        ("2 January 2031", "<p>One.</p>"),
        ("", "<p>Two.</p>"),
    ]


def test_the_method_of_synthesis_names_the_work_that_describes_it() -> None:
    method = {"name": "Thematic synthesis", "reference": "crumb2031", "coding": "By *line*."}
    made = synthesis(synthesis_method=method)
    shown = section(views(made)["methods.md"], "synthesis-method")
    assert (shown.name, shown.reference.url) == ("Thematic synthesis", "../references/#ref-crumb2031")
    assert [(each.anchor, each.text) for each in shown.parts] == [("coding", "<p>By <em>line</em>.</p>")]


def test_the_reference_list_tells_what_a_work_is_named_for() -> None:
    decided = [{"ref": "day2031", "status": "awaiting", "reason": "No text"}]
    page = html(synthesis(study_decisions=decided), "references.md")
    assert 'href="../methods/#study-decisions"' in page


def test_the_appraisal_is_linked_where_there_are_tools() -> None:
    tools = {"casp": {"title": "CASP", "items": {"aims": "Clear?"}, "judgements": ["Yes", "No"]}}
    shown = section(methods(appraisal_tools=tools), "appraisal")
    assert (shown.tools, shown.link.url) == (("CASP",), "../appraisal/")
    assert "appraisal" not in anchors(methods())


def test_a_checklist_links_to_places_of_the_site_under_their_titles() -> None:
    items = {
        "1": {"where": "methods/#screening"},
        "2": {"where": "findings/reading-the-dough/"},
        "3": {"where": "Abstract"},
        "4": {"where": "https://www.example.org/report"},
        "5": {"where": "glossary.md"},
        "6": {"not_applicable": "No software"},
    }
    shown = section(methods(checklists=[{"name": "entreq", "version": "2012", "items": items}]), "checklists")
    (checklist,) = shown.checklists
    assert [each.where for each in checklist.items] == [
        Link("How were records and reports screened?", "#screening"),
        Link("Reading the dough", "../findings/reading-the-dough/"),
        Link("Abstract"),
        Link("https://www.example.org/report", "https://www.example.org/report"),
        Link("glossary.md", "../glossary/"),
        None,
    ]
    assert checklist.items[5].not_applicable == "No software"
    assert shown.caveat == "A completed checklist shows where things are reported, not that they were done well."


def test_a_line_of_argument_says_whose_it_is_and_what_it_is_drawn_from() -> None:
    made = synthesis(lines_of_argument=[LINE])
    shown = section(views(made)["across-findings.md"], "lines-of-argument")
    (line,) = shown.arguments
    assert (line.statement, line.by) == ("Bakers trust their hands.", "B. Bun and C. Cob")
    assert line.findings == (Link("Reading the dough", "../findings/reading-the-dough/"),)
    assert (line.reflexive_note, line.alternatives) == ("<p>We <em>bake</em>.</p>", ("that they trust the clock",))
    assert shown.caveat == (
        "The review team's interpretation across findings. Not stated by any study; confidence not assessed."
    )


@pytest.mark.parametrize(
    ("until", "heading"),
    [
        (date(2031, 1, 2), "What the included studies did not cover (searches to 2 January 2031)"),
        (None, "What the included studies did not cover"),
    ],
)
def test_gaps_say_up_to_when_studies_were_looked_for(until: date | None, heading: str) -> None:
    recorded = [{"text": "rye", "basis": "thin-data", "scope": "in the north"}, {"text": "oats", "basis": "not-found"}]
    shown = section(across(gaps=recorded, searches_to=until), "gaps")
    assert shown.heading == heading
    assert [tuple(each) for each in shown.gaps] == [
        ("Rye", "In the north", "Included studies have few data on it."),
        ("Oats", "", "The searches found no study on it."),
    ]
    assert "no evidence" not in html(synthesis(gaps=recorded), "across-findings.md").casefold()


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("methods/#searches", ("methods.md", "searches")),
        ("/methods/", ("methods.md", "")),
        ("methods.html#flow", ("methods.md", "flow")),
        ("findings/", ("findings/index.md", "")),
        ("findings/index.md", ("findings/index.md", "")),
        ("findings/local-trust/", ("findings/local-trust.md", "")),
        ("./#short-answer", ("index.md", "short-answer")),
        ("#short-answer", ("index.md", "short-answer")),
        ("index.html", ("index.md", "")),
        ("Abstract", None),
        ("In the report, page 7", None),
        ("p.7", None),
        ("n/a", None),
        ("S1/S2", None),
        ("studies/night-shift", ("studies/night-shift.md", "")),
        ("https://www.example.org/a", None),
        ("methods/ and findings/", None),
    ],
)
def test_a_place_on_the_site_is_told_from_one_in_a_report(where: str, place: tuple[str, str] | None) -> None:
    assert place_on_site(where) == place


def test_every_page_of_the_package_can_be_named_in_a_checklist() -> None:
    made = synthesis(
        lines_of_argument=[LINE],
        glossary=[{"term": "Dough", "meaning": "Flour and water"}],
        settings={"contributor_pages": True},
    )
    others = ("findings/", "studies/", "faults/")
    fixed = {path for path in views(made) if not path.startswith(others) or path.endswith("index.md")}
    assert fixed <= FIXED_PAGES
