"""Fixes of values: quotation marks where they are needed, and dates as year, month and day, where no doubt is left."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from evidence_site.authoring.record_tree import tree_of
from evidence_site.diagnostics import FieldPath, Span
from evidence_site.export.yaml_text import quoted
from evidence_site.load.nodes import Fields, Scalar, character_spans, find, scalars
from evidence_site.load.other_signs import with_usual_sign
from evidence_site.load.problems import syntax, yml
from evidence_site.load.records import read_record
from evidence_site.load.renamed import RENAMED_WITH_VALUE
from evidence_site.load.schema import fields_of
from evidence_site.load.text import LINE_BREAK, TextFile
from evidence_site.load.written_values import WORDS_OF_QUOTES, broken_words, cut_texts
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.spelling import wrapping

_MOST = 100
_ON_A_SIGN = frozenset(
    each.code for each in (syntax.unquoted_colon, syntax.unquoted_sign, yml.anchor_or_alias, yml.explicit_tag)
)
_READ_OTHERWISE = frozenset({yml.anchor_or_alias.code, yml.explicit_tag.code})
"""Faults of values that YAML can read in another way: in a quote, words would be added to those it reads."""
_AFTER_A_BRACKET = syntax.text_after_quote.code
_LINE = re.compile(
    r"(?P<before> *+(?:- ++(?=\S))*+)"
    r"(?P<field>(?P<name>[^\s:#'\"\[{&*!|>%@`-][^:]*+): ++(?=\S))?+"
    r"(?P<value>\S.*)"
)
_NOTE = re.compile(r"\s#(?!\w)")
"""What is a comment, and no part of the words before it."""
_FIELD_NAME = re.compile(r"[a-z_-]+")
_MARKED_BRACKET = re.compile(r"[&!]\S* +[\[{]")
"""An anchor or a tag before fields or a list, which quotation marks would turn into a text."""
_ONE_COUNTRY = re.compile(r"(?!.*\b(?:and|null)\b)[^\W\d_][\w .'\u2019()-]*", re.IGNORECASE)
"""A name that needs no quotation marks in a list, and holds no `and`, comma or slash that could divide two."""


def quote_values(text: str) -> str:
    """Return a record with quotation marks around each value of one line that cannot be read without them."""
    given_up: set[int] = set()
    for _ in range(_MOST):
        faults = ((each.location.line, each.code) for each in tree_of(text).diagnostics)
        wanted = ((line, code) for line, code in faults if code in {*_ON_A_SIGN, _AFTER_A_BRACKET})
        line, code = next((each for each in wanted if each[0] not in given_up), (0, ""))
        if not line:
            return text
        fixed = _quote_line(text, line, code)
        if fixed is None:
            given_up.add(line)
        else:
            text = fixed
    return text


def _quote_line(text: str, line: int, code: str) -> str | None:
    """Return a record with the value on a line in quotation marks; `None` if something else can be meant."""
    source = TextFile("", text)
    start, end = source.line_span(line)
    place = _value_place(text[start:end].rstrip(" \t"), code)
    if place is None:
        return None
    value_start, value_end = start + place[0], start + place[1]
    value = text[value_start:value_end]
    if " #" in value or "\t" in value or _MARKED_BRACKET.match(value):
        return None
    if _is_alias(value, text) or _goes_on(text, start, end):
        return None
    named = _LINE.fullmatch(text[start:end].rstrip())
    if wrapping(value) and not (named and named["name"] in WORDS_OF_QUOTES):
        value = value[1:-1]
    fixed = text[:value_start] + quoted(value) + text[value_end:]
    found = {each.start: each.value for _, each in scalars(tree_of(fixed).root)}
    return fixed if found.get(value_start) == value else None


def quote_cut_values(text: str, model: type[BaseModel]) -> str:
    """Return a record of a model with quotation marks around each text that goes on after ` #` and a letter or digit.

    Quotes are left alone, as words would be added to those that are read.
    """
    cut = list(cut_texts(text, tree_of(text).root, model))
    for path, scalar, _ in reversed(cut):
        end = TextFile("", text).line_span(TextFile("", text).line_at(scalar.end))[1]
        written = text[scalar.start : end].rstrip()
        if path[-1] in WORDS_OF_QUOTES or _NOTE.search(written):
            continue
        fixed = text[: scalar.start] + quoted(written) + text[scalar.start + len(written) :]
        tree = tree_of(fixed)
        found = find(tree.root, path)[1] if tree.root and tree.is_whole else None
        if isinstance(found, Scalar) and found.value.split() == written.split():
            text = fixed
    return text


def join_words(text: str, model: type[BaseModel]) -> str:
    """Return a record of a model with each word on one line that a line ends inside, but for the words of quotes."""
    root = tree_of(text).root
    places = (
        (path, spans)
        for path, spans in broken_words(text, root, model).items()
        if root and not ("quotes" in path and path[-1] in WORDS_OF_QUOTES)
    )
    for path, spans in reversed(list(places)):
        for span in reversed(spans):
            text = _joined(text, path, span)
    return text


def _joined(text: str, path: FieldPath, span: Span) -> str:
    """Return a record with the word moved up that stands below a sign in a value, at the span of sign and space."""
    scalar, characters = _written(text, path)
    leading = len(scalar.value) - len(scalar.value.lstrip()) if scalar else 0
    sign, below = span[0] + leading, span[1] + leading
    if scalar is None or below >= len(characters):
        return text
    end = next((each for each in range(below, len(characters)) if scalar.value[each].isspace()), len(characters))
    line_end, start, after = characters[sign][1], characters[below][0], characters[end - 1][1]
    is_last = end == len(characters) or text[characters[end][0]] in "\r\n"
    between = "" if is_last else text[line_end:start]
    fixed = text[:line_end] + text[start:after] + between + (text[after:] if is_last else text[after:].lstrip(" "))
    wanted = scalar.value[: sign + 1] + scalar.value[below:]
    found, _ = _written(fixed, path)
    return fixed if found and found.value.split() == wanted.split() and tree_of(fixed).is_whole else text


def _written(text: str, path: FieldPath) -> tuple[Scalar | None, list[Span]]:
    """Return the value that a path leads to, and where each of its characters stands."""
    root = tree_of(text).root
    found = find(root, path)[1] if root else None
    return (found, character_spans(text, found) or []) if isinstance(found, Scalar) else (None, [])


def type_usual_signs(text: str, model: type[BaseModel]) -> str:
    """Return a record of a model with the colons, hyphens and spaces of YAML for those of other keyboards.

    Those that are before or after the names of fields that no record has are left.
    """
    done: set[int] = set()
    for _ in range(_MOST):
        source = TextFile("", text)
        _, diagnostics = read_record(source, model)
        lines = [each.location.line for each in diagnostics if each.code == syntax.other_sign.code]
        line = next((each for each in lines if each not in done), 0)
        if not line:
            return text
        done.add(line)
        text = _with_usual_signs(source, line)
    return text


def _with_usual_signs(source: TextFile, line: int) -> str:
    """Return a record with the usual signs on a line, and on those that follow as items of the same list."""
    start, end = source.line_span(line)
    first = source.text[start:end]
    field = re.match(r"[\s-]*([A-Za-z_]+)\s*[^\w\s-]", first)
    if field and field[1] not in _known_names():
        return source.text
    mended = [with_usual_sign(first)]
    column = len(first) - len(first.lstrip())
    while not field and end < len(source.text):
        line += 1
        following = source.line_text(line)
        if len(following) - len(following.lstrip()) != column or with_usual_sign(following) == following:
            break
        mended.append(source.text[end : source.line_span(line)[0]] + with_usual_sign(following))
        end = source.line_span(line)[1]
    return source.text[:start] + "".join(mended) + source.text[end:]


@cache
def _known_names() -> frozenset[str]:
    """Return the names of all fields of records."""
    return frozenset(name for name, _ in _fields((Finding, Study, Synthesis)))


def _value_place(line: str, code: str) -> Span | None:
    """Return where a line has its value: after the name of a field that holds a text, or a whole item of a list."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    opening = found["value"][0]
    if opening in "'\"" or (code == _AFTER_A_BRACKET and not (opening in "[{" and found["name"])):
        return None
    if found["name"] in WORDS_OF_QUOTES and code in _READ_OTHERWISE:
        return None
    if found["name"] in _text_fields():
        return found.span("value")
    is_item = found["before"].endswith("- ") and code != _AFTER_A_BRACKET
    if is_item and not (found["name"] and _FIELD_NAME.fullmatch(found["name"])):
        return found.end("before"), found.end("value")
    return None


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the next line belongs to the value on a line too, as it is indented more than the field."""
    line = _LINE.fullmatch(text[start:end])
    following = next((each for each in LINE_BREAK.split(text[end:]) if each.strip() and each.lstrip()[0] != "#"), "")
    column = len(line["before"]) - (2 if line["before"].endswith("- ") and not line["field"] else 0) if line else 0
    return len(following) - len(following.lstrip()) > column


def _is_alias(value: str, text: str) -> bool:
    """Whether a value is, or names, one that stands elsewhere too: somebody knows YAML and means it."""
    sign, name = value[0], re.match(r"[\w-]*", value[1:])
    if sign not in {"&", "*"} or not name or not name.group():
        return value.startswith("!!")
    return all(re.search(rf"{re.escape(each)}{name.group()}\b", text) for each in "&*")


@cache
def _text_fields() -> frozenset[str]:
    """Return the names of fields that hold a text wherever they occur."""
    known = set(_fields((Finding, Study, Synthesis)))
    return frozenset(name for name, is_text in known if is_text) - {name for name, is_text in known if not is_text}


def _fields(models: tuple[type[BaseModel], ...]) -> Iterator[tuple[str, bool]]:
    """Yield the name of each field, and whether it holds a text."""
    for model in models:
        for name, field in fields_of(model).items():
            parts = tuple(_parts(field.annotation))
            inside = tuple(each for each in parts if issubclass(each, BaseModel))
            yield name, set(parts) <= {str, type(None)}
            yield from _fields(inside)


def _parts(annotation: Any) -> Iterator[type]:
    """Yield the types that an annotation is made of."""
    if isinstance(annotation, type):
        yield annotation
    else:
        origin = getattr(annotation, "__origin__", None)
        if isinstance(origin, type):
            yield origin
        for each in get_args(annotation):
            yield from _parts(each)


def list_countries(text: str) -> str:
    """Return the record of a study with the one `country` of earlier versions as a list of `countries`."""
    tree = tree_of(text)
    if tree.diagnostics or not isinstance(tree.root, Fields) or "countries" in tree.root.fields:
        return text
    name, value = tree.root.fields.get("country", (None, None))
    if name is None or not isinstance(value, Scalar) or value.style or not _ONE_COUNTRY.fullmatch(value.value):
        return text
    changed = [(value.start, value.end, f"[{value.value}]"), (name.start, name.end, "countries")]
    changed += (
        (each.start, each.end, "countries")
        for path, each in scalars(tree.root)
        if "supports" in path and each.value == "country" and not each.style
    )
    for start, end, written in sorted(changed, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def name_author_check(text: str) -> str:
    """Return the record of a synthesis with `author_check` for the `author_checked` of earlier versions.

    `false` stood for "no" and for "nobody asked" alike, and becomes `not-recorded`; `true` becomes `confirmed`.
    """
    tree = tree_of(text)
    if tree.diagnostics or not isinstance(tree.root, Fields) or "author_check" in tree.root.fields:
        return text
    name, value = tree.root.fields.get("author_checked", (None, None))
    line = RENAMED_WITH_VALUE["author_checked"].get(value.value) if isinstance(value, Scalar) else None
    if name is None or line is None or not isinstance(value, Scalar) or value.style:
        return text
    new_name, _, new_value = line.partition(": ")
    return text[: name.start] + new_name + text[name.end : value.start] + new_value + text[value.end :]
