"""What the fields of records are called, how much a change of each weighs, and which changes need an editor's eye."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, NamedTuple, get_args, get_origin

from evidence_site.changes.change import Change, How, Weight
from evidence_site.model import (
    Finding,
    HistoryEntry,
    Point,
    Prompt,
    Quote,
    RecordKind,
    Reference,
    Study,
    Suppression,
    Synthesis,
)
from evidence_site.model.fields import Record
from evidence_site.model.finding import Evidence
from evidence_site.model.readers import Audience
from evidence_site.model.study import Limitation

WEIGHTS: Mapping[type[Record], Weight] = {
    Finding: Weight.CLAIMS,
    Study: Weight.STUDIES,
    Synthesis: Weight.STUDIES,
    Reference: Weight.REFERENCES,
}
"""The weight of a field, by the record, where neither its type nor `EXCEPTIONS` says otherwise."""

WEIGHTS_OF_TYPES: Mapping[type, Weight] = {
    Point: Weight.CLAIMS,
    Quote: Weight.GROUNDS,
    Suppression: Weight.CHECKS,
    Prompt: Weight.WORDING,
    HistoryEntry: Weight.KEEPING,
    date: Weight.KEEPING,
}
"""The weight of fields that hold values of these types: one, a list, or several by name."""

EXCEPTIONS: Mapping[type[Record], Mapping[Weight, str]] = {
    Finding: {
        Weight.CHECKS: "paraphrase_review agreed_by",
        Weight.WORDING: "title facets",
        Weight.KEEPING: "glyph status superseded_by no_longer_stands contributors",
    },
    Study: {Weight.GROUNDS: "basis"},
    Synthesis: {
        Weight.CLAIMS: "type included_studies question short_answer does_not_say not_designed_to_show",
        Weight.CHECKS: "author_check settings",
        Weight.WORDING: "title labels facets audiences glossary changes licence",
        Weight.KEEPING: "order editors authors registration published",
    },
}
"""The weight of fields whose type does not tell it."""

LOOKS = frozenset({"citation_style", "templates", "colours", "contributor_pages"})
"""Settings that weaken no check."""

WORDS: Mapping[str, str] = {
    "added": "date of addition",
    "also_illustrates": "also illustrates",
    "attributes": "attributes",
    "agreed_by": "person who agreed on it",
    "author": "authors",
    "author_check": "check by the authors",
    "author_of": "included study of their own",
    "based_on": "quote it is based on",
    "coded_by": "who codes it",
    "changes": "words on how the site differs from its source",
    "collection_title": "series",
    "container_title": "journal or book",
    "contexts": "contexts",
    "countries": "country",
    "does_not_say": "point that the source does not make",
    "doi": "DOI",
    "editor": "editors",
    "evidence": "evidence from the study",
    "study_decisions": "study that was looked at",
    "from_": "first year",
    "glossary": "glossary entry",
    "history": "entry of the history",
    "included_studies": "included study",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issued": "date",
    "n": "number",
    "not_designed_to_show": "point that no such study can show",
    "not_stated": "note of what is not stated",
    "participants": "participants",
    "orcid": "ORCID iD",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "prompts": "question for",
    "published": "publication",
    "related": "link to the finding",
    "require_verified": "every quote must be verified",
    "review_by": "date of the next review",
    "reviewed": "date of the last review",
    "says": "point that the source makes",
    "settings": "setting",
    "sources": "folder of private sources",
    "supports": "field that it supports",
    "suppress": "suppression of the fault",
    "to": "last year",
    "updated": "date of the last change",
    "url": "address",
}
"""Words for fields whose names say too little; those of a list are for one of its items."""

NAMED_BY: Mapping[type[Record], str] = {Audience: "title", HistoryEntry: "", Limitation: ""}
"""The field by which an item of a list is known, where it is not the first; empty where only its text identifies it."""

TOLD_APART_BY: Mapping[type[Record], str] = {Evidence: "relation"}
"""The field that tells items with one name apart, in lists where several may have it."""

_SHARED_NAMES = (Point, Prompt)
"""Of these, several may have one name, or none."""


def weight_of(model: type[Record], field: str) -> Weight:
    """Return the weight of a change to a field of a record."""
    exceptions = (weight for weight, fields in EXCEPTIONS.get(model, {}).items() if field in fields.split())
    types = tuple(_types_in(model.model_fields[field].annotation))
    by_type = (weight for kind, weight in WEIGHTS_OF_TYPES.items() if any(issubclass(each, kind) for each in types))
    return next(chain(exceptions, by_type), WEIGHTS[model])


def _types_in(annotation: Any) -> Iterator[type]:
    """Yield the types that an annotation is made of, such as those of the items of a list."""
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)


def words_for(record: Record, field: str) -> str:
    """Return what a field is called; of a list, one of its items: `limitation`."""
    is_list = get_origin(type(record).model_fields[field].annotation) in {tuple, Mapping}
    return WORDS.get(field) or words_for_all(field.removesuffix("s") if is_list else field)


def words_for_all(field: str) -> str:
    """Return what the items of a list are called together: `limitations`."""
    return field.replace("_", " ")


def name_field(item: Record) -> str:
    """Return the field by which an item of a list is known among the others, or an empty text."""
    known = (field for model, field in NAMED_BY.items() if isinstance(item, model))
    return next(known, next(iter(type(item).model_fields)))


def name_of(item: object) -> str:
    """Return the name by which an item of a list is known among the others, or an empty text."""
    field = name_field(item) if isinstance(item, Record) else ""
    return str(getattr(item, field) or "") if field else ""


def full_name_of(item: object) -> str:
    """Return the name of an item with what tells it apart from others of that name."""
    apart = (str(getattr(item, field)) for model, field in TOLD_APART_BY.items() if isinstance(item, model))
    return " ".join((name_of(item), *apart))


def is_named_uniquely(item: object) -> bool:
    """Whether no other item of the list can have the name of this one, or only one told apart from it."""
    return bool(name_of(item)) and not isinstance(item, _SHARED_NAMES)


class Caution(NamedTuple):
    """Why an editor should look at some changes: those that weaken a check, or that no check can judge."""

    reason: str
    kinds: frozenset[RecordKind]
    field: str
    """A pattern for the whole field path."""
    how: frozenset[How] = frozenset(How)
    after: str = ""
    """The new value that needs an eye; any, if empty."""


_FINDING = frozenset({RecordKind.FINDING})
_SYNTHESIS = frozenset({RecordKind.SYNTHESIS})
_SOURCE = frozenset({RecordKind.SOURCE})
_GONE = frozenset({How.REMOVED})

CAUTIONS = (
    Caution(
        "Quotes that cannot be checked no longer stop a build.", _SYNTHESIS, r"settings\.require_verified", after="no"
    ),
    Caution("Quotes from private sources are checked against other texts, or none.", _SYNTHESIS, r"settings\.sources"),
    Caution("The site's words may become harder to read.", _SYNTHESIS, r"settings\.reading_grade"),
    Caution("Templates decide what readers see of the records.", _SYNTHESIS, r"settings\.templates"),
    Caution(
        "The contexts of this facet need no quote any more. Make sure that the editors coded them.",
        _SYNTHESIS,
        r"facets\.[^.]+\.coded_by",
        after="editors",
    ),
    Caution(
        "Only the authors of the study can say that they have checked the site.",
        _SYNTHESIS,
        "author_check",
        after="confirmed",
    ),
    Caution(
        "A fault is let stand that the checks would report. Read the reason.",
        frozenset({RecordKind.FINDING, RecordKind.STUDY, RecordKind.SYNTHESIS}),
        r"suppress\b.*",
        how=frozenset(How) - _GONE,
    ),
    Caution(
        "Nobody is named any more who judged whether our words are fair to the source.",
        _FINDING,
        "paraphrase_review",
        how=_GONE,
    ),
    Caution(
        "Make sure that these words may be shown.",
        frozenset({RecordKind.FINDING, RecordKind.STUDY}),
        r"quotes\.[^.]+\.permission\b.*",
    ),
    Caution("Quotes are no longer checked against this text.", _SOURCE, "", how=_GONE),
    Caution(
        "Quotes are checked against this text: compare it with the source as it was published.",
        _SOURCE,
        ".*",
        how=frozenset(How) - {How.RENAMED},
    ),
)
"""The first that fits a change is given with it."""


def with_caution(change: Change) -> Change:
    """Return a change with the reason why an editor should look at it, if there is one."""
    if change.caution:
        return change
    return replace(change, caution=next((each.reason for each in CAUTIONS if _fits(each, change)), ""))


def _fits(caution: Caution, change: Change) -> bool:
    return (
        change.record.kind in caution.kinds
        and change.how in caution.how
        and re.fullmatch(caution.field, change.field) is not None
        and caution.after in {"", change.after}
    )
