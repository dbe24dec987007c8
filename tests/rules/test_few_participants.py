"""Fewer than five people whom a description fits: what is counted, what is joined, and what is said."""

from dataclasses import replace
from typing import Any

import pytest

from evidence_site.model import Corpus, Finding, Study
from evidence_site.rules.few_participants import few_participants, few_participants_unpublished
from rules.nights import FINDING, QUOTE, STUDY, corpus

RECOGNISED = "this speaker may be recognised:"
NURSES = {"group": "night nurses", "n": 12, "unit": "people"}
YOUNG = {"group": "young night nurses", "n": 4, "unit": "people"}


def said(role: str = "nurse", *, text: str = "So it was\u2026 good.", **attributes: str) -> dict[str, Any]:
    speaker = {"id": "P7", "role": role, "attributes": attributes}
    return {"text": text, "source": "okafor2021", "locator": "Results", "voice": "participant", "speaker": speaker}


def records(*quotes: dict[str, Any], groups: list[dict[str, Any]], contexts: dict[str, Any] | None = None) -> Corpus:
    finding: dict[str, Any] = FINDING | {"quotes": [QUOTE, *quotes]}
    if contexts:
        finding |= {"evidence": [{"study": "night-shift", "relation": "contributes", "contexts": contexts}]}
    study = Study.model_validate(STUDY | {"participants": groups})
    return replace(corpus(finding), studies=(study,))


def only(number: int, details: str) -> str:
    return f"{RECOGNISED} only {number} recorded participants of `night-shift` are described by {details}"


def unknown(details: str) -> str:
    return f"{RECOGNISED} nothing records how many participants of `night-shift` are described by {details}"


def messages(read: Corpus) -> list[str]:
    return [each.fault.message for each in few_participants(read)]


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([NURSES], []),
        ([NURSES | {"n": 5}], []),
        (
            [NURSES | {"n": 4}],
            [only(4, "`nurse`")],
        ),
        ([NURSES | {"n": 2}, {"group": "day nurses", "n": 3, "unit": "people"}], []),
        # Of a role alone nothing is said where its number is unknown, if the source printed it.
        ([NURSES | {"unit": "interviews"}], []),
        ([NURSES | {"group": "porters"}], []),
        ([], []),
        # A group of the very name is the one that is meant, whatever other groups the name is a part of.
        (
            [{"group": "Nurses", "n": 3, "unit": "people"}, NURSES],
            [only(3, "`nurse`")],
        ),
    ],
)
def test_the_groups_whose_name_holds_the_role_are_counted(groups: list[dict[str, Any]], expected: list[str]) -> None:
    assert messages(records(said(), groups=groups)) == expected


def test_an_attribute_narrows_the_groups_and_one_that_no_group_names_is_unknown() -> None:
    assert messages(records(said(age="young"), groups=[NURSES, YOUNG])) == [only(4, "`nurse` and `young`")]
    assert messages(records(said(age="young"), groups=[NURSES, YOUNG | {"n": 6}])) == []
    (fault,) = [each.fault for each in few_participants(records(said(age="old"), groups=[NURSES]))]
    assert fault.message == unknown("`nurse` and `old`")
    assert fault.help.startswith("leave out `old`, or record the group and its number in `participants`")


def test_what_several_quotes_say_of_one_speaker_counts_together() -> None:
    groups = [NURSES, YOUNG | {"n": 6}]
    one, other = said(age="young"), said(text="Breaks matter to all.", place="ward 3") | {"locator": "Discussion"}
    assert messages(records(one, groups=groups)) == []
    (message,) = messages(records(one, other, groups=groups))
    assert message.endswith("described by `nurse`, `young` and `ward 3`, put together from several quotes")


def test_words_that_no_source_has_published_make_it_an_error() -> None:
    quote = said() | {"source": "lind2019", "permission": {"basis": "participant-consent"}}
    read = records(quote, groups=[NURSES | {"n": 4}])
    studies = tuple(each.model_copy(update={"reports": (*each.reports, "lind2019")}) for each in read.studies)
    read = replace(read, studies=studies)
    assert messages(read) == []
    assert [each.fault.message for each in few_participants_unpublished(read)] == [only(4, "`nurse`")]


def test_a_context_counts_where_it_tells_a_part_of_the_study_from_the_rest() -> None:
    read = records(said(), groups=[NURSES], contexts={"place": ["wards"]})
    assert messages(read) == []
    other = Finding.model_validate(
        FINDING
        | {
            "id": "other",
            "evidence": [{"study": "night-shift", "relation": "contributes", "contexts": {"place": ["halls"]}}],
        }
    )
    read = replace(read, findings=(*read.findings, other))
    assert messages(read) == [unknown("`nurse` and `wards`")]


ALL = {"group": "nurses", "n": 20, "unit": "people"}


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([ALL, NURSES], []),
        ([ALL, NURSES | {"n": 3}], [only(3, "`nurse` and `night`")]),
        # Groups that share a detail may hold the same people: they are not added up.
        (
            [ALL, NURSES | {"n": 3}, {"group": "night nurses of ward 3", "n": 2, "unit": "people"}],
            [only(3, "`nurse` and `night`")],
        ),
        ([ALL, YOUNG, NURSES], []),
        ([ALL], [unknown("`nurse` and `night`")]),
    ],
)
def test_a_group_of_the_very_role_does_not_hide_the_groups_that_hold_a_detail(
    groups: list[dict[str, Any]], expected: list[str]
) -> None:
    assert messages(records(said(shift="night"), groups=groups)) == expected
