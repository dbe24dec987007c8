"""The data of the page come from the model's schema and the records, and hold nothing that is not shown."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

import pytest
from markupsafe import Markup
from pydantic import Field, create_model

from evidence_site import web_addresses
from evidence_site.matching import patterns
from evidence_site.model import CiteKey, Corpus, Finding, SourceText
from evidence_site.model.fields import Date, Line, Prose, Truth, Url
from evidence_site.model.finding import Status
from evidence_site.model.schema import schema_files, schema_of
from evidence_site.model.source import Section
from evidence_site.pages.propose import form, published_sources
from evidence_site.pages.propose.page import PATH
from evidence_site.pages.propose.suggestion import suggestion_fields
from evidence_site.pages.propose.words import ASKED
from evidence_site.pipeline import rules_by_code
from pages.bakery import corpus, views

WITH_CONTRIBUTOR_PAGES: dict[str, Any] = {"settings": {}}


def synthesis(**fields: Any) -> Corpus:
    """Return a synthesis, on whose site findings are proposed."""
    return corpus(type="evidence-synthesis", **WITH_CONTRIBUTOR_PAGES, **fields)


def data(made: Corpus | None = None, **project: Any) -> dict[str, Any]:
    page = views(made or synthesis(), (), **project)[PATH]
    found: dict[str, Any] = page.data
    return found


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))


def test_every_field_of_the_model_is_in_the_form_with_its_description() -> None:
    fields = {each["name"]: each for each in data()["fields"]}
    has_none_of = {"id", "facets", "glyph"}  # no facet sorts its findings, no drawings
    assert set(fields) == set(Finding.model_fields) - has_none_of
    for name, field in fields.items():
        label = name.replace("_", " ").capitalize()
        description = Finding.model_fields[name].description
        said = (label, f"Fill in “{label}”", description)
        if name in ASKED:
            said = (*ASKED[name][:2], ASKED[name].help or description)
        assert (field["label"], field["missing"], field["help"]) == said


@pytest.mark.parametrize("kind", ["single-study", "evidence-synthesis"])
def test_people_are_asked_in_their_words_without_names_of_fields_or_files(kind: str) -> None:
    page = views(corpus(type=kind, **WITH_CONTRIBUTOR_PAGES), ())[PATH]
    labels = {each["label"] for each in every_field(page.data["fields"])}
    assert {"Whose words are these?", "Where do they stand?", "Who spoke?"} <= labels
    for each in every_field([*page.data["fields"], *filter(None, [page.data["file"]])]):
        assert "`" not in each["label"] + each["missing"], each["name"]
        assert ".yml" not in each["label"] + each["missing"] + each["help"], each["name"]
        assert "first" not in each or each["help"], each["name"]
    assert ".yml" not in page.words.save + page.words.hand_in


def test_every_field_that_is_asked_in_words_of_its_own_is_one_of_the_model() -> None:
    names = {".".join(path) for path, _ in paths(data()["fields"], [])}
    assert set(ASKED) - names == {"finding", "correction"}


def test_the_script_looks_for_quotes_by_the_patterns_of_the_check() -> None:
    assert data()["matching"] == patterns()


def test_the_drawing_beside_a_title_is_chosen_from_those_of_the_site() -> None:
    found = data(replace(synthesis(), glyphs={"lamp": Markup("<svg></svg>")}))
    (field,) = (each for each in found["fields"] if each["name"] == "glyph")
    assert (field["kind"], field["from"]) == ("choice", "glyphs")
    assert found["lists"]["glyphs"] == [["lamp", ""]]


def test_a_new_field_of_the_model_appears_by_itself() -> None:
    new: dict[str, Any] = {
        "needed_line": (Annotated[Line, Field(description="A line.")], ...),
        "address": (Annotated[Url | None, Field(description="An address.")], None),
        "seen": (Annotated[Truth | None, Field(description="Seen.")], None),
        "days": (Annotated[tuple[Date, ...], Field(description="Days.")], ()),
        "more": (Annotated[Prose | None, Field(description="More.")], None),
    }
    schema = schema_of(create_model("Finding", __base__=Finding, **new))
    fields = {each["name"]: each for each in form.Form(data()["lists"], {}, frozenset(), schema).fields()}
    assert {name: fields[name]["kind"] for name in new} == {
        "needed_line": "line",
        "address": "line",
        "seen": "choice",
        "days": "lines",
        "more": "text",
    }
    assert [name for name in new if "first" in fields[name]] == ["needed_line"]


def schema_at(schema: dict[str, Any], path: list[str]) -> dict[str, Any]:
    """Return what the published schema has at the path of a field, of its items where it is a list."""
    at = schema
    for name in path:
        at = at["properties"][name]
        at = at.get("items", at)
        at = schema["$defs"][at["$ref"].rpartition("/")[2]] if "$ref" in at else at
    return at


def paths(fields: list[dict[str, Any]], path: list[str]) -> Iterator[tuple[list[str], dict[str, Any]]]:
    for each in fields:
        yield [*path, each["name"]], each
        yield from paths(each.get("fields", []), [*path, each["name"]])


def test_what_the_browser_checks_is_what_the_published_schema_says() -> None:
    published = json.loads(schema_files()["finding.json"])
    fields = data(corpus(type="evidence-synthesis", **WITH_CONTRIBUTOR_PAGES))["fields"]
    checked = 0
    for path, field in paths(fields, []):
        schema = schema_at(published, path)
        assert ("needed" in field) == (path[-1] in schema_at(published, path[:-1])["required"]), path
        if "choices" in field and "enum" in schema:
            assert [value for value, _ in field["choices"]] == schema["enum"], path
        if "pattern" in field:
            checked += 1
            for keyword in ("title", "pattern", "patternErrorMessage", "maxLength"):
                assert field.get(keyword) == schema.get(keyword), path
    assert checked > 30


def group(fields: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return the fields of a group."""
    found: list[dict[str, Any]] = next(each["fields"] for each in fields if each["name"] == name)
    return found


def asked(fields: list[dict[str, Any]]) -> list[str]:
    """Return the names of the fields that are shown at once."""
    return [each["name"] for each in fields if "first" in each]


def test_of_one_study_nobody_adds_a_finding_but_a_correction_or_quoted_words_to_one_that_it_has() -> None:
    page = views(corpus(**WITH_CONTRIBUTOR_PAGES), ())[PATH]
    assert page.title == page.words.heading == "Suggest a correction or a quoted passage"
    fields = page.data["fields"]
    assert asked(fields) == [each["name"] for each in fields] == ["finding", "correction", "quotes"]
    assert asked(group(fields, "quotes")) == ["text", "locator", "voice"]
    assert (fields[0]["kind"], fields[0]["from"]) == ("choice", "findings")
    assert page.data["file"] is None
    assert not {each["name"] for each in every_field(fields)} & {"study", "evidence", "title"}


def test_of_one_study_with_very_many_findings_the_finding_is_written() -> None:
    fields = suggestion_fields(form.Form({**data()["lists"], "findings": [["x", "X"]] * 301}, {}, frozenset()))
    assert fields[0]["kind"] == "line"
    assert "the last part of the address of its page" in fields[0]["help"]


@pytest.mark.parametrize("kind", ["single-study", "evidence-synthesis"])
def test_before_the_hand_over_is_said_that_all_of_it_is_public(kind: str) -> None:
    page = views(corpus(type=kind, **WITH_CONTRIBUTOR_PAGES), ())[PATH]
    assert "public at once and stays in the history. Do not paste unpublished words." in page.public


def test_of_several_studies_the_study_is_asked_too_and_an_assessment_can_be_given() -> None:
    fields = data(corpus(type="evidence-synthesis", **WITH_CONTRIBUTOR_PAGES))["fields"]
    assert asked(fields) == ["title", "statement", "quotes", "evidence"]
    assert asked(group(fields, "evidence")) == ["study", "relation"]
    assert "assessment" in {each["name"] for each in fields}


def test_a_field_for_which_the_site_has_nothing_to_offer_is_left_out() -> None:
    made = synthesis(audiences=[], facets={})
    names = {each["name"] for each in every_field(data(made)["fields"])}
    assert not names & {"prompts", "facets", "contexts", "attributes"}
    assert "not_stated" in names


def test_only_what_the_site_shows_can_be_chosen() -> None:
    made = corpus(**WITH_CONTRIBUTOR_PAGES)
    shown, *_ = made.findings
    draft = shown.model_copy(update={"id": "secret-plan", "title": "A secret plan", "status": Status.DRAFT})
    found = data(Corpus(**{**vars_of(made), "findings": (*made.findings, draft)}))
    assert shown.id in dict(found["lists"]["findings"])
    assert "secret" not in str(found).casefold()


def vars_of(made: Corpus) -> dict[str, Any]:
    return {name: getattr(made, name) for name in Corpus.__dataclass_fields__}


def test_texts_are_offered_only_when_their_heads_say_so_and_private_ones_never() -> None:
    made = corpus(**WITH_CONTRIBUTOR_PAGES)
    section = (Section("", ("Words.",)),)
    texts: Any = {
        "open": SourceText(CiteKey("open"), section, publish=True),
        "shut": SourceText(CiteKey("shut"), section),
        "private": SourceText(CiteKey("private"), section, publish=True, private=True),
    }
    changed = replace(made, sources=texts)
    assert published_sources(changed) == ("open",)
    assert list(data(changed)["sources"]) == ["open"]


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("https://github.com/owner/repo/edit/main/", "https://github.com/owner/repo/new/main"),
        ("https://github.com/owner/repo/edit/a/branch/site/", "https://github.com/owner/repo/new/a/branch/site"),
        ("https://gitlab.com/owner/repo/-/edit/main/", "https://gitlab.com/owner/repo/-/new/main"),
        ("https://git.example.org/owner/repo/edit/main/", ""),
        ("https://github.com.example.org/owner/repo/edit/main/", ""),
        ("", ""),
    ],
)
def test_a_new_file_begins_at_the_repository_where_its_records_are_edited(repository: str, expected: str) -> None:
    assert web_addresses.new_file_url(repository) == expected
    assert data(repository=repository)["create"] == expected
    issue = re.sub("/new/.*", "/issues/new", expected)
    assert data(corpus(**WITH_CONTRIBUTOR_PAGES), repository=repository)["create"] == issue


def test_each_fault_leads_to_the_page_of_its_rule() -> None:
    made = data()["rules"]
    assert made["quote"] == {"code": "QUO001", "page": "../faults/quo001/"}
    assert {each["code"] for each in made.values()} <= rules_by_code().keys()


def test_the_page_says_that_the_whole_check_runs_later() -> None:
    assert "The whole check runs after you hand it in" in views(corpus(**WITH_CONTRIBUTOR_PAGES), ())[PATH].checked


def test_the_page_comes_with_the_pages_for_contributors_alone() -> None:
    assert PATH not in views(corpus(settings={"contributor_pages": False}))


def test_a_facet_that_the_editors_code_says_so_where_a_context_is_chosen() -> None:
    facets = {
        "hour": {"title": "Hour", "values": ["two"], "applies_to": "evidence"},
        "size": {"title": "Size", "values": ["small"], "applies_to": "evidence", "coded_by": "editors"},
        "theme": {"title": "Theme", "values": ["time"], "applies_to": "finding"},
    }
    lists = data(corpus(facets=facets, **WITH_CONTRIBUTOR_PAGES))["lists"]["facets"]
    assert lists["evidence"] == [["hour", "Hour", "two"], ["size", "Size (coded by the editors)", "small"]]
    assert lists["finding"] == [["theme", "Theme", "time"]]


def test_which_quotes_a_study_rests_on_is_not_asked_at_once() -> None:
    fields = data(corpus(type="evidence-synthesis", **WITH_CONTRIBUTOR_PAGES))["fields"]
    (quotes,) = (each for each in group(fields, "evidence") if each["name"] == "quotes")
    assert quotes["kind"] == "lines"
    assert "first" not in quotes
