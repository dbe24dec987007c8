"""Whatever a record holds, it is read or refused: no traceback, but plain words at a place that is there."""

import json
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import GOLDEN
from evidence_site.checking import check, rules_by_code
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.model.words import fields_of
from evidence_site.project import Project
from evidence_site.report import COLOURED, FORMATS, summary

TODAY = date(2026, 11, 24)
CODES = frozenset(rules_by_code())
UNPRINTABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
LINE = re.compile(rb"\r\n|\r|\n")

BAKERY = GOLDEN / "night-bakery"
FILES = {
    path.relative_to(BAKERY).as_posix(): path.read_bytes()
    for folder in ("findings", "references")
    for path in sorted((BAKERY / folder).rglob("*.*"))
}
RECORDS: Mapping[str, Any] = {
    name: yaml.load(content, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    for name, content in FILES.items()
    if name.endswith(".yml")
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of a project, in which each example spoils one file."""
    root = tmp_path_factory.mktemp("bakery")
    for folder in ("findings", "references"):
        shutil.copytree(BAKERY / folder, root / folder)
    return root


def assert_told_plainly(root: Path, file: str, content: bytes) -> None:
    """Check the project with one file spoilt, and look at all that is said of it."""
    (root / file).write_bytes(content)
    try:
        diagnostics = check(Project(root, today=TODAY))
    finally:
        (root / file).write_bytes(FILES[file])
    for each in diagnostics:
        spoilt = content if each.location.file == file else FILES[each.location.file]
        assert 1 <= each.location.line <= len(LINE.split(spoilt)), each
        assert_plain(each)
    for write in (*FORMATS.values(), *COLOURED.values(), summary):
        write(diagnostics).encode()
    assert len(json.loads(FORMATS["json"](diagnostics))["diagnostics"]) == len(diagnostics)


def assert_plain(told: Diagnostic) -> None:
    assert told.code in CODES
    assert 1 <= told.location.column < told.location.end_column
    assert told.fault.message
    for words in (told.fault.message, told.fault.help, *told.fault.notes, told.excerpt):
        assert len(words.splitlines()) <= 1, told
        assert not UNPRINTABLE.search(words), told


SIGNS = [
    *(b"\t", b"'", b'"', b": ", b":", b"- ", b"-", b"\n", b"\n\n", b"\r", b" ", b"  ", b"#", b" # ", b"|", b">", b"\\"),
    *(b"[", b"]", b"{", b"}", b",", b"&a ", b"*a", b"!!python/name:os ", b"!", b"%YAML 9\n", b"---\n", b"...\n", b"? "),
    *(b"<<: ", b"~", b"`", b"@", b"@article{", b"$", b"[...]", b"[@a]", b"<b>", b"\\x00", b"\\ud800", b"null"),
    *(b"2026-13-40", b" " * 70, b"\x00", b"\x1b[31m", b"\x85", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    *("\ufeff".encode(), "\u2028".encode(), "\u202e".encode(), "\u200b".encode(), "e\u0301".encode()),
    *(("\u0301" * 9).encode(), "\U0001f469".encode(), "\u0430".encode()),
]
places = st.floats(0, 1, exclude_max=True)
"""How far into a file, a list or a record."""


@st.composite
def spoilt_bytes(draw: st.DrawFn) -> tuple[str, bytes]:
    """Change, put in, take out and repeat bytes of a file."""
    file = draw(st.sampled_from(sorted(FILES)))
    content = FILES[file]
    for _ in range(draw(st.integers(1, 3))):
        start = int(draw(places) * (len(content) + 1))
        end = min(len(content), start + draw(st.sampled_from([0, 0, 1, 2, 5, 30, 400])))
        put = draw(st.one_of(st.sampled_from(SIGNS), st.binary(max_size=3), st.just(content[start:end] * 2)))
        content = content[:start] + put + content[end:]
    return file, content


@st.composite
def spoilt_lines(draw: st.DrawFn) -> tuple[str, bytes]:
    """Move, indent, repeat, cut off and drop lines of a file, or put a sign into one."""
    file = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[file].split(b"\n")
    for _ in range(draw(st.integers(1, 3))):
        one, other = (int(draw(places) * len(lines)) for _ in range(2))
        line = lines[one]
        sign = draw(st.sampled_from(SIGNS))
        place = int(draw(places) * (len(line) + 1))
        changed = draw(
            st.sampled_from(
                [
                    *(lines[other], b" " + line, line[1:], line[:place], b"", line + b"\n" + line),
                    *(line[:place] + sign + line[place:], line[:place] + sign, sign + line, line.lstrip() + sign),
                ]
            )
        )
        lines[one], lines[other] = changed, draw(st.sampled_from([line, lines[other]]))
    return file, b"\n".join(lines)


odd_texts = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", " ", "~", "-1", "1e999", "2026-02-30", "0000-00-00", "a/b", "../x", "[", "]", "[...]", "q1"]),
    st.sampled_from(["@", "no", "https://[", "javascript:x", "10.1/x", "[@nobody, p. 3; -@b]", "`" * 9, "*" * 300]),
    st.just("x" * 70_000),
)
NAMES = sorted({"", "id", "<<", "суть", *(str(name) for record in RECORDS.values() for name in record)})
odd_values = st.one_of(
    odd_texts,
    st.sampled_from([None, [], {}]),
    st.lists(odd_texts, max_size=3),
    st.dictionaries(st.one_of(st.sampled_from(NAMES), odd_texts), odd_texts, max_size=3),
    st.integers(2, 30).map(lambda depth: json.loads("[" * depth + "]" * depth)),
)


@st.composite
def spoilt_trees(draw: st.DrawFn) -> tuple[str, bytes]:
    """Drop, rename, replace, nest and repeat parts of a record, and write it anew, in one of YAML's ways."""
    file = draw(st.sampled_from(sorted(RECORDS)))
    record = json.loads(json.dumps(RECORDS[file]))
    for _ in range(draw(st.integers(1, 3))):
        spoil_part(draw, record)
    written = yaml.safe_dump(
        record,
        allow_unicode=draw(st.booleans()),
        default_flow_style=draw(st.booleans()),
        default_style=draw(st.sampled_from([None, "'", '"', "|", ">"])),
        width=draw(st.sampled_from([20, 80, 10_000])),
        line_break=draw(st.sampled_from(["\n", "\r\n"])),
    )
    return file, written.encode("utf-8", "surrogatepass")


def spoil_part(draw: st.DrawFn, owner: Any) -> None:
    """Walk to a part of a record, and spoil it."""
    while owner:
        names = list(owner) if isinstance(owner, dict) else range(len(owner))
        name = names[int(draw(places) * len(names))]
        if not isinstance(owner[name], dict | list) or not owner[name] or draw(st.integers(0, 3)) == 0:
            break
        owner = owner[name]
    else:
        return
    match draw(st.sampled_from(["drop", "rename", "replace", "replace", "nest", "repeat"])):
        case "drop":
            del owner[name]
        case "rename" if isinstance(owner, dict):
            owner[draw(st.one_of(st.sampled_from(NAMES), odd_texts))] = owner.pop(name)
        case "nest":
            owner[name] = draw(st.sampled_from([[owner[name]], {"text": owner[name]}, [[owner[name]] * 2]]))
        case "repeat" if isinstance(owner, list):
            owner.append(owner[name])
        case _:
            owner[name] = draw(odd_values)


@st.composite
def odd_words(draw: st.DrawFn) -> tuple[str, bytes]:
    """Put characters of any kind, half of a pair too, into a value: as they are, or as escapes."""
    file = draw(st.sampled_from(sorted(RECORDS)))
    lines = FILES[file].decode().split("\n")
    fields = [number for number, line in enumerate(lines) if ": " in line and not line.startswith("#")]
    for _ in range(draw(st.integers(1, 3))):
        number = fields[int(draw(places) * len(fields))]
        name, _, value = lines[number].partition(": ")
        odd = draw(st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=6))
        start = int(draw(places) * (len(value) + 1))
        spoilt = value[:start] + odd + value[start:]
        lines[number] = f"{name}: {draw(st.sampled_from([spoilt, json.dumps(spoilt), json.dumps(odd), odd]))}"
    return file, "\n".join(lines).encode("utf-8", "surrogatepass")


MODELS = {
    "findings/synthesis.yml": Synthesis,
    next(each for each in sorted(RECORDS) if each.startswith("findings/") and "synthesis" not in each): Finding,
    next(each for each in sorted(RECORDS) if each.startswith("references/studies/")): Study,
}
short_structures = st.recursive(
    st.sampled_from(
        [None, "a", "x: y", "true", "1", "2026-01-01", "q1", "\u201ca\u201d", "a- b", "a #1", "&amp;", "-", "[a"]
    ),
    lambda inside: st.one_of(
        st.lists(inside, max_size=2),
        st.dictionaries(
            st.sampled_from(["", "x", "url", "doi", "id", "text", "study", "reason", "n", "type"]), inside, max_size=3
        ),
    ),
    max_leaves=6,
)


@st.composite
def short_fields(draw: st.DrawFn) -> tuple[str, bytes]:
    """Put short structures into fields of a record, any that its kind can have, or one field too many into a part."""
    file = draw(st.sampled_from(sorted(MODELS)))
    record = json.loads(json.dumps(RECORDS[file]))
    names = sorted(name for above, field in fields_of(MODELS[file]) for name in (*above[:1], field.name))
    for name in draw(st.lists(st.sampled_from([*names, *MODELS[file].model_fields]), min_size=1, max_size=3)):
        part = record.get(name)
        if isinstance(part, list) and part and isinstance(part[0], dict) and draw(st.booleans()):
            part[0][draw(st.sampled_from(["x", "doi", "url", "", "n"]))] = draw(short_structures)
        else:
            record[name] = draw(short_structures)
    written = yaml.safe_dump(record, allow_unicode=True, default_flow_style=draw(st.booleans()), sort_keys=False)
    return file, written.encode()


@given(spoilt=short_fields())
def test_no_short_structure_in_a_field_makes_a_traceback(project: Path, spoilt: tuple[str, bytes]) -> None:
    assert_told_plainly(project, *spoilt)


NESTED = "title: Light first\nquotes:\n- - text:\n"
SURPLUS = "excluded:\n  - study: Another study\n    reason: It was about ferries.\n    doi: 10.1000/1\n"


@pytest.mark.parametrize(
    ("file", "content", "line", "message", "cure"),
    [
        (
            "findings/x.yml",
            NESTED,
            3,
            "item 1 of `quotes` should be a group of fields, and is a list",
            "write its fields",
        ),
        ("findings/synthesis.yml", SURPLUS, 4, "there is no field `doi` here", "delete it, or use one of `study`"),
    ],
)
def test_a_structure_too_deep_and_a_field_too_many_are_told_with_line_and_cure(
    file: str, content: str, line: int, message: str, cure: str
) -> None:
    model = Synthesis if "synthesis" in file else Finding
    _, diagnostics = read_record(TextFile(file, content), model)
    told = {(each.location.line, each.fault.message): each.fault.help for each in diagnostics}
    assert told[line, message].startswith(cure)


@given(spoilt=spoilt_bytes())
def test_no_bytes_make_a_traceback(project: Path, spoilt: tuple[str, bytes]) -> None:
    assert_told_plainly(project, *spoilt)


@given(spoilt=spoilt_lines())
def test_no_lines_make_a_traceback(project: Path, spoilt: tuple[str, bytes]) -> None:
    assert_told_plainly(project, *spoilt)


@given(spoilt=spoilt_trees())
def test_no_record_makes_a_traceback(project: Path, spoilt: tuple[str, bytes]) -> None:
    assert_told_plainly(project, *spoilt)


@given(spoilt=odd_words())
def test_no_characters_make_a_traceback(project: Path, spoilt: tuple[str, bytes]) -> None:
    assert_told_plainly(project, *spoilt)
