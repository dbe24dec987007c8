"""What holds for the repository as a whole: nothing is left out of a list, undescribed, or only true on one machine."""

import inspect
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from pkgutil import walk_packages

import pytest

import evidence_site
from conftest import ROOT
from evidence_site import cli, link_faults, model, rules, suppression
from evidence_site.checking import rules_by_code
from evidence_site.load import load_project, problems
from evidence_site.load.problems import PROBLEMS
from evidence_site.model import reference
from evidence_site.model.fields import Record
from evidence_site.project import Project
from evidence_site.rule import Rule
from evidence_site.rules import RULES
from evidence_site.suppression import SUPPRESSION_RULES

PACKAGE = Path(evidence_site.__file__).parent
FAMILIES = (
    *("APP", "BIB", "DAT", "FLD", "FLO", "ID", "LNK", "MET", "PAG", "QUO", "REF", "SRC", "SUP", "SVG", "THM", "TXT"),
    "YML",
)
LONGEST_MODULE = 300
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
THIS_MACHINE = re.compile(rb"(?<![\w.])/(?:" + b"|".join([b"work", b"tmp", b"home", b"root", b"Users"]) + rb")/\w")


def rules_in(package: object) -> dict[str, list[Rule[..., object]]]:
    """Give the rules that each module of a package defines, in the order of their code."""
    name, path = package.__name__, package.__path__  # type: ignore[attr-defined]
    modules = [import_module(each.name) for each in walk_packages(path, f"{name}.")]
    return {
        module.__name__: [
            each
            for each in vars(module).values()
            if isinstance(each, Rule) and each.function.__module__ == module.__name__
        ]
        for module in modules
    }


DEFINED = {
    **rules_in(problems),
    **rules_in(rules),
    suppression.__name__: list(SUPPRESSION_RULES),
    link_faults.__name__: list(link_faults.LINK_FAULTS),
}
EVERY = [each for defined in DEFINED.values() for each in defined]


def by_code(rule: Rule[..., object]) -> str:
    return rule.code


@pytest.mark.parametrize(("package", "listed"), [(problems, PROBLEMS), (rules, RULES)], ids=["problems", "rules"])
def test_every_rule_is_listed_once(package: object, listed: tuple[Rule[..., object], ...]) -> None:
    defined = [each for module in rules_in(package).values() for each in module]
    assert len(defined) > 40
    assert sorted(listed, key=by_code) == sorted(defined, key=by_code)


def test_no_two_rules_have_one_code_or_one_name() -> None:
    assert len({each.code for each in EVERY}) == len(EVERY)
    assert len({each.name for each in EVERY}) == len(EVERY)
    assert list(rules_by_code()) == sorted(each.code for each in EVERY)


def test_each_code_is_a_family_and_three_digits() -> None:
    assert sorted({each.code[:-3] for each in EVERY}) == list(FAMILIES)
    assert all(re.fullmatch(r"[A-Z]{2,3}[0-9]{3}", each.code) for each in EVERY)


@pytest.mark.parametrize("module", [name for name, defined in DEFINED.items() if defined])
def test_the_codes_of_a_module_rise_within_a_family(module: str) -> None:
    for _, family in groupby(DEFINED[module], key=lambda each: each.code[:-3]):
        codes = [each.code for each in family]
        assert codes == sorted(codes)


@pytest.mark.parametrize("rule", EVERY, ids=by_code)
def test_a_rule_is_named_after_its_function_and_fully_documented(rule: Rule[..., object]) -> None:
    assert rule.name == rule.function.__name__.replace("_", "-")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    page = rule.documentation
    assert page.summary.endswith(".")
    assert page.why.endswith((".", "?", ")"))
    for example in (page.example, page.instead):
        assert re.match(r"# (docs|findings|references|site)/\S", example.strip())
    assert len(page.instead.strip().splitlines()) > 1
    assert page.example.strip() != page.instead.strip()


def records(of: type[Record] = Record) -> Iterator[type[Record]]:
    """Give the classes of records that an author writes; the fields of a reference are described by CSL."""
    for each in of.__subclasses__():
        if each.__module__.startswith(model.__name__) and each.__module__ != reference.__name__:
            yield each
            yield from records(each)


@pytest.mark.parametrize("record", sorted(records(), key=lambda each: each.__name__), ids=lambda each: each.__name__)
def test_every_field_of_a_record_is_described(record: type[Record]) -> None:
    assert inspect.getdoc(record)
    for name, field in record.model_fields.items():
        assert field.description, f"{record.__name__}.{name}"
        assert field.description.endswith((".", "?")), f"{record.__name__}.{name}"


def test_the_records_are_all_of_the_model() -> None:
    assert {each.__module__.rpartition(".")[0] for each in records()} == {model.__name__}
    assert {model.Finding, model.Study, model.Synthesis, model.Quote} <= set(records())


@pytest.mark.parametrize(("ending", "least"), [("py", 150), ("js", 15), ("css", 15)])
def test_a_module_fits_in_a_head(ending: str, least: int) -> None:
    ours = PACKAGE.rglob(f"*.{ending}")
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in ours if "vendor" not in path.parts}
    assert len(lengths) > least
    assert {path.name: length for path, length in lengths.items() if length >= LONGEST_MODULE} == {}


COMMANDS = set(cli.main.commands)


@pytest.mark.parametrize("document", ["README.md", "docs/contribute/own-computer.md"])
def test_every_command_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|bin/|\()evidence-site ([a-z-]+)", text))
    assert named
    assert named - COMMANDS == set()


def test_the_readme_has_a_row_for_every_command() -> None:
    assert set(re.findall(r"^\| `evidence-site ([a-z-]+)", README, re.MULTILINE)) == COMMANDS


def test_the_formats_that_the_readme_names_exist() -> None:
    (row,) = re.findall(r"^\| `evidence-site check` .*$", README, re.MULTILINE)
    assert set(re.findall(r"`(?:--format )?([a-z]+)`", row)) == set(cli.FORMAT.choices)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README.md", "CONTRIBUTING.md"])
def test_every_target_that_a_document_names_is_in_the_makefile(text: str) -> None:
    named = set(re.findall(r"^(?:.*`)?make ([a-z-]+)", text, re.MULTILINE))
    assert named
    assert named - set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) == set()


def test_the_readme_names_every_target_that_makes_something() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) - {"clean", "style"}
    assert targets - set(re.findall(r"make ([a-z-]+)", README)) == set()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    linked = [each for each in re.findall(r"\]\(([^)#]+)\)", text) if not each.startswith("http")]
    quoted = re.findall(r"`((?:docs|findings|references|scripts|tests)/[\w./-]*)`", text)
    assert [each for each in (*linked, *quoted) if not (ROOT / each).exists()] == []


def test_no_file_holds_a_path_of_one_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    assert len(files) > 100
    texts = {path: path.read_bytes() for path in files if path.is_file()}
    found = {
        path.relative_to(ROOT).as_posix(): match[0]
        for path, text in texts.items()
        if b"\0" not in text and (match := THIS_MACHINE.search(text))
    }
    assert found == {}


def test_the_readme_draws_the_layers_that_are_enforced() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(each["layers"] for each in settings["tool"]["importlinter"]["contracts"] if "layers" in each)
    drawing = (ROOT / "README.md").read_text(encoding="utf-8").split("not import each other;")[1].split("```")[1]
    assert [line.split("  ")[0] for line in drawing.strip().splitlines()] == layers


def words_of_the_first_study() -> set[str]:
    """Return what tells that a text is about the study of this repository: its names, and words of its titles."""
    corpus = load_project(Project(ROOT)).corpus
    assert corpus.synthesis
    titles = [each.title for each in (*corpus.references, *corpus.studies, *corpus.findings, corpus.synthesis)]
    pairs = (pair for title in titles for pair in re.findall(r"(?=\b(\w{4,} \w{4,}))", title))
    people = (person.family for each in corpus.references for person in (*each.author, *each.editor))
    works = (name for each in corpus.references for name in (each.id, each.doi, each.container_title))
    records = (each.id for each in (*corpus.findings, *corpus.studies))
    return {*filter(None, (*pairs, *people, *works, *records, *corpus.glyphs))} - IN_ANY_PACKAGE


IN_ANY_PACKAGE = {"Black", "person", "network", "conversation", "lens"}
"""Names that are words too."""


def test_the_package_holds_none_of_the_first_studys_words() -> None:
    words = words_of_the_first_study()
    assert {"waring2023", "Waring", "Bishop", "integrated care", "clinical leaders", "relational-work"} <= words
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)", re.IGNORECASE)
    read = [each for each in PACKAGE.rglob("*") if each.is_file() and b"\0" not in each.read_bytes()]
    assert len(read) > 200
    found = {
        each.relative_to(PACKAGE).as_posix(): pattern.findall(text)
        for each in read
        if pattern.search(text := each.read_text(encoding="utf-8"))
    }
    assert found == {}
