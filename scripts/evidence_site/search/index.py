"""The index of the search as scripts, which a browser loads from a disk too: it may fetch nothing else there.

`search/index.js` says what there is. `search/terms-N.js` holds the terms whose first characters lie in one range, each
with the numbers of the entries that have it. `search/entries-N.js` holds what results show. A browser loads of both
what a query needs, so that a large site costs its readers no more than a small one.
"""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from evidence_site import urls
from evidence_site.search.entries import SearchEntry
from evidence_site.search.folding import terms_in

MOST_TERMS = 40_000
"""Characters of a file of terms, beyond which the next first character begins another."""
MOST_TEXT = 4_000
"""Characters of a file of entries: results come from several."""

Term = tuple[str, list[int], list[int]]
"""A term, then the entries that have it in the title and those that have it in the text: each as the step from the
last."""


class _File(NamedTuple):
    """A file of terms or entries: the first character or entry in it, and its values."""

    start: int
    values: str


def search_files(entries: Sequence[SearchEntry], *, directory_urls: bool) -> dict[str, bytes]:
    """Return the files of the index by path."""
    terms = tuple(_term_files(_terms(entries)))
    shown = tuple(_entry_files(entries, directory_urls=directory_urls))
    files = {f"terms-{number}": each.values for number, each in enumerate(terms)}
    files |= {f"entries-{number}": each.values for number, each in enumerate(shown)}
    version = sha256("\n".join(files.values()).encode()).hexdigest()[:8]
    index = {
        "version": version,
        "count": len(entries),
        "terms": [each.start for each in terms],
        "entries": [each.start for each in shown],
    }
    files["index"] = _json(index)
    return {
        f"search/{name}.js": f'evidenceSiteSearch.add("{name}", {values});\n'.encode() for name, values in files.items()
    }


def _terms(entries: Sequence[SearchEntry]) -> list[Term]:
    """Return every term, in order."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for number, entry in enumerate(entries):
        titled = terms_in(entry.title)
        for term in titled:
            found.setdefault(term, ([], []))[0].append(number)
        for term in terms_in(f"{entry.text} \u2022 {entry.words}"):
            if term not in titled:
                found.setdefault(term, ([], []))[1].append(number)
    return [(term, _steps(titles), _steps(texts)) for term, (titles, texts) in sorted(found.items())]


def _steps(numbers: Sequence[int]) -> list[int]:
    return [number - last for last, number in zip([0, *numbers], numbers, strict=False)]


def _term_files(terms: Sequence[Term]) -> Iterator[_File]:
    start, kept, length = 0, list[str](), 0
    for first, those in groupby(terms, key=lambda each: ord(each[0][0])):
        values = [_json(each) for each in those]
        size = sum(map(len, values))
        if kept and length + size > MOST_TERMS:
            yield _File(start, f"[{','.join(kept)}]")
            start, kept, length = first, [], 0
        kept += values
        length += size
    yield _File(start, f"[{','.join(kept)}]")


def _entry_files(entries: Sequence[SearchEntry], *, directory_urls: bool) -> Iterator[_File]:
    start, kept, length = 0, list[str](), 0
    for number, each in enumerate(entries):
        address = each.url or urls.address(each.path, directory_urls=directory_urls)
        value = _json([address, each.anchor, each.page, each.kind, each.title, each.text])
        if kept and length + len(value) > MOST_TEXT:
            yield _File(start, f"[{','.join(kept)}]")
            start, kept, length = number, [], 0
        kept.append(value)
        length += len(value)
    yield _File(start, f"[{','.join(kept)}]")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
