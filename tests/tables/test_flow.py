"""The boxes of the flow: PRISMA's wording, zero and unused ones left out, and the drawing of them as SVG."""

from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from engines.hostile_text import payloads
from evidence_site import urls
from evidence_site.model.flow import Flow
from evidence_site.render import render_flow
from evidence_site.tables.flow import Box, Column, flow_columns
from evidence_site.tables.flow_drawing import Drawing, draw_flow, width_of, wrapped

NEW: dict[str, Any] = {
    "database_results": 1240,
    "database_specific_results": {"MEDLINE": 1200, "CINAHL": 40, "Empty": 0},
    "register_results": 0,
    "duplicates": 20,
    "records_screened": 1220,
    "records_excluded": 1200,
    "dbr_sought_reports": 20,
    "dbr_notretrieved_reports": 2,
    "dbr_assessed": 18,
    "dbr_excluded": {"reasons": [{"reason": "By day", "n": 10}, {"reason": "No words", "n": 4}]},
    "new_studies": 3,
    "new_reports": 4,
}
MORE: dict[str, Any] = {
    "previous_studies": 5,
    "previous_reports": 6,
    "total_studies": 8,
    "total_reports": 10,
    "website_results": 4,
    "organisation_results": 2,
    "citations_results": 7,
    "other_sought_reports": 13,
    "other_notretrieved_reports": 1,
    "other_assessed": 12,
    "other_excluded": {"n": 12},
    "register_results": 3,
    "excluded_automatic": 2,
    "excluded_other": 1,
    "awaiting": 2,
    "ongoing": 1,
    "sampling": {"eligible_studies": 9, "sampled": 3, "not_sampled": 6},
}
SVG = "{http://www.w3.org/2000/svg}"


def columns(**fields: Any) -> tuple[Column, ...]:
    return flow_columns(Flow.model_validate(fields))


def texts(of: tuple[Column, ...]) -> list[str]:
    """Return every line of every box, in order."""
    boxes = [box for column in of for step in column.steps for box in (step.box, step.aside) if box]
    return [line.replace("\u00a0", " ") for box in boxes for line in lines(box)]


def lines(box: Box) -> list[str]:
    return [box.text, *(line for part in box.parts for line in lines(part))]


def drawn(**fields: Any) -> Drawing:
    return draw_flow(columns(**fields), "Flow of studies")


def svg(drawing: Drawing) -> bytes:
    return render_flow(drawing)[urls.FLOW]


def test_the_boxes_have_the_wording_of_prisma_and_none_is_zero_or_unused() -> None:
    found = columns(**NEW)
    assert [each.heading for each in found] == ["Identification of studies via databases and registers", "Included"]
    assert texts(found) == [
        "Records identified from:",
        "Databases (n = 1,240)",
        "MEDLINE (n = 1,200)",
        "CINAHL (n = 40)",
        "Records removed before screening:",
        "Duplicate records removed (n = 20)",
        "Records screened (n = 1,220)",
        "Records excluded (n = 1,200)",
        "Reports sought for retrieval (n = 20)",
        "Reports not retrieved (n = 2)",
        "Reports assessed for eligibility (n = 18)",
        "Reports excluded (n = 14)",
        "By day (n = 10)",
        "No words (n = 4)",
        "Studies included in review (n = 3)",
        "Reports of included studies (n = 4)",
    ]


def test_an_update_tells_old_and_new_studies_apart_and_sampling_and_undecided_studies_stand_by_themselves() -> None:
    found = columns(**NEW | MORE)
    assert [each.heading for each in found] == [
        "Previous studies",
        "Identification of new studies via databases and registers",
        "Identification of new studies via other methods",
        "Included",
        "Not decided on yet",
    ]
    assert texts(found[:1]) == [
        "Studies included in previous version of review (n = 5)",
        "Reports of studies included in previous version of review (n = 6)",
    ]
    assert texts(found[2:3])[:4] == [
        "Records identified from:",
        "Websites (n = 4)",
        "Organisations (n = 2)",
        "Citation searching (n = 7)",
    ]
    assert texts(found[3:]) == [
        "Eligible studies (n = 9)",
        "Eligible studies not sampled (n = 6)",
        "Studies sampled for synthesis (n = 3)",
        "New studies included in review (n = 3)",
        "Reports of new included studies (n = 4)",
        "Total studies included in review (n = 8)",
        "Reports of total included studies (n = 10)",
        "Studies awaiting classification (n = 2)",
        "Ongoing studies (n = 1)",
    ]


def test_no_study_included_is_a_result_and_no_box_at_all_is_none() -> None:
    assert texts(columns(new_studies=0)) == ["Studies included in review (n = 0)"]
    assert columns() == ()
    assert columns(duplicates=0, previous_studies=0, note="Nothing was counted.") == ()


def test_the_drawing_is_an_image_with_a_name_whose_words_are_hidden_from_assistive_technology() -> None:
    root = ET.fromstring(svg(drawn(**NEW)))  # noqa: S314 -- our own
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    named = {each.get("id"): each.text for each in root if each.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert list(named) == ids
    assert named["flow-title"] == "Flow of studies"
    assert "Records screened (n\u00a0=\u00a01,220)" in (named["flow-description"] or "")
    (group,) = (each for each in root if each.tag == f"{SVG}g")
    assert group.get("aria-hidden") == "true"
    assert set(root.iter(f"{SVG}text")) == set(group.iter(f"{SVG}text"))
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags == {"svg", "title", "desc", "defs", "marker", "path", "g", "rect", "text"}


def test_the_drawing_is_the_same_each_time_and_loads_nothing() -> None:
    assert svg(drawn(**NEW | MORE)) == svg(drawn(**NEW | MORE))
    text = svg(drawn(**NEW | MORE)).decode()
    assert not any(each in text for each in ("href", "url(http", "@import", "<style", "<script"))


@pytest.mark.parametrize("fields", [NEW, MORE, NEW | MORE, {"new_studies": 0}, {"ongoing": 1}, {"previous_studies": 1}])
def test_boxes_of_a_drawing_stand_inside_it_and_on_no_other(fields: dict[str, Any]) -> None:
    drawing = drawn(**fields)
    for one in drawing.frames:
        assert one.x >= 0
        assert one.x + one.width <= drawing.width
        assert one.y + one.height <= drawing.height
        for line in one.lines:
            assert line.x + width_of(line.text) <= one.x + one.width
            assert one.y < line.y < one.y + one.height
    for one, other in combinations(drawing.frames, 2):
        is_beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        is_above = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert is_beside or is_above


HOSTILE = [*payloads(), "a\x00b\x0b\x1f\x7f\x85\ufffe\uffff", "]]>--><![CDATA[", "\u202eabc", "W" * 300, "\u6f22" * 300]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_is_words_in_a_drawing_that_is_well_formed(text: str) -> None:
    boxes = Box("Reports excluded", 1, (Box(text, 1),))
    (column, _) = columns(**NEW)
    step = column.steps[0]._replace(aside=boxes)
    drawing = draw_flow((Column(column.route, text, (step,)),), text)
    root = ET.fromstring(svg(drawing))  # noqa: S314 -- our own
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        *("svg", "title", "desc", "defs", "marker", "path", "g", "rect", "text")
    }
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on") or "href" in name]


def test_a_text_is_wrapped_at_spaces_and_a_word_that_is_too_long_is_cut() -> None:
    assert wrapped("one two", width_of("one two")) == ("one two",)
    assert wrapped("one two", width_of("one tw")) == ("one", "two")
    assert wrapped("n\u00a0=\u00a01", width_of("n\u00a0=\u00a01") - 1) != ("n\u00a0=\u00a01",)
    cut = wrapped("W" * 100, 200)
    assert "".join(cut) == "W" * 100
    assert all(width_of(each) <= 200 for each in cut)


def test_wide_letters_are_estimated_wider_than_narrow_ones() -> None:
    assert width_of("i") < width_of("n") < width_of("W")
    assert width_of("\u6f22") > width_of("n")
    assert width_of("e\u0301") == width_of("e")


def test_a_site_can_draw_the_flow_with_a_template_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "render").mkdir()
    (tmp_path / "render" / "flow.svg.j2").write_text("<svg>{{ flow.title }}</svg>", "utf-8")
    assert render_flow(drawn(**NEW), tmp_path) == {"flow.svg": b"<svg>Flow of studies</svg>"}
    assert render_flow(None) == {}
