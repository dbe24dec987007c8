"""What the fields of records are called in a report of changes, and how much a change of each weighs."""

from collections.abc import Mapping

from evidence_site.changes.change import Weight
from evidence_site.model import Finding, Point, Prompt, Quote, RecordKind, Reference, Study, Suppression, Synthesis
from evidence_site.model.fields import Record
from evidence_site.model.finding import Evidence, RelatedFinding
from evidence_site.model.study import AppraisalItem, Funding, Participants
from evidence_site.model.synthesis import Audience, Exclusion, Term

_FIELDS: Mapping[RecordKind, Mapping[Weight, str]] = {
    RecordKind.FINDING: {
        Weight.CLAIMS: "statement summary activity outcome outcome_status evidence assessment related not_stated",
        Weight.GROUNDS: "quotes",
        Weight.CHECKS: "paraphrase_review suppress",
        Weight.WORDING: "title prompts facets",
    },
    RecordKind.STUDY: {
        Weight.CLAIMS: "results conclusions",
        Weight.GROUNDS: "quotes basis",
        Weight.CHECKS: "suppress",
        Weight.KEEPING: "history",
    },
    RecordKind.SYNTHESIS: {
        Weight.CLAIMS: "type included_studies question short_answer says does_not_say not_designed_to_show",
        Weight.CHECKS: "author_checked settings suppress",
        Weight.STUDIES: "method protocol search eligibility flow excluded reflexivity",
        Weight.WORDING: "title labels facets audiences glossary prompts changes licence",
    },
    RecordKind.REFERENCE: {},
}
_ALL_ELSE = {
    RecordKind.FINDING: Weight.KEEPING,
    RecordKind.STUDY: Weight.STUDIES,
    RecordKind.SYNTHESIS: Weight.KEEPING,
    RecordKind.REFERENCE: Weight.REFERENCES,
}
_WEIGHTS = {
    kind: {field: weight for weight, fields in weights.items() for field in fields.split()}
    for kind, weights in _FIELDS.items()
}
LOOKS = frozenset({"citation_style", "templates", "colours", "contributor_pages"})
"""Settings that weaken no check."""

_ONE_OF: Mapping[str, str] = {
    "based_on": "quote it is based on",
    "conclusions": "conclusion",
    "contributors": "contributor",
    "does_not_say": "point that the source does not make",
    "editors": "editor",
    "excluded": "excluded study",
    "audiences": "audience",
    "facets": "facet",
    "glossary": "glossary entry",
    "history": "entry of the history",
    "included_studies": "included study",
    "items": "item",
    "limitations": "limitation",
    "not_designed_to_show": "point that no such study can show",
    "not_stated": "note of what is not stated",
    "prompts": "question for",
    "quotes": "quote",
    "related": "link to the finding",
    "evidence": "evidence from the study",
    "reports": "report",
    "results": "result",
    "says": "point that the source makes",
    "settings": "setting",
    "supports": "field that it supports",
    "suppress": "suppression of the fault",
    "values": "value",
}
_WORDS: Mapping[str, str] = {
    "added": "date of addition",
    "author": "authors",
    "author_checked": "check by the authors",
    "changes": "words on how the site differs from its source",
    "collection_title": "series",
    "container_title": "journal or book",
    "doi": "DOI",
    "editor": "editors",
    "from_": "first year",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issued": "date",
    "n": "number",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "require_verified": "every quote must be verified",
    "review_by": "date of the next review",
    "reviewed": "date of the last review",
    "sources": "folder of private sources",
    "to": "last year",
    "updated": "date of the last change",
    "url": "address",
}
_NAMES: Mapping[type[Record], str] = {
    AppraisalItem: "item",
    Audience: "title",
    Evidence: "study",
    Exclusion: "study",
    Funding: "funder",
    Participants: "group",
    Point: "question",
    Prompt: "audience",
    Quote: "id",
    RelatedFinding: "finding",
    Suppression: "code",
    Term: "term",
}
"""The field that tells one of several from the others."""

_SHARED_NAMES = (Point, Prompt)
"""Of these, several may have one name, or none."""

NOUNS: Mapping[type[Record], str] = {Finding: "finding", Study: "study", Synthesis: "synthesis", Reference: "reference"}
"""What a record is called."""


def weight_of(kind: RecordKind, field: str) -> Weight:
    """Give the weight of a change to a field of a record."""
    return _WEIGHTS[kind].get(field, _ALL_ELSE[kind])


def words_for(field: str) -> str:
    """Give what a field is called."""
    return _WORDS.get(field) or _ONE_OF.get(field) or field.replace("_", " ").strip()


def words_for_all(field: str) -> str:
    """Give what the things in a field are called together."""
    return field.replace("_", " ")


def name_field(item: object) -> str:
    """Give the field that tells one of several from the others, or nothing."""
    return next((field for model, field in _NAMES.items() if isinstance(item, model)), "")


def name_of(item: object) -> str:
    """Give what tells one of several from the others, or nothing."""
    field = name_field(item)
    return str(getattr(item, field) or "") if field else ""


def is_named_uniquely(item: object) -> bool:
    """Tell whether a thing's name is its own."""
    return bool(name_of(item)) and not isinstance(item, _SHARED_NAMES)
