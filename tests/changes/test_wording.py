"""Words, weights and cautions of fields: no field is without them, and no table names one that does not exist."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import get_args, get_origin

import pytest

from evidence_site.changes import Change, How, Weight, wording
from evidence_site.changes.wording import (
    CAUTIONS,
    EXCEPTIONS,
    LOOKS,
    NAMED_BY,
    WORDS,
    name_field,
    weight_of,
    with_caution,
    words_for,
)
from evidence_site.model import Finding, PersonName, Quote, RecordKind, RecordRef, Reference, Study, Synthesis
from evidence_site.model.fields import Record
from evidence_site.model.settings import Settings

RECORDS: Mapping[RecordKind, type[Record]] = {
    RecordKind.FINDING: Finding,
    RecordKind.STUDY: Study,
    RecordKind.SYNTHESIS: Synthesis,
    RecordKind.REFERENCE: Reference,
}


def types_in(annotation: object) -> Iterator[object]:
    yield annotation
    for each in get_args(annotation):
        yield from types_in(each)


def parts(model: type[Record], known: frozenset[type[Record]] = frozenset()) -> frozenset[type[Record]]:
    """Return a type of record with the types of all its parts."""
    if model in known:
        return known
    known |= {model}
    for info in model.model_fields.values():
        for each in types_in(info.annotation):
            if isinstance(each, type) and issubclass(each, Record):
                known = parts(each, known)
    return known


MODELS = sorted({part for model in RECORDS.values() for part in parts(model)}, key=lambda each: each.__name__)
FIELDS = {field for model in MODELS for field in model.model_fields}


def items_of_lists() -> set[type[Record]]:
    annotations = (info.annotation for model in MODELS for info in model.model_fields.values())
    listed = {get_args(each)[0] for each in annotations if get_origin(each) is tuple}
    return {each for each in listed if isinstance(each, type) and issubclass(each, Record)} - {PersonName}


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_called_something_that_no_other_field_beside_it_is_called(model: type[Record]) -> None:
    record = model.model_construct()
    words = [words_for(record, field) for field in model.model_fields]
    assert all(each.strip() == each != "" and "_" not in each for each in words)
    assert len(set(words)) == len(words)


def test_what_is_listed_is_called_by_what_one_of_it_is_called() -> None:
    study, finding = Study.model_construct(), Finding.model_construct()
    assert words_for(study, "limitations") == "limitation"
    assert words_for(study, "sites") == "sites"
    assert words_for(finding, "facets") == "facet"
    assert words_for(finding, "paraphrase_review") == "paraphrase review"


def test_the_words_name_fields_that_exist() -> None:
    assert set(WORDS) - FIELDS == set()


@pytest.mark.parametrize("model", RECORDS.values())
def test_every_field_has_one_weight_and_the_table_names_fields_that_exist(model: type[Record]) -> None:
    listed = [each for names in EXCEPTIONS.get(model, {}).values() for each in names.split()]
    assert set(listed) - set(model.model_fields) == set()
    assert len(listed) == len(set(listed))
    weights = {weight_of(model, field) for field in model.model_fields}
    assert weights <= set(Weight) - {Weight.FINDINGS, Weight.UNSHOWN}


@pytest.mark.parametrize("model", RECORDS.values())
def test_the_table_of_exceptions_repeats_nothing_that_follows_from_the_type(
    model: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    exceptions = EXCEPTIONS.get(model, {})
    monkeypatch.setattr(wording, "EXCEPTIONS", {})
    for weight, names in exceptions.items():
        assert [each for each in names.split() if weight_of(model, each) is weight] == []


class NewFinding(Finding):
    """A finding with fields that no table names."""

    seen_by: str = ""
    further_quotes: tuple[Quote, ...] = ()
    closed: date | None = None


def test_a_field_that_no_table_names_weighs_what_its_type_or_its_record_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "WEIGHTS", {NewFinding: Weight.CLAIMS})
    weights = [weight_of(NewFinding, each) for each in ("seen_by", "further_quotes", "closed")]
    assert weights == ["claims", "grounds", "keeping"]


def test_settings_that_weaken_no_check_exist() -> None:
    assert set(Settings.model_fields) >= LOOKS


def test_items_of_lists_are_known_by_a_field_or_else_by_their_text() -> None:
    items = items_of_lists()
    assert {model for model in NAMED_BY if model not in items} == set()
    for model in items:
        field = name_field(model.model_construct())
        assert field in model.model_fields or (not field and model in NAMED_BY), model


def test_every_caution_is_about_a_field_that_exists() -> None:
    for caution in CAUTIONS:
        first = caution.field.partition("\\")[0]
        for kind in caution.kinds - {RecordKind.SOURCE}:
            assert first in RECORDS[kind].model_fields, caution
        if caution.field.startswith(r"settings\."):
            assert caution.field.partition(".")[2] in Settings.model_fields


def caution_of(field: str, after: str, kind: RecordKind = RecordKind.SYNTHESIS, how: How = How.CHANGED) -> str:
    change = Change(
        weight=Weight.CHECKS, record=RecordRef(kind, "a"), title="A", field=field, what=field, how=how, after=after
    )
    return with_caution(change).caution


def test_only_a_synthesis_that_says_its_authors_have_checked_it_needs_an_eye() -> None:
    reason = "Only the authors of the study can say that they have checked the site."
    assert caution_of("author_check", "confirmed") == reason
    assert caution_of("author_check", "asked") == ""
    assert caution_of("author_check", "confirmed", RecordKind.FINDING) == ""
    assert caution_of("author_check_by", "confirmed") == ""


def test_only_a_setting_that_turns_verification_off_needs_an_eye() -> None:
    assert caution_of("settings.require_verified", "no") == "Quotes that cannot be checked no longer stop a build."
    assert caution_of("settings.require_verified", "yes") == ""


def test_a_suppression_needs_an_eye_unless_it_is_removed() -> None:
    assert caution_of("suppress.TXT006", "", how=How.ADDED).startswith("A fault is let stand")
    assert caution_of("suppress.TXT006", "", how=How.REMOVED) == ""


def test_a_caution_that_a_change_has_already_stays() -> None:
    change = Change(
        weight=Weight.CHECKS,
        record=RecordRef(RecordKind.SYNTHESIS, "synthesis"),
        title="A",
        field="author_check",
        what="check",
        how=How.CHANGED,
        after="confirmed",
        caution="Look here first.",
    )
    assert with_caution(change).caution == "Look here first."
