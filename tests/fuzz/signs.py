"""What is put into files: signs that mean something to a reader of YAML, BibTeX, Markdown or logs, and odd values."""

import json
from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

YAML = (
    *(
        "\t",
        "'",
        '"',
        ": ",
        ":",
        "- ",
        "-",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        " ",
        "  ",
        "#",
        " # ",
        "|",
        ">",
        "|-\n",
        ">+9\n",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "&a [*a, *a]",
        "<<: *a\n",
        "<<: {x: 1}\n",
        "? ",
        "? [a]\n: b\n",
        "~",
        "null",
    ),
    *(
        "!",
        "!!python/name:os.system ",
        "!!python/object/apply:os.system [id]",
        "!!binary ",
        "!!set {a}",
        "!ENV x",
        "!<x> ",
    ),
    *(
        "%YAML 9\n",
        "%TAG ! tag:x:\n",
        "---\n",
        "...\n",
        "--- a\n--- b\n",
        "`",
        "@",
        "\\",
        "\\x00",
        "\\ud800",
        "\\U00110000",
    ),
    *(
        ".nan",
        "-.inf",
        "0x7fffffff",
        "1_000",
        "12:30:45",
        "yes",
        "2026-13-40",
        "0000-00-00",
        "1e999",
        "9" * 400,
        "=",
        "|",
    ),
)
BIBTEX = (
    *(
        "@article{",
        "@string{a = b # c}\n",
        "@comment{",
        "@preamble{",
        "@",
        "{",
        "}",
        '"',
        "#",
        "=",
        ",",
        "{{",
        "}}",
        "%",
    ),
    *(
        "crossref = {hall2021},\n",
        "author = {and and},\n",
        "author = {, , },\n",
        "year = 99999,\n",
        "month = jan,\n",
        "\\",
    ),
    *(
        "doi = {10.1/},\n",
        "url = {javascript:x},\n",
        "\\input{/etc/passwd}",
        "\\'{\\i}",
        "{\\v",
        "$x^2$",
        "~",
        "--",
        "\\u{}",
    ),
)
WORDS = (
    *(
        "[...]",
        "[@a]",
        "[@nobody, p. 3; -@b]",
        "[@",
        "<b>",
        "<!--",
        "-->",
        "<script>",
        "&amp;",
        "&#0;",
        "&#xd800;",
        "```\n",
    ),
    *(
        "# ",
        "# a\n",
        "## \n",
        "* ",
        "| a | b |\n|-|-|\n",
        "![x](y)",
        "[x](../../x)",
        "[x]: y\n",
        "***",
        "__",
        "$",
        "{{ x }}",
    ),
    *(
        "::error::x",
        "##[error]",
        "\x1b[31m",
        "\x1b]8;;x\x07",
        "<<<<<<< ours\n",
        "=======\n",
        ">>>>>>> theirs\n",
        " " * 70,
    ),
    *(
        "q1",
        "a/b",
        "../x",
        "https://[",
        "https://a@b:99999/",
        "10.1/x",
        "-1",
        "2026-02-30",
        "AUX",
        "i\u0307",
        "\u0130",
        "\u017f",
    ),
)
CHARACTERS = (
    *(
        "\x00",
        "\x07",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1f",
        "\x7f",
        "\x85",
        "\xa0",
        "\xad",
        "\ufeff",
        "\u2028",
        "\u2029",
        "\u202e",
    ),
    *(
        "\u2066",
        "\u200b",
        "\u200d",
        "\u3000",
        "e\u0301",
        "\u0301" * 9,
        "\u0430",
        "\uff1a",
        "\u2013",
        "\u201c",
        "\u05d0",
        "\ud800",
    ),
    *(
        "\U0001f469",
        "\U0001f469\u200d\U0001f52c",
        "\ufdd0",
        "\uffff",
        "\U0010ffff",
        "\U000e0041",
        "\ue000",
        "\ufb01",
        "\u1e9e",
    ),
)
BYTES = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xff\xfe",
    b"\xfe\xff",
    b"PK\x03\x04",
    b"\xe9",
    b"\x80" * 5,
)
SIGNS = (*(each.encode("utf-8", "surrogatepass") for each in (*YAML, *BIBTEX, *WORDS, *CHARACTERS)), *BYTES)

OPENERS = (
    b"[",
    b"{a: ",
    b"- ",
    b"? ",
    b"> ",
    b"{",
    b"\\emph{",
    b"(",
    b"*",
    b"_",
    b"`",
    b"<div>",
    b"[@",
    b"&a ",
    b"!a ",
    b" ",
)
"""What can stand in itself, or be read anew from each place."""

TEXTS = ("", " ", *YAML, *WORDS, *CHARACTERS, "x" * 5000, "*" * 300, "x" * 70_000)


def odd_text(chance: Random) -> str:
    """Return a text that no field expects, or a few characters of any kind, half of a pair too."""
    if chance.random() < 0.7:
        return chance.choice(TEXTS)
    return "".join(chr(chance.choice((chance.randrange(0x180), chance.randrange(0x11000)))) for _ in range(5))


def odd_value(chance: Random, names: tuple[str, ...], depth: int = 0) -> Any:
    """Return a value of a type that a field does not expect. Groups of fields are made with some of the names."""
    match chance.randrange(10 if depth < 3 else 7):
        case 0:
            return chance.choice((None, True, 0, -1, 2026, 10**400, 1.5, float("nan"), float("-inf"), date(1, 1, 1)))
        case 1:
            return chance.choice(([], {}, [[]], [{}], [None], {"": None}))
        case 7:
            return [odd_value(chance, names, depth + 1) for _ in range(chance.randrange(1, 4))]
        case 8:
            return {chance.choice(names): odd_value(chance, names, depth + 1) for _ in range(chance.randrange(1, 4))}
        case 9:
            nested = chance.randrange(2, 40)
            return json.loads("[" * nested + "]" * nested)
        case _:
            return odd_text(chance)


def names_in(record: Any) -> tuple[str, ...]:
    """Return the names of all fields of a record, and of its parts."""
    if isinstance(record, Mapping):
        return (*map(str, record), *(name for value in record.values() for name in names_in(value)))
    return tuple(name for value in record for name in names_in(value)) if isinstance(record, list) else ()
