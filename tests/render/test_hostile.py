"""Hostile text in any field of any record is inert on every page, and can be read there."""

import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from evidence_site.model.fields import LONGEST_LINE, PUNCTUATION_RUN
from evidence_site.pages import Page
from evidence_site.prose import to_text
from evidence_site.render import RenderedPage, render_pages
from pages.bakery import FINDING, QUOTE, REFERENCE, SECOND, STUDY, SYNTHESIS, corpus, views
from render.reading import Body, typed

pytestmark = pytest.mark.slow

HOSTILE = Path(__file__).parent.parent / "hostile"
FAMILIES = ("xss", "markdown", "template", "json")
INERT = [
    case["path"]
    for case in json.loads((HOSTILE / "manifest.json").read_text("utf-8"))
    if case["path"].startswith(FAMILIES) and case["expect"] == "inert"
]
# Names, enumerations, counts, dates and addresses have forms of their own, which the model checks.
FORMED = {
    *("type", "included_studies", "audience", "applies_to", "values", "based_on", "reviewed", "author_check", "url"),
    *("source", "voice", "supports", "also_illustrates", "outcome_status", "study", "relation", "status", "added"),
    *(
        "updated",
        "finding_id",
        "date",
        "reports",
        "basis",
        "n",
        "unit",
        "from",
        "to",
        "attributes",
        "contexts",
        "basis",
    ),
    *("language", "original_language", "translated_by", "order", "noted_by", "superseded_by", "scope", "tool"),
}
FOLDERS = {
    *("findings", "studies", "quotes", "references", "roles", "records", "about", "CITATION.cff"),
    *("a-z", "accessibility", "brief", "changes", "glossary", "worksheet"),
}
FULL_STUDY: Mapping[str, Any] = {
    **STUDY,
    "background": "x",
    "analysis": "x",
    "ethics_approval": "x",
    "participant_consent": "x",
    "data_availability": "x",
    "limitations": [{"text": "x", "noted_by": "editors"}, {"text": "x", "noted_by": "authors"}],
    "appraisals": [
        {"tool": "x", "by": ["x"], "overall_note": "x", "items": {"x": {"judgement": "x", "rationale": "x"}}},
    ],
}
FULL_QUOTE: Mapping[str, Any] = {
    **QUOTE,
    "original_text": "x",
    "language": "x",
    "translated_by": "machine",
    "permission": {"basis": "ethics-approval-without-consent", "scope": ["open-web"], "checked_by": "x"},
}
TAGS = {
    *(
        "a",
        "bdi",
        "blockquote",
        "br",
        "caption",
        "circle",
        "cite",
        "code",
        "dd",
        "desc",
        "details",
        "div",
        "dl",
        "dt",
        "em",
    ),
    *(
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "i",
        "li",
        "nav",
        "ol",
        "p",
        "section",
        "span",
        "strong",
        "summary",
    ),
    *("svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul"),
    *("button", "fieldset", "form", "g", "input", "label", "legend", "path", "q", "template", "time"),
}
ATTRIBUTES = {
    *(
        "aria-current",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "class",
        "cx",
        "cy",
        "data-label",
        "dir",
        "href",
        "id",
    ),
    *("download", "lang", "r", "rel", "role", "scope", "tabindex", "title", "viewbox", "x", "y"),
    *("d", "fill", "height", "stroke", "stroke-linecap", "stroke-linejoin", "stroke-width", "width"),
    *(
        "autocomplete",
        "checked",
        "data-copy",
        "data-copy-label",
        "data-f",
        "data-s",
        "data-v",
        "datetime",
        "name",
        "open",
        "type",
    ),
}


def filled(record: Any, payload: str, key: str = "") -> Any:
    """Put the payload in place of every free text of a record."""
    if isinstance(record, Mapping):
        keep = FORMED | ({"id"} if "role" not in record else set())
        return {name: value if name in keep else filled(value, payload, name) for name, value in record.items()}
    if isinstance(record, list):
        return [filled(each, payload, key) for each in record]
    if key == "finding" and record == FINDING["id"]:
        return record
    return payload if isinstance(record, str) else record


def filled_views(payload: str) -> tuple[Page, ...]:
    history = [{"date": "2031-02-04", "change": "x", "by": "x"}]
    finding = filled({**FINDING, "quotes": [FULL_QUOTE], "history": history}, payload)
    synthesis = filled(SYNTHESIS, payload)
    labels = ("finding", "findings", "all_findings", "activity", "outcome", "matrix", "endorsement")
    synthesis["labels"] = dict.fromkeys(labels, payload)
    reference = REFERENCE.model_copy(update={"title": payload, "container_title": payload, "note": payload})
    made = corpus((finding, filled(SECOND, payload)), (filled(FULL_STUDY, payload),), (reference,), **synthesis)
    return tuple(views(made).values())


def payload_of(path: str) -> str:
    record = yaml.safe_load((HOSTILE / path).read_text("utf-8"))
    payload = record["title"] if path.startswith("json") else record["statement"]
    return " ".join(payload.split())[:LONGEST_LINE].strip()


@pytest.fixture(scope="module")
def rendered() -> Mapping[str, tuple[RenderedPage, ...]]:
    """Pages by payload, made in one go: most of the time is for reading templates."""
    made: dict[str, tuple[Page, ...]] = {}
    for payload in ("Plain words", *map(payload_of, INERT)):
        with suppress(ValidationError):
            made[payload] = filled_views(payload)
    pages = iter(render_pages([view for each in made.values() for view in each]))
    return {payload: tuple(islice(pages, len(each))) for payload, each in made.items()}


def test_only_long_runs_of_punctuation_are_refused(rendered: Mapping[str, tuple[RenderedPage, ...]]) -> None:
    refused = [payload for payload in map(payload_of, INERT) if payload not in rendered]
    assert len(refused) < 5
    assert all(PUNCTUATION_RUN.search(payload) for payload in refused)


@pytest.mark.parametrize("path", INERT)
def test_a_payload_in_every_field_is_inert_and_can_be_read(
    path: str, rendered: Mapping[str, tuple[RenderedPage, ...]]
) -> None:
    payload = payload_of(path)
    pages = rendered.get(payload, ())
    for page, harmless in zip(pages, rendered["Plain words"], strict=bool(pages)):
        body = Body(page.body)
        assert body.faults == []
        assert {tag.name for tag in body.tags} <= TAGS
        assert {name for tag in body.tags for name in tag.attributes} <= ATTRIBUTES
        assert lasting(body.ids) == lasting(Body(harmless.body).ids)
        assert lasting(page.anchors) == lasting(harmless.anchors)
        assert all(is_safe(address) for address in body.addresses)
        assert typed(payload) in typed(body.text)
    if pages:
        home, finding = pages[0], pages[2]
        assert (typed(home.title), typed(home.headings[0].text)) == (typed(payload), typed(payload))
        assert typed(to_text(payload)) in typed(Body(finding.body).text)


def lasting(anchors: Iterable[str]) -> list[str]:
    """Give the anchors that do not depend on what begins with which letter."""
    return sorted(each for each in anchors if not re.fullmatch("letter-([a-z]|other)", each))


def is_safe(address: str) -> bool:
    start = address.split("/", maxsplit=1)[0]
    return address.startswith(("http://", "https://", ".", "#")) or start in FOLDERS
