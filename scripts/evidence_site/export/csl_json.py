"""References as CSL-JSON, which Zotero, pandoc and every CSL processor read."""

import json
from collections.abc import Mapping, Sequence

from evidence_site.model import PartialDate, PersonName, Reference

_NAMES = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
}
"""The variables of CSL whose names are not those of our fields with `-` for `_`."""
_TEXTS = (
    *("title", "container_title", "container_title_short", "volume", "issue", "number", "edition", "collection_title"),
    *("collection_number", "publisher", "publisher_place", "genre", "event_title", "event_place", "status", "doi"),
    *("pmid", "pmcid", "url", "isbn", "issn", "version", "language", "note"),
)
_PARTS = {"family": "family", "given": "given", "particle": "non-dropping-particle", "suffix": "suffix"}
_OTHERS = {"literal": "others"}
"""How pandoc and Zotero write `and others`; CSL has no term for it."""


def to_csl_json(references: Sequence[Reference]) -> str:
    """Return references as a list of CSL items."""
    return json.dumps([*map(_item, references)], ensure_ascii=False, indent=2) + "\n"


def _item(work: Reference) -> Mapping[str, object]:
    item: dict[str, object] = {
        "id": work.id,
        "type": work.type,
        "author": _names(work.author, et_al=work.et_al),
        "editor": _names(work.editor, et_al=work.editor_et_al),
        "translator": _names(work.translator),
        "issued": _date(work.issued),
        "accessed": _date(work.accessed),
        "page": work.page.replace("–", "-"),  # noqa: RUF001 - CSL writes ranges with a hyphen
        **{_NAMES.get(name, name.replace("_", "-")): getattr(work, name) for name in _TEXTS},
        "custom": {"licence": work.licence} if work.licence else {},
    }
    return {name: value for name, value in item.items() if value}


def _names(people: Sequence[PersonName], *, et_al: bool = False) -> list[Mapping[str, str]]:
    return [*map(_name, people), *([_OTHERS] if et_al else [])]


def _name(person: PersonName) -> Mapping[str, str]:
    if person.literal:
        return {"literal": person.literal}
    return {variable: value for name, variable in _PARTS.items() if (value := getattr(person, name))}


def _date(when: PartialDate | None) -> Mapping[str, object]:
    if when is None:
        return {}
    parts = [[part for part in (each.year, each.month, each.day) if part] for each in (when, when.until) if each]
    date: dict[str, object] = {"date-parts": parts, "season": when.season, "circa": when.circa}
    return {name: value for name, value in date.items() if value}
