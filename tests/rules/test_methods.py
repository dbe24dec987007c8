"""Rules on how a synthesis was done: what the cases cannot show."""

import pytest

from evidence_site.model import SYNTHESIS, RecordKind, RecordRef
from evidence_site.rules.checklists import checklist_place_not_on_the_site
from rules.nights import corpus
from rules.test_rules import codes, only, violations

EXCLUDED = {"status": "excluded", "reason": "Not at night"}


def test_a_study_that_is_named_in_two_ways_is_a_fault_at_the_second() -> None:
    twice = {**EXCLUDED, "study": "Okafor 2021", "ref": "okafor2021"}
    found = dict(violations(corpus(site={"study_decisions": [twice]})))
    assert found.keys() == {"MET001", "MET002"}
    assert found["MET001"].place.path == ("study_decisions", 0, "study")


def test_a_work_that_a_decision_names_is_in_the_bibliography() -> None:
    (found,) = [each for code, each in violations(corpus(site={"study_decisions": [{**EXCLUDED, "ref": "lindt2019"}]}))]
    assert found.place.path == ("study_decisions", 0, "ref")
    assert "`lindt2019` is not in references/references.bib" in found.fault.message


def test_the_work_that_describes_the_method_is_in_the_bibliography() -> None:
    method = {"name": "Thematic synthesis", "reference": "thomas2008"}
    assert codes(corpus(site={"synthesis_method": method})) == ["REF001"]
    assert codes(corpus(site={"synthesis_method": {**method, "reference": "okafor2021"}})) == []


@pytest.mark.parametrize("status", ["excluded", "eligible-not-sampled", "awaiting", "ongoing"])
def test_a_report_of_an_included_study_is_none_that_was_left_out(status: str) -> None:
    decided = {"ref": "okafor2021", "status": status, "reason": "Later"}
    assert codes(corpus(site={"study_decisions": [decided]})) == ["MET002"]


def test_a_line_of_argument_names_known_findings_each_once() -> None:
    line = {"statement": "They are near.", "by": ["A. Editor"]}
    assert codes(corpus(site={"lines_of_argument": [{**line, "based_on": ["shared-tim"]}]})) == ["REF003"]
    twice = [{**line, "based_on": ["shared-time", "shared-time"]}]
    assert codes(corpus(site={"lines_of_argument": twice})) == ["REF010"]


def test_a_line_of_argument_needs_no_quote_but_invents_none() -> None:
    line = {"based_on": ["shared-time"], "by": ["A. Editor"]}
    assert codes(corpus(site={"lines_of_argument": [{**line, "statement": "They are near."}]})) == []
    said = [{**line, "statement": "They are \u201cas near as family\u201d."}]
    assert codes(corpus(site={"lines_of_argument": said})) == ["QUO017"]


@pytest.mark.parametrize(
    ("until", "days", "expected"),
    [
        ("2026-02-01", ["2026-01-01", "2026-02-01"], []),
        ("2026-01-15", ["2026-01-01", "2026-02-01"], []),
        ("2026-02-02", ["2026-01-01", "2026-02-01"], ["DAT008"]),
        ("2026-02-02", ["2026-01-01", None], []),
        ("2025-12-31", ["2026-01-01", None], ["DAT009"]),
        ("2026-02-02", [], []),
        (None, ["2026-03-02"], []),
        (None, ["2026-03-03"], ["DAT010"]),
    ],
)
def test_the_days_of_searches_agree(until: str | None, days: list[str | None], expected: list[str]) -> None:
    searches = [{"source": f"Library {number}", "date": day} for number, day in enumerate(days)]
    assert codes(corpus(site={"searches_to": until, "searches": searches})) == expected


@pytest.mark.parametrize(
    ("name", "number", "is_known"),
    [
        ("entreq", "21", True),
        ("entreq", "22", False),
        ("entreq", "Item 5", True),
        ("emerge", "19", True),
        ("emerge", "20", False),
        ("prisma", "13f", True),
        ("prisma", "13", True),
        ("prisma", "13g", False),
        ("prisma", "27", True),
        ("prisma", "28", False),
        ("prisma-s", "16", True),
        ("prisma-s", "17", False),
        ("coreq", "32", True),
        ("coreq", "33", False),
        ("srqr", "21", True),
        ("srqr", "0", False),
    ],
)
def test_the_items_of_guidelines_are_known(name: str, number: str, *, is_known: bool) -> None:
    checklists = [{"name": name, "items": {number: {"where": "In the report"}}}]
    assert codes(corpus(site={"checklists": checklists})) == ([] if is_known else ["MET012"])


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("methods/#searches", []),
        ("findings/shared-time/", []),
        ("studies/night-shift.html", []),
        ("In the report, page 7", []),
        ("Abstract", []),
        ("findings/shared-tim/", ["MET013"]),
        ("studies/day-shift/", ["MET013"]),
        ("reading-guide/", ["MET013"]),
    ],
)
def test_a_checklist_names_pages_that_there_are(where: str, expected: list[str]) -> None:
    checklists = [{"name": "entreq", "items": {"1": {"where": where}}}]
    assert codes(corpus(site={"checklists": checklists})) == expected


@pytest.mark.parametrize(
    ("where", "cure"),
    [
        ("method/#searches", "did you mean `methods/#searches`?"),
        ("method/", "did you mean `methods/`?"),
        ("nothing/like/it/", "write the address of a page of this site, as `methods/#searches`; or the place in words"),
    ],
)
def test_the_page_that_is_meant_keeps_the_section_that_was_named(where: str, cure: str) -> None:
    checklists = [{"name": "entreq", "items": {"1": {"where": where}}}]
    (found,) = checklist_place_not_on_the_site(corpus(site={"checklists": checklists}))
    assert found.fault.help == cure


def test_a_draft_has_no_page_that_a_checklist_could_name() -> None:
    checklists = [{"name": "entreq", "items": {"1": {"where": "findings/shared-time/"}}}]
    assert codes(corpus({"status": "draft"}, site={"checklists": checklists})) == ["MET013"]


def test_pages_are_not_looked_for_where_a_record_could_not_be_read() -> None:
    checklists = [{"name": "entreq", "items": {"1": {"where": "findings/other/"}}}]
    read = corpus(site={"checklists": checklists})
    assert read.synthesis
    unread = type(read)(synthesis=read.synthesis, unreadable=frozenset({RecordRef(RecordKind.FINDING, "other")}))
    assert "MET013" not in codes(unread)


@pytest.mark.parametrize(
    ("text", "is_fault"),
    [
        ("No studies of cooks", True),
        ("there is a lack of research on cooks", True),
        ("cooks", False),
        ("cooks with no contract", False),
    ],
)
def test_a_gap_names_what_was_not_covered(text: str, *, is_fault: bool) -> None:
    found = codes(corpus(site={"gaps": [{"text": text, "basis": "thin-data"}]}))
    assert found == (["MET006"] if is_fault else [])


def test_a_gap_may_be_put_down_to_sampling_where_studies_were_not_sampled() -> None:
    gaps = {"gaps": [{"text": "cooks", "basis": "not-sampled"}]}
    assert only(corpus(site=gaps)).place.record == SYNTHESIS
    decided = [{"study": "Lind 2019", "status": "eligible-not-sampled", "reason": "Enough data"}]
    assert codes(corpus(site=gaps | {"study_decisions": decided})) == []


@pytest.mark.parametrize("name", ["entreq", "coreq", "srqr"])
def test_a_site_of_one_study_shows_no_checklist_of_whatever_guideline(name: str) -> None:
    checklists = [{"name": name, "items": {"1": {"where": "In the report"}}}]
    assert "REF043" in codes(corpus(site={"type": "single-study", "checklists": checklists}))
