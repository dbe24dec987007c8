"""Times what the form of the page "Propose a finding" does with its worst inputs, and how the cost grows with them.

Each case is run in Node at two sizes, the larger one the most that the form takes. Prints the CPU seconds of both and
the exponent of growth between them: 1 is linear, 2 is the square. It should be about 1. Of sources, the largest size
takes seconds where it is one long word or many thousand paragraphs; an article has a hundredth of it.
"""

import json
import math
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

from evidence_site.load.files import LARGEST_TEXT
from evidence_site.matching import patterns
from evidence_site.pages.propose.limits import MOST_CHARACTERS
from pages.propose.script import MODULES

RUN = """
import { readFileSync } from "node:fs";
const { modules, code, args } = JSON.parse(readFileSync(0, "utf8"));
const loaded = Object.assign({}, ...await Promise.all(modules.map((each) => import(each))));
const run = (0, eval)(code);
run(loaded, ...args.warm);
const started = process.cpuUsage();
run(loaded, ...args.cold);
const { user, system } = process.cpuUsage(started);
process.stdout.write(String((user + system) / 1e6));
"""
FIND = """({ openMatching }, patterns, words, text) => {
    const { readSource, findQuote, paragraphNear } = openMatching(patterns);
    const source = readSource(text);
    findQuote({ words, locator: "a, ".repeat(99) }, source);
    paragraphNear(words, source);
}"""
NAME = "({ nameFrom }, title) => nameFrom(title, 64)"
WRITE = "({ writeFields }, text) => writeFields({ title: text, quotes: [{ text }], lines: text.split(' ') })"

MODULE_OF_QUOTES, MODULE_OF_FILES = "quote-words.js", "record-file.js"
SMALLER = 4
"""How many times smaller the smaller size is."""
NOISE = 0.05
"""Seconds under which no growth is told."""
PRINTED = "x-\ny "
"""With a hyphen at the end of a line, a text is searched in another way."""
LONGEST_QUOTE = 5000


def filled(piece: str, size: int) -> str:
    """Return a piece again and again, up to a size."""
    return (piece * (size // len(piece) + 1))[:size]


def marked(count: int) -> str:
    """Return a quote with brackets that can be read in more ways than are tried."""
    return "a [b] " * count


Case = tuple[str, str, Callable[[int], str]]
QUOTES: tuple[Case, ...] = (
    ("letters", "a" * LONGEST_QUOTE, lambda size: "a" * size),
    ("a beginning that is nowhere", "x" + "ab" * 2499, lambda size: filled("ab", size)),
    ("a beginning inside a word", "b" + " ab" * 1666, lambda size: filled("ab ", size)),
    ("the same in print", "b" + " ab" * 1666, lambda size: PRINTED + filled("ab ", size)),
    ("an end that is nowhere, in print", "a " * 2000 + "b", lambda size: PRINTED + filled("a ", size)),
    ("hyphens", "a-" * 2000 + "b", lambda size: filled("a-", size)),
    ("hyphens of print", "ab " * 1300 + "ab", lambda size: PRINTED + filled("ab " * 1299 + "a-b ", size)),
    ("line ends", "a-b", lambda size: filled("a-\n", size)),
    ("line ends and spaces", "a-b", lambda size: filled("a-\n" + " " * 99, size)),
    ("readings", filled("a [b] ", LONGEST_QUOTE), lambda size: filled("a b ", size)),
    ("readings far away", "ab [...] " + marked(6) + "c", lambda size: filled("ab ", 900) + "x" * size + "a " * 6 + "c"),
    ("omissions", filled("a [...] ", LONGEST_QUOTE), lambda size: filled("a b ", size)),
    ("omissions at the end", marked(6) + filled("a [...] ", 4900), lambda size: "x " * (size // 2) + "a b " * 999),
    ("omissions and a last word", "a [...] b [...]", lambda size: filled("a ", size) + "b"),
    ("late beginnings", "[...] a [...] b", lambda size: ". " * (size // 4) + filled("a ", size // 2) + "b"),
    ("spaces between words", "b", lambda size: "b" + " " * size + "b"),
    ("spaces in a quote", "a" + " " * 2400 + "[a] " * 640 + "b", lambda size: filled("a b ", size // 4)),
    ("spaces and line breaks", "b", lambda size: filled(" \n", size) + "b"),
    ("dots", "b", lambda size: "b " + filled(". ", size)),
    ("dots and spaces", "b", lambda size: "b " + filled("..  ", size)),
    ("quotation marks", "b 'a", lambda size: "b " + filled("\N{LEFT DOUBLE QUOTATION MARK}", size)),
    ("changes, many and found", "a'' a", lambda size: filled("a\N{LEFT DOUBLE QUOTATION MARK} ", size)),
    ("soft hyphens", "b", lambda size: "b " + filled("\xad ", size)),
    ("marks on a letter", "b", lambda size: "b a" + "\u0301" * size),
    ("flags", "b", lambda size: "e\u0301 " + "\U0001f1e6" * (size // 2)),
    ("jamo", "b", lambda size: "e\u0301 " + "\u1100\u1161" * (size // 2)),
    ("raised digits", "b", lambda size: "b a" + "\xb2" * size),
    ("groups of digits", "1", lambda size: filled("1\xa0000", size)),
    ("currencies", "1", lambda size: filled("EUR ", size)),
    ("paragraphs", "a", lambda size: filled("a\n\n", size)),
    ("paragraphs and readings", filled("a [b] ", 4000), lambda size: filled("a b\n\n", size)),
    ("headings", "a", lambda size: filled("# b\n\na\n\n", size)),
    ("empty headings", "a", lambda size: filled("# \n", size)),
    ("one heading of spaces", "a", lambda size: "# a" + " " * size + "a"),
    (
        "speakers",
        "c",
        lambda size: (
            "Transcript: "
            + ", ".join(f"P{each}=participant" for each in range(size // 40))
            + "\n\n# A\n\n"
            + filled("P: c\n", size // 2)
        ),
    ),
    ("headings with speakers", "c", lambda size: "Transcript: P=participant\n\n" + filled("# A\n\nP: c\n\n", size)),
)
FIELDS: tuple[tuple[str, str, Callable[[int], str]], ...] = (
    ("a name from numbers", NAME, lambda size: filled("1 ", size)),
    ("a name from words", NAME, lambda size: filled("a ", size)),
    ("a name from ligatures", NAME, lambda size: filled("\ufdfa", size)),
    ("a text of words", WRITE, lambda size: filled("a ", size)),
    ("a text of line ends", WRITE, lambda size: "a" + filled("\n ", size)),
    ("a text of brackets", WRITE, lambda size: filled("[@a; ", size)),
    ("a text of signs", WRITE, lambda size: filled("'\"", size)),
    ("a text of digits", WRITE, lambda size: "1" * size + "x"),
)


def seconds(module: str, code: str, warm: list[Any], given: list[Any]) -> float:
    """Return the CPU seconds that Node takes for a call, after one with other arguments that warms it up."""
    node = shutil.which("node")
    assert node, "Node is needed: install nodejs"
    task = {"modules": [(MODULES / module).as_uri()], "code": code, "args": {"warm": warm, "cold": given}}
    command = [node, "--input-type=module", "-e", RUN]
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, check=True, encoding="utf-8")
    return float(done.stdout)


def show(name: str, measured: list[float]) -> None:
    """Print the seconds of both sizes, and how they grow."""
    small, large = measured
    growth = f"{math.log(large / small, SMALLER):5.2f}" if large > NOISE else "    -"
    print(f"{small:8.3f} {large:8.3f} {growth}  {name}", flush=True)  # noqa: T201


def main() -> None:
    """Measure and print."""
    print("   small    large growth")  # noqa: T201
    made = dict(patterns())
    for name, words, text in QUOTES:
        sizes = (LARGEST_TEXT // SMALLER, LARGEST_TEXT)
        given = [[made, words, text(size)[:size]] for size in sizes]
        warm = [made, words[:50], text(1000)]
        show(f"quote: {name}", [seconds(MODULE_OF_QUOTES, FIND, warm, each) for each in given])
    for name, code, text in FIELDS:
        sizes = (MOST_CHARACTERS // SMALLER, MOST_CHARACTERS)
        show(f"field: {name}", [seconds(MODULE_OF_FILES, code, [text(100)], [text(size)]) for size in sizes])


if __name__ == "__main__":
    main()
