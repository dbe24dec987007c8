"""The section of the flow: on a synthesis with boxes or a note, with its drawing; never on the site of one study."""

from typing import Any

from evidence_site import urls
from evidence_site.render import render_pages
from evidence_site.sections.flow import flow_drawing, flow_section
from evidence_site.website.site import Site
from pages.bakery import corpus, site, views

FLOW = {"database_results": 4, "records_screened": 4, "new_studies": 1, "note": "A study has *two* reports."}


def synthesis(kind: str = "evidence-synthesis", **flow: Any) -> Site:
    return site(corpus(type=kind, flow=flow or None))


def test_a_site_of_one_study_and_a_synthesis_without_flow_show_none() -> None:
    for made in (synthesis("single-study", **FLOW), synthesis()):
        assert flow_section(made, made.here(urls.METHODS)) is None
        assert flow_drawing(made) is None


def test_the_section_has_the_boxes_the_note_and_the_address_of_the_drawing() -> None:
    made = synthesis(**FLOW)
    section = flow_section(made, made.here(urls.METHODS))
    assert section
    assert section.heading == "Flow of studies (PRISMA 2020 boxes)"
    assert section.note == "<p>A study has <em>two</em> reports.</p>"
    assert section.drawing == "../flow.svg"
    drawing = flow_drawing(made)
    assert drawing
    assert drawing.title == "Flow of studies (PRISMA 2020 boxes): Bread at night"


def test_a_note_without_boxes_is_shown_and_nothing_is_drawn() -> None:
    made = synthesis(note="We kept no count.")
    section = flow_section(made, made.here(urls.METHODS))
    assert section
    assert (section.columns, section.drawing) == ((), "")
    assert flow_drawing(made) is None


def test_the_page_on_methods_shows_it_as_nested_lists_and_links_the_drawing() -> None:
    flow = {**FLOW, "sampling": {"eligible_studies": 2, "sampled": 1, "not_sampled": 1, "approach": "By *hour*."}}
    seen = views(corpus(type="evidence-synthesis", flow=flow))
    (page,) = render_pages([seen[urls.METHODS]])
    assert "<h3>Identification of studies via databases and registers</h3>" in page.body
    assert "Eligible studies not sampled (n\u00a0=\u00a01)" in page.body
    assert "<p>By <em>hour</em>.</p>" in page.body
    assert '<a href="../flow.svg" download>' in page.body
    assert ("flow", "Flow of studies (PRISMA 2020 boxes)") in [(each.id, each.text) for each in page.headings]
