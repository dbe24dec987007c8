"""The tables of findings: what stands in each cell, and in which theme's table."""

from evidence_site.tables.findings import PROFILE_COLUMNS, SUMMARY_COLUMNS, evidence_profile, summary_of_findings
from tables.cases import ASSESSMENT, STATEMENT, evidence, finding, made

THEMES = [
    {"id": "time", "title": "Time"},
    {"id": "night", "title": "Night", "parent": "touch"},
    {"id": "touch", "title": "Touch", "text": "What hands know."},
    {"id": "empty", "title": "Empty"},
]


def test_an_assessed_finding_is_summed_up_with_its_confidence_and_the_reason() -> None:
    studies = [evidence("two"), evidence("one", "contradicts"), evidence("two", "qualifies")]
    site = made(
        finding("dough", assessment=ASSESSMENT, evidence=studies),
        studies={"one": {"label": "Crumb 2031"}, "two": {"label": "Bakery two"}},
    )
    ((row,),) = [each.rows for each in summary_of_findings(site)]
    assert (row.number, row.title, row.statement) == (1, "Dough", STATEMENT)
    assert (row.confidence, row.explanation) == ("Low confidence", "Because of relevance.")
    assert [each.text for each in row.studies] == [
        "Bakery two (has data that qualify the finding)",
        "Crumb 2031 (has data that contradict the finding)",
    ]
    assert row.data == (
        "Data from 2 studies; in 1, data that contradict the finding; in 1, data that qualify the finding"
    )


def test_components_are_sentences_each_in_its_own_words() -> None:
    ((row,),) = [each.rows for each in evidence_profile(made(finding("dough", assessment=ASSESSMENT)))]
    assert row.components == (
        "Minor concerns regarding methodological limitations because samples are told in a line.",
        "Moderate concerns regarding coherence because one disagrees.",
        "No or very minor concerns",
        "Serious concerns (partial relevance and indirect relevance) regarding relevance: All are of one town.",
    )
    assert len(PROFILE_COLUMNS) == len(row.components) + 4
    assert len(SUMMARY_COLUMNS) == 5


def test_the_kind_of_concern_stands_in_a_sentence_that_was_written_whole() -> None:
    written = "Minor concerns regarding relevance because one meal was studied."
    relevance = {"concern": "minor", "kind": ["partial"], "explanation": written}
    ((row,),) = [
        each.rows
        for each in evidence_profile(made(finding("dough", assessment={**ASSESSMENT, "relevance": relevance})))
    ]
    assert row.components[3] == "Minor concerns (partial relevance) regarding relevance because one meal was studied."


def test_confidence_in_another_wording_is_not_shown() -> None:
    changed = finding("dough", assessment={**ASSESSMENT, "assessed_statement": "Bakers look at the clock."})
    ((row,),) = [each.rows for each in summary_of_findings(made(changed))]
    assert (row.statement, row.confidence) == (STATEMENT, "Not assessed in this wording")
    assert row.explanation == (
        "The statement has changed since it was assessed on 2 January 2031. "
        "Assessed was: \u201cBakers look at the clock.\u201d"
    )
    ((profile,),) = [each.rows for each in evidence_profile(made(changed))]
    assert set(profile.components) == {"Not assessed in this wording"}


def test_a_finding_that_no_one_has_assessed_says_so() -> None:
    ((row,),) = [each.rows for each in summary_of_findings(made(finding("dough")))]
    assert (row.confidence, row.explanation) == ("Not assessed", "Nobody has assessed this finding yet.")
    ((profile,),) = [each.rows for each in evidence_profile(made(finding("dough")))]
    assert set(profile.components) == {"Not assessed"}


def test_each_theme_has_a_table_and_a_part_comes_after_its_whole() -> None:
    found = (
        finding("late", theme="time"),
        finding("dark", theme="night"),
        finding("other"),
        finding("misnamed", theme="unknown"),
    )
    tables = summary_of_findings(made(*found, themes=THEMES))
    told = [
        (each.theme and each.theme.title, each.within and each.within.title, [row.title for row in each.rows])
        for each in tables
    ]
    assert told == [
        ("Time", None, ["Late"]),
        ("Touch", None, []),
        ("Night", "Touch", ["Dark"]),
        (None, None, ["Other", "Misnamed"]),
    ]


def test_themes_that_are_parts_of_one_another_still_show_their_findings() -> None:
    circle = [{"id": "a", "title": "A", "parent": "b"}, {"id": "b", "title": "B", "parent": "a"}]
    tables = summary_of_findings(made(finding("dough", theme="b"), themes=circle))
    assert [[row.title for row in each.rows] for each in tables if each.rows] == [["Dough"]]
