"""A made-up synthesis of one study about night staff, in memory, for tests of rules to spoil in one place."""

from dataclasses import replace

from evidence_site.matching import verify_all
from evidence_site.model import (
    CiteKey,
    Corpus,
    Finding,
    PartialDate,
    PersonName,
    Reference,
    Section,
    SourceText,
    Study,
    Synthesis,
)

BREAKS = "Teams that shared their breaks passed on news sooner"
QUOTE = {"text": BREAKS, "source": "okafor2021", "locator": "Results", "voice": "author", "supports": ["statement"]}
FINDING = {
    "id": "shared-time",
    "title": "Shared time",
    "statement": f"{BREAKS}.",
    "evidence": [{"study": "night-shift", "relation": "contributes"}],
    "quotes": [QUOTE],
    "status": "published",
    "added": "2026-01-02",
}
STUDY = {"id": "night-shift", "title": "Working nights together", "reports": ["okafor2021"], "basis": "abstract"}
SITE = {
    "type": "evidence-synthesis",
    "included_studies": ["night-shift"],
    "title": "Nights",
    "question": "How do night staff rely on one another?",
    "short_answer": "They share breaks.",
    "editors": ["A. Editor"],
    "author_check": "not-recorded",
    "changes": "shortened",
    "licence": {"name": "CC BY 4.0"},
    "reviewed": "2026-03-02",
}
SOURCE = SourceText(
    CiteKey("okafor2021"),
    (
        Section("Results", (f"{BREAKS}, they said. [laughs] So it was\u2026 good.",)),
        Section("Discussion", ("Breaks matter to all.",)),
    ),
)
REFERENCE = Reference(
    id=CiteKey("okafor2021"),
    type="book",
    title="Working nights together",
    author=(PersonName(family="Okafor", given="Ada"),),
    issued=PartialDate(year=2021),
    publisher="Fictional Press",
)


def corpus(
    *findings: dict[str, object], site: dict[str, object] | None = None, source: SourceText | None = SOURCE
) -> Corpus:
    read = Corpus(
        synthesis=Synthesis.model_validate(SITE | (site or {})),
        findings=tuple(Finding.model_validate(FINDING | each) for each in findings or ({},)),
        studies=(Study.model_validate(STUDY),),
        references=(REFERENCE,),
        sources={source.key: source} if source else {},
    )
    return replace(read, verifications=verify_all(read))


def quoted(**fields: object) -> dict[str, object]:
    return {"quotes": [QUOTE | fields]}
