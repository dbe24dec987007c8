"""CSL-JSON: a list of works as citation processors take them, which Zotero and others export.

Its fields are those of a reference. See https://github.com/citation-style-language/schema (`csl-data.json`).
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evidence_site.diagnostics import Fault
from evidence_site.load.bibliography.plain_names import People, read_people
from evidence_site.load.bibliography.plain_text import clean
from evidence_site.load.bibliography.plain_work import ROLES, Place, PlainWork, Unread, read_works
from evidence_site.load.bibliography.reader import ParsedReferences, Reader
from evidence_site.load.bibliography.tagged import iso_date, real_date, year_in
from evidence_site.load.bibliography.vocabulary import LANGUAGES, TYPES_IN_BIBTEX
from evidence_site.load.text import shortened
from evidence_site.model import PartialDate, PersonName
from evidence_site.spelling import nearest

TYPES = {
    **{name: name for name in TYPES_IN_BIBTEX},
    "article-magazine": "article-magazine",
    "article-newspaper": "article-newspaper",
    **dict.fromkeys(("article", "event", "interview", "speech", "posted-content", "other"), "document"),
    **dict.fromkeys(("post", "post-weblog"), "webpage"),
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "chapter"),
    **dict.fromkeys(("bill", "hearing", "regulation", "treaty"), "legislation"),
    **dict.fromkeys(("figure", "map"), "graphic"),
    **dict.fromkeys(("classic", "collection"), "book"),
    "broadcast": "motion_picture",
    "musical_score": "song",
    "review-book": "review",
    # Crossref's own names, which some services leave in.
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    **dict.fromkeys(("book-chapter", "book-section"), "chapter"),
    **dict.fromkeys(("monograph", "edited-book"), "book"),
    "dissertation": "thesis",
}
"""The type of a reference for each of CSL."""
_FIELDS = {
    **dict.fromkeys(
        ("title", "volume", "issue", "page", "edition", "publisher", "genre", "version", "status", "note"), ()
    ),
    "container_title": ("container-title",),
    "container_title_short": ("container-title-short", "journalAbbreviation"),
    "collection_title": ("collection-title",),
    "collection_number": ("collection-number",),
    "publisher_place": ("publisher-place",),
    "event_title": ("event-title", "event"),
    "event_place": ("event-place",),
    "number": ("number",),
    "doi": ("DOI",),
    "pmid": ("PMID",),
    "pmcid": ("PMCID",),
    "url": ("URL",),
    "isbn": ("ISBN",),
    "issn": ("ISSN",),
    "language": (),
    "licence": ("license",),
}
"""The field of CSL for each of a reference, where the names differ."""
_LISTS = re.compile(r"\s*(\[|\{\s*\"items\"\s*:\s*\[|(?=\{))")
_BEGINNING = re.compile(r"\s*[\[{]\s*(?:[\[{\"}\]]|\Z)")
_SPACE = re.compile(r"[\s,]*")
_RESOLVER = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"(?:PMID:?\s*|PMC(?:ID:?\s*)?)?(\d{1,9})", re.IGNORECASE)
_IN_NOTE = re.compile(r"^(PMID|PMCID|DOI): *(\S+) *$", re.MULTILINE)
"""What Zotero writes into `note`, from fields that it lacks."""
_LAST_SEASON = 4
_MONTHS_BEFORE_SEASONS = 20

_Item = Mapping[str, Any]


def _read(text: str, name: str) -> ParsedReferences:
    """Parse a list of works one by one, so that each has its line, and what breaks off is told of."""
    opening = _LISTS.match(text)
    works: list[PlainWork] = []
    faults: list[str] = []
    at = opening.end() if opening else 0
    decoder = json.JSONDecoder()
    line, counted = 1, 0
    while (at := _next(text, at)) < len(text) and text[at] != "]":
        line += text.count("\n", counted, at)
        counted = at
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            faults.append(
                f"{name}, line {line}: the JSON is broken in what begins here, so nothing was read from this line on; "
                "export it again"
            )
            break
        if isinstance(item, Mapping) and ("type" in item or "title" in item):
            works.append(_work(item, line))
        else:
            faults.append(
                f"{name}, line {line}: this is no work of CSL-JSON, which has `type` and `title`; export it again, as "
                "CSL-JSON or RIS"
            )
        if opening and not opening[1]:
            break
    if not works and not faults:
        faults.append(f"{name}, line 1: the list of works is empty; export it again")
    parsed = read_works(works, name)
    return ParsedReferences(parsed.references, (*parsed.faults, *faults), parsed.remarks)


def _next(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _work(item: _Item, line: int) -> PlainWork:
    written = _text(item.get("type"))
    kind = TYPES.get(written, "")
    texts = {
        name: _text(next((item[each] for each in meant or (name,) if item.get(each)), ""))
        for name, meant in _FIELDS.items()
    }
    texts |= {each[1].lower(): each[2] for each in _IN_NOTE.finditer(texts["note"]) if not texts[each[1].lower()]}
    texts["note"] = ""  # notes of programs, and remarks of people to themselves
    texts["doi"] = _RESOLVER.sub("", texts["doi"], count=1)
    texts["language"] = LANGUAGES.get(texts["language"].lower(), texts["language"])
    unread = (*_numbers(texts, line), *(() if kind else (Unread(line, _unknown_type(written)),)))
    return PlainWork(
        type="webpage" if kind == "document" and texts["url"] and not texts["doi"] else kind,
        key=_text(item.get("citation-key")) or _text(item.get("id")),
        texts=texts,
        people={role: _people(item.get(role)) for role in ROLES},
        dates={"issued": _date(item.get("issued")), "accessed": _date(item.get("accessed")) if texts["url"] else None},
        line=line,
        places={name: Place((meant or (name,))[0], line) for name, meant in _FIELDS.items()},
        unread=unread,
    )


def _unknown_type(name: str) -> Fault:
    meant = nearest(name, TYPES)
    cure = (
        f"did you mean `{meant}`?" if meant else "write `article-journal` for an article, `document` for any other work"
    )
    return Fault(f"`{shortened(name)}` is not a type of CSL" if name else "the work has no `type`", cure)


def _numbers(texts: dict[str, str], line: int) -> Iterator[Unread]:
    """Write the numbers of PubMed as a reference has them, and yield what is none."""
    for name, beginning in (("pmid", ""), ("pmcid", "PMC")):
        if texts[name]:
            found = _PLAIN_NUMBER.fullmatch(texts[name].strip())
            if found:
                texts[name] = f"{beginning}{found[1]}"
            else:
                wrong = f"`{name.upper()}`: `{shortened(texts[name])}` is not a number of PubMed"
                yield Unread(line, Fault(wrong, f"write it as `{beginning}12345678`, or leave it out"))


def _text(value: object) -> str:
    """Return a value as text. Crossref makes lists of titles, of which the first is the work's."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _people(value: object) -> People:
    names = [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
    written: list[PersonName] = []
    unclear: list[People] = []
    for each in names:
        parts = {name: clean(_text(each.get(name))) for name in ("family", "given", "suffix", "literal", "name")}
        particles = (clean(_text(each.get(f"{kind}-particle"))) for kind in ("dropping", "non-dropping"))
        literal = parts["literal"] or parts["name"]
        if parts["family"]:
            particle = " ".join(filter(None, particles))
            person = {name: parts[name] for name in ("family", "given", "suffix")}
            written.append(PersonName(**person, particle=particle))
        elif literal or parts["given"]:
            written.append(PersonName(literal=literal or parts["given"]))
    et_al = any(each.literal.lower() in {"et al", "et al.", "others"} for each in written)
    kept = tuple(each for each in written if each.literal.lower() not in {"et al", "et al.", "others"})
    if isinstance(value, str):
        unclear.append(read_people([value]))
    return unclear[0] if unclear else People(kept, et_al)


def _date(value: object) -> PartialDate | None:
    if not isinstance(value, Mapping):
        return _written_date(_text(value))
    parts = value.get("date-parts")
    ends = (
        [end for each in parts[:2] if isinstance(each, list) and (end := _of_parts(each))]
        if isinstance(parts, list)
        else []
    )
    if not ends:
        return _written_date(_text(value.get("raw")) or _text(value.get("literal")))
    first = ends[0].model_copy(update={"until": ends[1]}) if len(ends) > 1 else ends[0]
    season = _whole(value.get("season"))
    has_season = season and 1 <= season <= _LAST_SEASON and not first.month
    marks = {"circa": bool(value.get("circa")), "season": season if has_season else first.season}
    return first.model_copy(update=marks)


def _of_parts(parts: Sequence[object]) -> PartialDate | None:
    year, month, day = (_whole(each) for each in (*parts[:3], *[None] * (3 - len(parts[:3]))))
    if year and month and 0 < month - _MONTHS_BEFORE_SEASONS <= _LAST_SEASON:
        return PartialDate(year=year, season=month - _MONTHS_BEFORE_SEASONS)
    return real_date(year, month, day) if year else None


def _written_date(text: str) -> PartialDate | None:
    year = year_in(text)
    return iso_date(text) or (PartialDate(year=year) if year else None)


def _whole(value: object) -> int | None:
    text = _text(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("2021") else None


def _is_complete(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _holds_works(text: str) -> bool:
    return bool(_BEGINNING.match(text))


CSL_JSON = Reader("CSL-JSON", "`[{`", _holds_works, _is_complete, _read)
