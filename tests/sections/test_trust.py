"""The three lines of trust: what they say of words, copies and wording, and that all pages say the same."""

from dataclasses import replace
from datetime import date

import pytest

from evidence_site.model import Quote, SourceText, Verdict, Verification
from evidence_site.model.source import Comparison
from evidence_site.sections.trust import MATCH, trust_in_finding, trust_in_site
from pages.bakery import FINDING, QUOTE, SECOND, corpus, section, site, views

NEVER_REVIEWED = {**FINDING, "paraphrase_review": None}


def source(key: str = "crumb2031", **more: object) -> dict[str, SourceText]:
    """Give the copy of a source."""
    return {key: SourceText(key, (), **more)}  # type: ignore[arg-type]


def lines(**fields: object) -> tuple[str, ...]:
    """Give the lines on the first finding of the bakery."""
    made = site(corpus(**fields))  # type: ignore[arg-type]
    return trust_in_finding(made, made.published[0])


def test_words_that_were_found_are_told_so_in_one_line() -> None:
    words, _, _ = lines(findings=(FINDING,), sources=source())
    assert words == (
        "Quoted words: found by machine in our copy of the source, "
        "apart from marked [insertions] and omissions, at each build"
    )


def test_words_that_nobody_could_look_for_are_not_said_to_be_found() -> None:
    made = site(replace(corpus(findings=(FINDING,)), verifications={}, sources={}))
    (words, _) = trust_in_finding(made, made.published[0])
    assert words == "Quoted words: not checked, as we hold no copy of the source"


def test_our_copy_was_compared_when_its_head_says_so() -> None:
    compared = Comparison(date(2031, 3, 4), "R. Rye")
    about = "Our copy last compared with the published text"
    assert lines(findings=(FINDING,), sources=source(compared=compared))[1] == f"{about}: 4 March 2031, by R. Rye"
    assert lines(findings=(FINDING,), sources=source())[1] == f"{about}: not recorded"


def test_nothing_is_told_of_who_compared_a_private_text() -> None:
    compared = Comparison(date(2031, 3, 4), "R. Rye")
    told = lines(findings=(FINDING,), sources=source(compared=compared, private=True))
    assert told[1].endswith(": not recorded")
    assert "Rye" not in "".join(told)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "not yet reviewed by anyone"),
        ({"agreed_by": ["Ines Fiction", "Paul Pretend"]}, "agreed by Ines Fiction and Paul Pretend"),
        (
            {"paraphrase_review": {"by": "R. Rye", "against": "the article", "date": "2031-04-05"}},
            "reviewed by R. Rye on 5 April 2031, against the article",
        ),
    ],
)
def test_who_found_the_wording_fair_is_named(fields: dict[str, object], said: str) -> None:
    assert lines(findings=({**NEVER_REVIEWED, **fields},))[-1] == f"Whether our wording is fair: {said}"


def test_of_all_findings_it_is_counted_how_many_were_reviewed() -> None:
    reviewed = {**FINDING, "paraphrase_review": {"by": "R. Rye", "against": "the article", "date": "2031-04-05"}}
    made = site(corpus(findings=(reviewed, {**SECOND, "paraphrase_review": None})))
    assert trust_in_site(made)[-1] == "Whether our wording is fair: reviewed for one of two crafts"


def test_all_pages_say_the_same() -> None:
    pages = views(corpus(sources=source()))
    assert pages["quotes.md"].trust == pages["about.md"].trust
    assert pages["about.md"].match == MATCH
    of_study = section(pages["studies/night-shift.md"], "read").trust
    assert of_study[1:] == pages["about.md"].trust[1:]


def test_a_withdrawn_quote_counts_neither_way() -> None:
    gone = {**QUOTE, "id": "q2", "text": "[words withdrawn]", "supports": []}
    gone["permission"] = {"basis": "participant-consent", "private_reference": "form 3", "withdrawn": "2031-05-06"}
    assert Quote.model_validate(gone).is_withdrawn
    told = lines(findings=({**FINDING, "quotes": [QUOTE, gone]},), sources=source())
    assert told[0].startswith("Quoted words: found by machine")


def test_a_quote_in_the_wrong_place_is_not_among_those_found() -> None:
    misplaced = {"reading-the-dough/q1": Verification(Verdict.MISPLACED)}
    made = site(replace(corpus(findings=(FINDING,)), verifications=misplaced))
    assert trust_in_finding(made, made.published[0])[0].startswith("Quoted words: none of two quotes found by machine")
