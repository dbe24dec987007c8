"""Pages that would grow with the site are divided: what changed, A to Z, the worksheet, the references."""

import pytest

from evidence_site import urls
from evidence_site.pages.a_to_z import MOST_ITEMS
from evidence_site.pages.changes import MOST_CHANGES
from evidence_site.pages.worksheet import MOST_ROWS
from evidence_site.sections.backlinks import MOST_USES
from evidence_site.website import uses
from evidence_site.works.citer import MOST_WORKS
from pages.bakery import QUOTE, REFERENCE, corpus, views
from pages.test_further_pages import findings


def test_what_changed_is_told_in_parts_the_newest_first() -> None:
    every = [page for path, page in views(findings(MOST_CHANGES)).items() if urls.is_part(path, "changes.md")]
    assert [page.path for page in every] == ["changes.md", "changes/2.md"]
    assert [sum(len(day.changes) for day in page.days) for page in every] == [MOST_CHANGES, MOST_CHANGES]
    first, second = every
    assert (first.days[-1].day, second.days[0].day) == ("6 May 2031", "3 February 2031")
    assert first.pager.next == ("Page 2 of 2", "../changes/2/")
    assert second.pager.previous == second.pager.all._replace(text="Page 1 of 2")


def test_the_worksheet_has_a_row_for_each_finding_over_several_sheets() -> None:
    pages = views(findings(MOST_ROWS + 2))
    rows = [finding.text for path in ("worksheet.md", "worksheet/2.md") for _, finding in pages[path].findings]
    assert rows == [f"Craft number {n}" for n in range(MOST_ROWS + 2)]


def test_a_long_list_from_a_to_z_has_a_page_for_each_letter() -> None:
    pages = views(findings(MOST_ITEMS))
    ways = {each.letter: (each.url, each.total) for each in pages["a-z.md"].letters}
    assert ways["C"][0] == "../a-z/letter-c/"
    assert not any(each.items for each in pages["a-z.md"].letters)
    of_c = [page for path, page in pages.items() if path.startswith("a-z/letter-c")]
    named = [item.link.text for page in of_c for letter in page.letters for item in letter.items]
    assert len(named) == ways["C"][1] == len(set(named))
    assert named == sorted(named, key=str.casefold)
    assert of_c[0].letters[0].items[0].link.url.startswith("../../")


def test_no_list_names_the_pages_that_continue_another() -> None:
    pages = views(findings(MOST_CHANGES))
    named = {item.link.text for letter in pages["a-z.md"].letters for item in letter.items}
    assert "What changed, page 1 of 2" in named
    assert "What changed, page 2 of 2" not in named
    assert pages["changes.md"].listing.place is not None
    assert pages["changes/2.md"].listing.place is None


def test_references_are_divided_and_links_lead_to_the_page_that_has_the_work() -> None:
    works = (REFERENCE, *(REFERENCE.model_copy(update={"id": f"work{n:03}"}) for n in range(MOST_WORKS)))
    pages = views(corpus(references=works))
    listed = [
        each.entry.key
        for path in (urls.REFERENCES, "references/2.md")
        for group in pages[path].groups
        for each in group.entries
    ]
    assert len(listed) == len(set(listed)) > MOST_WORKS
    (by_type, _) = pages[urls.REFERENCES].indexes
    last = [link.url for part in by_type.parts for link in part.links if link.url.endswith(f"#ref-{listed[-1]}")]
    assert last == [f"../references/2/#ref-{listed[-1]}"]
    assert pages["references/2.md"].indexes == ()


def test_an_entry_names_some_of_the_pages_that_use_it_and_counts_the_others() -> None:
    pages = views(findings(MOST_USES + 4, quotes=[QUOTE]))
    entries = {each.entry.key: each for group in pages[urls.REFERENCES].groups for each in group.entries}
    quoted = next(them for them in entries[QUOTE["source"]].backlinks if them.heading.startswith("Quoted"))
    assert len(quoted.uses) == MOST_USES
    assert quoted.heading == f"Quoted on {MOST_USES + 5} pages"
    assert quoted.more == "And 5 more."


def test_the_uses_of_works_are_looked_for_once_for_all_parts_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    find = uses.citations_of
    monkeypatch.setattr(uses, "citations_of", lambda made: looked.append(made) or find(made))
    works = (REFERENCE, *(REFERENCE.model_copy(update={"id": f"work{n:03}"}) for n in range(3 * MOST_WORKS)))
    pages = views(corpus(references=works))
    assert "references/4.md" in pages
    assert len(looked) == 1
