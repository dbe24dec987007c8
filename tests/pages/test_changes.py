"""What changed: from the dates and the history of what the site shows, newest first; and its feed."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from evidence_site.model import Corpus
from evidence_site.pages.changes import MOST_IN_FEED, ChangesPage, make_feed
from evidence_site.pages.changes import PATH as CHANGES
from evidence_site.render import render_feed, render_pages
from pages.bakery import FINDING, SECOND, STUDY, corpus, site, views

ADDED = {"date": "2031-05-06", "change": "A second quote was added"}
WRONG = {"date": "2031-06-07", "change": "The outcome was corrected.", "by": "R. Rye"}
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://e.org/"


def page(of: Corpus | None = None, **project: Any) -> ChangesPage:
    made: ChangesPage = views(of, **project)[CHANGES]
    return made


def told(made: ChangesPage) -> list[tuple[str, str, str]]:
    return [(day.day, each.link.text, each.text) for day in made.days for each in day.changes]


def test_what_was_added_and_changed_is_told_by_day_the_newest_first() -> None:
    second = {**SECOND, "history": [ADDED, WRONG], "updated": "2031-06-07"}
    study = {**STUDY, "history": [{"date": "2031-05-06", "change": "The funder was added."}]}
    made = page(corpus((FINDING, second), (study,), history=[{"date": "2031-05-06", "change": "We have a new title."}]))
    assert told(made) == [
        ("7 June 2031", "Keeping time", "The outcome was corrected."),
        ("6 May 2031", "Bread at night", "We have a new title."),
        ("6 May 2031", "Keeping time", "A second quote was added."),
        ("6 May 2031", "How do bakers work at night?", "The funder was added."),
        ("3 February 2031", "Reading the dough", "Craft added."),
        ("3 February 2031", "Keeping time", "Craft added."),
    ]
    assert made.days[0].id == "day-2031-06-07"
    assert [each.link.url for day in made.days for each in day.changes] == [
        "../findings/keeping-time/",
        "../",
        "../findings/keeping-time/",
        "../studies/night-shift/",
        "../findings/reading-the-dough/",
        "../findings/keeping-time/",
    ]
    assert [each.by for each in made.days[0].changes] == ["R. Rye"]


def test_a_change_of_which_the_history_says_nothing_is_not_made_up() -> None:
    assert told(page())[0] == ("6 May 2031", "Keeping time", "Changed. What changed is not recorded here.")
    on_the_day = {**SECOND, "updated": SECOND["added"]}
    assert [text for _, _, text in told(page(corpus((on_the_day,))))] == ["Craft added."]


def test_the_page_is_as_new_as_the_newest_change() -> None:
    assert str(page().updated) == "2031-05-06"
    later = {**STUDY, "history": [{"date": "2033-01-01", "change": "The funder was added."}]}
    assert str(page(corpus(studies=(later,))).updated) == "2033-01-01"


@pytest.mark.parametrize(("status", "state"), [("withdrawn", "Withdrawn"), ("superseded", "Superseded")])
def test_what_no_longer_stands_is_told_as_such(status: str, state: str) -> None:
    gone = {**SECOND, "id": "gone", "status": status, "superseded_by": "reading-the-dough"}
    made = page(corpus((FINDING, gone)))
    assert [(each.state, each.text) for each in made.days[0].changes] == [
        (state, "Changed. What changed is not recorded here.")
    ]


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_nothing_is_told_of_what_the_site_does_not_show(status: str) -> None:
    made = page(corpus((FINDING, {**SECOND, "status": status, "history": [ADDED]})))
    assert told(made) == [("3 February 2031", "Reading the dough", "Craft added.")]


def test_a_site_without_findings_has_no_such_page() -> None:
    made = corpus(findings=(), prompts=[], says=[], does_not_say=[], not_designed_to_show=[], audiences=[])
    assert CHANGES not in views(made)
    assert render_feed(make_feed(site(made, address=ADDRESS))) == {}
    assert views(made, address=ADDRESS)["index.md"].head.feed == ""


def test_there_is_no_feed_where_the_address_of_the_site_is_not_known() -> None:
    assert page().feed_link is None
    assert render_feed(make_feed(site())) == {}
    assert {each.head.feed for each in views().values() if each.head} == {""}


def feed(of: Corpus | None = None) -> ET.Element:
    (content,) = render_feed(make_feed(site(of, address=ADDRESS))).values()
    return ET.fromstring(content)  # noqa: S314 -- our own


def texts(element: ET.Element, *names: str) -> list[str | None]:
    return [element.findtext(f"{ATOM}{name}") for name in names]


def test_the_feed_has_what_atom_asks_for() -> None:
    root = feed(corpus((FINDING, {**SECOND, "history": [ADDED, {**ADDED, "change": "Another, too"}]})))
    assert root.tag == f"{ATOM}feed"
    assert texts(root, "id", "title", "updated") == [
        "https://e.org/changes/",
        "Bread at night: what changed",
        "2031-05-06T00:00:00Z",
    ]
    assert [each.attrib for each in root.findall(f"{ATOM}link")] == [
        {"rel": "self", "type": "application/atom+xml", "href": "https://e.org/changes.xml"},
        {"rel": "alternate", "type": "text/html", "href": "https://e.org/changes/"},
    ]
    assert [each.findtext(f"{ATOM}name") for each in root.findall(f"{ATOM}author")] == ["B. Bun", "C. Cob"]
    entries = root.findall(f"{ATOM}entry")
    assert [texts(each, "id", "title", "updated", "summary") for each in entries] == [
        [
            "https://e.org/findings/keeping-time/#changed-2031-05-06-1",
            "Keeping time",
            "2031-05-06T00:00:00Z",
            "A second quote was added.",
        ],
        [
            "https://e.org/findings/keeping-time/#changed-2031-05-06-2",
            "Keeping time",
            "2031-05-06T00:00:00Z",
            "Another, too.",
        ],
        [
            "https://e.org/findings/reading-the-dough/#changed-2031-02-03-1",
            "Reading the dough",
            "2031-02-03T00:00:00Z",
            "Craft added.",
        ],
        [
            "https://e.org/findings/keeping-time/#changed-2031-02-03-1",
            "Keeping time",
            "2031-02-03T00:00:00Z",
            "Craft added.",
        ],
    ]
    for each in entries:
        (link,) = each.findall(f"{ATOM}link")
        assert link.attrib == {
            "rel": "alternate",
            "type": "text/html",
            "href": each.findtext(f"{ATOM}id", "").partition("#")[0],
        }


def test_what_contributors_wrote_stays_text() -> None:
    hostile = "]]></summary><script>alert(\"1\")</script> & <!-- 'x' --> {{ 7 }} {% x %}"
    made = corpus(
        ({**FINDING, "title": hostile, "history": [{"date": "2031-04-04", "change": hostile, "by": hostile}]},)
    )
    entry = feed(made).find(f"{ATOM}entry")
    assert entry is not None
    assert texts(entry, "title", "summary") == [hostile, f"{hostile}."]
    assert len(entry) == 5
    (body,) = (each.body for each in render_pages(tuple(views(made).values())) if each.path == CHANGES)
    assert "<script" not in body


def test_the_feed_holds_the_newest_changes_alone() -> None:
    many = tuple({**FINDING, "id": f"craft-{number}", "title": f"Craft {number}"} for number in range(60))
    assert len(feed(corpus(many)).findall(f"{ATOM}entry")) == MOST_IN_FEED
    assert len(told(page(corpus(many)))) == 60


def test_every_page_for_readers_leads_feed_readers_to_the_feed() -> None:
    made = views(address=ADDRESS)
    assert made["index.md"].head.feed == "changes.xml"
    assert made["findings/reading-the-dough.md"].head.feed == "../../changes.xml"
    assert page(address=ADDRESS, directory_urls=False).feed_link.url == "changes.xml"  # type: ignore[union-attr]
    (home,) = (each for each in render_pages(tuple(made.values())) if each.path == "index.md")
    link = '<link rel="alternate" type="application/atom+xml" title="What changed" href="changes.xml">'
    assert link in home.head
