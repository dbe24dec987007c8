"""Every field of a record, changed alone, changes a page or a file of the site, or is reported by the check.

A field that nothing shows is a promise that is not kept: people fill it in, and nobody reads it. The golden synthesis
is changed field by field. Texts are all marked at once, each with a word of its own, which is then looked for; other
values are changed one by one. Copies of the records do not count, as they would show anything.
"""

import itertools
import re
import shutil
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import yaml

from conftest import ROOT
from evidence_site.checking import check
from evidence_site.diagnostics import Diagnostic, FieldPath, Severity, has_errors
from evidence_site.load.schema import fields_of
from evidence_site.model.fields import Choice, Record
from evidence_site.model.schema import RECORDS
from evidence_site.model.words import describe
from evidence_site.pipeline import RenderedSite, build
from evidence_site.project import Project

pytestmark = pytest.mark.slow

TEMPLATES = ROOT / "scripts" / "evidence_site"
GOLDEN = ROOT / "tests" / "golden" / "night-bakery"
MARK = re.compile(r"zq\d+x")
CODES = ("language", "original_language", "code", "field")
"""Texts that are codes, or the names of fields."""
MOST_TRIED = 3
"""Places at which a value is changed until something shows it: some are on pages, others in drafts."""

EXCEPTIONS: Mapping[str, str] = {
    "suppress.reason": "words for other editors, marked `NotShown`",
    "permission.private_reference": "it never leaves the private folder",
    "settings.sources": "a folder on the editors' computer",
}
"""Fields that show nowhere, by the end of their names, each with the reason."""

STUDY = "references/studies/mill-town-crews.yml"
SYNTHESIS = "findings/synthesis.yml"
HISTORY = [{"date": "2026-05-05", "change": "A made-up word was changed.", "by": "Ines Fiction"}]
SUPPRESS = [{"code": "TXT009", "field": "changes", "reason": "It is made up."}]
SAID = {
    "id": "said",
    "text": "Whoever brings bread needs no greeting.",
    "source": "guild2022",
    "locator": "Findings, Greeting",
    "voice": "participant",
    "speaker": {"id": "B1", "role": "miller's son, now a baker", "attributes": {"years-at-night": "5 to 20"}},
    "language": "en",
    "original_language": "de",
    "original_text": "Wer Brot bringt, braucht keinen Gru\u00df.",
    "translated_by": "study-authors",
    "note": "As it is printed.",
    "also_illustrates": ["learning-by-ear"],
    "permission": {
        "basis": "participant-consent",
        "scope": ["research-report", "open-web"],
        "checked_by": "Ines Fiction",
        "checked_on": "2026-04-02",
    },
}
GONE = {
    "id": "gone",
    "text": "An oven tells no tales",
    "source": "guild2022",
    "voice": "participant",
    "speaker": {"role": "driver"},
    "permission": {"basis": "participant-consent", "withdrawn": "2026-05-05"},
}
ADDED: Mapping[str, Any] = {
    STUDY: {
        "results": [{"text": "Two habits were seen.", "items": ["bringing bread"], "based_on": ["greeting"]}],
        "conclusions": [{"text": "Bread greets.", "based_on": ["greeting"], "not_stated": "Whom it greets."}],
        "quotes": [SAID, GONE],
        "history": HISTORY,
        "suppress": SUPPRESS,
    },
    SYNTHESIS: {
        "labels": {
            "endorsement": "Nobody has endorsed a site that is made up.",
            "map_note": "The words on the map are made up.",
        },
        "glossary": [{"term": "Slate", "meaning": "A board for chalk.", "abbreviation": "SLT"}],
        "says": [{"question": "Who woke?", "text": "All woke.", "items": ["bakers"], "based_on": ["ghost-oven/q1"]}],
        "licence": {"notes": "For our own words."},
        "flow": {
            "register_results": "0",
            "register_specific_results": {"Register of Imaginary Reviews": "0"},
            "excluded_automatic": "0",
            "other_excluded": {"n": "8"},
        },
        "history": HISTORY,
        "settings": {
            "require_verified": "false",
            "publish_sources": "false",
            "reading_grade": "9",
            "citation_style": "bmj",
            "templates": "templates",
            "contributor_pages": "true",
        },
        "suppress": SUPPRESS,
    },
}
"""What the golden synthesis does not have, by record."""


@dataclass(frozen=True)
class Spot:
    """A value in a record that is there."""

    field: str
    """The names of the fields that lead to it: `finding.assessment.confidence`."""
    file: str
    path: FieldPath
    annotation: Any
    is_text: bool


def with_more(record: Any, more: Any) -> Any:
    """Return a record with more items in its lists, and more fields."""
    if isinstance(more, list):
        return [*(record or ()), *more]
    if isinstance(more, Mapping):
        return {**(record or {}), **{name: with_more((record or {}).get(name), each) for name, each in more.items()}}
    return more


def fields(model: type[Record], above: str) -> Iterator[str]:
    """Yield the names of every field that holds a value."""
    for name, info in fields_of(model).items():
        inner = record_in(info.annotation)
        if inner:
            yield from fields(inner, f"{above}.{name}")
        else:
            yield f"{above}.{name}"


def record_in(annotation: Any) -> type[Record] | None:
    """Return the record that a field holds: one, a list, or several by name."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    parts = get_args(annotation)
    if get_origin(annotation) is Mapping:
        parts = parts[1:]
    return next(filter(None, map(record_in, parts)), None)


def spots(model: type[Record], data: Mapping[str, Any], above: str, file: str, path: FieldPath) -> Iterator[Spot]:
    """Yield each value of a record that is there."""
    for name, info in fields_of(model).items():
        if name not in data:
            continue
        inner, value = record_in(info.annotation), data[name]
        if inner:
            for where, part in parts_of(info.annotation, value, (*path, name)):
                yield from spots(inner, part, f"{above}.{name}", file, where)
        else:
            is_text = describe(name, info).is_text and name not in CODES
            yield Spot(f"{above}.{name}", file, (*path, name), info.annotation, is_text)


def parts_of(annotation: Any, value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    """Yield each record that a value holds."""
    if isinstance(value, list):
        yield from (((*path, number), each) for number, each in enumerate(value))
    elif is_by_name(annotation):
        yield from (((*path, name), each) for name, each in value.items())
    else:
        yield path, value


def is_by_name(annotation: Any) -> bool:
    """Whether a field holds several records by name."""
    return get_origin(annotation) is Mapping or any(map(is_by_name, get_args(annotation)))


class Bakery:
    """A copy of the golden synthesis, whose records are changed and put back."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(GOLDEN, folder, ignore=shutil.ignore_patterns("expected"))
        self.folder = folder
        self.records: dict[str, Any] = {}
        for path in sorted([*folder.glob("findings/*.yml"), *folder.glob("references/studies/*.yml")]):
            name = path.relative_to(folder).as_posix()
            record = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 -- only text
            self.records[name] = with_more(record, deepcopy(ADDED.get(name, {})))
            self.write(name)
        self.records[SYNTHESIS]["authors"][0]["family"] = "Fiction"
        self.write(SYNTHESIS)
        own = folder / "templates" / "pages" / "accessibility.html.j2"
        own.parent.mkdir(parents=True)
        own.write_text(f"{(TEMPLATES / 'pages' / own.name).read_text('utf-8')}<p>Of the editors' own.</p>\n", "utf-8")
        self.base = self.build()
        assert not has_errors(self.base.diagnostics)
        self.told = self.check()

    def write(self, name: str) -> None:
        """Write a record, each value on a line of its own."""
        text = yaml.dump(self.records[name], allow_unicode=True, sort_keys=False, width=10**6, Dumper=_Quoted)
        (self.folder / name).write_text(text, "utf-8")

    def build(self) -> RenderedSite:
        """Build what is there, with what is the same as before taken from before."""
        return build(Project(self.folder), getattr(self, "base", None), keep_grounds=True)

    def check(self) -> list[tuple[str, str]]:
        """Return all that the check tells."""
        found = check(Project(self.folder, today=date(2026, 7, 1)))
        return [(each.code, f"{each.location.file}: {each.fault.message}") for each in found]

    def spots(self) -> dict[str, list[Spot]]:
        """Return the values that are there, by field."""
        found: dict[str, list[Spot]] = {}
        for name, data in self.records.items():
            kind = "synthesis" if name.endswith("/synthesis.yml") else "finding" if name.startswith("f") else "study"
            for spot in spots(RECORDS[kind], data, kind, name, ()):
                found.setdefault(spot.field, []).append(spot)
        return found

    def get(self, spot: Spot) -> Any:
        """Return a value."""
        value = self.records[spot.file]
        for each in spot.path:
            value = value[each]
        return value

    def put(self, changes: Mapping[Spot, Any]) -> None:
        """Change values, or take them away, and write their records."""
        for spot, value in changes.items():
            owner = self._owner(spot)
            if value is None:
                owner.pop(spot.path[-1], None)
            else:
                owner[spot.path[-1]] = value
        for name in {spot.file for spot in changes}:
            self.write(name)

    def shows(self, spot: Spot) -> bool:
        """Whether a change of one value changes what is built or told."""
        before = self.get(spot)
        try:
            for value in others(spot.annotation, before):
                self.put({spot: value})
                site = self.build()
                if site.diagnostics != self.base.diagnostics or shown(site) != shown(self.base):
                    return True
                if self.check() != self.told:
                    return True
            return False
        finally:
            self.put({spot: before})

    def _owner(self, spot: Spot) -> Any:
        owner = self.records[spot.file]
        for each in spot.path[:-1]:
            owner = owner[each]
        return owner


class _Quoted(yaml.SafeDumper):
    """Writes every text in quotation marks, without aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- PyYAML calls it so
        return True


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def shown(site: RenderedSite) -> tuple[object, ...]:
    """Return what readers and their programs get, without the copies of the records."""
    files = {path: content for path, content in site.files.items() if not path.startswith(("records/", "schemas/"))}
    return [(each.path, each.title, each.description, each.body) for each in site.pages], files, site.settings


def others(annotation: Any, value: Any) -> Iterator[Any]:
    """Yield other values of the same kind; or none, which takes the field away, where no other is known."""
    choices = [str(each) for each in choice_in(annotation) or ()]
    if isinstance(value, str) and choices:
        yield from [each for each in choices if each != value][:2]
    elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield (date.fromisoformat(value) + timedelta(days=1)).isoformat()
    elif isinstance(value, str) and value.isdigit():
        yield str(int(value) + 1)
    elif isinstance(value, str) and re.fullmatch(r"[a-z]{2}", value):
        yield "fr" if value == "de" else "de"
    elif isinstance(value, str) and value in {"true", "false"}:
        yield "false" if value == "true" else "true"
    elif isinstance(value, list) and len(value) > 1:
        yield value[::-1]
        yield value[1:]
    else:
        yield None


def choice_in(annotation: Any) -> type[Choice] | None:
    """Return the choice that a field is."""
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return annotation
    return next(filter(None, map(choice_in, get_args(annotation))), None)


def marked(value: Any, words: Iterator[str]) -> tuple[Any, list[str]]:
    """Return a value with a word more in each text, and the words."""
    if isinstance(value, str):
        word = next(words)
        end = re.search(r"[.?!]*$", value.rstrip())
        cut = end.start() if end else len(value)
        return f"{value[:cut]} {word}{value[cut:]}", [word]
    if isinstance(value, list):
        pairs = [marked(each, words) for each in value]
        return [each for each, _ in pairs], [word for _, found in pairs for word in found]
    by_name = {name: marked(each, words) for name, each in value.items()}
    return {name: each for name, (each, _) in by_name.items()}, [
        word for _, found in by_name.values() for word in found
    ]


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Bakery:
    return Bakery(tmp_path_factory.mktemp("fields") / "bakery")


def words_of(bakery: Bakery, told: Diagnostic) -> str:
    """Return the line of an error, and what is said of it."""
    lines = (bakery.folder / told.location.file).read_text("utf-8").splitlines()
    return f"{lines[told.location.line - 1]} {told.fault.message} {told.fault.help}"


def is_excepted(field: str) -> bool:
    """Whether a field shows nowhere for a reason."""
    return any(field == each or field.endswith(f".{each}") for each in EXCEPTIONS)


def test_the_golden_synthesis_has_every_field(bakery: Bakery) -> None:
    every = [each for kind, model in RECORDS.items() for each in fields(model, kind)]
    there = bakery.spots()
    assert [each for each in every if each not in there and not is_excepted(each)] == []


def test_every_text_is_shown_or_reported(bakery: Bakery) -> None:
    texts = {name: found for name, found in bakery.spots().items() if found[0].is_text}
    numbers = (f"zq{number}x" for number in itertools.count(100))
    words: dict[str, list[str]] = {}
    before = {spot: bakery.get(spot) for found in texts.values() for spot in found}
    changed: dict[Spot, Any] = {}
    for spot, value in before.items():
        changed[spot], own = marked(value, numbers)
        words[spot.field] = words.get(spot.field, []) + own
    reported: set[str] = set()
    try:
        bakery.put(changed)
        while True:
            site = bakery.build()
            errors = [each for each in site.diagnostics if each.severity is Severity.ERROR]
            if not errors:
                break
            told = " ".join(words_of(bakery, each) for each in errors)
            bad = set(MARK.findall(told))
            reported |= bad
            wrong = [spot for spot in before if bad.intersection(MARK.findall(str(bakery.get(spot))))]
            # What must stay the same as something else, such as an assessed statement, is put back after it.
            texts_now = {spot: value for spot, value in before.items() if bakery.get(spot) != value}
            same = [spot for spot, value in texts_now.items() if isinstance(value, str) and f'"{value}"' in told]
            # Words are looked for where their locator says, so that it is put back where they are not found.
            sought = {spot.path[:-1] for spot, value in before.items() if f'"text": "{value}"' in told}
            same += [spot for spot in texts_now if spot.path[-1] == "locator" and spot.path[:-1] in sought]
            assert wrong or same, errors
            bakery.put({spot: before[spot] for spot in wrong or same})
        pages, files, _ = shown(site)
        seen = set(MARK.findall(f"{pages}{files}")) | reported
    finally:
        bakery.put(before)
    missing = [field for field, own in words.items() if not seen.intersection(own)]
    unshown = [each for each in missing if not is_excepted(each)]
    assert unshown == [], ", ".join(unshown)


def test_every_other_value_is_shown_or_reported(bakery: Bakery) -> None:
    missing = []
    for field, found in bakery.spots().items():
        if found[0].is_text or is_excepted(field):
            continue
        if not any(bakery.shows(spot) for spot in found[:MOST_TRIED]):
            missing.append(field)
    assert missing == []
