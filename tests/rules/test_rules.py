"""What the cases in `tests/cases` cannot show: echoes that must stay silent, private texts, places inside words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest

from evidence_site.model import SYNTHESIS, CiteKey, Corpus, RecordKind, RecordRef, Section, SourceText, Study
from evidence_site.rule import Violation
from evidence_site.rules import RULES
from rules.nights import BREAKS, REFERENCE, SOURCE, STUDY, corpus, quoted


def violations(read: Corpus) -> Iterator[tuple[str, Violation]]:
    return ((rule.code, each) for rule in RULES for each in rule(read))


def codes(read: Corpus) -> list[str]:
    return sorted(code for code, _ in violations(read))


def only(read: Corpus) -> Violation:
    ((_, violation),) = violations(read)
    return violation


def test_a_project_in_order_has_no_fault() -> None:
    assert codes(corpus()) == []


def test_nothing_is_said_of_a_project_of_which_nothing_was_read() -> None:
    assert codes(Corpus()) == []


def test_every_code_stands_for_one_rule_and_every_family_is_known() -> None:
    every = [each.code for each in RULES]
    assert len(every) == len(set(every))
    assert {re.sub(r"\d{3}$", "", each) for each in every} == {
        "ID",
        "FLD",
        "REF",
        "THM",
        "BIB",
        "SRC",
        "QUO",
        "APP",
        "TXT",
        "DAT",
        "MET",
        "FLO",
        "PAG",
    }
    assert len({each.name for each in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.code)
def test_every_rule_is_documented(rule: object) -> None:
    page = rule.documentation  # type: ignore[attr-defined]
    assert page.summary.endswith(".")
    assert all(text.startswith("# ") for text in (page.example, page.instead))


@pytest.mark.parametrize(
    ("unread", "fields", "code"),
    [
        (RecordRef(RecordKind.FINDING, "lost"), {"related": [{"finding": "lost", "relation": "qualifies"}]}, "REF003"),
        (
            RecordRef(RecordKind.STUDY, "lost"),
            {
                "evidence": [
                    {"study": "lost", "relation": "contributes"},
                    {"study": "night-shift", "relation": "contributes"},
                ]
            },
            "REF002",
        ),
        (
            RecordRef(RecordKind.FINDING, "lost"),
            {"prompts": [{"audience": "all", "text": "?", "based_on": ["lost/q1"]}]},
            "REF008",
        ),
    ],
)
def test_a_record_that_could_not_be_read_is_not_called_unknown(
    unread: RecordRef, fields: dict[str, object], code: str
) -> None:
    site = {"audiences": [{"id": "all", "title": "All"}]}
    assert codes(corpus(fields, site=site)) == [code]
    assert codes(replace(corpus(fields, site=site), unreadable=frozenset({unread}))) == []


def test_an_entry_or_a_source_that_could_not_be_read_is_told_once() -> None:
    other = corpus(quoted(source="lost2020"))
    assert codes(other) == ["REF001"]
    entry = frozenset({RecordRef(RecordKind.REFERENCE, "lost2020")})
    assert codes(replace(other, unreadable=entry)) == []
    source = frozenset({RecordRef(RecordKind.SOURCE, "okafor2021")})
    unread = corpus(source=None)
    assert codes(unread) == ["QUO003", "QUO006"]
    assert "QUO003" not in codes(replace(unread, unreadable=source))


def test_an_unknown_key_may_be_that_of_an_entry_whose_key_is_none() -> None:
    broken = frozenset({RecordRef(RecordKind.REFERENCE, "Lost & Co 2020")})
    assert codes(replace(corpus(quoted(source="lost2020")), unreadable=broken)) == []
    assert codes(replace(corpus(quoted(source="okafor2012")), unreadable=broken)) == ["REF001"]


def test_a_key_that_names_no_file_must_change_before_its_text_is_added() -> None:
    reference = REFERENCE.model_copy(update={"id": CiteKey("DBLP:x/1")})
    read = replace(corpus(quoted(source="DBLP:x/1")), references=(REFERENCE, reference))
    helps = {code: each.fault.help for code, each in violations(read)}
    assert helps["QUO003"].startswith("give the work a key of small letters")


def test_a_study_whose_report_is_not_in_the_bibliography_is_told() -> None:
    study = Study.model_validate(STUDY | {"reports": ["okafor2012"]})
    (found,) = (each for code, each in violations(replace(corpus(), studies=(study,))) if code == "REF001")
    assert (found.place.record.id, found.place.path) == ("night-shift", ("reports", 0))
    assert found.fault.help == "did you mean `okafor2021`?"


def test_a_work_that_nothing_refers_to_is_told_unless_a_record_could_not_be_read() -> None:
    read = replace(corpus(), references=(REFERENCE, REFERENCE.model_copy(update={"id": CiteKey("lind2019")})))
    assert [(code, each.place.record.id) for code, each in violations(read)] == [("REF017", "lind2019")]
    unread = frozenset({RecordRef(RecordKind.STUDY, "lost")})
    assert codes(replace(read, unreadable=unread)) == []
    assert codes(corpus(quoted(source="okafor2021"))) == []


SCORES = {
    "We give it 9/10.": True,
    "It has 8 / 10 on our scale": True,
    "3.5/5": True,
    "A score of 3": True,
    "Rated 4": True,
    "Four stars: \u2605\u2605\u2605\u2605\u2606": True,
    "4 stars": True,
    "Seven, or 7 out of 10": True,
    "We are 80% confident": True,
    "3/5 studies agree": False,
    "in 2 out of 5 studies": False,
    "between 8/10/2020 and now": False,
    "on call 24/7": False,
    "in 4 studies of 20 people": False,
}


@pytest.mark.parametrize(("reason", "told"), SCORES.items(), ids=SCORES.keys())
def test_scores_are_told_from_counts_in_the_reasons_of_an_assessment(reason: str, told: bool) -> None:  # noqa: FBT001
    none = {"concern": "no-or-very-minor"}
    names = ("methodological_limitations", "adequacy", "relevance")
    assessment = dict.fromkeys(names, none) | {
        "coherence": none | {"explanation": reason},
        "confidence": "high",
        "explanation": "They agree.",
        "assessed_by": ["A. Editor"],
        "assessed_on": "2026-02-01",
        "assessed_statement": f"{BREAKS}.",
    }
    found = [each.place.path for _, each in violations(corpus({"assessment": assessment}))]
    assert found == ([("assessment", "coherence", "explanation")] if told else [])


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Our confidence in this is 9/10.", ["APP004"]),
        ("The quality of the evidence: 4 stars.", ["APP004"]),
        ("They gave their tea 9/10.", []),
        ("Our confidence is high.", []),
    ],
)
def test_a_finding_may_speak_of_scores_but_not_of_its_own(summary: str, expected: list[str]) -> None:
    assert codes(corpus({"summary": summary})) == expected


def test_a_broken_bibliography_is_not_told_for_each_citation() -> None:
    assert codes(replace(corpus(), references=())) == []


def test_without_a_synthesis_nothing_that_depends_on_it_is_checked() -> None:
    fields = {"facets": {"theme": ["x"]}, "prompts": [{"audience": "all", "text": "?"}]}
    assert codes(corpus(fields)) == ["REF004", "REF007"]
    assert codes(replace(corpus(fields), synthesis=None, unreadable=frozenset({SYNTHESIS}))) == []


def test_a_mismatch_points_at_the_words_and_shows_the_nearest_passage() -> None:
    found = only(corpus(quoted(text="Teams that shared their breaks past on news")))
    assert found.place.path == ("quotes", 0, "text")
    assert found.place.span == (31, 35)
    assert found.fault.message == "the quote has `past` where `okafor2021` has `passed`"
    assert found.fault.notes == (
        "nearest passage of the source: Teams that shared their breaks \u00bbpassed\u00ab on news",
    )


def test_a_mismatch_of_words_in_translation_points_at_the_original_ones() -> None:
    fields = {"original_text": "Breaks mattered to all", "original_language": "en", "translated_by": "editors"}
    found = only(corpus(quoted(**fields)))
    assert found.place.path == ("quotes", 0, "original_text")
    assert found.place.span == (7, 15)


def test_words_out_of_order_are_told_from_words_that_differ() -> None:
    found = only(corpus(quoted(text="news sooner [...] Teams that shared")))
    assert found.fault.message == "`Teams that shared` does not follow there in one paragraph of `okafor2021`"
    assert found.place.span == (18, 35)


def test_nothing_of_a_private_source_is_told() -> None:
    private = replace(SOURCE, private=True)
    found = only(corpus(quoted(text="Teams that shared their breaks past on news"), source=private))
    assert found.fault.message == "the quote does not match the private text of `okafor2021`"
    assert (found.fault.notes, found.place.span) == ((), None)
    told = [each.fault for _, each in violations(corpus(quoted(locator=None), source=private))]
    told += [
        each.fault for _, each in violations(corpus(quoted(locator="Results, x", text="Breaks matter"), source=private))
    ]
    assert len(told) == 2
    assert "Discussion" not in str(told)


def test_words_of_a_private_source_are_no_ground_for_quotation_marks_in_prose() -> None:
    summary = {"summary": "They say \u201cBreaks matter to all\u201d."}
    assert codes(corpus(summary)) == []
    assert codes(corpus(summary, source=replace(SOURCE, private=True))) == ["QUO017"]


def test_the_words_of_participants_from_a_private_source_need_consent() -> None:
    said = quoted(voice="participant", speaker={"role": "porter"})
    # How many porters there are is not recorded, which is said of words that no source has published.
    assert codes(corpus(said)) == []
    assert codes(corpus(said, source=replace(SOURCE, private=True))) == ["QUO013", "QUO029"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[laughs] So it was\u2026 good", []),
        ("So it was\u2026 bad", ["QUO001"]),
        ("Teams \u2026 passed on news", ["QUO010"]),
        ("Teams... passed on news", ["QUO010"]),
        ("Teams [...passed on news", ["QUO009"]),
        ("Teams that shared ] their breaks", ["QUO009"]),
        ("Teams [of nurses] that shared", ["QUO007"]),
        ("Teams that [did not] passed", ["QUO001", "QUO008"]),
        ("Teams that shared their breaks [n\u2019t] passed", ["QUO008"]),
        ("Teams that [un]shared their breaks passed", ["QUO008"]),
        ("Teams that shared their breaks[less] passed", ["QUO008"]),
        ("Teams that shared their breaks [in] passed", ["QUO007"]),
        ("Teams that shared their breaks [known] passed", ["QUO007"]),
    ],
)
def test_marks_in_a_quote_are_told_from_the_words_of_the_source(text: str, expected: list[str]) -> None:
    assert codes(corpus(quoted(text=text))) == expected


def test_an_insertion_is_pointed_at() -> None:
    found = only(corpus(quoted(text="Teams [of nurses] that shared")))
    assert found.place.span == (6, 17)


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("They \u201cpassed on news sooner\u201d.", []),
        ("They \u201cpassed on news sooner.\u201d", []),
        ("They \u201cshared their breaks \u2026 sooner\u201d.", []),
        ('See "Working nights together" and "How do night staff rely on one another?"', []),
        ("A \u201clow bar\u201d it is.", []),
        ("A \u201cBreaks matter to all\u201d in the source only.", []),
        ("They \u201cpassed on the news\u201d.", ["QUO017"]),
        ('They \u201cshared no breaks\u201d and "did not pass on news".', ["QUO017", "QUO017"]),
        ("They \u00abshared no breaks\u00bb.", ["QUO017"]),
    ],
)
def test_words_in_quotation_marks_are_looked_for(summary: str, expected: list[str]) -> None:
    assert codes(corpus({"summary": summary})) == expected


def test_words_in_quotation_marks_that_resemble_a_source_are_pointed_at_where_they_differ() -> None:
    found = only(corpus({"summary": "They \u201cshared no breaks\u201d."}))
    assert (found.place.path, found.place.span) == (("summary",), (13, 15))
    assert found.fault.message == "the words in quotation marks have `no` where `okafor2021` has `their`"
    assert found.fault.notes == ("nearest passage of the source: shared \u00bbtheir\u00ab breaks",)


def test_words_in_quotation_marks_that_resemble_no_source_are_pointed_at_as_a_whole() -> None:
    found = only(corpus({"summary": "They \u201cbake at dawn\u201d."}))
    assert (found.place.span, found.fault.notes) == ((5, 19), ())
    assert found.fault.message == "the words in quotation marks are in no quote and no source: `bake at dawn`"


def test_of_several_sources_the_one_that_comes_closest_is_shown() -> None:
    other = SourceText(CiteKey("abe2020"), (Section("", ("Teams that shared their lamps ate breaks.",)),))
    study = Study.model_validate(STUDY | {"reports": ["abe2020", "okafor2021"]})
    works = (REFERENCE, REFERENCE.model_copy(update={"id": CiteKey("abe2020")}))
    read = corpus({"summary": "\u201cTeams that shared their breaks passed on bread sooner\u201d."})
    read = replace(read, studies=(study,), references=works, sources={**read.sources, other.key: other})
    found = only(read)
    assert found.fault.message == "the words in quotation marks have `bread` where `okafor2021` has `news`"


def test_nothing_of_a_private_source_is_shown_beside_words_in_quotation_marks() -> None:
    private = replace(SOURCE, private=True)
    found = only(corpus({"summary": "They say \u201cBreaks matter to nobody\u201d."}, source=private))
    assert found.fault.notes == ()
    assert "matter to all" not in str(found)
    quoted_words = only(corpus({"summary": "\u201cTeams that shared no breaks\u201d."}, source=private))
    assert quoted_words.fault.notes == ("nearest passage of the source: Teams that shared \u00bbtheir\u00ab breaks",)


def test_no_title_is_the_ground_of_the_words_that_it_quotes() -> None:
    assert codes(corpus({"title": "Those who \u201cshare no breaks\u201d"})) == ["QUO017"]
    assert codes(corpus({"title": "\u201cThey share no breaks\u201d"})) == ["QUO017"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("short_answer", "They \u201cshare no breaks\u201d."),
        ("does_not_say", ["Who \u201cshares no breaks\u201d"]),
        ("says", [{"text": "They \u201cshare no breaks\u201d.", "based_on": ["shared-time/q1"]}]),
    ],
)
def test_words_in_quotation_marks_are_looked_for_in_the_synthesis_too(field: str, value: object) -> None:
    assert codes(corpus(site={field: value})) == ["QUO017"]


def test_words_in_quotation_marks_are_not_looked_for_where_the_method_is_told() -> None:
    assert codes(corpus(site={"screening": "We searched for \u201cshared breaks of nurses\u201d."})) == []


def test_every_field_of_a_study_that_reports_needs_a_quote() -> None:
    study = STUDY | {
        "aims": "To see.",
        "sites": {"n": "3", "kind": "wards"},
        "results": [{"text": "They share.", "based_on": ["shared-time/q1"]}],
        "limitations": [{"text": "Few.", "noted_by": "editors"}],
        "appraisals": [{"tool": "casp", "by": ["A. Editor"], "items": {"aims": {"judgement": "Yes"}}}],
        "peer_review": "Peer reviewed.",
    }
    read = replace(corpus(), studies=(Study.model_validate(study),))
    assert [each.place.path for _, each in violations(read)] == [
        ("aims",),
        ("sites",),
        ("peer_review",),
        ("appraisals", 0, "tool"),
    ]
    noted = study | {"limitations": [{"text": "Few.", "noted_by": "authors"}]}
    read = replace(corpus(), studies=(Study.model_validate(noted),))
    assert ("limitations",) in [each.place.path for _, each in violations(read)]


def test_a_longer_circle_of_successors_is_told_once() -> None:
    def gone(name: str, successor: str) -> dict[str, object]:
        end = {"since": "2026-03-01", "reason": "More is known.", "by": ["A. Editor"]}
        about = {"id": name, "title": name, "no_longer_stands": end}
        return about | {"status": "superseded", "superseded_by": successor}

    read = corpus(gone("b", "c"), gone("c", "a"), gone("a", "b"), gone("d", "a"))
    found = only(read)
    assert found.place.record.id == "a"
    assert found.fault.message == "`a` is superseded by `b`, which is superseded by `c`, which is superseded by `a`"


def test_a_review_is_due_only_when_a_day_is_given() -> None:
    read = corpus({"review_by": "2026-03-28"})
    assert codes(read) == []
    assert codes(replace(read, today=date(2026, 3, 28))) == []
    assert codes(replace(read, today=date(2026, 3, 29))) == ["DAT003"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (f"They say \u201c{BREAKS}\u201d.", []),
        (f"They say \u201c{BREAKS}.\u201d", []),
        ("They share (breaks).", []),
        ("They share.)", []),
        ("\u4ed6\u4eec\u5206\u4eab\u3002", []),
        ("They share", ["TXT002"]),
        ("They share,", ["TXT002"]),
    ],
)
def test_a_statement_ends_as_a_sentence(statement: str, expected: list[str]) -> None:
    assert codes(corpus({"statement": statement})) == expected


def test_the_nearest_name_is_suggested() -> None:
    found = only(corpus({"related": [{"finding": "shared-tine", "relation": "qualifies"}]}))
    assert found.fault.help == "did you mean `shared-time`?"
    far = only(corpus({"related": [{"finding": "xyz", "relation": "qualifies"}]}))
    assert far.fault.help == "write `findings/xyz.yml` first"


def test_every_fault_is_one_line_and_has_a_cure() -> None:
    broken = corpus(
        quoted(text="Teams [not] that\n..., ]") | {"status": "superseded", "statement": "a\nb"},
        {"id": "other", "related": [{"finding": "shared-tine", "relation": "qualifies"}]},
    )
    for code, group in groupby(violations(broken), key=lambda each: each[0]):
        for _, each in group:
            assert "\n" not in each.fault.message, code
            assert each.fault.help, code
