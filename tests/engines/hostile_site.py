"""Writes whole projects that carry a hostile text in every field of every record, and their harmless twins."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, repeat
from pathlib import Path
from typing import Any

import yaml

from conftest import GOLDEN
from engines.hostile_text import Carrier, Kind, Write, fits, is_telephone, payloads
from evidence_site.load.bibliography.entities import unescaped
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.model.fields import LONGEST_LINE
from evidence_site.model.settings import Settings

BAKERY = GOLDEN / "night-bakery"
MOST = 19
"""Findings of a project: as many as the navigation still shows, beside the list of them all."""
HIDDEN = "kestrels over the harbour"
"""Stands in each mkdocs.yml, and may stand nowhere else."""
DANGEROUS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.tilde"),
]
"""Extensions of Markdown, each of which would act on one payload or another."""
CARRIED: Mapping[str, Any] = {
    "id": "carried",
    "text": "x",
    "source": "obrien2020",
    "locator": "x",
    "voice": "participant",
    "speaker": {"id": "x", "role": "x"},
    "language": "x",
    "original_language": "x",
    "original_text": "x",
    "translated_by": "editors",
    "note": "x",
    "permission": {
        "basis": "participant-consent",
        "checked_by": "x",
        "checked_on": "2026-01-02",
        "private_reference": "x",
    },
}
"""A quote, with every field, from a source whose text is not held."""
MADE_UP = {"code": "QUO029", "reason": "Those who speak are made up."}
NO_EFFECT = {"code": "APP030", "reason": "What looks like an effect is a part of what is tried."}
QUOTED = ("vandermol2021", "obrien2020", "told")
"""The works that findings quote, reports of every study."""
WORDS_ENOUGH = 30
LONGEST_TOGETHER = 500
"""Where all payloads share one project, those that are longer would make the record of the synthesis too large."""

# What BibTeX and LaTeX would read as theirs.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": "`{}",
        "'": "'{}",
        **{mark: f"\\{mark}" for mark in "%&$#_{}"},
    }
)


@dataclass(frozen=True)
class Plan:
    """What a project is to carry."""

    name: str
    payloads: tuple[str, ...]
    is_single: bool = False
    extensions: Sequence[str] = ()


def plans() -> tuple[Plan, ...]:
    """Share the payloads out to projects; every second one is a synthesis, and the first has no extensions."""
    every = tuple(each for each in payloads() if fits(Kind.TEXT, each))
    shares = [every[start : start + MOST] for start in range(0, len(every), MOST)]
    return tuple(
        Plan(
            f"{'single-study' if number % 2 else 'synthesis'}-{number}",
            share,
            is_single=number % 2 == 1,
            extensions=DANGEROUS if number > 1 else (),
        )
        for number, share in enumerate(shares, 1)
    )


def everything() -> Plan:
    """Put all payloads into one project, many to a text, but the telephone number, which no quote may hold."""
    every = [each for each in payloads() if fits(Kind.TEXT, each) and not each.startswith("+44")]
    blocks = [each for each in every if not fits(Kind.LINE, each) and len(each) < LONGEST_LINE]
    long = [each for each in every if LONGEST_LINE <= len(each) < LONGEST_TOGETHER]
    return Plan("everything", (*packed(every), "\n\n".join(blocks), *long), extensions=DANGEROUS)


def write_project(plan: Plan, folder: Path, write: Write) -> Carrier:
    """Write a project, with what `write` makes of each payload."""
    return _Writer(plan, folder, Carrier(write)).project()


class _Writer:
    def __init__(self, plan: Plan, folder: Path, carrier: Carrier) -> None:
        self._plan = plan
        self._folder = folder
        self._carrier = carrier
        self._studies = (1,) if plan.is_single else (1, 2)

    def project(self) -> Carrier:
        settings = {
            "site_name": "Hostile words",
            "site_url": "https://hostile.example.org/",
            "theme": {"name": "material", "font": False},
            "plugins": ["search", "evidence-site"],
            "markdown_extensions": list(self._plan.extensions),
            "extra": {"hidden": HIDDEN},
        }
        self._put("mkdocs.yml", f"# {HIDDEN}\n{yaml.safe_dump(settings)}")
        self._put("docs/colophon.md", "# Colophon\n\nA made-up site.\n")
        self._record("findings/synthesis.yml", self._synthesis())
        for number, payload in enumerate(self._plan.payloads, 1):
            self._record(f"findings/finding-{number}.yml", self._finding(number, payload))
        self._record("findings/gone.yml", self._gone())
        for number in self._studies:
            self._record(f"references/studies/study-{number}.yml", self._study(number))
        for folder in ("findings/glyphs", "references/sources"):
            for file in (BAKERY / folder).iterdir():
                self._put(f"{folder}/{file.name}", file.read_text(encoding="utf-8"))
        told = "".join(f"\n# Section {number}\n\n{self._write(each)}\n" for number, each in self._told())
        said = self._write(packed(self._plan.payloads)[0])
        head = f"Publish: yes\nLicence: {said}\nReason: {said}\nCompared: 2026-05-30, {said}\n"
        self._put("references/sources/told.txt", f"A made-up text.\n{head}{told}")
        golden = (BAKERY / "references" / "references.bib").read_text(encoding="utf-8")
        works = "\n".join(self._works(*each) for each in enumerate(self._plan.payloads, 1))
        self._put("references/references.bib", f"{golden}\n{works}\n{_entry('online', 'told', title='Told', url=TOLD)}")
        return self._carrier

    def _put(self, path: str, text: str) -> None:
        file = self._folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def _record(self, path: str, record: Mapping[str, Any]) -> None:
        self._put(path, yaml.safe_dump(record, default_style='"', allow_unicode=True, sort_keys=False))

    def _write(self, payload: str) -> str:
        return self._carrier.write(payload)

    def _told(self) -> Iterator[tuple[int, str]]:
        """Give the payloads that can be quoted word for word from a source: one line, with words, and no heading."""
        for number, payload in enumerate(self._plan.payloads, 1):
            is_said = re.search(r"\w", payload) and not payload.startswith("# ") and not is_telephone(payload)
            if fits(Kind.LINE, payload) and is_said:
                yield number, payload

    def _finding(self, number: int, payload: str) -> dict[str, Any]:
        base = _golden("findings/learning-by-ear.yml")
        verified = next(each for each in base["quotes"] if each["id"] == "surer")
        speaker = {**CARRIED["speaker"], "attributes": {f"years-{number}": "x"}}
        relations = zip(self._studies, ("contributes", "contradicts"), strict=False)
        evidence = [
            {"study": f"study-{study}", "relation": each, "contexts": {f"stage-{number}": ["x"]}, "note": "x"}
            for study, each in relations
        ]
        if self._plan.is_single:
            del base["assessment"], base["theme"]
        else:
            base["assessment"]["relevance"]["explanation"] = "x"
        following = number % len(self._plan.payloads) + 1
        record = {
            **base,
            "title": f"Number {number}",
            "evidence": evidence,
            "prompts": [{"audience": f"audience-{number}", "text": "x", "based_on": ["surer"]}],
            "related": [{"finding": f"finding-{following}", "relation": "elaborates", "note": "x"}],
            "facets": {f"sense-{number}": ["x"]},
            "quotes": [{**CARRIED, "speaker": speaker}],
            "history": [{"date": str(base["updated"]), "change": "x", "by": "x"}],
            "agreed_by": ["x"],
        }
        filled = self._carrier.fill(Finding, record, repeat(payload))
        told = {"id": "told", "text": payload, "source": "told", "locator": f"Section {number}", "voice": "document"}
        tells = [{**told, "text": self._write(payload)}] if (number, payload) in self._told() else []
        # A statement is a sentence; and no two findings have the same title, whatever its capitals.
        filled["statement"] += " ends here."
        if not self._plan.is_single:
            filled["theme"] = f"theme-{number}"
        if "assessment" in filled:
            filled["assessment"]["assessed_statement"] = filled["statement"]
        if payload.casefold() in {each.casefold() for each in self._plan.payloads[: number - 1]}:
            filled["title"] += " again"
        return {**filled, "quotes": [verified, *filled["quotes"], *tells], "suppress": [MADE_UP, NO_EFFECT]}

    def _gone(self) -> dict[str, Any]:
        """Return a finding that was withdrawn: all payloads say why, and by whom."""
        finding = self._finding(1, "x")
        kept = {name: finding[name] for name in ("statement", "evidence", "added", "updated")}
        end = {"since": str(finding["updated"]), "reason": "x", "by": ["x"] * len(self._plan.payloads)}
        record = {"title": "Gone", "status": "withdrawn", "no_longer_stands": end}
        payloads = (*packed(self._plan.payloads)[:1], *self._plan.payloads)
        return kept | self._carrier.fill(Finding, record, iter(("Gone", *payloads)))

    def _study(self, number: int) -> dict[str, Any]:
        carried = self._plan.payloads[number - 1 :: len(self._studies)]
        base = _golden("references/studies/harbour-bakeries.yml")
        quotes = base.pop("quotes")
        quotes[0]["supports"] += CLAIMED_OF_STUDIES
        point = {"question": "x", "text": "x", "items": ["x"], "based_on": ["learning"], "not_stated": "x"}
        base |= {"results": [point], "conclusions": [point], "reports": [f"article-{number}", *QUOTED]}
        base["licence"]["notes"] = "x"
        several = {name: base.pop(name) for name in list(base) if isinstance(base[name], list) and name != "reports"}
        several["quotes"] = [CARRIED]
        del several["appraisals"]
        base |= dict.fromkeys(SINGLE_OF_STUDIES, "x")
        single = self._carrier.fill(Study, base, cycle(carried))
        numbers = range(number, len(self._plan.payloads) + 1, len(self._studies))
        many = _merged(
            self._carrier.fill(Study, several | _by_name(at), repeat(each))
            for at, each in zip(numbers, carried, strict=True)
        )
        for place, quote in enumerate(many["quotes"]):
            quote["id"] = f"carried-{place}"
        if not self._plan.is_single:  # its pages sort the countries of all studies: here, one
            many["countries"] = [self._write(packed(self._plan.payloads)[0])]
        return {**single, **many, "quotes": [*quotes, *many["quotes"]], "suppress": [MADE_UP]}

    def _synthesis(self) -> dict[str, Any]:
        base = _golden("findings/synthesis.yml")
        for name in ("order", "facets", "audiences", "prompts", "says", "does_not_say", "not_designed_to_show"):
            del base[name]
        del base["appraisal_tools"]
        base.pop("themes", None)
        for name in ("editors", "amendments", "searches", "study_decisions", "lines_of_argument", "gaps"):
            del base[name]
        base["type"] = "single-study" if self._plan.is_single else "evidence-synthesis"
        base["included_studies"] = [f"study-{number}" for number in self._studies]
        if "contributor_pages" in Settings.model_fields:
            base["settings"] = {"contributor_pages": "false"}  # they hold no words of a record
        packs = packed(self._plan.payloads)
        base["licence"]["notes"] = "x"
        reasons = {"reasons": [{"reason": "x", "n": "1"}]}
        base["flow"] = {
            "database_specific_results": {"x": "3"},
            "register_specific_results": {"x": "3"},
            "dbr_excluded": reasons,
            "other_excluded": reasons,
            "sampling": {"eligible_studies": "2", "sampled": "1", "not_sampled": "1", "approach": "x"},
            "note": "x",
        }
        base["labels"]["endorsement"] = "x"
        base |= {
            "competing_interests": "x",
            "published": {"version": "x", "doi": "10.5555/x", "date": base["reviewed"]},
        }
        base["registration"] = {"registry": "x", "id": "x", "url": TOLD}
        single = self._carrier.fill(Synthesis, base, cycle(packs))
        several = (
            self._carrier.fill(Synthesis, _several(number), repeat(payload))
            for number, payload in enumerate(self._plan.payloads, 1)
        )
        many = _merged(several)
        for author in many["authors"][1:]:  # one iD is that of one person
            del author["orcid"]
        if self._plan.is_single:
            many.pop("themes", None)
        for number, decision in enumerate(many["study_decisions"]):
            decision["study"] += f" {number}"  # no study is listed twice
        for facet in many["facets"].values():
            # Where a payload may not stand beside a quote, another value does.
            facet["values"] = list(dict.fromkeys([*facet["values"], "x"]))
        for tool in many["appraisal_tools"].values():
            tool["judgements"] = list(dict.fromkeys([*tool["judgements"], "x"]))
        return {**single, **many}

    def _works(self, number: int, payload: str) -> str:
        """Give works that between them have every field of an entry."""
        if not fits(Kind.LINE, payload) or not _can_stand_in_bibtex(payload):
            self._carrier.left_out.append((payload, "references"))
            return _entry("article", f"article-{number}", title=f"Number {number}")
        text = self._write(payload).translate(_TEX)
        # Entries stand in the order of their authors.
        who = {"author": f"{{{number:02} {text}}}", "title": text, "note": text, "copyright": text, "year": "2001"}
        place = {"publisher": text, "address": text, "editor": f"{{{text}}}", "edition": text, "eventtitle": text}
        numbers = {"volume": text, "number": text, "pages": text, "langid": text, "issn": text, "isbn": text}
        return "\n".join(
            (
                _entry("article", f"article-{number}", journal=text, **who, **numbers),
                _entry("inproceedings", f"chapter-{number}", booktitle=text, **who, **place, **numbers),
                _entry("report", f"report-{number}", type=text, institution=text, **who, **numbers),
                _entry("thesis", f"thesis-{number}", type=text, school=text, **who),
                _entry("legislation", f"act-{number}", title=f"{number:02} {text}", number=text),
            )
        )


CLAIMED_OF_STUDIES = ["methodology", "theory", "sampling", "recruitment", "reflexivity"]
SINGLE_OF_STUDIES = ("label", *CLAIMED_OF_STUDIES, "data_richness")
"""Fields of a study with one text each, besides those of the golden one."""


def _by_name(number: int) -> dict[str, Any]:
    """Give what a study says under names that the synthesis gives, of one payload."""
    answers = {"item": {"judgement": "x", "rationale": "x"}}
    return {
        "facets": {f"ward-{number}": ["x"]},
        "characteristics": {f"column-{number}": "x"},
        "appraisals": [{"tool": f"tool-{number}", "by": ["x"], "overall_note": "x", "items": answers}],
    }


TOLD = "https://www.example.org/told"
AUTHOR: Mapping[str, Any] = {
    "name": "x",
    "family": "x",
    "orcid": "0000-0002-1825-0097",
    "affiliation": "x",
    "roles": ["software"],
    "author_of": ["study-1"],
}


def _several(number: int) -> dict[str, Any]:
    facets = {"sense": "finding", "stage": "evidence", "years": "quote", "ward": "study"}
    coded = {"ward": {"coded_by": "editors"}}
    tool = {"title": "x", "version": "x", "items": {"item": "x"}, "judgements": ["x"], "adapted": "x"}
    words = [f"finding-{number}/surer"]
    several = {
        "facets": {
            f"{name}-{number}": {"title": "x", "description": "x", "values": ["x"], "applies_to": target}
            | coded.get(name, {})
            for name, target in facets.items()
        },
        "themes": [{"id": f"theme-{number}", "title": "x", "text": "x"}],
        "audiences": [{"id": f"audience-{number}", "title": "x", "introduction": "x"}],
        "prompts": [{"audience": f"audience-{number}", "text": "x", "based_on": words}],
        "says": [{"question": "x", "text": "x", "items": ["x"], "based_on": words, "not_stated": "x"}],
        "does_not_say": ["x"],
        "not_designed_to_show": ["x"],
        "editors": ["x"],
        "authors": [AUTHOR],
        "funding": [{"funder": "x", "programme": "x", "award": "x", "statement": "x"}],
        "appraisal_tools": {f"tool-{number}": tool},
        "study_columns": {f"column-{number}": {"title": "x"}},
        "amendments": [{"text": "x"}],
        "searches": [{"source": "x", "platform": "x", "lines": [{"query": "x"}], "notes": "x"}],
        "study_decisions": [{"study": "x", "status": "excluded", "reason": "x"}],
        "lines_of_argument": [
            {
                "statement": "x",
                "based_on": [f"finding-{number}"],
                "by": ["x"],
                "reflexive_note": "x",
                "alternatives": ["x"],
            }
        ],
        "gaps": [{"text": "x", "basis": "thin-data", "scope": "x"}],
        "glossary": [{"term": "x", "meaning": "x", "abbreviation": "x"}],
    }
    return {name: value for name, value in several.items() if name in Synthesis.model_fields}


def packed(carried: Sequence[str]) -> list[str]:
    """Join payloads of one line to lines that are as long as a line may be, each payload once."""
    packs: list[str] = []
    lines = [each for each in carried if fits(Kind.LINE, each)]
    for payload in filter(partial(fits, Kind.PROSE), lines):
        longer = f"{packs[-1]} {payload}" if packs else payload
        if packs and len(longer) <= LONGEST_LINE and len(longer.split()) <= WORDS_ENOUGH:
            packs[-1] = longer
        else:
            packs.append(payload)
    return [*packs, *(each for each in lines if not fits(Kind.PROSE, each))]


def _can_stand_in_bibtex(text: str) -> bool:
    """Tell whether a value can hold the text: its braces match, and it has no tie or entity, which stand for a sign."""
    depths = [text[:end].count("{") - text[:end].count("}") for end in range(len(text) + 1)]
    return min(depths) == depths[-1] == 0 and "~" not in text and unescaped(text) == text


def _golden(path: str) -> dict[str, Any]:
    return dict(yaml.load((BAKERY / path).read_text(encoding="utf-8"), yaml.BaseLoader))  # noqa: S506 -- text only


def _merged(parts: Any) -> dict[str, Any]:
    """Join the lists and mappings of records, field by field."""
    merged: dict[str, Any] = {}
    for part in parts:
        for name, value in part.items():
            merged[name] = [*merged.get(name, []), *value] if isinstance(value, list) else merged.get(name, {}) | value
    return merged


def _entry(kind: str, key: str, **fields: str) -> str:
    written = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{key}{written}\n}}\n"
