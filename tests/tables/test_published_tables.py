"""The golden synthesis beside the tables that iSoQ, Lewin 2018, Cochrane and PRISMA 2020 publish.

`published_tables.yml` lists every column and label of theirs; each stands on the page that it names, or says why not.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_site.model.flow import Flow
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.tables.flow import flow_columns

HERE = Path(__file__).parent
TABLES: Mapping[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "published_tables.yml").read_text("utf-8"))
LABELS = [(table, each) for table, labels in TABLES.items() for each in labels]
SHOWN = [(table, each) for table, each in LABELS if "page" in each]
HEADING = re.compile(r'<th scope="col"[^>]*>(.*?)</th>')
TAG = re.compile(r"<[^>]*>")
UNUSED_BOXES = ("Registers", "Records marked as ineligible by automation tools")


def named(label: tuple[str, dict[str, Any]]) -> str:
    return f"{label[0]}: {label[1]['published']}"


def text_of(body: str) -> str:
    return " ".join(unescape(TAG.sub("", body)).split())


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    return {each.path: each.body for each in build(Project(HERE.parent / "golden" / "night-bakery")).pages}


@pytest.mark.parametrize("label", SHOWN, ids=map(named, SHOWN))
def test_a_published_label_stands_on_its_page(label: tuple[str, dict[str, Any]], pages: Mapping[str, str]) -> None:
    entry = label[1]
    body = pages[entry["page"]]
    ours = entry.get("ours", entry["published"])
    if entry.get("column"):
        assert ours in {text_of(each) for each in HEADING.findall(body)}
    else:
        assert ours in text_of(body)


@pytest.mark.parametrize("label", LABELS, ids=map(named, LABELS))
def test_each_difference_has_a_reason_and_nothing_else_has(label: tuple[str, dict[str, Any]]) -> None:
    entry = label[1]
    assert set(entry) <= {"published", "page", "column", "ours", "reason"}
    differs = "page" not in entry or entry.get("ours", entry["published"]) != entry["published"]
    assert bool(entry.get("reason")) is differs


def test_the_columns_of_tables_stand_in_the_order_of_isoq(pages: Mapping[str, str]) -> None:
    for table in ("iSoQ, Summary of Qualitative Findings", "iSoQ, evidence profile"):
        columns = [each for each in TABLES[table] if each.get("column")]
        wanted = [each.get("ours", each["published"]) for each in columns]
        found = [text_of(each) for each in HEADING.findall(pages[columns[0]["page"]])]
        assert found[: len(wanted)] == wanted


def test_boxes_without_records_stand_in_the_flow_of_a_review_that_counted_some() -> None:
    flow = Flow(register_results=1, excluded_automatic=1, records_screened=1, new_studies=1, new_reports=1)
    assert {*UNUSED_BOXES, "Studies included in review", "Reports of included studies"} <= set(_boxes(flow))


def _boxes(flow: Flow) -> Iterator[str]:
    for column in flow_columns(flow):
        for step in column.steps:
            for box in filter(None, (step.box, step.aside)):
                yield box.label
                yield from (each.label for each in box.parts)
