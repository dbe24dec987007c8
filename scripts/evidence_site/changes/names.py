"""Records that have a new name, and the old state written as if they always had it, so that each is told once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from evidence_site.changes.pairing import Pairing, pair
from evidence_site.changes.quotes import renamed_quotes
from evidence_site.model import CiteKey, Corpus, Finding, Reference, SourceText, Study, Synthesis
from evidence_site.model.fields import Record
from evidence_site.model.finding import Evidence, RelatedFinding

Kept = TypeVar("Kept", Finding, Study, Reference)
Quoting = TypeVar("Quoting", Finding, Study)
Followed = TypeVar("Followed", bound=Record)

_REFERS: Mapping[str, str] = {
    "also_illustrates": "records",
    "included_studies": "records",
    "order": "records",
    "reports": "keys",
    "source": "keys",
    "superseded_by": "records",
}
"""Fields that hold the name of a record, or several, and which of the new names they follow."""
_REFERS_IN: Mapping[tuple[type[Record], str], str] = {
    (RelatedFinding, "finding"): "records",
    (Evidence, "study"): "records",
}


@dataclass(frozen=True)
class Matched:
    """The records before and after, matched. Those before refer to others by the names of after."""

    synthesis: tuple[Synthesis | None, Synthesis | None]
    findings: Pairing[Finding]
    studies: Pairing[Study]
    references: Pairing[Reference]
    sources: Pairing[SourceText]


@dataclass(frozen=True)
class _Names:
    """New names by old ones."""

    records: Mapping[str, str]
    keys: Mapping[str, str]
    quotes: Mapping[str, str]
    """A quote's new id by its old name across records, `local-trust/q1`."""


def match(before: Corpus, after: Corpus) -> Matched:
    """Match the records of two states: by name; then, where one has a new name, by what it says."""
    findings = pair(before.findings, after.findings, (_id, _statement), _words)
    studies = pair(before.studies, after.studies, (_id, _title))
    references = pair(before.references, after.references, (_id, _doi, _work))
    names = _Names(
        records={**_renamed(findings), **_renamed(studies)},
        keys=_renamed(references),
        quotes={**_renamed_quotes(findings), **_renamed_quotes(studies)},
    )
    sources = _match_sources(before, after, names)
    synthesis = before.synthesis
    if names.records or names.keys or names.quotes:
        findings, studies = _follow_all(findings, names), _follow_all(studies, names)
        synthesis = _follow(synthesis, names, "synthesis") if synthesis else None
    return Matched((synthesis, after.synthesis), findings, studies, references, sources)


def _match_sources(before: Corpus, after: Corpus, names: _Names) -> Pairing[SourceText]:
    """Match source texts. One that is renamed with its reference has always had the new name."""
    old = [replace(each, key=CiteKey(names.keys.get(key, key))) for key, each in before.sources.items()]
    follows = {each.key for each in old} & after.sources.keys()
    sources = [new if new.key in follows else own for new, own in zip(old, before.sources.values(), strict=True)]
    return pair(sources, tuple(after.sources.values()), (_key, _sections))


def _renamed(pairing: Pairing[Kept]) -> Mapping[str, str]:
    return {str(old.id): str(new.id) for old, new in pairing.kept if old.id != new.id}


def _renamed_quotes(pairing: Pairing[Quoting]) -> Mapping[str, str]:
    return {
        f"{old.id}/{quote}": name
        for old, new in pairing.kept
        if old.quotes != new.quotes
        for quote, name in renamed_quotes(old.quotes, new.quotes).items()
    }


def _follow_all(pairing: Pairing[Quoting], names: _Names) -> Pairing[Quoting]:
    return replace(pairing, kept=tuple((_follow(old, names, old.id), new) for old, new in pairing.kept))


def _follow(record: Followed, names: _Names, own: str) -> Followed:
    """Give a record, or a part of the record `own`, with new names for old ones. Its own id stays."""
    values = {name: getattr(record, name) for name in type(record).model_fields}
    new = {name: _new_value(record, name, value, names, own) for name, value in values.items()}
    changed = {name: value for name, value in new.items() if value != values[name]}
    return record.model_copy(update=changed) if changed else record


def _new_value(record: Record, name: str, value: Any, names: _Names, own: str) -> Any:
    if isinstance(value, Record):
        return _follow(value, names, own)
    if isinstance(value, tuple) and any(isinstance(each, Record) for each in value):
        return tuple(_follow(each, names, own) for each in value)
    if name == "based_on":
        return tuple(_new_ref(each, names, own) for each in value)
    followed = _REFERS.get(name) or _REFERS_IN.get((type(record), name))
    if not followed:
        return value
    new: Mapping[str, str] = getattr(names, followed)
    return tuple(new.get(each, each) for each in value) if isinstance(value, tuple) else new.get(value, value)


def _new_ref(ref: str, names: _Names, own: str) -> str:
    """Give a quote's name as it is now: `q1`, or `record/q1`."""
    record, _, quote = ref.rpartition("/")
    name = names.quotes.get(f"{record or own}/{quote}", quote)
    return f"{names.records.get(record, record)}/{name}" if record else name


def _id(record: Finding | Study | Reference) -> str:
    return record.id


def _statement(finding: Finding) -> str:
    return " ".join(finding.statement.split())


def _words(finding: Finding) -> str:
    texts: Sequence[str | None] = (finding.title, finding.statement, finding.summary, *(q.text for q in finding.quotes))
    return " ".join(filter(None, texts))


def _title(study: Study) -> str:
    return study.title


def _doi(reference: Reference) -> str | None:
    return reference.doi.casefold() or None


def _work(reference: Reference) -> tuple[object, ...]:
    return reference.title.casefold(), reference.issued, reference.author


def _key(source: SourceText) -> str:
    return source.key


def _sections(source: SourceText) -> object:
    return source.sections
