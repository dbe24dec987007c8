"""No change is too small to be told: whatever part of whatever record differs, something is said of it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

import pytest

from changes.repository import PROJECT
from conftest import GOLDEN
from evidence_site.changes import compare
from evidence_site.load import load_project
from evidence_site.model import Corpus
from evidence_site.model.fields import Record
from evidence_site.project import Project

BAKERY = load_project(Project(GOLDEN / "night-bakery"), private=False).corpus
TEA = load_project(Project(PROJECT), private=False).corpus
KINDS = ("findings", "studies", "references")
ENOUGH = 3
"""Of changes at the same place of records of one kind, so many are tried: a larger project has no others to try."""


def other(value: Any) -> Any:
    """Give a value like another, and not the same."""
    if isinstance(value, Enum):
        return next(each for each in type(value) if each is not value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return value + timedelta(days=1) if isinstance(value, date) else f"{value}x"


def variants(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Give a value with one of its parts changed or left out, for each part."""
    if isinstance(value, Record):
        parts = {name: getattr(value, name) for name in type(value).model_fields if name != "id"}
        for where, new in of_parts(parts, path):
            yield where, value.model_copy(update=new)
    elif isinstance(value, tuple):
        if len(set(map(str, value))) > 1:
            yield f"{path} the other way round", value[::-1]
        items = dict(enumerate(value))
        yield from ((where, tuple(new.values())) for where, new in without_one(items, path))
        yield from ((where, tuple(new.values())) for where, new in of_parts(items, path))
    elif isinstance(value, Mapping):
        yield from without_one(value, path)
        yield from of_parts(value, path)
    elif value not in (None, ""):
        yield path, other(value)


def of_parts(parts: Mapping[Any, Any], path: str) -> Iterator[tuple[str, dict[Any, Any]]]:
    for name, part in parts.items():
        yield from ((where, {**parts, name: new}) for where, new in variants(part, f"{path}.{name}"))


def without_one(parts: Mapping[Any, Any], path: str) -> Iterator[tuple[str, dict[Any, Any]]]:
    for name in parts:
        yield f"{path}.{name} left out", {each: part for each, part in parts.items() if each != name}


def changed(corpus: Corpus) -> Iterator[tuple[str, Corpus]]:
    for kind in KINDS:
        records = getattr(corpus, kind)
        tried: Counter[str] = Counter()
        for number, record in enumerate(records):
            for where, new in variants(record, f"{kind}.{record.id}"):
                place = re.sub(r"\d+", "", where.removeprefix(f"{kind}.{record.id}"))
                tried[place] += 1
                if tried[place] <= ENOUGH:
                    yield where, replace(corpus, **{kind: (*records[:number], new, *records[number + 1 :])})
    for where, new in variants(corpus.synthesis, "synthesis"):
        yield where, replace(corpus, synthesis=new)


@pytest.mark.parametrize("corpus", [BAKERY, TEA], ids=["bakery", "tea"])
def test_whatever_differs_is_told(corpus: Corpus) -> None:
    told = {where: (compare(corpus, new), compare(new, corpus)) for where, new in changed(corpus)}
    assert len(told) > 150
    untold = {where for where, both in told.items() if not all(both)}
    # Whether a finding that has come or gone is listed in the order is told of the finding itself.
    assert {each for each in untold if not each.startswith("synthesis.order")} == set()


@pytest.mark.parametrize("corpus", [BAKERY, TEA], ids=["bakery", "tea"])
def test_of_what_is_the_same_nothing_is_told(corpus: Corpus) -> None:
    assert compare(corpus, corpus) == ()
    assert compare(corpus, replace(corpus)) == ()


def test_the_order_in_which_records_are_read_changes_nothing() -> None:
    shuffled = replace(BAKERY, studies=BAKERY.studies[::-1], references=BAKERY.references[::-1])
    assert compare(BAKERY, shuffled) == ()


def test_everything_is_added_to_nothing_and_removed_again() -> None:
    added, removed = compare(Corpus(), TEA), compare(TEA, Corpus())
    assert {(each.record, each.how) for each in added} == {(each.record, "added") for each in removed}
    assert {each.how for each in removed} == {"removed"}
    assert len(added) == 1 + len(TEA.findings) + len(TEA.studies) + len(TEA.references) + len(TEA.sources)
