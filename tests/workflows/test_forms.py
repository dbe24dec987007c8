"""Forms and templates of the repository: they ask for what an editor needs, in plain words."""

import pytest

from evidence_site.model.quote import Voice
from evidence_site.rules.plain_language import measure
from workflows.reading import GITHUB, read

FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}


def fields(form: object) -> dict[str, dict[str, object]]:
    return {each["id"]: each for each in form["body"] if each["type"] != "markdown"}  # type: ignore[index]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_has_what_github_asks_for(path: object) -> None:
    form = read(path)  # type: ignore[arg-type]
    assert form["name"]
    assert form["description"]
    assert {each["type"] for each in form["body"]} <= KINDS
    asked = fields(form)
    assert len(asked) == sum(each["type"] != "markdown" for each in form["body"])
    labels = [each["attributes"]["label"] for each in asked.values()]  # type: ignore[index]
    assert len(set(labels)) == len(labels)
    assert form["body"][0]["type"] == "markdown"
    assert "public" in form["body"][0]["attributes"]["value"]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_needs_the_place_in_the_source(path: object) -> None:
    locator = fields(read(path))["locator"]  # type: ignore[arg-type]
    assert locator["validations"] == {"required": "true"}


def test_a_proposal_needs_the_words_the_work_and_whose_they_are() -> None:
    asked = fields(read(GITHUB / "ISSUE_TEMPLATE" / "2-finding.yml"))
    needed = {name for name, each in asked.items() if each.get("validations") == {"required": "true"}}
    assert needed == {"kind", "statement", "quote", "source", "locator", "voice"}
    choices = asked["voice"]["attributes"]["options"]  # type: ignore[index]
    assert len(choices) == len(Voice) + 1
    assert all(each["required"] == "true" for each in asked["agreed"]["attributes"]["options"])  # type: ignore[index]


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_is_easily_read(path: object) -> None:
    words = [
        str(text).strip()
        for each in read(path)["body"]  # type: ignore[arg-type]
        for text in (each["attributes"].get(key, "") for key in ("label", "description", "value"))
    ]
    assert measure("\n\n".join(filter(None, words))).grade <= 9


def test_the_template_of_a_pull_request_is_short_enough_to_be_read() -> None:
    template = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert len(template.split()) < 80
    assert template.count("- [ ]") == 3


def owner_of(path: str) -> str:
    """Return who owns a file: the last line that fits it says so, as GitHub reads the file."""
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    fitting = [owners for pattern, *owners in rules if pattern == "*" or f"/{path}".startswith(pattern)]
    return "".join(fitting[-1])


@pytest.mark.parametrize(
    "path",
    [
        ".github/CODEOWNERS",
        "scripts/evidence_site/cli.py",
        "docs/schemas/finding.json",
        "mkdocs.yml",
        "look/about.html.j2",
    ],
)
def test_what_runs_or_decides_what_readers_see_has_an_owner(path: str) -> None:
    assert owner_of(path) == "@evidence-site/maintainers"


@pytest.mark.parametrize("path", ["findings/local-trust.yml", "references/sources/a.txt", "docs/colophon.md"])
def test_records_and_pages_have_no_owner(path: str) -> None:
    assert owner_of(path) == ""
