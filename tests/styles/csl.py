"""References as CSL-JSON, which both processors read."""

from evidence_site.model import PartialDate, PersonName, Reference

Json = dict[str, object]

FIELDS = {
    "container_title": "container-title",
    "container_title_short": "container-title-short",
    "publisher_place": "publisher-place",
    "event_title": "event-title",
    "event_place": "event-place",
    "collection_title": "collection-title",
    "collection_number": "collection-number",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    **{
        name: name
        for name in ("title", "volume", "issue", "page", "number", "edition", "publisher", "genre", "status", "note")
    },
}


def item(work: Reference) -> Json:
    """Give a reference as an item of CSL-JSON."""
    texts = {csl: getattr(work, ours) for ours, csl in FIELDS.items()}
    people = {role: [_name(each) for each in getattr(work, role)] for role in ("author", "editor", "translator")}
    dates = {"issued": _date(work.issued), "accessed": _date(work.accessed)}
    filled = {name: value for name, value in {**people, **dates, **texts}.items() if value}
    return {"id": work.id, "type": work.type, **filled}


def _name(person: PersonName) -> Json:
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
        "literal": person.literal,
    }
    return {name: part for name, part in parts.items() if part}


def _date(when: PartialDate | None) -> Json | None:
    if when is None:
        return None
    ends = (when, when.until) if when.until else (when,)
    parts = [[part for part in (each.year, each.month, each.day) if part] for each in ends]
    return {"date-parts": parts, **({"circa": True} if when.circa else {})}
