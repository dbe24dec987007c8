"""What the page says of a record is what `check` says of the file that it writes: the same faults in the same words."""

from pathlib import Path
from typing import Any

import pytest

from conftest import copy_study
from evidence_site.checking import check, examine
from evidence_site.pages.propose import make_propose_page
from evidence_site.project import Project
from evidence_site.website.site import Context
from pages.propose.script import call

CHECK = """(data, text, records) => {
    const sources = new Map([["waring2023", readSource(text)]]);
    const { verdictOf } = sourcesOf({ ...data, sources: {} }, () => {});
    return records.map(record => {
        const verdicts = (record.quotes ?? []).map(quote =>
            sources.has(quote.source) ? verify(quote, sources.get(quote.source)) : verdictOf(quote));
        const faults = checkRecord(record, { data, sources, verdicts, published: new Set(sources.keys()) });
        const told = faults.map(each => [each.code, each.severity, each.message, each.help, each.note]);
        return [writeFields(record), told];
    });
}"""
TITLE = "Something that leaders did"
STATEMENT = "Clinical leaders mediated conflict."
WORDS = "mediating conflict between multiple stakeholders"
QUOTE = {"text": WORDS, "source": "waring2023", "locator": "Abstract, Results", "voice": "author"}
EVIDENCE = [{"study": "clinical-leaders-ics", "relation": "contributes"}]
WHOLE: dict[str, Any] = {
    "title": TITLE,
    "statement": STATEMENT,
    "evidence": EVIDENCE,
    "quotes": [QUOTE],
    "status": "in-review",
    "added": "2026-11-25",
}
NOWHERE = "the words that nobody ever wrote"


def with_(**fields: Any) -> dict[str, Any]:
    """Give a record that is right but for these fields; one that is None is left out."""
    return {name: each for name, each in {**WHOLE, **fields}.items() if each is not None}


def quoting(**fields: Any) -> dict[str, Any]:
    """Give a record that is right but for these fields of its quote."""
    return with_(quotes=[{name: each for name, each in {**QUOTE, **fields}.items() if each is not None}])


RECORDS = {
    "right": with_(),
    "no title": with_(title=None),
    "no statement": with_(statement=None),
    "no evidence": with_(evidence=None),
    "no voice": quoting(voice=None),
    "no role": quoting(voice="participant", speaker={"id": "P1"}),
    "long title": with_(title="x" * 301),
    "endless statement": with_(statement="word " * 1001 + "end."),
    "run of marks": with_(summary="!" * 60),
    "no date": with_(added="24 November 2026"),
    "no day": with_(added="2026-02-30"),
    "leap day": with_(added="2024-02-29"),
    "bad id": quoting(id="Q 1"),
    "long id": quoting(id="q" * 65),
    "bad reference": with_(prompts=[{"audience": "clinical-leaders", "text": "Who?", "based_on": ["Q!"]}]),
    "lost quote": with_(prompts=[{"audience": "clinical-leaders", "text": "Who?", "based_on": ["q2", "q7/x/y"]}]),
    "lost quote of another": with_(
        prompts=[{"audience": "clinical-leaders", "text": "Who?", "based_on": ["relational-work/q9", "q1", "q1"]}]
    ),
    "zero width space": with_(title="Some\u200bthing"),
    "direction": with_(statement="Clinical \u202eleaders\u2066 mediated."),
    "control": with_(statement="Clinical \x07\x07leaders mediated."),
    "tag": with_(statement="Clinical\U000e0041 leaders."),
    "accents": with_(statement="Clinical le\u0301\u0302\u0303\u0301\u0302ders."),
    "hidden": with_(statement=f"Clinical{' ' * 70}leaders mediated."),
    "no sentence": with_(statement="Clinical leaders"),
    "sentence in marks": with_(statement="Clinical leaders mediated (they said so.)*"),
    "long statement": with_(statement="word " * 61 + "end."),
    "long summary": with_(summary="Leaders mediated. " * 61),
    "open outcome": with_(outcome="Less conflict"),
    "surplus outcome": with_(outcome="Less conflict", outcome_status="not-stated"),
    "lost outcome": with_(outcome_status="intended"),
    "early update": with_(updated="2026-11-24"),
    "early review": with_(review_by="2026-11-24"),
    "superseded": with_(status="superseded"),
    "successor": with_(superseded_by="relational-work"),
    "same title": with_(title="relational Work"),
    "same id": with_(quotes=[{**QUOTE, "id": "q2"}, {**QUOTE, "text": "clinical engagement"}]),
    "same study": with_(evidence=EVIDENCE * 2),
    "same related": with_(related=[{"finding": "relational-work", "relation": "elaborates"}] * 2),
    "wrong word": quoting(text="mediating conflicts between multiple stakeholders"),
    "wrong word of many": quoting(text=f"Clinical leaders were found to do four distinct contributions [...] {WORDS}"),
    "nowhere": quoting(text=NOWHERE),
    "out of order": quoting(text="clinical engagement [...] representing the views"),
    "elsewhere": quoting(locator="Abstract, Methods, sentence 1"),
    "no locator": quoting(locator=None),
    "no locator for lost words": quoting(locator=None, text=NOWHERE),
    "stray": quoting(text="mediating [conflict between"),
    "stray of found words": quoting(text="mediating conflict] between"),
    "dots": quoting(text="relational work ... building connections"),
    "insertion": quoting(text="mediating [some] conflict"),
    "insertion with note": quoting(text="mediating [some] conflict", note="Some."),
    "turning": quoting(text="mediating [never] conflict", note="Never."),
    "turning beginning": quoting(text="relational work in the form of [un]brokering", note="Un."),
    "turning and not": quoting(text="mediating [no] conflict between [many] stakeholders"),
    "omission": quoting(text="relational work [...] mediating conflict"),
    "speaker of no speech": quoting(speaker={"role": "nurse"}),
    "participant": quoting(voice="participant"),
    "participant of an unread work": quoting(voice="participant", source="waring2023", speaker={"role": "nurse"}),
    "translation": quoting(text="Konflikte vermitteln", original_text=WORDS),
    "half a translation": quoting(text="Konflikte vermitteln", original_text=WORDS, translated_by="editors"),
    "address": quoting(note="Ask someone@example.org for more"),
    "telephone": quoting(note="Ring 020 7946 0018"),
    "number": quoting(note="In 2018 and 2019 there were 24 and 47"),
    "name": quoting(voice="participant", speaker={"role": "nurse"}, note="She means Dr Marsh and Mrs Élan-Smith"),
    "support of nothing": quoting(supports=["statement", "outcome", "contexts"]),
    "published": with_(status="published"),
    "published without quotes": with_(status="published", quotes=None),
    "published, supported": with_(
        status="published", quotes=[{**QUOTE, "supports": ["statement"]}], activity="Mediating"
    ),
    "quotation": with_(statement='They did "mediating conflict between multiple stakeholders".'),
    "quotation of nowhere": with_(
        statement=f'They did "{NOWHERE}".', summary=f"\u201c{NOWHERE}\u201d, and \u201cno more\u201d."
    ),
    "quotation with dots": with_(summary='"relational work ... building connections," they write.'),
    "quotation of a title": with_(summary='"What can clinical leaders contribute to the governance" is the title.'),
    "not stated in marks": with_(not_stated=[f'"{NOWHERE}"', "who"]),
    "citation": with_(summary="As [@waring2023, p. 3] and @waring2023 say."),
    "wrong citation": with_(
        summary="As [@waring2032; see @zzz] say, not a@b.example, `@code` or https://x.example/@y."
    ),
    "cited in a note": with_(evidence=[{**EVIDENCE[0], "note": "See @nobody1999."}]),
    "related": with_(related=[{"finding": "relational-work", "relation": "elaborates", "note": "x" * 301}]),
}
OF_READING = ("FLD", "YML")
LEFT_TO_CHECK = {
    *("REF009", "REF010-order", "QUO003", "QUO004", "QUO020", "QUO023", "TXT005", "TXT008", "TXT009", "TXT010"),
    *("APP001", "DAT003", "DAT006"),
}
"""What the page does not look for: it needs other records, a dictionary or today's date; or the form cannot have it."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, list[list[str]]]]:
    """What the page writes and says of each record."""
    project = Project(copy_study(tmp_path_factory.mktemp("study")))
    examined = examine(project, advice=False)
    assert examined.corpus.synthesis
    context = Context(examined.corpus, project, examined.positions.file, examined.corpus.synthesis)
    text = (project.sources / "waring2023.txt").read_text("utf-8")
    data = make_propose_page(context).data
    (found,) = call({"check": CHECK}, [("check", data, text, list(RECORDS.values()))])
    return dict(zip(RECORDS, map(tuple, found), strict=True))


def of_check(project: Path, name: str, text: str) -> list[list[str]]:
    """Say what `check` finds in a record."""
    path = project / "findings" / name
    path.write_text(text, "utf-8")
    found = [each for each in check(Project(project)) if each.location.file == f"findings/{name}"]
    path.unlink()
    return [
        [each.code, str(each.severity), each.fault.message, each.fault.help, "".join(each.fault.notes)]
        for each in found
        if each.code not in LEFT_TO_CHECK
    ]


@pytest.mark.parametrize("name", RECORDS)
def test_the_page_says_what_check_says(name: str, answers: Any, study: Path) -> None:
    text, said = answers[name]
    expected = of_check(study, "something-new.yml", text)
    if any(each[0].startswith(OF_READING) for each in expected):
        # Of a record that cannot be read `check` says no more; the page goes on, as most of a form is not written yet.
        said = [each for each in said if each[0].startswith(OF_READING)]
    assert sorted(said) == sorted(expected)


def test_the_records_have_every_fault_that_the_page_knows(answers: Any) -> None:
    seen = {fault[0] for _, faults in answers.values() for fault in faults}
    assert len(seen) > 30
