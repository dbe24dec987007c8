"""Times the loading of 10,000 entries beside bibtexparser parsing the same text.

The entries are those of the real bibliographies that the test command installs: each that is read without a fault,
and again under other keys until there are 10,000. Prints CPU seconds and their ratio, the median of the rounds.
"""

import inspect
import re
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import count, islice

from bibtexparser.entrypoint import parse_string
from bibtexparser.splitter import logger

from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.syntax import parse_entries
from evidence_site.load.text import TextFile
from installed import npm_package

ENTRIES = 10_000
KEY = re.compile(r"@\w+\s*[{(]\s*[^\s,]+")
ROUNDS = 5
LARGE = ("Better BibTeX Async import, large library #720.bib", "bibtex-biblatex-examples.bib")


def sound_entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield the key and text of each entry that stands for itself and has no fault."""
    for entry in parse_entries(TextFile("references.bib", text)).entries:
        written = text[slice(*entry.span)]
        if not parse_bibliography(TextFile("references.bib", written)).diagnostics:
            yield entry.key, written


def many_entries() -> str:
    """Return a bibliography of 10,000 entries."""
    files = npm_package("bibtex-parse") / "test" / "valid"
    texts = [(files / name).read_text(encoding="utf-8") for name in LARGE]
    sound = {key.casefold(): written for text in texts for key, written in sound_entries(text)}
    numbered = ((number, written) for number in count() for written in sound.values())
    several = (KEY.sub(rf"\g<0>-{number}", written, count=1) for number, written in numbered)
    return "\n\n".join(islice(several, ENTRIES)) + "\n"


def cpu_seconds(work: Callable[[], object]) -> float:
    """Run something, and return the CPU seconds that it took."""
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> None:
    """Measure and print."""
    logger.disabled = True
    text = many_entries()
    entries = len(parse_bibliography(TextFile("references.bib", text)).references)
    collecting = inspect.unwrap(parse_bibliography)
    rounds = [
        (
            cpu_seconds(lambda: parse_bibliography(TextFile("references.bib", text))),
            cpu_seconds(lambda: collecting(TextFile("references.bib", text))),
            cpu_seconds(lambda: parse_string(text)),
        )
        for _ in range(ROUNDS)
    ]
    ours, with_collection, theirs = (statistics.median(each) for each in zip(*rounds, strict=True))
    print(  # noqa: T201
        f"{entries} of {ENTRIES} entries read, {len(text) / 1e6:.1f} MB, CPU seconds, median of {ROUNDS} rounds"
    )
    print(f"  evidence-site, read and checked {ours:6.2f}")  # noqa: T201
    print(f"  the same with garbage collection {with_collection:5.2f}")  # noqa: T201
    print(f"  bibtexparser, its default stack {theirs:6.2f}")  # noqa: T201
    print(f"  ratio                           {statistics.median(one / other for one, _, other in rounds):6.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
