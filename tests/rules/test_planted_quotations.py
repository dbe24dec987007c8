"""An invented quotation is a fault in every text of every record, names aside; what may be quoted causes none."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from evidence_site.checking import rules_by_code
from evidence_site.matching import verify_all
from evidence_site.model import Corpus, Finding, Study, Synthesis
from evidence_site.model.fields import Record
from evidence_site.model.words import TextAt, Words, fields_of, texts_of
from evidence_site.rules import RULES
from evidence_site.suppression import Reported, apply_suppressions
from rules.nights import BREAKS, FINDING, QUOTE, REFERENCE, SITE, SOURCE, STUDY

FREE = {
    "quotes.permission.checked_by": "the name of a person",
    "assessment.assessed_by": "names of people",
    "contributors": "names of people",
    "agreed_by": "names of people",
    "authors.name": "names of people",
    "authors.affiliation": "the name of an organisation",
    "registration.registry": "the name of a register",
    "registration.id": "a number",
    "published.version": "a number",
    "paraphrase_review.by": "names of people",
    "no_longer_stands.by": "names of people",
    "history.by": "names of people",
    "appraisals.by": "names of people",
    "editors": "names of people",
    "funding.funder": "the name of an organisation",
    "funding.programme": "the name of a programme",
    "funding.award": "a number",
    "licence.name": "the name of a licence",
    "label": "the name of a study",
    "appraisal_tools.title": "the name of a tool",
    "appraisal_tools.version": "the version of a tool",
    "appraisal_tools.items": "questions of the tool, in the tool's words",
    "study_decisions.study": "a work that may be in no bibliography, by its title",
    "searches.source": "the name of a database",
    "searches.platform": "the name of a platform",
    "searches.lines.query": "a search line, letter for letter",
    "question_framework.name": "the name of a framework",
    "lines_of_argument.by": "names of people",
    "checklists.version": "a version",
    "settings.sources": "a folder, and FLD008 if there is none",
}
"""Texts that may hold words in quotation marks that are nowhere else, each with the reason."""

NONE = {"concern": "no-or-very-minor", "explanation": "The data fit."}
SPOKEN = {
    "id": "q2",
    "text": "So it was\u2026 good.",
    "source": "okafor2021",
    "locator": "Results",
    "voice": "participant",
    "speaker": {"id": "P7", "role": "porter", "attributes": {"job": "porters"}},
    "language": "en",
    "original_language": "cy",
    "translated_by": "editors",
    "original_text": "So it was\u2026 good.",
    "note": "Said at night.",
    "permission": {"basis": "participant-consent", "checked_by": "A. Editor", "private_reference": "Form 7"},
}
POINT = {
    "question": "What came of it?",
    "text": "They talk.",
    "items": ["of news"],
    "based_on": ["shared-time/q1"],
    "not_stated": "Whether they like it.",
}
HISTORY = [{"date": "2026-01-03", "change": "A word was changed.", "by": "A. Editor"}]
STUDY_FACTS = (
    *("background", "aims", "design", "setting", "countries", "sites", "participants", "data_collection", "analysis"),
    *("methodology", "theory", "sampling", "recruitment", "reflexivity", "facets"),
    *(
        "limitations",
        "funding",
        "ethics_approval",
        "participant_consent",
        "data_availability",
        "competing_interests",
        "peer_review",
        "licence",
    ),
)
FULL = {
    "finding": FINDING
    | {
        "summary": "They share breaks.",
        "activity": "Sharing breaks",
        "outcome": "News sooner",
        "outcome_status": "reported",
        "evidence": [
            {
                "study": "night-shift",
                "relation": "contributes",
                "contexts": {"place": ["wards"]},
                "note": "They ate at night.",
            }
        ],
        "quotes": [QUOTE | {"id": "q1", "supports": ["statement", "activity", "outcome", "contexts"]}, SPOKEN],
        "prompts": [{"audience": "all", "text": "Who eats here?"}],
        "assessment": dict.fromkeys(("methodological_limitations", "coherence", "adequacy", "relevance"), NONE)
        | {
            "confidence": "high",
            "explanation": "They agree.",
            "assessed_by": ["A. Editor"],
            "assessed_on": "2026-02-01",
            "assessed_statement": f"{BREAKS}.",
        },
        "related": [{"finding": "other", "relation": "elaborates", "note": "Both are about time."}],
        "theme": "time",
        "facets": {"topic": ["time"]},
        "not_stated": ["what an AMU is", "when they ate"],
        "paraphrase_review": {"by": "A. Editor", "date": "2026-02-01", "against": "the abstract"},
        "updated": "2026-01-03",
        "review_by": "2026-02-28",
        "history": HISTORY,
        "contributors": ["A. Editor"],
        "agreed_by": ["A. Editor", "Ines Fiction"],
        "status": "withdrawn",
        "no_longer_stands": {"since": "2026-03-01", "reason": "It was an error.", "by": ["A. Editor"]},
        "suppress": [{"code": "TXT009", "field": "not_stated", "reason": "It is known."}],
    },
    "study": STUDY
    | {
        "background": "Nights are long.",
        "aims": "To see who eats.",
        "design": "Interviews",
        "setting": "An AMU",
        "countries": ["Sarenia"],
        "sites": {"n": "2", "kind": "wards"},
        "participants": [{"group": "porters", "n": "9", "unit": "people"}],
        "data_collection": {"method": "Interviews"},
        "analysis": "By theme.",
        "results": [POINT],
        "conclusions": [POINT],
        "limitations": [{"text": "Few people.", "noted_by": "authors"}],
        "funding": [
            {"funder": "A fund", "programme": "A programme", "award": "7", "statement": "Breaks matter to all."}
        ],
        "label": "Okafor 2021",
        "methodology": "Grounded theory",
        "theory": "None is named.",
        "sampling": "All were asked.",
        "recruitment": "By letter.",
        "reflexivity": "They are nurses.",
        "data_richness": "Few words are quoted.",
        "facets": {"ward": ["medical"]},
        "characteristics": {"shift": "Twelve hours"},
        "ethics_approval": "Approved.",
        "participant_consent": "In writing.",
        "data_availability": "On request",
        "competing_interests": "None",
        "peer_review": "Reviewed",
        "licence": {"name": "CC BY 4.0", "notes": "The two pages differ."},
        "appraisals": [
            {
                "tool": "checklist",
                "by": ["A. Editor"],
                "items": {"clear": {"judgement": "Yes", "rationale": "It says so."}},
                "overall_note": "It can be used.",
            }
        ],
        "not_stated": ["the year"],
        "quotes": [
            QUOTE | {"id": "s1", "supports": [*STUDY_FACTS]},
            SPOKEN | {"id": "s2"},
        ],
        "history": HISTORY,
        "suppress": [{"code": "TXT009", "field": "setting", "reason": "It is known."}],
    },
    "synthesis": SITE
    | {
        "labels": {
            "finding": "finding",
            "findings": "findings",
            "all_findings": "What was found?",
            "activity": "What is done",
            "outcome": "What comes of it",
            "matrix": "All of it",
            "map_note": "Found is their word.",
            "endorsement": "Nobody has endorsed it.",
        },
        "facets": {
            "topic": {"title": "Theme", "description": "What of.", "values": ["time"], "applies_to": "finding"},
            "place": {"title": "Place", "description": "Where.", "values": ["wards"], "applies_to": "evidence"},
            "ward": {"title": "Ward", "description": "Which.", "values": ["medical"], "applies_to": "study"},
            "job": {"title": "Job", "description": "Who.", "values": ["porters"], "applies_to": "quote"},
        },
        "themes": [{"id": "time", "title": "Time", "text": "What nights have in common."}],
        "audiences": [{"id": "all", "title": "All", "introduction": "For all of you."}],
        "glossary": [{"term": "Night shift", "meaning": "Work at night.", "abbreviation": "NS"}],
        "prompts": [{"audience": "all", "text": "Who eats?"}],
        "says": [POINT],
        "does_not_say": ["who ate"],
        "not_designed_to_show": ["how many ate"],
        "authors": [
            {
                "name": "Fiction Ines",
                "family": "Fiction",
                "orcid": "0000-0002-1825-0097",
                "affiliation": "University of Night",
                "roles": ["methodology"],
                "corresponding": "true",
                "author_of": ["night-shift"],
            }
        ],
        "registration": {"registry": "OSF", "id": "ab1", "url": "https://osf.io/ab1"},
        "published": {"doi": "10.5555/night.7", "version": "2.0", "date": "2026-03-01"},
        "funding": [
            {"funder": "A fund", "programme": "A programme", "award": "7", "statement": "Breaks matter to all."}
        ],
        "competing_interests": "They eat too.",
        "changes": "Cut by the ABC",
        "licence": {"name": "CC BY 4.0", "notes": "For our words."},
        "protocol": "There is one.",
        "amendments": [{"date": "2026-01-01", "text": "We read more."}],
        "synthesis_method": {
            "name": "Thematic synthesis",
            "reference": "okafor2021",
            "coding": "We read.",
            "translation": "We compared.",
        },
        "question_framework": {"name": "SPIDER", "parts": {"Sample": "porters"}},
        "searches_to": "2026-02-01",
        "searches": [
            {
                "source": "A library",
                "platform": "A platform",
                "date": "2026-02-01",
                "lines": [{"query": "night* and break*", "hits": "7"}],
                "notes": "We looked.",
            }
        ],
        "screening": "We both did.",
        "extraction": "We copied.",
        "involvement": "Porters read it.",
        "lines_of_argument": [
            {
                "statement": "They are near.",
                "based_on": ["standing"],
                "by": ["A. Editor"],
                "reflexive_note": "We are near too.",
                "alternatives": ["that they are far"],
            }
        ],
        "gaps": [{"text": "those who eat alone", "basis": "thin-data", "scope": "on wards"}],
        "checklists": [
            {
                "name": "entreq",
                "version": "2012",
                "items": {"1": {"where": "On page 1"}, "13": {"not_applicable": "We used none."}},
            }
        ],
        "eligibility": "All of them.",
        "appraisal_tools": {
            "checklist": {
                "title": "A tool",
                "version": "2018",
                "items": {"clear": "Was it clear?"},
                "judgements": ["Yes", "No"],
                "adapted": "We left one out.",
            }
        },
        "study_columns": {"shift": {"title": "Length of the shift"}},
        "flow": {
            "dbr_excluded": {"reasons": [{"reason": "By day", "n": "2"}]},
            "other_excluded": {"reasons": [{"reason": "No words", "n": "1"}]},
            "sampling": {"eligible_studies": "2", "sampled": "1", "not_sampled": "1", "approach": "By setting."},
            "note": "A study has two reports.",
        },
        "study_decisions": [
            {"study": "Lind 2019", "status": "excluded", "stage": "full-text", "reason": "Not at night"}
        ],
        "reflexivity": "We eat too.",
        "history": HISTORY,
        "settings": {"sources": "../private"},
        "suppress": [{"code": "TXT009", "field": "changes", "reason": "It is known."}],
    },
}
OTHER = FINDING | {"id": "other", "title": "Other", "statement": "All eat.", "quotes": [], "status": "draft"}
MODELS: dict[str, type[Record]] = {"finding": Finding, "study": Study, "synthesis": Synthesis}
STANDING = OTHER | {"id": "standing", "title": "Standing", "quotes": [QUOTE], "status": "published"}
Faults = set[tuple[str, tuple[str | int, ...]]]


def corpus(records: dict[str, Any]) -> Corpus:
    read = Corpus(
        synthesis=Synthesis.model_validate(records["synthesis"]),
        findings=tuple(map(Finding.model_validate, (records["finding"], OTHER, STANDING))),
        studies=(Study.model_validate(records["study"]),),
        references=(REFERENCE,),
        sources={SOURCE.key: SOURCE},
        today=date(2026, 11, 24),
    )
    return replace(read, verifications=verify_all(read))


def faults(read: Corpus) -> Faults:
    """Return the code and path of each fault that no record suppresses, and of each unused suppression."""
    found = [(rule, each.place) for rule in RULES for each in rule(read)]
    reported = [Reported(rule, place) for rule, place in found]  # type: ignore[arg-type] # of a diagnostic only the code is read
    kept, objections = apply_suppressions(read, reported, rules_by_code(), is_complete=True)
    left = {id(each) for each in kept}
    stay = {(rule.code, place.path) for rule, place in found if id(rule) in left}
    return stay | {(each.rule.code, each.violation.place.path) for each in objections}


def text_fields(kind: str) -> dict[str, TextAt]:
    """Return the first text of every kind in a record, by the names of its fields."""
    first: dict[str, TextAt] = {}
    for text in texts_of(MODELS[kind].model_validate(FULL[kind])):
        first.setdefault(".".join(each for each in text.path if isinstance(each, str)), text)
    return first


NAMES = {"topic", "place", "job", "ward", "checklist", "clear", "shift", "Sample", "1", "13"}
"""Names that the records give to what is in them."""


def names_of_fields(path: str) -> str:
    """Return the names of fields without the names that a mapping has: `facets.theme` is `facets`."""
    return ".".join(each for each in path.split(".") if each not in NAMES)


MARKS = {"curly": "\u201c{}\u201d", "straight": '"{}"', "angle": "\u00ab{}\u00bb", "low": "\u201e{}\u201c"}
TEXTS = [(kind, names_of_fields(name), text) for kind in FULL for name, text in text_fields(kind).items()]


def planted(kind: str, text: TextAt, words: str) -> dict[str, Any]:
    records = deepcopy(FULL)
    part: Any = records[kind]
    for step in text.path[:-1]:
        part = part[step]
    part[text.path[-1]] = f"{text.text} {words}"
    return records


def test_the_records_have_every_text_of_the_model_and_no_fault() -> None:
    for kind, model in MODELS.items():
        texts = ((above, field) for above, field in fields_of(model) if field.is_text and not field.is_private)
        in_model = {".".join((*above, field.name)) for above, field in texts}
        assert {name for each, name, _ in TEXTS if each == kind} == in_model
    assert faults(corpus(FULL)) == set()


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
@pytest.mark.parametrize(("kind", "name", "text"), TEXTS, ids=[f"{kind}.{name}" for kind, name, _ in TEXTS])
def test_an_invented_quotation_is_a_fault_in_every_text_but_names(
    kind: str, name: str, text: TextAt, marks: str
) -> None:
    words = "nobody kept any lamp lit" if text.field.words is Words.METHOD else "nobody kept lamps"
    found = faults(corpus(planted(kind, text, marks.format(words))))
    assert bool(found) is (name not in FREE)


def test_every_text_that_is_free_of_the_check_is_a_name() -> None:
    names = {name: text.field.words for _, name, text in TEXTS}
    assert {names[each] for each in FREE} == {Words.NAME}
    checked_otherwise = {each for each, words in names.items() if words is Words.NAME and each not in FREE}
    assert checked_otherwise == {
        "authors.family",  # must be a part of the name
        "evidence.contexts",  # must be values of a facet
        "facets",
        "appraisals.items.judgement",  # must be one of the tool's
        "appraisal_tools.judgements",  # must hold each that is given
        "quotes.language",  # must be codes
        "quotes.original_language",
        "quotes.speaker.attributes",
        "suppress.code",  # must be that of a fault
        "suppress.field",
    }


@pytest.mark.parametrize(
    ("kind", "path", "text"),
    [
        ("finding", "summary", 'They "passed on news sooner".'),
        ("finding", "summary", "They \u201cpassed on news sooner.\u201d"),
        ("finding", "summary", "\u00abpassed on news sooner\u00bb, they said."),
        ("finding", "summary", 'They "shared their breaks [...] sooner".'),
        ("finding", "summary", 'They "shared their breaks \u2026 sooner".'),
        ("finding", "summary", 'They "shared their [meal] breaks".'),
        ("finding", "summary", 'They took "time out".'),
        ("finding", "summary", 'The "so-called" break, a "real" one, was "not it".'),
        ("finding", "summary", 'See "Working nights together".'),
        ("finding", "summary", 'As "How do night staff rely on one another?" asks.'),
        ("finding", "summary", 'More under "Shared time".'),
        ("finding", "summary", 'Under "What comes of it" there is more.'),
        ("finding", "summary", "It isn't the nurses' break, and it's not Ann's."),
        ("finding", "title", "News \u201csooner\u201d"),
        ("finding", "title", 'News "passed on" "sooner"'),
        ("finding", "statement", 'Teams "passed on news sooner".'),
        ("finding", "outcome", '"passed on news sooner"'),
        ("finding", "related.0.note", 'Both rest on "shared their breaks".'),
        ("finding", "assessment.explanation", 'All data say "passed on news".'),
        ("finding", "quotes.0.note", '"that shared their breaks" limits who is meant.'),
        ("finding", "quotes.0.locator", 'Results, from "Teams that shared" on'),
        ("finding", "contributors.0", 'Ann "the tea lady" Marsh'),
        ("study", "results.0.text", 'They say "Breaks matter to all".'),
        ("study", "limitations.0.text", 'Who "shared their breaks" is open.'),
        ("synthesis", "appraisal_tools.checklist.items.clear", 'Is there "a clear statement of aims"?'),
        ("synthesis", "appraisal_tools.checklist.title", 'The "Ten Questions to Ask" list'),
        ("study", "funding.0.programme", '"Healthy Nights for All"'),
        ("study", "title", "Working nights together"),
        ("synthesis", "screening", 'We searched for "shared breaks of nurses" and "night".'),
        ("synthesis", "searches.0.lines.0.query", '"shared breaks of nurses" and "night"'),
        ("synthesis", "lines_of_argument.0.statement", 'They "passed on news sooner".'),
        ("synthesis", "study_decisions.0.study", 'Lind 2019, "Taking breaks on day shifts"'),
        ("synthesis", "study_decisions.0.reason", 'Not "at night on wards"'),
        ("synthesis", "glossary.0.meaning", 'In the study, "their breaks" at night.'),
        ("synthesis", "short_answer", 'They "passed on news sooner".'),
        ("synthesis", "changes", 'From "Working nights together", by the ABC'),
        ("synthesis", "suppress.0.reason", 'The source has "passed on news" too.'),
    ],
)
def test_what_may_stand_in_quotation_marks_is_no_fault(kind: str, path: str, text: str) -> None:
    records = deepcopy(FULL)
    steps = [int(each) if each.isdigit() else each for each in path.split(".")]
    part: Any = records[kind]
    for step in steps[:-1]:
        part = part[step]
    part[steps[-1]] = text
    if path == "statement":
        records["finding"]["assessment"]["assessed_statement"] = text
    assert faults(corpus(records)) == set()
