"""A made-up study of a bakery's night shift, and a made-up synthesis, for tests of pages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evidence_site.model import (
    Corpus,
    Finding,
    Occurrence,
    PartialDate,
    PersonName,
    RecordKind,
    RecordRef,
    Reference,
    SourceText,
    Study,
    Synthesis,
    Verdict,
    Verification,
)
from evidence_site.pages import build_pages
from evidence_site.project import Project
from evidence_site.rule import Rule
from evidence_site.website.site import Site

QUOTE = {
    "id": "q1",
    "text": "the dough tells you when it [the rise] is done",
    "source": "crumb2031",
    "locator": "Results, paragraph 2",
    "voice": "participant",
    "speaker": {"id": "P4", "role": "night baker", "attributes": {"years": "ten or more"}},
    "note": "The bakers speak of the rise.",
    "supports": ["statement"],
}
FINDING: Mapping[str, Any] = {
    "id": "reading-the-dough",
    "title": "Reading the dough",
    "statement": "Bakers judge by touch when the dough is ready.",
    "summary": "Bakers **feel** the dough.\n\nThey do not look at the clock.",
    "activity": "Feeling the dough",
    "outcome": "the loaf rises well",
    "outcome_status": "reported",
    "evidence": [{"study": "night-shift", "relation": "contributes", "contexts": {"hour": ["two", "three"]}}],
    "quotes": [QUOTE],
    "prompts": [
        {"audience": "owners", "text": "Who, if anyone, taught you this?", "based_on": ["q1", "night-shift/s2"]}
    ],
    "not_stated": ["how long it takes to learn"],
    "status": "published",
    "added": "2031-02-03",
}
SECOND: Mapping[str, Any] = {
    **FINDING,
    "id": "keeping-time",
    "title": "Keeping time",
    "statement": "Bakers keep time by the radio.",
    "summary": None,
    "outcome": None,
    "outcome_status": "not-stated",
    "evidence": [{"study": "night-shift", "relation": "contributes"}],
    "quotes": [{**QUOTE, "text": "we bake to the radio", "speaker": None, "note": None}],
    "prompts": [],
    "related": [{"finding": "reading-the-dough", "relation": "qualifies", "note": "both are about time"}],
    "updated": "2031-05-06",
    "paraphrase_review": {"by": "R. Rye", "date": "2031-04-05", "against": "the full article"},
}
STUDY: Mapping[str, Any] = {
    "id": "night-shift",
    "title": "How do bakers work at night?",
    "reports": ["crumb2031"],
    "basis": "abstract",
    "aims": "To see how *night* bakers work.",
    "design": "Qualitative interview study",
    "setting": "One bakery",
    "countries": ["Norway"],
    "sites": {"n": 2, "kind": "ovens"},
    "participants": [
        {"group": "night bakers", "n": 14, "unit": "people"},
        {"group": "drivers", "n": 5, "unit": "people"},
    ],
    "data_collection": {"method": "Interviews", "from": "2029", "to": "2030"},
    "results": [
        {
            "question": "Does it change with the hour?",
            "text": "What bakers do changes with the hour.",
            "based_on": ["s2"],
            "not_stated": "How it changes is not stated",
        }
    ],
    "conclusions": [
        {
            "question": "What is the craft based on?",
            "text": "It is based on two things.",
            "items": ["Touch", "Habit"],
            "based_on": ["s1"],
            "not_stated": "Which comes first is not stated.",
        }
    ],
    "funding": [
        {"funder": "Flour Fund", "programme": "Crust", "award": "7/8", "statement": "The views are the authors'."}
    ],
    "competing_interests": "None declared",
    "peer_review": "Reviewed by two bakers",
    "licence": {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
        "notes": "The page names another licence too.",
    },
    "not_stated": ["how bakers were chosen"],
    "quotes": [
        {"id": "s1", "text": "14 night bakers", "source": "crumb2031", "voice": "author", "supports": ["participants"]},
        {
            "id": "s2",
            "text": "work changed with the hour - and, the season & more",
            "source": "crumb2031",
            "voice": "author",
            "also_illustrates": ["reading-the-dough", "keeping-time"],
            "supports": ["results"],
        },
    ],
}
SYNTHESIS: Mapping[str, Any] = {
    "type": "single-study",
    "included_studies": ["night-shift"],
    "title": "Bread at night",
    "question": "How do bakers work at night?",
    "short_answer": "By touch, and by the radio.",
    "labels": {"finding": "craft", "findings": "crafts", "all_findings": "What do bakers do?"},
    "facets": {
        "hour": {"title": "Hour of the night", "values": ["two", "three"], "applies_to": "evidence"},
        "years": {"title": "Years of work", "values": ["ten or more"], "applies_to": "quote"},
    },
    "audiences": [{"id": "owners", "title": "Owners", "introduction": "For those who *own* a bakery."}],
    "prompts": [{"audience": "owners", "text": "Which, if any, do you know?", "based_on": ["night-shift/s2"]}],
    "says": [{"text": "Work changed with the hour.", "based_on": ["night-shift/s2"]}],
    "does_not_say": ["what the bread was like"],
    "not_designed_to_show": ["how often this happens"],
    "editors": ["B. Bun", "C. Cob"],
    "author_check": "not-recorded",
    "changes": "We shortened the abstract",
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "reviewed": "2031-03-04",
    "settings": {"contributor_pages": False},
}
REFERENCE = Reference(
    id="crumb2031",
    type="article-journal",
    title="How do bakers work at night?",
    author=(PersonName(family="Crumb", given="Ada B."), PersonName(family="Loaf", given="Jean-Luc", particle="van")),
    issued=PartialDate(year=2031),
    container_title="Journal of Bread",
    volume="7",
    issue="4",
    page="279\u2013284",
    doi="10.1234/bread-1",
    pmid="12345678",
    url="https://journal.example.org/bread?a=1",
)
PASSAGE = "work changed with the hour - and, the season & more"


def _found(passage: str) -> Verification:
    return Verification(Verdict.VERIFIED, (Occurrence("", 1, passage, 0, ((0, len(passage)),)),))


VERIFICATIONS = {
    "reading-the-dough/q1": _found("the dough tells you when it is done"),
    "night-shift/s2": _found(PASSAGE),
}


def corpus(
    findings: tuple[Mapping[str, Any], ...] = (FINDING, SECOND),
    studies: tuple[Mapping[str, Any], ...] = (STUDY,),
    references: tuple[Reference, ...] = (REFERENCE,),
    sources: Mapping[str, SourceText] | None = None,
    **synthesis: Any,
) -> Corpus:
    """Make a corpus; further arguments are fields of the synthesis that differ."""
    return Corpus(
        synthesis=Synthesis.model_validate({**SYNTHESIS, **synthesis}),
        findings=tuple(Finding.model_validate(each) for each in findings),
        studies=tuple(Study.model_validate(each) for each in studies),
        references=references,
        sources=sources or {},
        verifications=VERIFICATIONS,
    )


def files(record: RecordRef) -> str:
    """Name a record's file as `load` does."""
    return {
        RecordKind.FINDING: f"findings/{record.id}.yml",
        RecordKind.STUDY: f"references/studies/{record.id}.yml",
        RecordKind.SYNTHESIS: "findings/synthesis.yml",
        RecordKind.REFERENCE: "references/references.bib",
        RecordKind.SOURCE: f"references/sources/{record.id}.txt",
    }[record.kind]


def views(of: Corpus | None = None, rules: Sequence[Rule[..., object]] = (), **project: Any) -> dict[str, Any]:
    """Give the views of a corpus by path."""
    return {each.path: each for each in build_pages(site(of, rules, **project))}


def section(page: Any, anchor: str) -> Any:
    """Give the section of a page that has this anchor."""
    (found,) = (each for each in page.sections if each.anchor == anchor)
    return found


def anchors(page: Any) -> list[str]:
    """Give the anchors of the sections that a page has, in its order."""
    return [each.anchor for each in page.sections]


def site(of: Corpus | None = None, rules: Sequence[Rule[..., object]] = (), **project: Any) -> Site:
    """Give a corpus as a site publishes it."""
    return Site(of or corpus(), Project(Path("bakery"), **project), files, rules)
