"""What never leaves the records: references that editors keep to themselves, and words that were withdrawn."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from engines.running import contents, run
from evidence_site.changes import compare
from evidence_site.checking import check, examine
from evidence_site.load import load_project
from evidence_site.pipeline import RenderedSite, build
from evidence_site.project import Project
from evidence_site.report import FORMATS

MARKER = "Kestrel-4711-Cabinet"
ORIGINAL = "Wer Brot bringt, braucht keinen Gruß."
GREETING = "Whoever brings bread needs no greeting"
BREAD = "findings/bread-as-greeting.yml"


def texts(built: RenderedSite) -> Iterator[tuple[str, str]]:
    """Give all that a built site shows, with where."""
    for page in built.pages:
        yield page.path, repr(page)
    for path, content in built.files.items():
        yield path, content.decode("utf-8", "replace")
    for entry in built.search:
        yield f"search: {entry.path}", repr(entry)


def holding(built: RenderedSite, *words: str) -> dict[str, str]:
    """Give the places of a built site that hold any of some words, however the spaces between them are written."""
    wanted = re.compile("|".join(r"\s+".join(map(re.escape, each.split())) for each in words), re.IGNORECASE)
    return {path: found[0] for path, text in texts(built) if (found := wanted.search(text.replace("\\n", " ")))}


def marked(root: Path, value: str = MARKER) -> Path:
    """Give every quote of a project a private reference, and return the project."""
    count = 0
    for file in (*(root / "findings").glob("*.yml"), *(root / "references" / "studies").glob("*.yml")):
        text = re.sub(r"\n    permission:\n(?:      .*\n)+", "\n", file.read_text("utf-8"))
        permission = f"    permission:\n      basis: published-in-source\n      private_reference: {value}"
        text, n = re.subn(r"^    voice: .*$", rf"\g<0>\n{permission}", text, flags=re.MULTILINE)
        file.write_text(text, "utf-8")
        count += n
    assert count
    return root


def withdrawn(root: Path, quote: str = "greeting", day: str = "2026-05-01") -> Path:
    file = root / BREAD
    before, found, after = file.read_text("utf-8").partition(f"  - id: {quote}\n")
    assert found
    own, permission, rest = after.partition("    permission:\n      basis: published-in-source\n")
    assert permission
    after = f"{own}{permission}      withdrawn: {day}\n{rest}"
    file.write_text(f"{before}{found}{after}", "utf-8")
    return root


def told(root: Path) -> str:
    found = check(Project(root, pages=root / "docs"))
    return "\n".join(each(found) for each in FORMATS.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["minimal", "night-bakery"])
def test_a_private_reference_is_in_no_file_of_the_built_site(golden: Callable[[str], Path], name: str) -> None:
    root = marked(golden(name))
    built = run(root, "build")
    assert built.returncode == 0, built.stderr
    assert MARKER not in built.stdout + built.stderr
    assert {path for path, content in contents(root / "site").items() if MARKER.encode() in content} == set()


@pytest.mark.parametrize("value", [MARKER, f'"{MARKER}"', f"see\n        {MARKER}", f">-\n        {MARKER}"])
def test_the_published_copy_of_a_record_says_that_something_is_not_shown(
    golden: Callable[[str], Path], value: str
) -> None:
    root = marked(golden("night-bakery"), value)
    built = build(Project(root))
    assert holding(built, MARKER) == {}
    copy = next(text for path, text in texts(built) if path.endswith("bread-as-greeting.yml"))
    assert "[not shown]" in copy
    record = yaml.safe_load(copy)
    assert {each["permission"]["private_reference"] for each in record["quotes"]} == {"[not shown]"}
    assert len(copy.splitlines()) == len((root / BREAD).read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    "value",
    [
        f"[{MARKER}]",
        f"{{a: {MARKER}}}",
        f"{MARKER}\n      scope: [the-moon]",
        f'"{MARKER}',
        f"x\n      reference: {MARKER}",
        f"{MARKER}: 7",
        f"{MARKER}\n      private_referense: {MARKER}",
        "x" * 400 + MARKER,
    ],
)
def test_no_fault_of_a_private_reference_repeats_it(golden: Callable[[str], Path], value: str) -> None:
    reports = told(marked(golden("minimal"), value))
    assert "error" in reports or "warning" in reports
    assert MARKER not in reports


def test_a_difference_says_that_a_private_reference_changed_and_not_to_what(golden: Callable[[str], Path]) -> None:
    root = marked(golden("minimal"))
    before = load_project(Project(root)).corpus
    for file in (root / "findings").glob("*.yml"):
        file.write_text(file.read_text("utf-8").replace(MARKER, f"{MARKER}-2"), "utf-8")
    changes = compare(before, load_project(Project(root)).corpus)
    assert {each.phrase.rpartition(": ")[2] for each in changes} == {"permission, private reference changed"}
    assert {each.note for each in changes} == {"What it says is not shown."}
    assert MARKER not in repr(changes)
    added = compare(load_project(Project(golden_without(root))).corpus, before)
    assert {each.phrase.rpartition(": ")[2] for each in added} == {"permission, private reference added"}
    assert MARKER not in repr(added)


def golden_without(root: Path) -> Path:
    for file in (*(root / "findings").glob("*.yml"), *(root / "references" / "studies").glob("*.yml")):
        file.write_text(re.sub(r"\n *private_reference: .*", "", file.read_text("utf-8")), "utf-8")
    return root


@pytest.mark.parametrize("day", ["2026-05-01", "2999-01-01"])
def test_withdrawn_words_leave_the_site_and_their_place_stays(golden: Callable[[str], Path], day: str) -> None:
    root = golden("night-bakery")
    shown = holding(build(Project(root)), GREETING, ORIGINAL, "miller's son")
    assert len(shown) > 4
    built = build(Project(withdrawn(root, day=day)))
    assert built.pages, told(root)
    assert holding(built, GREETING, ORIGINAL, "miller's son", "miller&#39;s son") == {}
    page = next(text for path, text in texts(built) if path == "findings/bread-as-greeting.md")
    (figure,) = re.findall(r'<figure[^>]*id="quote-bread-as-greeting-greeting".*?</figure>', page, re.DOTALL)
    assert "[words withdrawn]" in figure
    assert "Permission to show these words was withdrawn on" in figure
    assert "speaker" not in figure
    assert not any(entry.anchor == "quote-bread-as-greeting-greeting" for entry in built.search)


def test_the_source_of_withdrawn_words_is_not_published(golden: Callable[[str], Path]) -> None:
    root = golden("night-bakery")
    source = root / "references" / "sources" / "guild2022.txt"
    source.write_text(f"Publish: yes\nReason: A made-up text.\n{source.read_text('utf-8')}", "utf-8")
    path = "sources/guild2022.txt"
    assert any(each.endswith(path) for each in build(Project(root)).files)
    assert not any(each.endswith(path) for each in build(Project(withdrawn(root))).files)


def test_a_claim_that_rests_on_withdrawn_words_alone_is_an_error_that_does_not_repeat_them(
    golden: Callable[[str], Path],
) -> None:
    root = golden("night-bakery")
    file = root / BREAD
    text = file.read_text("utf-8")
    assert "supports: [statement, summary, activity, outcome, contexts]" in text
    text = text.replace(
        "supports: [statement, summary, activity, outcome, contexts]", "supports: [activity, outcome, contexts]"
    )
    file.write_text(text, "utf-8")
    assert "QUO015" not in told(root)
    reports = told(withdrawn(root))
    assert "`statement` rests on no quote; words that were withdrawn support nothing any more" in reports
    assert GREETING not in reports


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("summary: A baker", f"summary: They say that {GREETING.lower()}. A baker"),
        (f"text: {GREETING}.", f"text: {GREETING}.\n    txet: {GREETING}"),
        ("speaker:\n      role: miller's son", "speaker:\n      rôle: x\n      role: miller's son"),
        ("    text: Le pain parle tout bas.", f"    text: {GREETING}."),
        ("    text: Le pain parle tout bas.", "    text: Wer Brot bringt, braucht gar keinen Gruss."),
        (ORIGINAL, f"{ORIGINAL} # {ORIGINAL}"),
    ],
)
def test_no_message_repeats_withdrawn_words(golden: Callable[[str], Path], words: str, other: str) -> None:
    root = withdrawn(golden("night-bakery"))
    file = root / BREAD
    text = file.read_text("utf-8")
    assert words in text
    file.write_text(text.replace(words, other, 1), "utf-8")
    reports = told(root)
    assert "bread-as-greeting.yml" in reports
    for each in (GREETING, GREETING.lower(), "Brot bringt, braucht", "miller's son"):
        assert each not in reports


def test_words_that_stand_elsewhere_too_are_an_error(golden: Callable[[str], Path]) -> None:
    root = withdrawn(golden("night-bakery"))
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "more.md").write_text(f"# More\n\n{GREETING}.\n", "utf-8")
    found = examine(Project(root, pages=root / "docs"), advice=False).diagnostics
    (told_of,) = [each for each in found if each.code == "QUO033"]
    assert told_of.location.file == "docs/more.md"
    assert told_of.fault.message.startswith("this page repeats words of the quote `greeting` of")
    assert told_of.fault.help == "reword this page without them"


def test_a_difference_shows_no_withdrawn_words_of_either_state(golden: Callable[[str], Path]) -> None:
    root = golden("night-bakery")
    before = load_project(Project(root)).corpus
    source = root / "references" / "sources" / "guild2022.txt"
    source.write_text(source.read_text("utf-8").replace(ORIGINAL, ""), "utf-8")
    after = load_project(Project(withdrawn(root))).corpus
    for one, other in ((before, after), (after, before)):
        changes = compare(one, other)
        assert any(each.field.endswith("permission.withdrawn") for each in changes)
        shown = repr(changes)
        for each in (GREETING, ORIGINAL, "miller's son"):
            assert each not in shown
