"""The home page as one figure, for one study and for a synthesis, and when findings are too many for it."""

import re
from typing import Any

import pytest

from conftest import ROOT
from evidence_site.model import Occurrence, SourceText, Verdict, Verification
from evidence_site.pages.home import HomePage
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.render import render_pages
from evidence_site.sections.findings_on_home import MOST_LINKS, MOST_QUOTES, MapOfSynthesis, WaysToFindings
from evidence_site.tables.evidence_map import MOST_COLUMNS
from evidence_site.tables.studies_with_data import NO_VOTE
from evidence_site.website.confidence import LEGEND
from evidence_site.website.finding_groups import MOST_UNFOLDED
from pages.bakery import FINDING, QUOTE, STUDY, corpus, site, views
from tables.cases import ASSESSMENT, evidence, finding

MOST_BYTES = 150_000
"""The most that the body of a home page may have, however many findings there are."""


def home(**fields: Any) -> Any:
    return views(corpus(**fields))["index.md"]


def synthesis_home(*findings: Any, studies: int = 4, **fields: Any) -> Any:
    """Return the home page of a synthesis of so many studies: `s1`, `s2` and so on."""
    names = [f"s{number}" for number in range(1, studies + 1)]
    plain = {"results": [], "conclusions": [], "quotes": []}
    of_many = tuple({**STUDY, **plain, "id": each, "title": f"Bakery {each}"} for each in names)
    told = {"type": "evidence-synthesis", "included_studies": names, "says": [], "prompts": [], **fields}
    (page,) = HomePage.pages(site(corpus(findings, of_many, **told)))
    return page


def reviewed(name: str, **fields: Any) -> dict[str, Any]:
    """Return a review finding, with data from the first study if no evidence is named."""
    return finding(name, **{"evidence": [evidence("s1")], **fields})


def rows_of(page: Any) -> list[Any]:
    return [row for theme in page.findings.themes for row in theme.rows]


def body(page: Any) -> str:
    (rendered,) = render_pages((page,))
    return rendered.body


def test_the_facts_of_a_study_each_lead_to_the_words_they_rest_on() -> None:
    facts = home().strip
    assert [each.link.text for each in facts] == [
        "14 night bakers and 5 drivers (19 people: our sum)",
        "2 ovens",
        "2029 to 2030",
        "From the abstract only. The authors' findings, in our words except where quoted.",
        "Our wording: reviewed for 1 of 2 crafts by R. Rye",
    ]
    assert facts[0].link.url == "quotes/#quote-night-shift-s1"
    assert facts[3].link.url == "studies/night-shift/#read"
    assert facts[4].link.url == "about/#checks"
    assert [each.is_limit for each in facts] == [False, False, False, True, False]


def test_wording_that_nobody_reviewed_says_so() -> None:
    (last,) = home(findings=(FINDING,)).strip[-1:]
    assert (last.link.text, last.is_limit) == ("Our wording: not yet reviewed by anyone", True)


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        (("clinical leaders", "non-clinical leaders"), "1 clinical and 2 non-clinical leaders (3 people: our sum)"),
        (("leaders", "non-clinical leaders"), "1 leaders and 2 non-clinical leaders (3 people: our sum)"),
        (("bakers",), "1 bakers"),
    ],
)
def test_groups_of_one_noun_share_it_and_our_sum_says_that_it_is_ours(groups: tuple[str, ...], told: str) -> None:
    people = [{"group": each, "n": number, "unit": "people"} for number, each in enumerate(groups, 1)]
    assert home(studies=({**STUDY, "participants": people},)).strip[0].link.text == told


def test_a_row_of_a_study_has_what_is_done_and_the_result_as_far_as_it_is_stated() -> None:
    page = home()
    assert page.eyebrow == "One qualitative interview study"
    assert page.findings.columns == ("Craft", "What is done", "Result the authors report or intend")
    assert [(each.number, each.title, each.told, each.status, each.result) for each in page.findings.rows] == [
        (1, "Reading the dough", "Feeling the dough", "Reported", "the loaf rises well"),
        (2, "Keeping time", "Feeling the dough", "No result stated", ""),
    ]
    assert page.findings.rows[0].more == ("More on this craft", "findings/reading-the-dough/")


def test_without_a_note_of_its_own_the_map_says_which_words_are_ours() -> None:
    assert home().findings.note == (
        "“Reported” and “No result stated” are our words, for what the abstract says of a result."
    )
    own = home(labels={"map_note": "Found is theirs."})
    assert own.findings.note == "Found is theirs."
    bare = {**FINDING, "activity": None, "outcome": None, "outcome_status": None}
    without = home(findings=(bare,)).findings
    assert (without.note, without.columns[1:]) == ("", ("What the authors report",))
    assert without.rows[0].told == FINDING["statement"]


def test_words_open_in_place_where_their_source_is_published_and_are_led_to_elsewhere() -> None:
    assert [each.text for each in home().findings.rows[0].words.led_to] == ["“the dough tells you when it [the…”"]
    paragraph = "At night the dough tells you when it is done, they said."
    start = paragraph.index("the dough")
    found = Verification(Verdict.VERIFIED, (Occurrence("", 1, paragraph, 0, ((start, start + 35),)),))
    text = SourceText(key="crumb2031", sections=(), publish=True)
    told = corpus(sources={"crumb2031": text})
    told.verifications["reading-the-dough/q1"], before = found, told.verifications["reading-the-dough/q1"]
    try:
        row = views(told)["index.md"].findings.rows[0]
    finally:
        told.verifications["reading-the-dough/q1"] = before
    assert row.words.led_to == ()
    assert "the dough tells you" in "".join(part.text for part in row.words.opened[0].words.parts)


def test_a_row_opens_only_its_first_quotes() -> None:
    quotes = [{**QUOTE, "id": f"q{number}"} for number in range(1, MOST_QUOTES + 3)]
    assert len(home(findings=({**FINDING, "quotes": quotes},)).findings.rows[0].words.led_to) == MOST_QUOTES


def test_a_conclusion_has_the_note_that_its_insertion_needs() -> None:
    quote = {**QUOTE, "id": "s3", "voice": "author", "speaker": None, "note": "Ours.", "supports": []}
    study = {**STUDY, "quotes": [*STUDY["quotes"], quote]}
    point = {"text": 'They say "when it [the rise] is done".', "based_on": ["night-shift/s3"]}
    (said,) = home(studies=(study,), says=[point]).says
    assert said.notes == ("Editors' note: Ours.",)
    (plain,) = home(studies=(study,), says=[{**point, "text": "They say so."}]).says
    assert plain.notes == ()
    listed = {"question": "Who woke?", "text": "All woke.", "items": ["bakers"], "based_on": ["night-shift/s2"]}
    page = home(says=[listed])
    assert [(each.question, each.items) for each in page.says] == [("Who woke?", ("bakers",))]
    assert "<li>bakers</li>" in body(page)


def test_what_is_not_said_is_apart_from_what_such_a_study_cannot_show() -> None:
    page = home()
    assert page.not_said.heading == "What the abstract does not say"
    assert page.not_said.not_stated_heading == "Not stated in the abstract (the full article may say)"
    assert page.not_said.not_stated == ("what the bread was like",)
    assert page.not_said.not_designed_heading == "Not something a study of this kind is designed to show"
    assert page.not_said.not_designed == ("how often this happens",)
    assert [each.text for each in page.not_said.full_text] == ["Read the full text of Crumb and van Loaf 2031"]
    whole = home(studies=({**STUDY, "basis": "full-text"},)).not_said
    assert (whole.not_stated_heading, whole.full_text) == ("Not stated in the full text", ())
    assert home(does_not_say=[], not_designed_to_show=[]).not_said is None


def test_buttons_and_the_line_on_whose_the_content_is() -> None:
    page = home()
    assert [each.text for each in page.ways] == ["Questions for my role", "Print on two pages"]
    (debt,) = page.debts
    assert (debt.debt, debt.work.text, debt.container) == (
        "Adapted from",
        "Crumb and van Loaf 2031",
        "Journal of Bread",
    )
    assert debt.licence.text == "CC BY 4.0"
    assert page.terms == (
        "We shortened the abstract. Quoted words are unchanged except for bracketed editorial marks. "
        "The authors, publisher and funder have not endorsed this site."
    )
    assert [each.url for each in page.more] == ["studies/night-shift/", "about/#checks"]
    assert [each.text for each in home(audiences=[], prompts=[]).ways] == ["Print on two pages"]


def test_the_answer_to_copy_has_its_caveat_and_its_source() -> None:
    assert home().summary == (
        "By touch, and by the radio. Evidence from one qualitative interview study, read from the abstract only. "
        "A study of this kind is not designed to show how often this happens. "
        "Source: Crumb and van Loaf 2031, https://doi.org/10.1234/bread-1"
    )


def test_a_synthesis_has_a_column_for_each_study_in_words() -> None:
    against, limits = evidence("s2", "contradicts"), evidence("s3", "qualifies")
    first = reviewed("first", theme="touch", assessment=ASSESSMENT, evidence=[evidence("s1"), against, limits])
    second = reviewed("second", evidence=[evidence("s1"), evidence("s1", "qualifies")])
    themes = [{"id": "touch", "title": "Touch"}]
    page = synthesis_home(first, second, themes=themes)
    assert isinstance(page.findings, MapOfSynthesis)
    assert [each.title for each in page.findings.themes] == ["Touch", "Other crafts"]
    row, other = rows_of(page)
    assert [text for _, text in row.cells] == ["has data", "has contradicting data", "limits it", "none recorded"]
    assert other.cells[0][1] == "has data; limits it"
    assert row.confidence == "Low confidence in this craft"
    assert other.confidence == "Confidence not assessed"
    assert row.why.url.endswith("findings/first/#evidence")
    assert page.findings.notes[:2] == (LEGEND, NO_VOTE)
    assert (row.data, row.dissent) == ("", None)
    noted = synthesis_home(first, labels={"map_note": "Found is theirs."}).findings.notes
    assert noted[:2] == ("Found is theirs.", LEGEND)


def test_beyond_eight_studies_a_row_says_how_many_have_data_and_leads_to_those_that_contradict() -> None:
    told = reviewed("first", evidence=[evidence("s1"), evidence("s2", "contradicts")])
    (row,) = rows_of(synthesis_home(told, studies=MOST_COLUMNS + 1))
    assert row.cells == ()
    assert row.data == "Data from 2 studies; in 1, data that contradict the finding"
    assert row.dissent == ("see which", "findings/first/#dissent")
    (fewer,) = rows_of(synthesis_home(told, studies=MOST_COLUMNS))
    assert len(fewer.cells) == MOST_COLUMNS


@pytest.mark.parametrize("count", [MOST_UNFOLDED + 1, 10_000])
def test_too_many_findings_are_told_of_by_their_number_and_the_page_stays_small(count: int) -> None:
    page = synthesis_home(*(reviewed(f"f{number}") for number in range(count)))
    assert isinstance(page.findings, WaysToFindings)
    assert all(len(each.links) <= MOST_LINKS for each in page.findings.lists)
    assert page.findings.all_findings.url == "findings/"
    assert len(body(page).encode()) < MOST_BYTES


def test_up_to_25_findings_are_rows() -> None:
    assert len(rows_of(synthesis_home(*(reviewed(f"f{number}") for number in range(MOST_UNFOLDED))))) == MOST_UNFOLDED


def test_of_one_study_many_findings_are_titles_and_more_a_single_way() -> None:
    def of(count: int) -> Any:
        findings = tuple({**FINDING, "id": f"f{number}", "related": [], "prompts": []} for number in range(count))
        (page,) = HomePage.pages(site(corpus(findings)))
        return page

    assert len(of(MOST_UNFOLDED + 1).findings.lists[0].links) == MOST_UNFOLDED + 1
    assert of(MOST_LINKS + 1).findings.lists == ()


def test_our_own_home_page_is_short() -> None:
    """At most 450 words are seen while its folds are closed: what it shows below a summary is not."""
    (page,) = (each for each in build(Project(ROOT)).pages if each.path == "index.md")
    folded = re.sub(r"</summary>.*?</details>", "", page.body, flags=re.DOTALL)
    unseen = re.sub(r'<(span|h2)[^>]* class="vh">.*?</\1>|<div class="maphead".*?</div>', "", folded, flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", unseen).split()
    assert 200 < len(words) <= 450


def test_a_list_of_ways_that_is_too_long_is_left_to_the_page_of_all_findings() -> None:
    def ways(count: int) -> list[str]:
        themes = [{"id": f"t{number}", "title": f"T{number}"} for number in range(count)]
        findings = (reviewed(f"f{number}", theme=f"t{number}") for number in range(count))
        return [each.anchor for each in synthesis_home(*findings, themes=themes).findings.lists]

    assert "by-theme" in ways(MOST_LINKS)
    assert "by-theme" not in ways(MOST_LINKS + 1)
