from evidence_site.citing import citations_of, named_works
from evidence_site.model import SYNTHESIS, RecordKind, RecordRef
from rules.nights import corpus

FINDING = RecordRef(RecordKind.FINDING, "shared-time")


def test_citations_are_found_in_every_part_of_a_record_that_is_prose() -> None:
    read = corpus(
        {
            "summary": "So says @okafor2021.",
            "title": "No @prose",
            "evidence": [{"study": "night-shift", "relation": "contributes", "note": "Here too [@lind2019]."}],
        },
        site={
            "says": [{"text": "As in @hall2021.", "based_on": ["shared-time/q1"]}],
            "flow": {"note": "See [@lind2019, p. 3]."},
        },
    )
    assert [(each.place.record, each.place.path, each.citation.key) for each in citations_of(read)] == [
        (FINDING, ("summary",), "okafor2021"),
        (FINDING, ("evidence", 0, "note"), "lind2019"),
        (SYNTHESIS, ("says", 0, "text"), "hall2021"),
        (SYNTHESIS, ("flow", "note"), "lind2019"),
    ]


def test_a_tool_for_appraisal_names_its_work() -> None:
    tool = {"title": "T", "items": {"aims": "A?"}, "judgements": ["Yes"], "reference": "hall2021"}
    read = corpus(site={"appraisal_tools": {"t": tool}})
    named = [(each.path, key) for each, key in named_works(read)]
    assert named == [(("appraisal_tools", "t", "reference"), "hall2021")]
