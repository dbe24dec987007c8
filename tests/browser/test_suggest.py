"""A correction or a passage for a site of one study; and words that are selected on the page of a source."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from browser.axe import bring_axe, violations
from browser.browsing import NARROW, Browser, Watch, serving
from browser.proposing import SOURCE, built, published
from engines.running import run
from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.model import Finding

FINDING = "relational-work"
WORDS = "mediating conflict between multiple stakeholders"
SECTION = "Abstract, Results"
KEPT = "Have you kept the words that limit or reverse it?"
SOURCE_PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>A source</title>
<link rel="stylesheet" href="../assets/evidence-site.css">
<main><h1>A source</h1><article data-source="{SOURCE}" data-propose="../propose/" data-most="200">
<h2>Results</h2><p data-section="{SECTION}">Clinical leaders were found to <mark><a href="#x">make four
distinct</a></mark><sup>1</sup> contributions: <span class="vh">not the source's</span>brokering and building
connections and mediating conflict between multiple stakeholders.</p>
<h2>Methods</h2><p data-section="Abstract, Methods">One paragraph.</p>
<p data-section="Abstract, Methods">Another. {"x " * 150}</p>
</article></main><script src="../assets/select.js"></script></html>"""
"""As the page of a source has its text, with all that can stand between its words."""
SELECT = """([from, to]) => {
    const text = [...document.querySelectorAll("article p")].flatMap(each => {
        const walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT), found = [];
        while (walker.nextNode()) found.push(walker.currentNode);
        return found;
    });
    const place = (words, isEnd) => {
        const node = text.find(each => each.data.includes(words));
        return [node, node.data.indexOf(words) + (isEnd ? words.length : 0)];
    };
    getSelection().setBaseAndExtent(...place(from, false), ...place(to, true));
}"""


ENDS = """() => {
    const node = [...document.querySelector("article p").childNodes].at(-1), range = document.createRange();
    range.setStart(node, node.data.indexOf("mediating") + 1);
    range.setEnd(node, node.data.indexOf("stakeholders") + 9);
    const all = [...range.getClientRects()];
    return [all[0].left, all[0].top + 3, all.at(-1).right, all.at(-1).bottom - 3];
}"""
"""Says where words begin and end on the screen, a letter or more within them."""


@pytest.fixture(scope="module", params=["single-study", "evidence-synthesis"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def address(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = built(tmp_path_factory.mktemp(kind), kind=kind)
    page = project / "site" / "reading" / "index.html"
    page.parent.mkdir()
    page.write_text(SOURCE_PAGE, "utf-8")
    with serving(project / "site") as where:
        yield where


def opened(address: str, path: str, found: Browser, **options: Any) -> Iterator[Page]:
    with found.open(**options) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.route("https://github.com/**", lambda route: route.fulfill(body="an issue"))
        page = context.new_page()
        watch = Watch(address)
        watch.follow(page)
        page.goto(f"{address}{path}", wait_until="networkidle")
        yield page
        assert [each for each in watch.faults if not each.startswith(("window:", "download:"))] == []


@pytest.fixture
def form(address: str, found: Browser) -> Iterator[Page]:
    yield from opened(address, "propose/", found)


@pytest.fixture
def source(address: str, found: Browser) -> Iterator[Page]:
    yield from opened(address, "reading/", found)


def written(page: Page) -> str:
    return page.locator("#propose-text").text_content() or ""


def finish(page: Page, kind: str) -> None:
    """Fill in what the selected words leave open."""
    page.get_by_label("Whose words are these?").select_option(value="author")
    if kind == "single-study":
        page.get_by_label("Which finding is it about?").select_option(value=FINDING)
        return
    page.get_by_label("What is the finding about?").fill("Mediating conflict")
    page.get_by_label("What does the study claim?").fill("Clinical leaders are reported to mediate conflict.")
    page.get_by_label("Which study?").select_option(index=1)
    page.get_by_label("How does it bear on the finding?").select_option(value="contributes")


def put_in(project: Path, kind: str, text: str) -> str:
    """Put what the form wrote into the records, as an editor does. Return the record's name."""
    if kind == "evidence-synthesis":
        (project / "findings" / "mediating-conflict.yml").write_text(text, "utf-8")
        return "mediating-conflict"
    record = project / "findings" / f"{FINDING}.yml"
    head, sign, rest = record.read_text("utf-8").partition("\nquotes:\n")
    record.write_text(head + sign + text.partition("quotes:\n")[2] + rest, "utf-8")
    return FINDING


def check_in(page: Page, kind: str, folder: Path, words: str) -> None:
    """What the form wrote passes the check, and has the words with their place."""
    page.get_by_role("button", name="Check the form").click()
    expect(page.get_by_role("group", name="Ready")).to_be_focused()
    project = published(folder, kind=kind)
    name = put_in(project, kind, written(page))
    checked = run(project, "check")
    assert (checked.returncode, name in checked.stdout) == (0, False), checked.stdout
    text = (project / "findings" / f"{name}.yml").read_text("utf-8")
    finding, faults = read_record(TextFile("", text), Finding, name)
    assert finding, faults
    (quote,) = (each for each in finding.quotes if each.text == words)
    assert (quote.source, quote.locator, quote.voice) == (SOURCE, SECTION, "author")


def arrive(page: Page, words: str) -> None:
    """The form is open, and has the words, where they stand, and that they were found there."""
    expect(page.locator("#propose > .status")).to_contain_text(KEPT)
    expect(page.locator("#propose > .status")).to_be_focused()
    expect(page.get_by_label("The quoted words")).to_have_value(words)
    expect(page.get_by_label("Where do they stand?")).to_have_value(SECTION)
    expect(page.locator(".status.found")).to_have_text(f"Found in {SECTION}, word for word.")
    assert "#" not in page.url


def test_words_selected_with_the_mouse_come_to_the_form_and_pass_the_check(
    source: Page, kind: str, tmp_path: Path
) -> None:
    link = source.get_by_role("link", name="Quote these words")
    expect(link).to_be_hidden()
    left, top, right, bottom = source.evaluate(ENDS)
    source.mouse.move(left, top)
    source.mouse.down()
    source.mouse.move(right, bottom, steps=4)
    source.mouse.up()
    expect(source.get_by_role("status")).to_have_text(KEPT)
    link.click()
    arrive(source, WORDS)
    finish(source, kind)
    check_in(source, kind, tmp_path, WORDS)


def test_words_selected_with_the_keyboard_alone_come_to_the_form(source: Page) -> None:
    source.keyboard.press("Tab")
    expect(source.locator("article p").first).to_be_focused()
    for _ in range(6):
        source.keyboard.press("ArrowRight")
    for _ in range(3):
        source.keyboard.press("Shift+ArrowRight")
    expect(source.get_by_role("link", name="Quote these words")).to_be_visible()
    source.keyboard.press("Enter")
    expect(source.get_by_role("link", name="Quote these words")).to_be_focused()
    source.keyboard.press("Enter")
    arrive(source, "make four distinct contributions")


def test_words_selected_by_touch_come_to_the_form(address: str, found: Browser) -> None:
    for page in opened(address, "reading/", found, width=NARROW, touch=True):
        # What a long press and its handles do, as far as a page hears of it.
        page.evaluate(SELECT, ["mediating", "stakeholders"])
        link = page.get_by_role("link", name="Quote these words")
        expect(link).to_be_in_viewport()
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
        link.tap()
        arrive(page, WORDS)


def test_what_the_page_adds_to_the_words_is_not_quoted(source: Page) -> None:
    source.evaluate(SELECT, ["were", "brokering"])
    expect(source.get_by_role("link", name="Quote these words")).to_have_attribute(
        "href",
        "../propose/#source=waring2023&locator=Abstract%2C+Results&text="
        "were+found+to+make+four+distinct+contributions%3A+brokering",
    )


def test_words_of_two_paragraphs_or_too_many_are_told_and_none_is_taken(source: Page) -> None:
    link = source.get_by_role("link", name="Quote these words")
    source.evaluate(SELECT, ["mediating", "One"])
    expect(source.get_by_role("status")).to_have_text("A quote stands within one paragraph. Select words of one only.")
    expect(link).to_be_hidden()
    source.evaluate(SELECT, ["Another", "x " * 150])
    expect(source.get_by_role("status")).to_have_text("A quote has up to 200 characters. Select fewer words.")
    expect(link).to_be_hidden()
    source.evaluate("getSelection().removeAllRanges()")
    expect(source.get_by_role("status")).to_be_hidden()


def test_selecting_breaks_no_rule_of_accessibility(address: str, found: Browser) -> None:
    with found.open(width=NARROW) as context:
        bring_axe(context)
        page = context.new_page()
        page.goto(f"{address}reading/", wait_until="networkidle")
        page.evaluate(SELECT, ["mediating", "stakeholders"])
        expect(page.get_by_role("link", name="Quote these words")).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth") <= 0


def test_selected_words_are_added_to_a_draft_and_take_nothing_away(source: Page) -> None:
    draft = {"record": {"quotes": [{"text": "Others.", "source": SOURCE}]}, "name": ""}
    source.evaluate("draft => localStorage.setItem('evidence-site-draft:/propose/', draft)", json.dumps(draft))
    source.evaluate(SELECT, ["mediating", "stakeholders"])
    source.get_by_role("link", name="Quote these words").click()
    expect(source.get_by_label("The quoted words")).to_have_count(2)
    values = [each.input_value() for each in source.get_by_label("The quoted words").all()]
    assert values == ["Others.", WORDS]
    source.reload(wait_until="networkidle")
    assert [each.input_value() for each in source.get_by_label("The quoted words").all()] == values


def test_a_pasted_quote_loses_what_print_put_in_and_can_be_undone(form: Page) -> None:
    quote = form.get_by_label("The quoted words")
    quote.focus()
    form.evaluate(
        "text => navigator.clipboard.writeText(text)", "medi\u00adating con-\nflict between\nmultiple stakeholders"
    )
    form.keyboard.press("ControlOrMeta+V")
    expect(quote).to_have_value(WORDS)
    field = form.locator(".field", has=quote)
    expect(field.locator(".status").first).to_have_text(
        "Soft hyphens were taken out. Words that were divided at the end of a line were joined. Lines were joined."
    )
    expect(field.locator(".status.found")).to_have_text(f"Found in {SECTION}, word for word.")
    form.keyboard.press("ControlOrMeta+Z")
    expect(quote).to_have_value("")


def test_one_message_covers_the_same_error_in_several_quotes(form: Page) -> None:
    for _ in range(2):
        form.get_by_role("button", name="Add quote").press("Enter")
    for each in form.get_by_label("The quoted words").all():
        each.fill(WORDS)
    form.get_by_role("button", name="Check the form").press("Enter")
    told = form.get_by_role("group", name="What is to be mended").get_by_role("listitem")
    expect(told.filter(has_text="Say whose words these are")).to_have_count(1)
    told.filter(has_text="Say whose words these are").get_by_role("link", name="and 3").press("Enter")
    expect(form.get_by_label("Whose words are these?").nth(2)).to_be_focused()


def test_before_the_hand_over_stands_that_all_of_it_is_public(form: Page) -> None:
    warning = form.locator("#hand-in ~ .note")
    expect(warning).to_have_text(
        "What you hand in is public at once and stays in the history. Do not paste unpublished words."
    )
    assert form.evaluate("""() => document.querySelector("#hand-in ~ .note").compareDocumentPosition(
        document.querySelector("#propose-actions")) & Node.DOCUMENT_POSITION_FOLLOWING""")


OF_ONE_STUDY = pytest.mark.parametrize("kind", ["single-study"], indirect=True, scope="module")


@OF_ONE_STUDY
def test_a_correction_alone_can_be_handed_in_as_an_issue(form: Page) -> None:
    expect(form.get_by_role("heading", level=1)).to_have_text("Suggest a correction or a quoted passage")
    form.get_by_label("Which finding is it about?").select_option(value=FINDING)
    form.get_by_label("What is wrong, and how should it read?").fill("Two lines:\nquotes: none")
    with form.expect_popup() as opening:
        form.get_by_role("link", name="Open an issue on GitHub").press("Enter")
    assert opening.value.url.startswith(
        f"https://github.com/example/clinical/issues/new?title=Suggestion%3A%20{FINDING}&body="
    )
    assert yaml.safe_load(written(form)) is None
    assert "# quotes: none\n" in written(form)


@OF_ONE_STUDY
def test_what_says_nothing_is_not_handed_in(form: Page) -> None:
    form.get_by_role("button", name="Check the form").press("Enter")
    told = form.get_by_role("group", name="What is to be mended").get_by_role("link").all_text_contents()
    assert told == ["Say which finding it is about", "Say what is wrong, or quote a passage"]
    expect(form.get_by_label("Which study?")).to_have_count(0)
