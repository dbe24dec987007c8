"""Every citation in a record's prose can be reached from its entry, at the section of the page that shows it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest

from evidence_site import urls
from evidence_site.citing import citations_of
from evidence_site.model import Corpus, Finding, PartialDate, Reference, Study, Synthesis
from evidence_site.model.words import fields_of, texts_of
from evidence_site.render import render_pages
from evidence_site.sections.backlinks import backlinks
from evidence_site.website.finding_groups import MOST_TITLES
from pages.bakery import FINDING, REFERENCE, STUDY, corpus, views
from tables.cases import finding, made


def cited(name: str) -> str:
    """Give a text that cites the work of its own name."""
    return f"They say so [@{name}]."


STUDY_FIELDS: Mapping[str, Any] = {
    **{name: cited(name) for name in ("aims", "background", "analysis", "ethics_approval")},
    **{name: cited(name) for name in ("participant_consent", "theory", "sampling", "recruitment")},
    "reflexivity": cited("standpoint"),
    "data_richness": cited("richness"),
    "appraisals": [
        {
            "tool": "t",
            "by": ["A. Editor"],
            "items": {"aims": {"judgement": "Yes"}},
            "overall_note": cited("overall"),
        }
    ],
    "results": [{"text": cited("results"), "based_on": ["s2"]}],
    "conclusions": [{"text": cited("conclusions"), "based_on": ["s1"]}],
    "limitations": [
        {"text": cited("limits1"), "noted_by": "authors"},
        {"text": cited("limits2"), "noted_by": "editors"},
    ],
}
OF_METHOD = ("protocol", "eligibility", "screening", "flow", "extraction", "involvement", "reflexivity")
METHODS: Mapping[str, Any] = {
    "amendments": [{"text": cited("amendments")}],
    "searches": [{"source": "A library", "notes": cited("searches")}],
    "synthesis_method": {"name": "Reading", "coding": cited("coding"), "translation": cited("translation")},
    "lines_of_argument": [
        {"statement": "All.", "based_on": [FINDING["id"]], "by": ["B. Bun"], "reflexive_note": cited("argument")}
    ],
}
SYNTHESIS_FIELDS: Mapping[str, Any] = {
    "says": [{"text": cited("says"), "based_on": ["night-shift/s2"]}],
    "audiences": [{"id": "owners", "title": "Owners", "introduction": cited("owners")}],
    "competing_interests": cited("interests"),
}


def full(kind: str) -> Corpus:
    """Give a corpus in which every prose field cites."""
    note = {"study": "night-shift", "relation": "contributes", "note": cited("note")}
    if kind == "single-study":
        finding, study, more = {**FINDING, "summary": cited("summary"), "evidence": [note]}, STUDY_FIELDS, {}
    else:
        against = [{**note, "relation": each, "note": cited(each)} for each in ("contradicts", "qualifies")]
        finding = {**FINDING, "theme": "news", "summary": cited("summary"), "evidence": [note, *against]}
        themes = [{"id": "news", "title": "News", "text": cited("news")}]
        tool = {"title": "T", "items": {"aims": "A?"}, "judgements": ["Yes"], "adapted": cited("adapted")}
        of_method = {name: {"note": cited(name)} if name == "flow" else cited(name) for name in OF_METHOD}
        study, more = STUDY_FIELDS, of_method | METHODS | {"appraisal_tools": {"t": tool}, "themes": themes}
    made = corpus((finding,), ({**STUDY, **study},), type=kind, **SYNTHESIS_FIELDS, **more)
    keys = dict.fromkeys(each.citation.key for each in citations_of(made))
    works = (
        Reference(id=key, type="book", title=f"Of {number}", issued=PartialDate(year=1900 + number))
        for number, key in enumerate(keys)
    )
    return corpus(
        (finding,),
        ({**STUDY, **study},),
        references=(*made.references, *works),
        type=kind,
        **SYNTHESIS_FIELDS,
        **more,
    )


def test_every_prose_field_is_tried() -> None:
    tried = full("evidence-synthesis")
    records = (*tried.findings, *tried.studies, tried.synthesis)
    names = {str(path[0]) for record in records if record for path, _, field in texts_of(record) if field.is_markdown}
    assert names == {name for model in (Finding, Study, Synthesis) for name in prose_fields(model)}


def prose_fields(model: type[Any]) -> set[str]:
    return {(*above, field.name)[0] for above, field in fields_of(model) if field.is_markdown}


@pytest.mark.parametrize("kind", ["single-study", "evidence-synthesis"])
def test_each_leads_to_an_anchor_before_which_the_work_is_not_cited_and_after_which_it_is(kind: str) -> None:
    made = full(kind)
    seen = views(made)
    pages = {address(each.path): each for each in render_pages(tuple(seen.values()))}
    entries = [entry for group in seen["references.md"].groups for entry in group.entries]
    tried = 0
    for entry in entries:
        for use in (use for them in entry.backlinks if them.heading.startswith("Cited") for use in them.uses):
            parts = urlsplit(use.page.url)
            body = pages[parts.path.removeprefix("../")].body
            before, _, after = body.partition(f'id="{parts.fragment}"')
            link = f'#{entry.entry.anchor}"'
            assert after, use.page.url
            assert link in after, use.page.url
            assert link not in before, use.page.url
            tried += 1
    assert tried == len({each.citation.key for each in citations_of(made)})


def address(path: str) -> str:
    return path.removesuffix("index.md").replace(".md", "/")


def uses_of_theme(count: int, **fields: Any) -> list[tuple[str, str]]:
    """Return the address of the place where a theme cites a work, with so many findings of the theme."""
    theme = {"id": "touch", "title": "Touch", "text": f"By hand [@{REFERENCE.id}]."}
    findings = [finding(f"f{number}", theme="touch") for number in range(count)]
    of = made(*findings, finding("other"), themes=[theme, {"id": "time", "title": "Time"}], **fields)
    shown = backlinks(of, of.here(urls.REFERENCES), REFERENCE.id)
    return [(each.heading, use.page.url) for each in shown if each.heading.startswith("Cited") for use in each.uses]


def test_what_a_theme_cites_leads_to_the_page_that_shows_the_theme() -> None:
    assert uses_of_theme(1) == [("Cited on one page", "../findings/#theme-touch")]
    assert uses_of_theme(MOST_TITLES) == [("Cited on one page", "../findings/by-theme/touch/")]
    assert uses_of_theme(0) == []
