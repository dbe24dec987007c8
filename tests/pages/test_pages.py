"""What pages show."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evidence_site.model import Corpus, SourceText
from evidence_site.pages import NavigationItem, build_pages, navigation
from evidence_site.sections.evidence import EvidenceOfStudy
from pages.bakery import FINDING, QUOTE, REFERENCE, SECOND, STUDY, SYNTHESIS, anchors, corpus, section, site, views

THIRD = {**SECOND, "id": "third", "title": "Third", "related": [], "quotes": [{**QUOTE, "text": "third"}]}
OTHER_STUDY = {
    **STUDY,
    "id": "day-shift",
    "title": "By day",
    "basis": "full-text",
    "reports": ["day2031"],
    "quotes": [],
    "results": [],
    "conclusions": [],
    "countries": ["Wales"],
}
OTHER_REFERENCE = REFERENCE.model_copy(update={"id": "day2031", "title": "By day"})
ASSESSMENT = {
    "methodological_limitations": {"concern": "minor", "explanation": "Few bakers."},
    "coherence": {"concern": "no-or-very-minor"},
    "adequacy": {"concern": "serious", "explanation": "Thin."},
    "relevance": {"concern": "moderate", "explanation": "One town."},
    "confidence": "low",
    "explanation": "Because it is thin.",
    "assessed_by": ["R. Rye"],
    "assessed_on": "2031-01-02",
    "assessed_statement": "Bakers judge by touch when the dough is ready.",
}


OWN = {"about.md", "accessibility.md", "a-z.md", "brief.md", "worksheet.md", "changes.md"}
"""Pages whose record and day are those of the synthesis."""


def synthesis(**fields: Any) -> Corpus:
    evidence = [
        {"study": "night-shift", "relation": "contributes"},
        {"study": "day-shift", "relation": "contradicts", "note": "By *day* they look."},
    ]
    finding = {**FINDING, "evidence": evidence, "assessment": ASSESSMENT}
    told = {
        "type": "evidence-synthesis",
        "included_studies": ["night-shift", "day-shift"],
        "screening": "We *read* them.",
        "study_decisions": [{"study": "Cakes", "status": "excluded", "reason": "Not bread."}],
    }
    return corpus((finding,), (STUDY, OTHER_STUDY), (REFERENCE, OTHER_REFERENCE), **{**told, **fields})


def test_each_record_has_its_page() -> None:
    assert list(views()) == [
        "index.md",
        "findings/index.md",
        "findings/reading-the-dough.md",
        "findings/keeping-time.md",
        "studies/night-shift.md",
        "quotes.md",
        "roles.md",
        "references.md",
        "brief.md",
        "worksheet.md",
        "a-z.md",
        "changes.md",
        "about.md",
        "accessibility.md",
    ]
    assert "glossary.md" in views(corpus(glossary=[{"term": "Dough", "meaning": "Flour and water"}]))
    assert "studies/index.md" in views(synthesis())


def test_without_audiences_there_is_no_page_for_roles() -> None:
    made = corpus((SECOND,), audiences=[], prompts=[])
    pages = views(made)
    assert "roles.md" not in pages
    titles = [each.title for each in navigation(site(made), [each.listing for each in pages.values()])[3:]]
    assert titles == ["Quotes", "References", "About this site"]


def test_a_page_names_its_record_and_the_day_of_its_last_change() -> None:
    pages = views()
    assert {path: (page.record, str(page.updated)) for path, page in pages.items() if path not in OWN} == {
        "index.md": ("findings/synthesis.yml", "2031-05-06"),
        "findings/index.md": ("findings/synthesis.yml", "2031-05-06"),
        "findings/reading-the-dough.md": ("findings/reading-the-dough.yml", "2031-02-03"),
        "findings/keeping-time.md": ("findings/keeping-time.yml", "2031-05-06"),
        "studies/night-shift.md": ("references/studies/night-shift.yml", "2031-03-04"),
        "quotes.md": ("findings/synthesis.yml", "2031-05-06"),
        "roles.md": ("findings/synthesis.yml", "2031-05-06"),
        "references.md": ("references/references.bib", "2031-05-06"),
    }
    assert all(0 < len(page.description) <= 160 for page in pages.values())


def test_without_a_synthesis_there_are_no_pages() -> None:
    with pytest.raises(ValueError, match="synthesis"):
        tuple(build_pages(site(Corpus())))
    with pytest.raises(ValueError, match="synthesis"):
        navigation(site(Corpus()), ())


def test_the_home_page_says_what_it_rests_on() -> None:
    home = views()["index.md"]
    assert home.eyebrow == "Evidence summary · one qualitative interview study"
    assert home.basis == "From the abstract only. The authors' findings, in our words except where quoted."
    assert [(each.term, each.value) for each in home.key_facts] == [
        ("night bakers", "14"),
        ("drivers", "5"),
        ("ovens", "2"),
        ("dates of the study", "2029 to 2030"),
    ]
    assert section(home, "people").people.sentence == "14 night bakers and 5 drivers took part (19 people, our sum)."
    bounds = section(home, "keep-in-mind")
    assert bounds.says_heading == "The abstract says"
    assert bounds.does_not_say_heading == "The abstract does not say"
    conclusion = section(home, "conclusion-1")
    assert conclusion.heading == "What is the craft based on?"
    assert conclusion.point.items == ("Touch", "Habit")
    assert conclusion.point.not_stated == "Which comes first is not stated."


def test_the_home_page_of_a_synthesis_counts_its_studies() -> None:
    home = views(synthesis())["index.md"]
    assert home.eyebrow == "Evidence summary · two studies"
    assert [(each.term, each.value) for each in home.key_facts] == [
        ("studies included", "2"),
        ("crafts", "1"),
        ("countries (our count): Norway and Wales", "2"),
    ]
    assert home.basis == (
        "From the full text of one study, and from the abstract only of one. "
        "The crafts are our synthesis of what the authors report, in our words except where quoted."
    )
    bounds = section(home, "keep-in-mind")
    assert bounds.not_designed_heading == "Editors' note: studies of this kind are not designed to show"
    assert "people" not in anchors(home)
    assert bounds.says_heading == "The sources say"


def test_countries_that_no_record_names_are_not_counted_away() -> None:
    nowhere = {**OTHER_STUDY, "countries": []}
    two = {"type": "evidence-synthesis", "included_studies": ["night-shift", "day-shift"]}
    home = views(corpus((FINDING,), (STUDY, nowhere), (REFERENCE, OTHER_REFERENCE), **two))["index.md"]
    assert home.key_facts[-1].term == "country (our count): Norway; none recorded for one study"


def test_a_table_of_nothing_is_not_shown() -> None:
    bare = {**THIRD, "activity": None, "outcome": None, "outcome_status": None}
    pages = views(corpus((bare,)))
    assert "matrix" not in anchors(pages["index.md"])
    assert pages["findings/index.md"].table is None
    assert "outcome" not in anchors(pages["findings/third.md"])


def test_about_says_whose_the_findings_are() -> None:
    study, of_several = views()["about.md"], views(synthesis())["about.md"]
    assert study.does[0] == "It says in plain words what the authors report. From the abstract only."
    assert study.does_not[1].startswith("It adds no findings of its own.")
    assert study.beyond == "Whatever the study did not say is the editors', and is labelled so."
    assert of_several.does[1].startswith("The crafts are the editors' synthesis.")
    assert of_several.does_not[1].startswith("It adds no data of its own.")
    assert of_several.beyond == "Whatever the studies did not say is the editors', and is labelled so."
    assert [each.study for each in of_several.sources] == ["How do bakers work at night?", "By day"]


def test_an_outcome_is_shown_with_its_status() -> None:
    statuses = [("reported", "loaf"), ("stated-as-purpose", "loaf"), ("not-stated", None), (None, "loaf"), (None, None)]
    findings = tuple(
        {**FINDING, "id": f"f{place}", "outcome_status": status, "outcome": outcome, "prompts": [], "related": []}
        for place, (status, outcome) in enumerate(statuses)
    )
    rows = section(views(corpus(findings))["index.md"], "matrix").rows
    assert [(row.outcome, row.status) for row in rows] == [
        ("loaf", "Reported by the authors"),
        ("loaf", "Stated by the authors as a purpose"),
        ("", "Not stated in the abstract"),
        ("loaf", ""),
        ("", "Not recorded here"),
    ]


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_what_is_not_published_is_on_no_page(status: str) -> None:
    hidden = {
        **THIRD,
        "status": status,
        "title": "HIDDEN",
        "quotes": [{**QUOTE, "text": "HIDDEN"}],
        "related": [{"finding": "keeping-time", "relation": "contradicts"}],
        "prompts": [{"audience": "owners", "text": "HIDDEN", "based_on": []}],
    }
    shown = {
        **FINDING,
        "quotes": [{**QUOTE, "also_illustrates": ["third"]}],
        "related": [{"finding": "third", "relation": "part-of"}],
        "prompts": [{"audience": "owners", "text": "Who?", "based_on": ["third/q1"]}],
    }
    pages = views(corpus((shown, SECOND, hidden)))
    assert "findings/third.md" not in pages
    assert "HIDDEN" not in repr(pages)
    assert pages["findings/keeping-time.md"].eyebrow == "Craft 2 of 2"


END = {"since": "2032-01-02", "reason": "The dough was another", "by": ["B. Bun", "C. Cob"]}


def test_a_finding_that_no_longer_stands_keeps_a_page_that_says_since_when_why_and_by_whom() -> None:
    gone = {**THIRD, "status": "superseded", "superseded_by": "keeping-time", "no_longer_stands": END}
    pages = views(corpus((FINDING, gone, SECOND)))
    page = pages["findings/third.md"]
    assert page.heading == page.title == "Superseded: Third"
    assert page.end.notice == "This is out of date. Another page has taken its place."
    assert page.end.told == ("Superseded on 2 January 2032 by B. Bun and C. Cob.", "Why: The dough was another.")
    assert page.description == " ".join((page.end.notice, *page.end.told))
    assert page.end.successor == ("Keeping time", "../../findings/keeping-time/")
    assert page.end.before == "What this page said until 2 January 2032"
    assert page.end.quotes[0].permalink == "#quote-third-q1"
    assert (page.sections, page.searchable, str(page.updated)) == ((), False, "2032-01-02")
    assert [each.link.text for each in section(pages["index.md"], "findings").cards] == [
        "Reading the dough",
        "Keeping time",
    ]
    assert [each.text for each in pages["findings/index.md"].gone.links] == ["Third"]
    assert [each.title for each in pages["quotes.md"].quotes.groups][:2] == ["Reading the dough", "Keeping time"]


def test_without_a_record_of_its_end_a_page_says_so() -> None:
    gone = {**THIRD, "status": "superseded", "superseded_by": "keeping-time"}
    page = views(corpus((FINDING, gone, SECOND)))["findings/third.md"]
    assert page.end.told == ("Since when, why and by whom is not recorded.",)


@pytest.mark.parametrize("status", ["withdrawn", "superseded"])
def test_what_a_finding_said_that_no_longer_stands_is_on_its_own_page_alone(status: str) -> None:
    gone = {**THIRD, "statement": "GONE.", "summary": "GONE.", "outcome": "GONE", "status": status}
    gone |= {"no_longer_stands": END, "superseded_by": "keeping-time" if status == "superseded" else None}
    other = {**SECOND, "related": [{"finding": "third", "relation": "qualifies"}]}
    pages = views(corpus((FINDING, gone, other)), address="https://e.org/")
    kept = {path: replace(page, as_written=()) for path, page in pages.items()}
    page = kept.pop("findings/third.md")
    assert "GONE" not in repr(kept)
    assert "GONE" not in repr((page.head, page.foot, page.description, page.title))
    related = [each for each in kept["findings/keeping-time.md"].sections if each.anchor == "related"]
    assert related == []


def test_a_quote_says_whose_it_is_and_where_it_stands() -> None:
    (quote,) = section(views()["findings/reading-the-dough.md"], "found").quotes
    assert quote.voice == "Participant"
    assert quote.speaker == ("night baker", "P4", "Years of work: ten or more")
    assert quote.source == ("Crumb and van Loaf 2031", "../../references/#ref-crumb2031")
    assert quote.state == "found in our copy of the abstract"
    assert quote.name == "“the dough tells you when it [the…”"
    assert quote.passage_url.endswith("#:~:text=the%20dough%20tells%20you%20when%20it%20is%20done")
    assert quote.permalink == "../../quotes/#quote-reading-the-dough-q1"
    assert quote.notes == ("Editors' note: The bakers speak of the rise.",)


def test_a_quote_that_was_not_checked_says_so() -> None:
    (quote,) = section(views()["findings/keeping-time.md"], "found").quotes
    assert quote.state == "not checked: we hold no copy of this source"
    assert quote.passage_url == ""


def test_a_quote_from_a_private_text_says_that_it_is_not_published() -> None:
    made = corpus(sources={"crumb2031": SourceText("crumb2031", (), private=True)})
    (quote,) = section(views(made)["findings/reading-the-dough.md"], "found").quotes
    assert quote.state == "found in a text that is not published"


def test_a_translated_quote_shows_both_texts_and_its_permission() -> None:
    told = {
        **QUOTE,
        "text": "the dough speaks",
        "original_text": "deigen snakker",
        "original_language": "nb",
        "language": "en",
        "translated_by": "editors",
        "note": None,
        "permission": {"basis": "participant-consent", "private_reference": "form 3"},
    }
    pages = views(corpus(({**FINDING, "quotes": [told]}, SECOND)))
    (quote,) = section(pages["findings/reading-the-dough.md"], "found").quotes
    assert quote.state == "original words found in our copy of the abstract"
    assert (quote.original, quote.original_language, quote.language) == (("deigen snakker",), "nb", "en")
    assert quote.notes == (
        "Translated by the editors of this site.",
        "The participant agreed that these words may be shown.",
    )


def test_two_quotes_never_have_one_anchor() -> None:
    findings = (
        {**FINDING, "id": "a-b", "quotes": [{**QUOTE, "id": "c"}], "prompts": []},
        {**SECOND, "id": "a", "quotes": [{**QUOTE, "id": "b-c"}], "related": []},
    )
    groups = views(corpus(findings))["quotes.md"].quotes.groups
    assert [each.quotes[0].quote.anchor for each in groups[:2]] == ["quote-a-b--c", "quote-a--b-c"]


def test_a_finding_shows_what_is_said_of_it_among_others() -> None:
    page = views()["findings/keeping-time.md"]
    together = section(page, "together")
    assert together.heading == "What does the study say of both crafts?"
    assert [each.not_stated for each in together.points] == ["How it changes is not stated."]
    assert "context" not in anchors(page)
    assert section(page, "found").also == ()


def test_a_finding_shows_the_quotes_of_others_that_are_about_it_too() -> None:
    told = {**FINDING, "quotes": [{**QUOTE, "also_illustrates": ["keeping-time"]}]}
    page = views(corpus((told, SECOND)))["findings/keeping-time.md"]
    (quote,) = section(page, "found").also
    assert quote.paragraphs == ("the dough tells you when it [the rise] is done",)
    assert (quote.anchor, quote.permalink) == ("", "../../quotes/#quote-reading-the-dough-q1")


def test_the_facets_of_a_finding_are_not_told_as_when_and_where() -> None:
    page = views(corpus(({**FINDING, "facets": {"hour": ["three"]}},)))["findings/reading-the-dough.md"]
    assert [(each.term, each.values) for each in section(page, "facets").facts] == [("Hour of the night", ("three",))]
    assert [each.values for each in section(page, "context").facts] == [("two, three",)]
    assert anchors(page)[:3] == ["found", "facets", "context"]


def test_contexts_are_named_by_their_facets() -> None:
    (fact,) = section(views()["findings/reading-the-dough.md"], "context").facts
    assert (fact.term, fact.values) == ("Hour of the night", ("two, three",))


def test_where_a_study_contradicts_a_finding_is_not_where_the_finding_holds() -> None:
    evidence = [
        {"study": "night-shift", "relation": "contributes", "contexts": {"hour": ["two"]}},
        {"study": "day-shift", "relation": "contradicts", "contexts": {"hour": ["three"]}},
    ]
    both = {"type": "evidence-synthesis", "included_studies": ["night-shift", "day-shift"]}
    made = corpus(({**FINDING, "evidence": evidence},), (STUDY, OTHER_STUDY), (REFERENCE, OTHER_REFERENCE), **both)
    page = views(made)["findings/reading-the-dough.md"]
    assert [fact.values for fact in section(page, "context").facts] == [("two",)]
    assert section(page, "dissent").evidence.studies[0].contexts == ("Hour of the night: three",)


CODED = {"title": "Size", "values": ["small"], "applies_to": "evidence", "coded_by": "editors"}


def test_what_the_editors_coded_says_so_beside_it_and_what_the_study_states_does_not() -> None:
    evidence = [{"study": "night-shift", "relation": "contributes", "contexts": {"hour": ["two"], "size": ["small"]}}]
    facets = {**SYNTHESIS["facets"], "size": CODED | {"description": "Up to five bakers."}}
    page = views(corpus(({**FINDING, "evidence": evidence},), facets=facets))["findings/reading-the-dough.md"]
    notes = {fact.term: fact.notes for fact in section(page, "context").facts}
    assert notes == {"Hour of the night": (), "Size": ("Up to five bakers.", "Coded by the editors.")}


def test_how_findings_are_sorted_is_said_to_be_the_editors_doing() -> None:
    facets = {**SYNTHESIS["facets"], "theme": {"title": "Theme", "values": ["time"], "applies_to": "finding"}}
    page = views(corpus(({**FINDING, "facets": {"theme": ["time"]}},), facets=facets))["findings/reading-the-dough.md"]
    assert [fact.notes for fact in section(page, "facets").facts] == [("Coded by the editors.",)]


def test_a_study_that_stands_twice_is_shown_with_each_relation_and_the_quotes_of_each() -> None:
    evidence = [
        {"study": "night-shift", "relation": "contributes", "quotes": ["q1"]},
        {"study": "night-shift", "relation": "contradicts", "note": "Not on Sundays."},
    ]
    page = views(corpus(({**FINDING, "evidence": evidence},), type="evidence-synthesis"))[
        "findings/reading-the-dough.md"
    ]
    (supporting,) = section(page, "evidence").evidence.studies
    (against,) = section(page, "dissent").evidence.studies
    assert supporting.relation == "Supports it. Contradicts it"
    assert [each.text for each in supporting.quotes] == ["Quote"]
    assert supporting.quotes[0].url == "../../quotes/#quote-reading-the-dough-q1"
    assert (against.relation, against.quotes, against.note) == ("Contradicts it", (), "<p>Not on Sundays.</p>")


def test_a_finding_says_when_it_was_made_and_what_the_editors_note_of_its_study() -> None:
    evidence = [{"study": "night-shift", "relation": "contributes", "note": "Only *one* oven."}]
    finding = {**FINDING, "evidence": evidence, "review_by": "2032-01-02", "contributors": ["R. Rye"]}
    page = views(corpus((finding,)))["findings/reading-the-dough.md"]
    assert section(page, "evidence").notes == ("<p>Only <em>one</em> oven.</p>",)
    assert (
        section(page, "source").history
        == "Added 3 February 2031. To be looked at again by 2 January 2032. Written by R. Rye."
    )


def test_related_findings_are_named_from_both_sides() -> None:
    pages = views()
    (own,) = section(pages["findings/keeping-time.md"], "related").related
    (other,) = section(pages["findings/reading-the-dough.md"], "related").related
    assert (own.relation, own.finding.text) == ("This qualifies", "Reading the dough")
    assert (other.relation, other.finding.text) == ("Qualifies this", "Keeping time")


def test_a_finding_says_who_reviewed_its_words() -> None:
    pages = views()
    assert section(pages["findings/keeping-time.md"], "source").trust[-1] == (
        "Whether our wording is fair: reviewed by R. Rye on 5 April 2031, against the full article"
    )
    assert section(pages["findings/reading-the-dough.md"], "source").trust[-1] == (
        "Whether our wording is fair: not yet reviewed by anyone"
    )


def test_a_question_links_to_the_words_that_gave_rise_to_it() -> None:
    pages = views()
    (group,) = section(pages["findings/reading-the-dough.md"], "questions").groups
    (prompt,) = group.prompts
    assert prompt.finding is None
    assert [each.text for each in prompt.quotes] == [
        "“the dough tells you when it [the…”",
        "“work changed with the hour - and,…”",
    ]
    (role,) = pages["roles.md"].roles
    assert [each.finding and each.finding.text for each in role.prompts] == [None, "Reading the dough"]


def test_one_study_is_not_rated_with_cerqual() -> None:
    evidence = section(views()["findings/reading-the-dough.md"], "evidence")
    assert isinstance(evidence, EvidenceOfStudy)
    assert evidence.appraisal == "We have not appraised this study's quality."


def test_a_finding_of_a_synthesis_shows_its_assessment_and_its_studies() -> None:
    page = views(synthesis())["findings/reading-the-dough.md"]
    evidence = section(page, "evidence")
    assert evidence.confidence.label == evidence.confidence.assessment.confidence == "Low confidence"
    assert [each.concern for each in evidence.confidence.assessment.components] == [
        "Minor concerns",
        "No or very minor concerns",
        "Serious concerns",
        "Moderate concerns",
    ]
    assert evidence.confidence.assessment.definition == (
        "It is possible that the review finding is a reasonable representation of the phenomenon of interest"
    )
    assert evidence.confidence.assessment.standard.url == "https://doi.org/10.1186/s13012-017-0688-3"
    assert [each.relation for each in evidence.evidence.studies] == ["", "Contradicts it"]
    assert evidence.data == "Data from 2 studies; in 1, data that contradict the finding"
    assert evidence.dissent == ("see which", "#dissent")
    (dissent,) = section(page, "dissent").evidence.studies
    assert (dissent.relation, dissent.note) == ("Contradicts it", "<p>By <em>day</em> they look.</p>")
    assert section(page, "not-stated").heading == "Not stated in the sources"
    assert evidence.heading == "How much confidence in this craft?"
    assert len(page.foot.originals) == 2
    assert page.foot.cite_original == "Cite the original articles, not only this page"
    report = OTHER_REFERENCE.model_copy(update={"type": "report"})
    page = views(replace(synthesis(), references=(REFERENCE, report)))["findings/reading-the-dough.md"]
    assert page.foot.cite_original == "Cite the original works, not only this page"


def test_the_page_of_a_study_offers_the_quote_beside_the_fact() -> None:
    page = views()["studies/night-shift.md"]
    facts = {fact.term: fact for each in page.sections for fact in getattr(each, "facts", ())}
    assert facts["People"].quotes[0].paragraphs == ("14 night bakers",)
    assert facts["Funding"].values == ("Flour Fund, Crust, award 7/8",)
    assert facts["Funding"].quoted == ("The views are the authors'.",)
    assert facts["Licence"].notes == ("The page names another licence too.",)
    assert facts["Can others have the data?"].values == ("Not recorded here",)
    assert facts["Aim"].prose == "<p>To see how <em>night</em> bakers work.</p>"
    assert "Ethics" not in facts
    assert section(page, "not-stated").items == ("how bakers were chosen",)


def test_a_fact_that_was_looked_for_and_is_not_there_says_so() -> None:
    study = {**STUDY, "funding": [], "peer_review": None, "not_stated": ["funding", "Peer review"]}
    page = views(corpus(studies=(study,)))["studies/night-shift.md"]
    facts = {fact.term: fact.values for each in page.sections for fact in getattr(each, "facts", ())}
    assert facts["Funding"] == facts["Peer review"] == ("Not stated in the abstract",)
    assert facts["Can others have the data?"] == ("Not recorded here",)


def test_counts_that_are_not_of_people_are_not_added_up() -> None:
    study = {**STUDY, "participants": [*STUDY["participants"], {"group": "owners", "n": 3, "unit": "interviews"}]}
    people = section(views(corpus(studies=(study,)))["index.md"], "people").people
    assert people.sentence == "14 night bakers, 5 drivers and 3 interviews with owners."
    assert people.groups == ()
    page = views(corpus(studies=(study,)))["studies/night-shift.md"]
    assert section(page, "people").people is None


def test_each_person_is_one_dot() -> None:
    people = section(views()["index.md"], "people").people
    assert [len(group.dots) for group in people.groups] == [14, 5]
    assert [group.kind for group in people.groups] == ["a", "o"]
    assert (
        people.description
        == "19 dots, one for each person: 14 filled dots for night bakers and 5 open dots for drivers."
    )


def test_quotes_are_counted_by_voice_and_by_whether_they_were_checked() -> None:
    page = views()["quotes.md"]
    assert page.lead == "Four quotes: two from participants and two in the authors' words."
    assert page.trust[0] == (
        "Quoted words: two of four quotes found by machine in our copy of the source, "
        "apart from marked [insertions] and omissions, at each build"
    )
    by_authors = corpus(findings=())
    assert views(by_authors)["quotes.md"].lead == "Two quotes. Both in the authors' words."


def test_the_foot_is_one_line_and_a_fold_but_on_the_pages_of_records() -> None:
    pages = views()
    unfolded = {path for path, each in pages.items() if each.foot and not each.foot.is_folded}
    records = {path for path in pages if path.startswith(("findings/", "studies/")) and not path.endswith("index.md")}
    assert unfolded == records


def test_a_finding_names_two_things_that_are_not_stated_and_folds_the_rest() -> None:
    things = ["how long", "how often", "by whom", "with what"]
    page = views(corpus(({**FINDING, "not_stated": things},)))["findings/reading-the-dough.md"]
    told = section(page, "not-stated")
    assert (told.items, told.folded, told.more) == (("how long", "how often"), ("by whom", "with what"), "Two more")
    study = {**STUDY, "not_stated": things}
    assert section(views(corpus(studies=(study,)))["studies/night-shift.md"], "not-stated").folded == ()


@pytest.mark.parametrize(
    ("noted_by", "heading"),
    [
        (["editors"], "Limitations the editors note"),
        (["authors"], "Limitations the authors note"),
        (["editors", "authors"], "What are its limits?"),
    ],
)
def test_limitations_say_who_notes_them(noted_by: list[str], heading: str) -> None:
    limitations = [{"text": "One oven.", "noted_by": each} for each in noted_by]
    page = views(corpus(studies=({**STUDY, "limitations": limitations},)))["studies/night-shift.md"]
    assert section(page, "limits").heading == heading


def test_no_point_of_a_study_asks_what_the_heading_above_it_asks() -> None:
    questions = ["What did the study find?", "Who minds?"]
    points = [{"question": each, "text": "Bread.", "based_on": ["s2"]} for each in questions]
    page = views(corpus(studies=({**STUDY, "results": points},)))["studies/night-shift.md"]
    assert [each.question for each in section(page, "results").points] == ["", "Who minds?"]


@pytest.mark.parametrize(
    ("made", "heading"),
    [
        ({}, "What result does the abstract state?"),
        ({"studies": ({**STUDY, "basis": "full-text"},)}, "What result does the article state?"),
        ({"type": "evidence-synthesis"}, "What result do the studies state?"),
    ],
)
def test_a_result_is_asked_of_the_text_that_was_read(made: dict[str, Any], heading: str) -> None:
    assert section(views(corpus(**made))["findings/reading-the-dough.md"], "outcome").heading == heading


def test_over_the_quotes_of_a_synthesis_stands_that_they_illustrate() -> None:
    assert section(views()["findings/reading-the-dough.md"], "found").illustrated == ""
    page = views(corpus(type="evidence-synthesis"))["findings/reading-the-dough.md"]
    assert section(page, "found").illustrated == "Words from the studies that illustrate this"


def test_the_foot_cites_the_original_first_and_says_what_was_changed() -> None:
    foot = views(repository="https://e.org/edit/main/")["findings/keeping-time.md"].foot
    ((entry, licence, downloads, debt, caution),) = foot.originals
    assert (debt, caution) == ("Adapted from", "")
    assert downloads[0] == ("BibTeX", "../../references/entries/crumb2031.bib")
    assert foot.citation_file == "../../CITATION.cff"
    assert entry.short == "Crumb and van Loaf 2031"
    assert licence == ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
    assert foot.this_page == "B. Bun, C. Cob. Keeping time. In: Bread at night. Updated 6 May 2031."
    assert foot.cite_original == "Cite the original article, not only this page"
    assert foot.changes == "We shortened the abstract."
    assert foot.endorsement == "The authors, publisher and funder have not endorsed this site."
    assert foot.author_check == "It is not recorded whether the authors of the study have checked this site."
    assert foot.record == ("findings/keeping-time.yml", "../../records/findings/keeping-time.yml")
    assert foot.edit_url == "https://e.org/edit/main/findings/keeping-time.yml"


def test_the_navigation_lists_the_findings_when_they_are_few() -> None:
    items = navigation(site(), [each.listing for each in views().values()])
    assert items[:3] == (
        NavigationItem("Home", "index.md"),
        NavigationItem(
            "Crafts",
            children=(
                NavigationItem("All crafts", "findings/index.md"),
                NavigationItem("Reading the dough", "findings/reading-the-dough.md"),
                NavigationItem("Keeping time", "findings/keeping-time.md"),
            ),
        ),
        NavigationItem("How the study was done", "studies/night-shift.md"),
    )
    assert [each.title for each in items[3:]] == ["Quotes", "For your role", "References", "About this site"]
    assert [each.path for each in items[-1].children] == [
        *("brief.md", "worksheet.md", "a-z.md", "changes.md", "about.md", "accessibility.md"),
    ]


@pytest.mark.parametrize(
    ("licence", "debt"),
    [
        ({"name": "CC BY 4.0"}, "Adapted from"),
        ({"name": "CC0"}, "Adapted from"),
        ({"name": "Attribution", "url": "https://creativecommons.org/licenses/by/4.0/"}, "Adapted from"),
        ({"name": "CC BY-NC-ND 4.0"}, "Our account of"),
        ({"name": "Attribution", "url": "https://creativecommons.org/licenses/by-nd/4.0/"}, "Our account of"),
        ({"name": "All rights reserved"}, "Our account of"),
        ({"name": "ACCBY"}, "Our account of"),
        (None, "Our account of"),
    ],
)
def test_only_a_licence_that_allows_it_makes_an_adaptation(licence: dict[str, str] | None, debt: str) -> None:
    (original,) = views(corpus(studies=({**STUDY, "licence": licence},)))["index.md"].foot.originals
    assert original.debt == debt
    assert bool(original.caution) == (debt != "Adapted from")


def test_the_navigation_leaves_many_findings_to_their_list() -> None:
    many = corpus(tuple({**THIRD, "id": f"f{place}"} for place in range(21)))
    assert navigation(site(many), [each.listing for each in views(many).values()])[1] == NavigationItem(
        "Crafts", "findings/index.md"
    )


def test_the_readme_and_the_page_about_the_site_say_the_same_of_what_rests_on_what() -> None:
    readme = " ".join((Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split())
    page = views()["about.md"]
    assert page.rests_on in readme
    assert page.match in readme


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/e/bread/edit/main/", "https://github.com/e/bread/issues/new"),
        ("https://gitlab.com/e/bread/-/edit/main/", "https://gitlab.com/e/bread/-/issues/new"),
        ("https://git.example.org/e/bread/edit/main/", ""),
    ],
)
def test_the_page_about_the_site_says_how_to_reach_its_editors(repository: str, address: str) -> None:
    reach = [each.url for each in views(repository=repository)["about.md"].reach]
    assert [each for each in reach if "://" in each] == ([address] if address else [])


def test_it_names_the_author_whom_readers_may_write_to() -> None:
    ines = {"name": "Ines Fiction", "orcid": "0000-0002-1825-0097", "corresponding": "true"}
    (reach,) = views(corpus(type="evidence-synthesis", authors=[ines, {"name": "Paul Pretend"}]))["about.md"].reach
    assert reach == ("Ines Fiction at ORCID", "https://orcid.org/0000-0002-1825-0097")
