"""Times what strangers may send at most: records of the largest size, and quotes from sources of two megabytes.

Prints the CPU seconds of each case. Records should take less than one second each, quotes less than ten.
"""

import time
from collections.abc import Callable
from functools import partial

from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml
from evidence_site.matching import verify
from evidence_site.model import CiteKey, Section, SourceText
from evidence_site.model.finding import FindingQuote

RECORDS = (
    *("[" * 200_000, "{a: " * 60_000, "- " * 100_000, "? " * 100_000, '"' * 200_000, "&a " * 60_000, "\\" * 200_000),
    *("\u200bx" * 60_000, 'a: "' + "\\u200b" * 40_000 + '"', "a: x" + " " * 200_000 + "y", "a: >\n" + "  x\n" * 60_000),
)
_PRINTED = "x-\ny "
"""With a hyphen at the end of a line, a text is searched in another way."""
QUOTES = (
    ("a" * 4000, "a" * 2_000_000),
    ("a " * 2000 + "b", "a " * 1_000_000),
    ("a-" * 2000 + "b", "a-" * 1_000_000),
    ("a" * 4000 + "b", _PRINTED + "a" * 2_000_000),
    ("a " * 2000 + "b", _PRINTED + "a " * 1_000_000 + "a" * 2000 + "b"),
    ("ab " * 1300 + "ab", _PRINTED + ("ab " * 1299 + "a-b ") * 500),
    ("a-b", "a-\n" * 600_000),
    ("a [...] b [...]", "a " * 1_000_000 + "b"),
    ("[...] a [...] b", "a " * 1_000_000 + "b"),
    ("b", "b a" + "\xb2" * 2_000_000),
    ("b", "b a" + "\u0301" * 1_000_000),
    ("1", "1\xa0000" * 400_000),
    ("b", "b " + ". " * 1_000_000),
    ("b", "b " + "\xad " * 600_000),
    ("b", "b " + "'" * 2_000_000),
)


def show(name: str, work: Callable[[], object]) -> None:
    """Print the CPU seconds of a call."""
    started = time.process_time()
    work()
    print(f"{time.process_time() - started:6.2f}  {name}")  # noqa: T201


def main() -> None:
    """Measure and print."""
    for written in RECORDS:
        show(f"record of {written[:8]!r}", partial(read_yaml, TextFile("x.yml", written)))
    for text, paragraph in QUOTES:
        quote = FindingQuote.model_construct(text=text, source=CiteKey("okafor2021"))
        source = SourceText(CiteKey("okafor2021"), (Section("", (paragraph,)),))
        show(f"quote of {text[:8]!r}", partial(verify, quote, source))


if __name__ == "__main__":
    main()
