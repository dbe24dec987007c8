"""Spoils the files of a project: by bytes, by lines, by words, and by the structure that they have."""

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from random import Random
from typing import Any

import yaml

from fuzz.signs import OPENERS, SIGNS, names_in, odd_text, odd_value

LARGEST_TREE = 20_000
"""Bytes of a record that is taken apart and written anew."""
LONGEST = 300_000
"""Bytes that a file may grow to: more than a record may have."""
_WORD = re.compile(rb"[^\s\"'\[\]{},]+")
_UNSURE = re.compile(rb"[&*!%]")

Mutation = Callable[[bytes, bytes, Random], bytes]


def mutated(content: bytes, other: bytes, chance: Random) -> bytes:
    """Return the content of a file spoilt once to four times, with parts of another file of its kind."""
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
        content = chance.choice(MUTATIONS)(content, other, chance)[:LONGEST]
    return content


def _flip(content: bytes, _: bytes, chance: Random) -> bytes:
    """Change single bits and bytes."""
    changed = bytearray(content or b"x")
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        place = chance.randrange(len(changed))
        changed[place] = chance.choice((changed[place] ^ 1 << chance.randrange(8), chance.randrange(256)))
    return bytes(changed)


def _cut(content: bytes, _: bytes, chance: Random) -> bytes:
    """Take bytes out, repeat them or leave nothing after them."""
    start, end = _span(content, chance)
    taken = content[start:end]
    rest = chance.choice((content[end:], content[end:], b""))
    return content[:start] + chance.choice((b"", taken * 2, taken * chance.choice((2, 30)), taken[::-1])) + rest


def _sign(content: bytes, _: bytes, chance: Random) -> bytes:
    """Put a sign in, or in the place of something."""
    start, end = _span(content, chance)
    return (
        content[:start]
        + chance.choice(SIGNS) * chance.choice((1, 1, 1, 2, 40))
        + content[chance.choice((start, end)) :]
    )


def _splice(content: bytes, other: bytes, chance: Random) -> bytes:
    """Join the beginning of one file and the end of another, or put a part of one into the other."""
    start, end = _span(other, chance)
    place, stop = _span(content, chance)
    return content[:place] + chance.choice(
        (other[start:], other[start:end] + content[stop:], other[start:end] + content)
    )


def _swap_words(content: bytes, other: bytes, chance: Random) -> bytes:
    """Write words of the other file, or of another place, for some words."""
    theirs = _WORD.findall(chance.choice((other, content))) or [b"x"]
    ours = [each.span() for each in _WORD.finditer(content)]
    for start, end in sorted(chance.sample(ours, min(len(ours), chance.choice((1, 1, 3, 20)))), reverse=True):
        content = content[:start] + chance.choice(theirs) + content[end:]
    return content


def _lines(content: bytes, other: bytes, chance: Random) -> bytes:
    """Move, indent, repeat, cut off and drop lines, or put a sign into one."""
    lines, theirs = content.split(b"\n"), other.split(b"\n")
    for _ in range(chance.choice((1, 1, 2, 5))):
        one, another = chance.randrange(len(lines)), chance.randrange(len(lines))
        line, sign = lines[one], chance.choice(SIGNS)
        place = chance.randrange(len(line) + 1)
        lines[one] = chance.choice(
            (
                *(
                    lines[another],
                    chance.choice(theirs),
                    b" " + line,
                    b"\t" + line,
                    line[1:],
                    line.lstrip(),
                    line[:place],
                ),
                *(b"", line + b"\n" + line, line + line.strip(), line[:place] + sign + line[place:], sign + line),
                *(line.lstrip() + sign, line + b"  ", line + sign, line[:place] + b"\n" + line[place:]),
            )
        )
        if chance.random() < 0.3:
            lines[another] = line
    return b"\n".join(lines)


def _deepen(content: bytes, _: bytes, chance: Random) -> bytes:
    """Put one thing into itself, a few times or very often."""
    place, _ = _span(content, chance)
    opener = b"".join(chance.choice(OPENERS) for _ in range(chance.choice((1, 1, 2))))
    return content[:place] + opener * chance.choice((3, 30, 300, 3000)) + chance.choice((b"", b"x")) + content[place:]


def _encode(content: bytes, _: bytes, chance: Random) -> bytes:
    """Write the file in another encoding, or with other ends of lines."""
    text = content.decode("utf-8", "replace")
    match chance.randrange(5):
        case 0:
            return b"\xef\xbb\xbf" + content
        case 1:
            return content.replace(b"\n", chance.choice((b"\r", b"\r\n", b"\n\r", "\u2028".encode(), b"\x85", b"\x0b")))
        case 2:
            lines = content.split(b"\n")
            return b"".join(each + chance.choice((b"\n", b"\r\n", b"\r")) for each in lines)
        case 3:
            return text.encode(chance.choice(("latin-1", "cp1252", "ascii")), "replace") + b"\xe9"
        case _:
            return text.encode(chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7")))


def _words(content: bytes, _: bytes, chance: Random) -> bytes:
    """Put odd characters into the value of a field: as they are, or as escapes."""
    lines = content.decode("utf-8", "replace").split("\n")
    fields = [number for number, line in enumerate(lines) if re.search(r"[:=] ", line)]
    for number in chance.sample(fields, min(len(fields), chance.choice((1, 1, 3)))):
        name, sign, value = re.split(r"([:=] )", lines[number], maxsplit=1)
        odd = odd_text(chance)
        start = chance.randrange(len(value) + 1)
        spoilt = value[:start] + odd + value[start:]
        lines[number] = name + sign + chance.choice((spoilt, json.dumps(spoilt), json.dumps(odd), odd))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _tree(content: bytes, other: bytes, chance: Random) -> bytes:
    """Drop, rename, replace, nest and repeat parts of a record, and write it anew in one of YAML's ways."""
    written = _as_json(content)
    if not written:
        return _lines(content, other, chance)
    record = json.loads(written)
    names = ("", "x", "<<", "id", "text", *names_in(record), *names_in(json.loads(_as_json(other) or "[]")))
    for _ in range(chance.choice((1, 1, 2, 3))):
        _spoil_part(record, names, chance)
    try:
        dumped = yaml.safe_dump(
            record,
            allow_unicode=chance.random() < 0.8,
            sort_keys=False,
            default_flow_style=chance.choice((False, False, None, True)),
            default_style=chance.choice((None, None, None, "'", '"', "|", ">")),
            width=chance.choice((20, 80, 10_000)),
            line_break=chance.choice(("\n", "\n", "\r\n", "\r")),
        )
    except ValueError:  # a number of more digits than Python writes
        return content
    return dumped.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=2000)
def _as_json(content: bytes) -> str:
    """Return a record as JSON, all its values being text; nothing if it is none, or may explode."""
    if len(content) > LARGEST_TREE or _UNSURE.search(content):
        return ""
    try:
        read = yaml.load(content, yaml.BaseLoader)  # noqa: S506 -- it makes nothing but text
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return ""
    return json.dumps(read) if isinstance(read, dict | list) and read else ""


def _spoil_part(owner: Any, names: Sequence[str], chance: Random) -> None:
    """Walk to a part of a record, and spoil it."""
    while owner:
        name = chance.choice(list(owner) if isinstance(owner, dict) else range(len(owner)))
        if not isinstance(owner[name], dict | list) or not owner[name] or chance.random() < 0.25:
            break
        owner = owner[name]
    else:
        return
    match chance.choice(("drop", "rename", "add", "replace", "replace", "nest", "repeat")):
        case "drop":
            del owner[name]
        case "rename" if isinstance(owner, dict):
            owner[chance.choice(names)] = owner.pop(name)
        case "add" if isinstance(owner, dict):
            owner[chance.choice(names)] = odd_value(chance, tuple(names))
        case "nest":
            owner[name] = chance.choice(([owner[name]], {"text": owner[name]}, [[owner[name]] * 2]))
        case "repeat" if isinstance(owner, list):
            owner.extend([owner[name]] * chance.choice((1, 1, 50)))
        case _:
            owner[name] = odd_value(chance, tuple(names))


def _span(content: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice((0, 1, 1, 2, 5, 30, 400)))


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _cut, _sign, _sign, _splice, _swap_words, _lines, _lines, _deepen, _encode, _words, _words),
    *(_tree, _tree, _tree),
)
"""Each is as likely as it is often here."""
