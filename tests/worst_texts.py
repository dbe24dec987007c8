"""Every pattern of the package, and texts that make a careless one begin again at each character.

As a program, it feeds each pattern its texts. A short one costs nothing; where it took longer than a pass over it may,
a long one follows, for which there is an allowance of CPU seconds that one pass does not use up by far, and the square
of the length exceeds many times. What is tried is printed first, so that the last line of a killed process names it.
"""

import ast
import inspect
import json
import re
import re._constants as parts  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from importlib import import_module
from itertools import product
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, NamedTuple

import regex

import evidence_site
from evidence_site.matching import find, patterns, prepared

SHORT, MIDDLE, LONG = 1_000, 20_000, 200_000
ALLOWANCE = 20
"""CPU seconds for a long text, of which one pass takes hundredths and the square of its length minutes."""
SUSPICIOUS = ((SHORT, 0.0006), (MIDDLE, 0.1))
"""CPU seconds for a text of a length after which the next longer one is tried too."""
PIECES = (*" \t\n\ra1-#[](){}<>`\"'\\*|@:=,./&~", "a ", "a-", "a\n", "é", "\xa0")
"""What a text repeats, whatever the pattern."""
END = "\0"
"""What breaks off what was repeated, since few patterns read it."""
ANY_BEGINNINGS = ("", "a", "1", "# ", "a-", "a ")
REPEATED = {parts.MAX_REPEAT, parts.MIN_REPEAT, parts.POSSESSIVE_REPEAT}
OF_CATEGORY = {parts.CATEGORY_DIGIT: "1", parts.CATEGORY_SPACE: " ", parts.CATEGORY_WORD: "a"}
Pattern = re.Pattern[str] | regex.Pattern[str]


class Tried(NamedTuple):
    """A pattern, and the methods by which the package uses it."""

    name: str
    pattern: Pattern
    methods: frozenset[str]


def modules() -> list[ModuleType]:
    """Return the modules of the package."""
    return [import_module(each.name) for each in walk_packages(evidence_site.__path__, "evidence_site.")]


def every_pattern() -> Iterator[Tried]:
    """Yield every pattern that a module of the package holds, writes in a call, or builds in the ways known here."""
    trees = {each.__name__: ast.parse(inspect.getsource(each)) for each in modules()}
    held: dict[tuple[str, int, str], tuple[str, Pattern, set[str]]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for place, pattern in _within(value):
                of = (pattern.pattern, pattern.flags, type(pattern).__module__)
                _, _, methods = held.setdefault(of, (f"{module.__name__}.{name}{place}", pattern, set()))
                methods |= {"finditer"} if place else set(_methods(trees[module.__name__], name))
    yield from (Tried(name, pattern, frozenset(methods)) for name, pattern, methods in held.values())
    for module, tree in trees.items():
        yield from _in_calls(module, tree)
    for name, written in patterns().items():
        if isinstance(written, str) and name not in {"space", "lineEndHyphen"}:
            yield Tried(f"patterns()[{name!r}]", regex.compile(written), frozenset({"finditer"}))
    yield Tried("prepared._opening_of", prepared._opening_of(["P", "P1"]), frozenset({"finditer"}))
    yield Tried("find._as_printed", find._as_printed("ab a-b (ab)"), frozenset({"match"}))


def _within(value: object, depth: int = 3) -> Iterator[tuple[str, Pattern]]:
    """Yield each pattern that a value is or holds, with its place there."""
    if isinstance(value, re.Pattern | regex.Pattern):
        if isinstance(value.pattern, str):
            yield "", value
        return
    inside: Sequence[tuple[object, object]] = ()
    if isinstance(value, tuple | list):
        inside = list(enumerate(value))
    elif isinstance(value, Mapping) and isinstance(value, dict):
        inside = list(value.items())
    elif is_dataclass(value) and not isinstance(value, type):
        inside = [(each.name, getattr(value, each.name, None)) for each in fields(value)]
    for key, each in inside if depth else ():
        yield from ((f"[{key!r}]{place}", pattern) for place, pattern in _within(each, depth - 1))


def _methods(tree: ast.Module, name: str) -> Iterator[str]:
    """Yield the methods that a module calls of a pattern; passed on as a value, it may be used in any way."""
    of_attributes = {id(each.value): each.attr for each in ast.walk(tree) if isinstance(each, ast.Attribute)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Name) and each.id == name and isinstance(each.ctx, ast.Load):
            yield of_attributes.get(id(each), "finditer")


def _in_calls(module: str, tree: ast.Module) -> Iterator[Tried]:
    """Yield the patterns that are written in calls such as `re.split(r"\\s", text)`."""
    for call in ast.walk(tree):
        match call:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re" | "regex" as library), attr=method),
                args=[ast.Constant(value=str(written)), *_],
            ) if method not in {"compile", "escape"}:
                flags = [each.value for each in call.keywords if each.arg == "flags"]
                flags += [each for each in call.args[2:] if isinstance(each, ast.Attribute | ast.BinOp)]
                known = re if library == "re" else regex
                value = eval(ast.unparse(flags[0]), {"re": re, "regex": regex}) if flags else 0  # noqa: S307 -- our code
                yield Tried(f"{module}:{call.lineno}", known.compile(written, value), frozenset({method}))


def texts(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """Yield the worst texts for a pattern, each as what begins it, and what it repeats."""
    beginnings, pieces = list(ANY_BEGINNINGS), [*PIECES]
    if isinstance(pattern, re.Pattern):
        begun: list[str] = []
        _sample(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), "", begun, pieces)
        beginnings = ["", *begun]
    pieces += [each for each in re.findall(r"[A-Za-z]{2,}|[^\w\s\\]", pattern.pattern) if len(each) < 20]
    yield from product(dict.fromkeys(beginnings), dict.fromkeys(filter(None, pieces)))


def _sample(tree: Any, before: str, begun: list[str], pieces: list[str]) -> str:
    """Return a text that part of a pattern may match; list what stands before a repetition, and what it repeats."""
    for kind, value in tree:
        if kind in REPEATED:
            least, _, body = value
            once = _sample(body, before, begun, pieces)
            begun += [before, once]
            pieces.append(once[len(before) :])
            before += once[len(before) :] * min(least, 50)
        elif kind is parts.BRANCH:
            before = [_sample(each, before, begun, pieces) for each in value[1]][0]  # noqa: RUF015 -- each is looked into
        elif kind in {parts.SUBPATTERN, parts.ATOMIC_GROUP}:
            before = _sample(value[-1] if kind is parts.SUBPATTERN else value, before, begun, pieces)
        elif kind in {parts.ASSERT, parts.ASSERT_NOT}:
            _sample(value[1], before, begun, pieces)
        elif kind is parts.LITERAL:
            before += chr(value)
        elif kind in {parts.NOT_LITERAL, parts.ANY}:
            before += "b" if value == ord("a") else "a"
        elif kind is parts.IN:
            before += _member(value)
    return before


def _member(members: Any) -> str:
    """Return a character of a class."""
    known = {
        chr(value[0] if kind is parts.RANGE else value)
        for kind, value in members
        if kind in {parts.LITERAL, parts.RANGE}
    }
    known |= {OF_CATEGORY.get(value, "-") for kind, value in members if kind is parts.CATEGORY}
    if members[0][0] is parts.NEGATE:
        return next((each for each in "a1 -" if each not in known), "é")
    return min(known)


def uses(tried: Tried) -> Iterator[Callable[[str], object]]:
    """Yield what the package does with a pattern."""
    if "match" in tried.methods:
        yield tried.pattern.match
    if "fullmatch" in tried.methods:
        yield tried.pattern.fullmatch
    if tried.methods - {"match", "fullmatch", "pattern", "flags"}:
        yield lambda text: sum(1 for _ in tried.pattern.finditer(text))


def filled(text: tuple[str, str], size: int) -> str:
    """Return a text of about a size."""
    before, piece = text
    return before + piece * (size // len(piece)) + END


def feed(tried: Tried) -> None:
    """Feed a pattern its texts."""
    for use, text in product(uses(tried), texts(tried.pattern)):
        print(json.dumps([tried.name, text]), flush=True)  # noqa: T201 -- for who started it
        if all(_seconds(use, filled(text, size)) > seconds for size, seconds in SUSPICIOUS):
            _seconds(use, filled(text, LONG))


def _seconds(use: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds of a use. The process ends where they exceed the allowance."""
    started = time.process_time()
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(started) + 1 + ALLOWANCE, hard))
    use(text)
    return time.process_time() - started


def main() -> None:
    """Feed every pattern."""
    for tried in every_pattern():
        feed(tried)


if __name__ == "__main__":
    main()
