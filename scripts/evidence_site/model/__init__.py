"""The records: what an author can write, each field described once, where it is declared.

The JSON Schema, the record reference of the site and the templates of `new` derive from these descriptions.
"""

from evidence_site.model.corpus import SYNTHESIS, Corpus, QuotePlace, RecordKind, RecordRef, every
from evidence_site.model.editorial import HistoryEntry, Point, Prompt, Suppression
from evidence_site.model.fields import CiteKey, FacetId, FindingId, QuoteId, StudyId
from evidence_site.model.finding import Finding
from evidence_site.model.handwritten import FrontMatter, FrontMatterFault, HandwrittenPage
from evidence_site.model.quote import Quote, Voice
from evidence_site.model.reference import MONTH_NAMES, PartialDate, PersonName, Reference
from evidence_site.model.source import Cause, Occurrence, Section, SourceText, Speaking, Verdict, Verification
from evidence_site.model.study import Study
from evidence_site.model.synthesis import Synthesis

__all__ = [
    "MONTH_NAMES",
    "SYNTHESIS",
    "Cause",
    "CiteKey",
    "Corpus",
    "FacetId",
    "Finding",
    "FindingId",
    "FrontMatter",
    "FrontMatterFault",
    "HandwrittenPage",
    "HistoryEntry",
    "Occurrence",
    "PartialDate",
    "PersonName",
    "Point",
    "Prompt",
    "Quote",
    "QuoteId",
    "QuotePlace",
    "RecordKind",
    "RecordRef",
    "Reference",
    "Section",
    "SourceText",
    "Speaking",
    "Study",
    "StudyId",
    "Suppression",
    "Synthesis",
    "Verdict",
    "Verification",
    "Voice",
    "every",
]
