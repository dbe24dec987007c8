"""Writes a large fictional synthesis: 60 findings, 80 studies, 560 quotes and 6 themes, with texts of its sources.

It is as large as the largest published syntheses. It is the same each time, and nothing in it is about anything real.
Called with a folder, it writes it there: `python tests/bench/large_synthesis.py ../large`.
"""

import random
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

FINDINGS, STUDIES, QUOTES = 60, 80, 560
THEMES = ("Learning", "Learning by hand", "Rest", "Company", "Coming home", "Cost")
PARENTS = {1: 0}
"""Themes that are a part of another, by number."""
COUNTRIES = ("Sarenia", "Veldonia", "Tarn Isles", "Lower Lume", "Upper Lume", "Ansel", "Nowhere", "Farland")
ITEMS = {
    "sample": "Was the sample fit for the question?",
    "notes": "Were the field notes chosen fairly?",
    "standpoint": "Did the authors say where they stood?",
    "analysis": "Can the steps of the analysis be followed?",
    "consent": "Did those who took part agree?",
}
JUDGEMENTS = ("Yes", "Partly", "No", "Unclear")
CONCERNS = ("no-or-very-minor", "minor", "moderate", "serious")
CONFIDENCE = {"no-or-very-minor": "high", "minor": "high", "moderate": "moderate", "serious": "low"}
COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
RELATIONS = ("contributes",) * 8 + ("qualifies", "contradicts")
CONTEXTS = {"crew": ("small", "middling", "large"), "oven": ("wood", "gas", "electric")}
NOUNS = ("baker", "apprentice", "miller", "driver", "crew", "neighbour", "cat", "lamp", "tray", "loaf", "oven", "door")
VERBS = ("praised", "shared", "carried", "found", "kept", "missed", "counted", "noticed", "mended", "warmed")
KINDS = ("early", "late", "quiet", "tired", "proud", "old", "new", "slow", "careful", "small", "warm", "shared")
BY, ON = ["Ines Fiction"], "2026-06-01"
MKDOCS = "site_name: Large fictional synthesis\nsite_url: https://large.example.org/\n"
MKDOCS += "theme: material\nplugins: [search, evidence-site]\n"
ENTRY = """@article{{{key},
  author  = {{Author{number:02}, Ada and Second{number:02}, Ben}},
  title   = {{Night work in {country}, study {number}}},
  journal = {{Journal of Imaginary Crafts}},
  year    = {{{year}}},
  volume  = {{{volume}}},
  pages   = {{{page}--{last}}},
  doi     = {{10.5555/large.{number}}}
}}
"""


def write_large_synthesis(project: Path) -> None:
    """Write the synthesis into a folder, which need not be there."""
    chance = random.Random(7)  # noqa: S311
    sentences = _sentences(chance)
    for folder in ("findings", "references/studies", "references/sources", "docs"):
        (project / folder).mkdir(parents=True, exist_ok=True)
    spoken = {f"study-{number:02}": [next(sentences) for _ in range(60)] for number in range(STUDIES)}
    entries = [_write_study(project, chance, number, said) for number, said in enumerate(spoken.values())]
    (project / "references" / "references.bib").write_text("\n".join(entries), encoding="utf-8")
    for number in range(FINDINGS):
        _write(project / "findings" / f"finding-{number:02}.yml", _finding(chance, number, spoken))
    _write(project / "findings" / "synthesis.yml", _synthesis(list(spoken)))
    (project / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")


def _sentences(chance: random.Random) -> Iterator[str]:
    """Yield sentences, no two of them the same."""
    for number in count():
        one, two = chance.sample(NOUNS, 2)
        first, then = chance.sample(VERBS, 2)
        yield f"The {chance.choice(KINDS)} {one} {first} the {chance.choice(KINDS)} {two} and {then} loaf {number}."


def _write(path: Path, record: dict[str, Any]) -> None:
    text = yaml.dump(record, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text.replace(f"'{ON}'", ON), encoding="utf-8")


def _write_study(project: Path, chance: random.Random, number: int, said: list[str]) -> str:
    """Write the record and the source of a study, and return the entry of its report."""
    key, country, year = f"author{number:02}", chance.choice(COUNTRIES), chance.randint(2004, 2022)
    title = f"Night work in {country}, study {number}"
    people = chance.randint(8, 60)
    sample = f"We interviewed {people} bakers in {country} in {year}."
    analysis = "We sorted what they said into themes."
    paragraphs = "\n\n".join(" ".join(said[first : first + 10]) for first in range(0, len(said), 10))
    text = f"{title}. A made-up text.\n\n# Methods\n\n{sample} {analysis}\n\n# Results\n\n{paragraphs}\n"
    (project / "references" / "sources" / f"{key}.txt").write_text(text, encoding="utf-8")
    at = {"source": key, "locator": "Methods", "voice": "author"}
    record = {
        "title": title,
        "reports": [key],
        "basis": "full-text",
        "design": "Interview study",
        "countries": [country],
        "participants": [{"group": "bakers", "n": people, "unit": "people"}],
        "data_collection": {"method": "Interviews", "from": str(year), "to": str(year)},
        "analysis": "What bakers said was sorted into themes.",
        "facets": {"bakery": [chance.choice(("small", "factory"))]},
        "characteristics": {"voices": "Bakers"},
        "appraisals": [
            {
                "tool": "night-work",
                "by": BY,
                "date": ON,
                "basis": "full-text",
                "items": {item: {"judgement": chance.choice(JUDGEMENTS)} for item in ITEMS},
            }
        ],
        "quotes": [
            {
                "id": "sample",
                "text": sample,
                **at,
                "supports": ["design", "countries", "participants", "data_collection"],
            },
            {"id": "analysis", "text": analysis, **at, "supports": ["analysis"]},
        ],
    }
    _write(project / "references" / "studies" / f"study-{number:02}.yml", record)
    pages = {"volume": chance.randint(1, 40), "page": number + 1, "last": number + 9}
    return ENTRY.format(key=key, number=number, country=country, year=year, **pages)


def _finding(chance: random.Random, number: int, spoken: dict[str, list[str]]) -> dict[str, Any]:
    """Return a finding. It takes from what the studies have said, so that no words are quoted twice."""
    studies = chance.sample(list(spoken), chance.randint(4, 18))
    if number < len(spoken) // 10:  # each study has a part in one finding at least
        studies = list(dict.fromkeys([*list(spoken)[number * 10 : number * 10 + 10], *studies]))
    each_has = (QUOTES - 2 * STUDIES) // FINDINGS + (number < (QUOTES - 2 * STUDIES) % FINDINGS)
    quotes = [_quote(position, studies[position % len(studies)], spoken) for position in range(each_has)]
    statement = (
        f"Night bakers {chance.choice(VERBS)} the {chance.choice(KINDS)} {chance.choice(NOUNS)}, in case {number}."
    )
    return {
        "title": f"Fictional finding {number}",
        "theme": f"theme-{number * len(THEMES) // FINDINGS}",
        "statement": statement,
        "evidence": [_evidence(chance, each) for each in studies],
        "quotes": quotes,
        "assessment": _assessment(chance, statement),
        "status": "published",
        "added": ON,
    }


def _quote(position: int, study: str, spoken: dict[str, list[str]]) -> dict[str, Any]:
    quote: dict[str, Any] = {
        "text": spoken[study].pop(),
        "source": study.replace("study-", "author"),
        "locator": "Results",
        "voice": "participant" if position % 2 else "author",
    }
    if position % 2:
        quote["speaker"] = {"id": f"Baker {position}", "role": "baker"}
        quote["permission"] = {"basis": "published-in-source", "scope": ["research-report", "open-web"]}
    return quote | {"supports": ["statement"]}


def _evidence(chance: random.Random, study: str) -> dict[str, Any]:
    relation = chance.choice(RELATIONS)
    contexts = {facet: [chance.choice(values)] for facet, values in CONTEXTS.items()}
    note = {} if relation == "contributes" else {"note": "There, it was otherwise."}
    return {"study": study, "relation": relation, "contexts": contexts, **note}


def _assessment(chance: random.Random, statement: str) -> dict[str, Any]:
    concerns = {component: chance.choice(CONCERNS) for component in COMPONENTS}
    why = {"explanation": "Several reports are made up."}
    parts = {name: {"concern": each} | ({} if each == CONCERNS[0] else why) for name, each in concerns.items()}
    return parts | {
        "confidence": CONFIDENCE[max(concerns.values(), key=CONCERNS.index)],
        "explanation": "The concerns above are why.",
        "assessed_by": BY,
        "assessed_on": ON,
        "assessed_statement": statement,
    }


def _synthesis(studies: list[str]) -> dict[str, Any]:
    facets = {
        name: {"title": name.capitalize(), "values": list(values), "applies_to": "evidence", "coded_by": "editors"}
        for name, values in CONTEXTS.items()
    }
    bakery = {"title": "Bakery", "values": ["small", "factory"], "applies_to": "study", "coded_by": "editors"}
    themes = [
        {"id": f"theme-{number}", "title": title}
        | ({"parent": f"theme-{PARENTS[number]}"} if number in PARENTS else {})
        for number, title in enumerate(THEMES)
    ]
    return {
        "type": "evidence-synthesis",
        "included_studies": studies,
        "title": "Large fictional synthesis",
        "question": "What do made-up bakers say of the night?",
        "short_answer": "This is fictional: they say many things of the night.",
        "order": [f"finding-{number:02}" for number in range(FINDINGS)],
        "themes": themes,
        "facets": facets | {"bakery": bakery},
        "editors": BY,
        "author_check": "not-recorded",
        "changes": "All is made up.",
        "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "reviewed": ON,
        "eligibility": "We included what a script wrote.",
        "appraisal_tools": {
            "night-work": {"title": "Imaginary Checklist", "items": ITEMS, "judgements": list(JUDGEMENTS)}
        },
        "study_columns": {"voices": {"title": "Whose words the report holds"}},
    }


if __name__ == "__main__":
    write_large_synthesis(Path(sys.argv[1]))
