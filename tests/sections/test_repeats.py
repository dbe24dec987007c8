"""When a text of ours only repeats the words that it stands beside, and when it says more, or other."""

import pytest

from evidence_site.sections.repeats import MOST, repeats
from pages.bakery import FINDING, QUOTE, corpus, section, views

DOUGH = "feeling the dough until it gives, and then waiting for the hour"
SUMMARY = "Bakers judged by feeling the dough. They waited."


@pytest.mark.parametrize(
    ("text", "is_repetition"),
    [
        ('The authors report that bakers judged by "feeling the dough until it gives".', True),
        ("Feeling the dough until it gives.", True),
        ('The authors report that bakers did not judge by "feeling the dough until it gives".', False),
        ('The authors report that few bakers judged by "feeling the dough until it gives".', False),
        ("The authors report that waiting for bakers judged the dough.", False),
        ("The authors report that bakers judged by touch.", False),
        ("", False),
    ],
)
def test_a_text_repeats_others_only_if_each_of_its_runs_stands_there(text: str, *, is_repetition: bool) -> None:
    assert repeats(text, [SUMMARY, DOUGH]) is is_repetition


def test_a_long_text_is_no_repetition() -> None:
    assert repeats("dough " * MOST, ["dough " * MOST])
    assert not repeats("dough " * (MOST + 1), ["dough " * (MOST + 1)])


REPEATING = {
    **FINDING,
    "statement": "The authors report that bakers judged by feeling the dough until it gives.",
    "summary": SUMMARY,
    "quotes": [{**QUOTE, "text": DOUGH, "note": None}],
}


@pytest.mark.parametrize(("kind", "has_lead"), [("single-study", False), ("evidence-synthesis", True)])
def test_a_lead_that_only_repeats_is_left_out_but_in_a_synthesis_it_was_assessed(kind: str, *, has_lead: bool) -> None:
    assert views(corpus((REPEATING,), type=kind))["findings/reading-the-dough.md"].has_lead is has_lead


def test_a_summary_that_only_repeats_its_quote_is_left_out_and_then_the_lead_stays() -> None:
    page = views(corpus(({**REPEATING, "summary": "Feeling the dough until it gives."},)))[
        "findings/reading-the-dough.md"
    ]
    assert section(page, "found").summary == ""
    assert page.has_lead
    assert views(corpus((REPEATING,)))["findings/reading-the-dough.md"].sections[0].summary
