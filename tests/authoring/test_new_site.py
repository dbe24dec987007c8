"""`init` writes a small site that is in order, builds, and says what to fill in first."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from authoring.running import ask
from conftest import ROOT
from engines.running import contents, mkdocs, run
from engines.site_reading import read_site
from evidence_site.authoring.new_site import EDITOR, FIRST_STEPS, TITLE, Beginning, in_the_way, site_files
from evidence_site.checking import check
from evidence_site.load import load_project
from evidence_site.load.nodes import Scalar
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.model.finding import Contribution
from evidence_site.model.methods import ChecklistName
from evidence_site.model.schema import RECORDS, schema_files
from evidence_site.model.synthesis import SynthesisType
from evidence_site.project import Project

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 24)
TYPES = [each.value for each in SynthesisType]
TEMPLATES = ROOT / "scripts" / "evidence_site" / "authoring" / "templates"


def beginning(kind: str) -> dict[str, str]:
    return dict(site_files(Beginning(SynthesisType[kind.upper().replace("-", "_")], TITLE, EDITOR, TODAY)))


@pytest.mark.parametrize("kind", TYPES)
def test_a_new_site_is_in_order_and_builds(tmp_path: Path, kind: str) -> None:
    made = run(tmp_path, "init", "site of ours", "--type", kind, "--yes", "--today", "2026-11-24")
    assert (made.returncode, made.stderr) == (0, "")
    project = tmp_path / "site of ours"
    checked = run(project, "check")
    assert (checked.returncode, checked.stdout) == (0, "All records are in order.\n")
    built = mkdocs(project, "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    page = read_site(project / "site")["findings/example-finding/index.html"]
    assert "Example: the people in" in page.text


@pytest.mark.parametrize("kind", TYPES)
def test_it_is_in_order_on_any_later_day(tmp_path: Path, kind: str) -> None:
    assert ask(tmp_path, "init", str(tmp_path / "a"), "--yes", "--type", kind, "--today", "2026-11-24").exit_code == 0
    assert check(Project(tmp_path / "a", today=date(2036, 11, 24))) == ()


def test_it_tells_what_it_wrote_and_what_to_fill_in_first(tmp_path: Path) -> None:
    told = ask(tmp_path, "init", str(tmp_path / "a"), "--yes").stdout
    assert all(f"\n  {path}\n" in told for path in beginning("single-study"))
    assert told.index("Fill in first:\n  1. findings/synthesis.yml") < told.index(f"  {len(FIRST_STEPS)}. findings")
    assert set(contents(tmp_path / "a")) == set(beginning("single-study"))


def test_the_same_day_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        ask(tmp_path, "init", str(tmp_path / name), "--yes", "--today", "2026-11-24")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert b"added: 2026-11-24\n" in contents(tmp_path / "a")["findings/example-finding.yml"]


def texts(kind: str) -> Iterator[tuple[str, str, str]]:
    """Give every value of every record that is words: the file, the field, and the words."""
    free = {"title", "statement", "question", "short_answer", "changes", "name", "aims", "text", "method", "search"}
    for path, content in beginning(kind).items():
        if path.endswith(".yml") and path != "mkdocs.yml":
            for field, scalar in _scalars(read_yaml(TextFile(path, content)).root, ""):
                is_choice = scalar.value in [*ChecklistName]
                if field in free | {"eligibility", "does_not_say", "not_stated", "editors"} and not is_choice:
                    yield path, field, scalar.value


def _scalars(node: object, field: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        yield field, node
    for item in getattr(node, "items", ()) if not callable(getattr(node, "items", ())) else ():
        yield from _scalars(item, field)
    for name, (_, value) in getattr(node, "fields", {}).items():
        yield from _scalars(value, name)


@pytest.mark.parametrize("kind", TYPES)
def test_every_word_of_a_new_record_is_marked_as_an_example(kind: str) -> None:
    found = list(texts(kind))
    assert len(found) > 10
    assert [each for each in found if not each[2].startswith("Example: ")] == []


SHOWN = {
    Synthesis: (
        *("themes", "facets", "audiences", "authors", "registration", "published", "funding", "competing_interests"),
        *("protocol", "amendments", "synthesis_method", "question_framework", "searches_to", "searches", "screening"),
        *("extraction", "appraisal_tools", "study_columns", "study_decisions", "involvement", "lines_of_argument"),
        *("gaps", "checklists", "eligibility", "reflexivity"),
    ),
    Finding: ("theme", "assessment", "agreed_by"),
    Study: ("label", "data_richness", "characteristics", "appraisals", "facets"),
}
"""What a synthesis can have that a single study has not, or seldom has."""


def test_a_new_synthesis_has_an_example_of_everything_that_a_synthesis_has(tmp_path: Path) -> None:
    ask(tmp_path, "init", str(tmp_path / "a"), "--yes", "--type", "evidence-synthesis", "--today", "2026-11-24")
    corpus = load_project(Project(tmp_path / "a")).corpus
    records = (corpus.synthesis, *corpus.findings, *corpus.studies)
    for record in filter(None, records):
        assert [each for each in SHOWN[type(record)] if not getattr(record, each)] == []
    relations = {each.relation for finding in corpus.findings for each in finding.evidence}
    assert relations == set(Contribution)
    assert any(each.quote.permission for each in corpus.quotes)


@pytest.mark.parametrize("kind", TYPES)
def test_every_record_names_its_schema_and_says_what_its_fields_are_for(kind: str) -> None:
    files = beginning(kind)
    records = {path: text for path, text in files.items() if path.endswith(".yml") and path != "mkdocs.yml"}
    assert len(records) >= 3
    for path, text in records.items():
        first, _, rest = text.partition("\n")
        target = first.removeprefix("# yaml-language-server: $schema=")
        schema = (Path(path).parent / target).as_posix()
        name = "synthesis" if path.endswith("synthesis.yml") else "finding" if path.startswith("f") else "study"
        assert Path(*_resolved(schema)).as_posix() == f"docs/schemas/{name}.json"
        assert f"# {RECORDS[name].model_fields['title'].description}\ntitle: " in rest
    assert {path: files[path].encode() for path in files if path.startswith("docs/schemas/")} == {
        f"docs/schemas/{name}": content for name, content in schema_files().items()
    }
    assert all(json.loads(content) for content in schema_files().values())


def _resolved(path: str) -> list[str]:
    parts: list[str] = []
    for part in path.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return parts


def test_the_descriptions_stand_in_the_model_alone() -> None:
    described = {field.description for model in RECORDS.values() for field in model.model_fields.values()}
    for path in TEMPLATES.rglob("*.yml"):
        assert not any(str(each) in path.read_text(encoding="utf-8") for each in described)


@pytest.mark.parametrize("path", ["mkdocs.yml", ".gitignore", "references/references.bib", "findings/synthesis.yml"])
def test_no_file_is_overwritten(tmp_path: Path, path: str) -> None:
    there = tmp_path / path
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_text("mine", encoding="utf-8")
    refused = run(tmp_path, "init", "--yes")
    assert refused.returncode == 2
    assert f"Nothing was written, as {tmp_path} holds already:\n  {path}\n" in refused.stderr
    assert contents(tmp_path) == {path: b"mine"}


def test_nothing_is_written_through_a_link_or_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "README.md").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "findings").write_text("a file", encoding="utf-8")
    blocking = in_the_way(tmp_path, beginning("single-study"))
    assert blocking == ("findings", "README.md")
    assert ask(tmp_path, "init", str(tmp_path), "--yes").exit_code == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["README.md", "findings"]


def test_other_files_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "findings").mkdir()
    assert ask(tmp_path, "init", str(tmp_path), "--yes").exit_code == 0
    assert contents(tmp_path)["notes.txt"] == b"mine"


def test_it_asks_what_no_option_says(tmp_path: Path) -> None:
    typed = "both\nevidence-synthesis\nNights: how?\n\n"
    asked = ask(tmp_path, "init", str(tmp_path / "a"), typed=typed)
    assert asked.exit_code == 0
    assert "`both` is not one of them" in asked.output
    assert "single-study  (" in asked.stdout
    synthesis = contents(tmp_path / "a")["findings/synthesis.yml"].decode()
    assert "\ntype: evidence-synthesis\n" in synthesis
    assert '\ntitle: "Nights: how?"\n' in synthesis
    assert f'\neditors: ["{EDITOR}"]\n' in synthesis


@pytest.mark.parametrize("title", ["Nights: $today", "{{ x }} <", "'", '"', "# no", "- a", "\\", "${title} é"])
def test_any_title_gives_a_site_that_is_in_order(tmp_path: Path, title: str) -> None:
    made = ask(tmp_path, "init", str(tmp_path / "a"), "--yes", "--title", title, "--editor", title)
    assert made.exit_code == 0
    assert check(Project(tmp_path / "a")) == ()
    assert run(tmp_path / "a", "check").returncode == 0


def test_a_tag_in_a_title_is_the_only_thing_that_the_check_minds(tmp_path: Path) -> None:
    made = ask(tmp_path, "init", str(tmp_path / "a"), "--yes", "--title", "{{ x }} <script>", "--editor", EDITOR)
    assert made.exit_code == 0
    (told,) = check(Project(tmp_path / "a"))
    assert (told.code, told.location.file, told.excerpt) == (
        "TXT008",
        "findings/synthesis.yml",
        'title: "{{ x }} <script>"',
    )


def test_a_title_that_the_model_refuses_is_refused(tmp_path: Path) -> None:
    refused = ask(tmp_path, "init", str(tmp_path / "a"), "--yes", "--title", "a" * 301)
    assert (refused.exit_code, (tmp_path / "a").exists()) == (2, False)
    assert "is 301 characters long: keep it to 300" in refused.stderr
