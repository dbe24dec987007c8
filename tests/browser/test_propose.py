"""The page on which a finding is proposed, used as a researcher does: by keyboard, from nothing to a good file."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from browser.axe import bring_axe, violations
from browser.browsing import NARROW, WIDE, Browser, Watch, serving
from browser.proposing import built, published
from conftest import GOLDEN
from engines.running import run
from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.model import Finding

ASKED_TITLE, ASKED_STATEMENT = "What is the finding about?", "What does the study claim?"
ASKED_TEXT, ASKED_SOURCE = "The quoted words", "Which work are they from?"
ASKED_LOCATOR, ASKED_VOICE = "Where do they stand?", "Whose words are these?"
ASKED_STUDY, ASKED_RELATION, ASKED_NAME = (
    "Which study?",
    "How does it bear on the finding?",
    "The last part of its page",
)
TITLE = "Mediating conflict"
STATEMENT = "The authors report that clinical leaders did relational work, mediating conflict between stakeholders."
WORDS = "mediating conflict between multiple stakeholders"
WRONG_WORDS = WORDS.replace("conflict", "conflicts")
SECTION = "Abstract, Results"
NEW_FILE = "https://github.com/example/clinical/new/main"
OVERFLOW = "() => document.scrollingElement.scrollWidth - innerWidth"
LABEL = """() => {
    const at = document.activeElement, label = at.labels?.[0] ?? at;
    return label.textContent.trim().replace(/\\s+/g, " ");
}"""
"""Says what a person who hears the page is told of where they are."""
OPEN_ALL = "() => document.querySelectorAll('main details').forEach(each => { each.open = true; })"
HOSTILE = (
    "</title><script>document.title='taken'</script>",
    "<img src=x onerror=document.title='taken'>",
    "javascript:alert(1) `code` \\ 'one' \"two\"",
    "- [x]: {a: b} # no comment, &anchor *alias !!tag | > % @",
    "{{ 7*7 }} ${7*7} {message}",
)
MOST_STOPS = 80
FULL = (
    "Error: this would make the field {length} characters long, so nothing was put in. To mend it: put in only the "
    "part that belongs here, up to 20000 characters in all."
)
REPEATED = ("a ", "[@a; ", "[b] ", "1 ", "'\"", "x", "\n ")
"""What once took the page the square of its length, and the like."""
DRAFT = "evidence-site-draft:/propose/"
UNUSABLE = "The draft that this browser keeps, or a part of it, does not fit this form and was left out."
BAD_DRAFTS = {
    "wrong types": '{"record":{"quotes":"x"}}',
    "not JSON": "{",
    "no record": "[1, 2]",
    "nothing": "null",
    "prototype": '{"record":{"__proto__":{"title":"x"},"constructor":{"prototype":{"polluted":1}}},"name":""}',
    "deep": "[" * 100_000,
    "texts that are none": '{"record":{"title":{"toString":1},"quotes":[null,7,["x"]],"not_stated":[{}]},"name":["x"]}',
    "many items": json.dumps({"record": {"quotes": [{}] * 80_000}, "name": ""}),
    "another form's": '{"record":{"old_field":"words"},"name":""}',
    "no longer a choice": '{"record":{"title":"Kept","status":"gone"},"name":""}',
    "too long": json.dumps({"record": {"title": "x" * 4_900_000}, "name": ""}),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("synthesis"), kind="evidence-synthesis")


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with serving(project / "site") as where:
        yield where


@pytest.fixture
def page(address: str, found: Browser) -> Iterator[Page]:
    """The page, empty. Nothing may go wrong on it, and nothing may be asked of any other site."""
    with found.open() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.route("https://github.com/**", lambda route: route.fulfill(body="a new file"))
        opened = context.new_page()
        watch = Watch(address)
        watch.follow(opened)
        opened.goto(f"{address}propose/", wait_until="networkidle")
        yield opened
        assert [each for each in watch.faults if not each.startswith(("window:", "download:"))] == []


def tab_to(page: Page, label: str) -> None:
    """Press Tab until a field or button has the focus."""
    for _ in range(MOST_STOPS):
        if page.evaluate(LABEL).startswith(label):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no {label}")


def fill(page: Page, *, words: str = WORDS, title: str = TITLE, statement: str = STATEMENT) -> None:
    """Fill in what is asked first, by keyboard alone."""
    for label, text in ((ASKED_TITLE, title), (ASKED_STATEMENT, statement), (ASKED_TEXT, words)):
        tab_to(page, label)
        page.keyboard.insert_text(text)
    tab_to(page, ASKED_VOICE)
    page.keyboard.type("The authors")
    tab_to(page, ASKED_STUDY)
    page.keyboard.press("ArrowDown")
    tab_to(page, ASKED_RELATION)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")


def file_of(page: Page) -> str:
    return page.locator("#propose-text").text_content() or ""


def errors(page: Page) -> list[str]:
    return [text.partition(" More on")[0] for text in page.locator(".fault").all_text_contents()]


def test_by_keyboard_alone_an_empty_page_becomes_a_file_that_passes_the_check(page: Page, tmp_path: Path) -> None:
    study = published(tmp_path, kind="evidence-synthesis")
    fill(page)
    tab_to(page, "Download the file")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    expect(page.locator("#propose-actions .status")).to_have_text("Downloaded.")
    assert downloading.value.suggested_filename == "mediating-conflict.yml"
    file = study / "findings" / "mediating-conflict.yml"
    downloading.value.save_as(file)
    assert file.read_text("utf-8") == file_of(page)
    checked = run(study, "check")
    assert (checked.returncode, "mediating-conflict" in checked.stdout) == (0, False), checked.stdout
    finding, faults = read_record(TextFile("", file.read_text("utf-8")), Finding, "mediating-conflict")
    assert faults == []
    assert finding
    assert finding.model_dump(mode="json", exclude_defaults=True, exclude={"added"}) == {
        "title": TITLE,
        "statement": STATEMENT,
        "evidence": [{"study": "clinical-leaders-ics", "relation": "contributes"}],
        "quotes": [
            {
                "id": "q1",
                "text": WORDS,
                "source": "waring2023",
                "locator": SECTION,
                "voice": "author",
                "supports": ["statement"],
            }
        ],
        "status": "in-review",
    }


def test_a_wrong_quote_is_told_while_it_is_written_after_a_short_pause(page: Page) -> None:
    quote = page.get_by_label(ASKED_TEXT, exact=True)
    quote.press_sequentially(WRONG_WORDS)
    assert errors(page) == []
    expect(quote).to_be_focused()
    expect(quote).to_have_attribute("aria-invalid", "true")
    expected = (
        "Error: the quoted words do not stand like this in waring2023. To mend it: copy the words letter for letter; "
        "write an omission as [...] and an insertion as [word]."
    )
    assert errors(page) == [expected]
    described = (quote.get_attribute("aria-describedby") or "").split()
    assert any(page.locator(f"#{each} .fault").count() for each in described)
    expect(page.get_by_role("link", name="More on QUO001")).to_have_attribute("href", "../faults/quo001/")
    quote.fill(WORDS)
    expect(page.locator(".fault")).to_have_count(0)
    assert quote.get_attribute("aria-invalid") is None
    page.keyboard.press("Tab")
    expect(page.get_by_label(ASKED_LOCATOR)).to_have_value(SECTION)
    expect(page.locator(".status", has_text="Found in")).to_have_text(f"Found in {SECTION}, word for word.")


def test_beside_a_wrong_quote_its_source_opens_at_the_first_words_by_keyboard(page: Page) -> None:
    quote = page.get_by_label(ASKED_TEXT, exact=True)
    finder = page.get_by_text("Find it in the source")
    quote.fill(WORDS)
    page.keyboard.press("Tab")
    expect(page.locator(".status", has_text="Found, word for word")).to_be_visible()
    expect(finder).to_have_count(0)
    quote.fill(WRONG_WORDS)
    quote.press("Tab")
    tab_to(page, "Find it in the source")
    page.keyboard.press("Enter")
    focused = page.locator("*:focus")
    expect(focused).to_contain_text("Clinical leaders were found to make four distinct contributions")
    expect(focused).to_contain_text("mediating conflict between multiple stakeholders")
    expect(focused).to_be_in_viewport()
    region = page.get_by_role("region", name="The text of waring2023")
    assert region.locator(".paragraph").count() > 5
    whole = page.get_by_role("link", name="Its file, with its licence")
    assert (whole.get_attribute("href"), whole.get_attribute("target")) == ("../sources/waring2023.txt", "_blank")
    quote.press("End")
    quote.press("Backspace")
    expect(region).to_be_visible()
    quote.fill(WORDS)
    expect(finder).to_have_count(0)


def test_words_of_another_section_are_told_at_the_locator(page: Page) -> None:
    page.get_by_label(ASKED_TEXT, exact=True).fill(WORDS)
    page.get_by_label(ASKED_LOCATOR).fill("Abstract, Methods")
    page.get_by_label(ASKED_LOCATOR).press("Tab")
    expected = (
        "Error: the quoted words stand elsewhere in waring2023 than is said here. To mend it: they are in "
        f"{SECTION}: begin with that."
    )
    expect(page.locator(".fault")).to_have_count(1)
    assert errors(page) == [expected]
    expect(page.get_by_label(ASKED_LOCATOR)).to_have_attribute("aria-invalid", "true")


def test_nothing_is_said_of_a_field_that_is_empty_before_the_file_is_handed_in(page: Page) -> None:
    tab_to(page, ASKED_TITLE)
    for _ in range(8):
        page.keyboard.press("Tab")
    expect(page.locator(".fault")).to_have_count(0)
    page.get_by_role("button", name="Check the form").press("Enter")
    summary = page.get_by_role("group", name="What is to be mended")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").all_text_contents() == [
        "Name the finding in a few words",
        "Say what the study claims",
        "Quote the words",
        "Say whose words these are",
        "Say which study",
        "Say how the study bears on the finding",
        "Say how the address of its page ends",
    ]
    summary.get_by_role("link", name="whose words").press("Enter")
    expect(page.get_by_label(ASKED_VOICE)).to_be_focused()
    expect(page.get_by_label(ASKED_TITLE, exact=True)).to_have_attribute("aria-invalid", "true")


def test_the_new_file_page_of_github_opens_filled_in(page: Page) -> None:
    fill(page, statement=f"{STATEMENT} \u2013 it\u2019s 100 % & more + \U0001f600.")
    tab_to(page, "Open a new file on GitHub")
    with page.expect_popup() as opening:
        page.keyboard.press("Enter")
    query = parse_qs(urlsplit(opening.value.url).query)
    assert opening.value.url.partition("?")[0] == NEW_FILE
    assert query == {"filename": ["findings/mediating-conflict.yml"], "value": [file_of(page)]}
    assert opening.value.evaluate("opener") is None


def test_a_text_too_long_for_an_address_is_copied_instead(page: Page) -> None:
    fill(page)
    page.get_by_text("More fields of the finding").click()
    page.get_by_label("Summary", exact=True).fill("Çà et là, " * 400)
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Open a new file on GitHub")
    with page.expect_popup() as opening:
        link.press("Enter")
    assert opening.value.url == f"{NEW_FILE}?filename=findings%2Fmediating-conflict.yml"
    expect(page.locator("#propose-actions .status")).to_contain_text("it was copied. Paste it into the page of GitHub")
    assert page.evaluate("navigator.clipboard.readText()") == file_of(page)


def test_a_file_with_errors_is_not_taken_to_github_but_can_be_copied(page: Page) -> None:
    page.get_by_label(ASKED_TITLE, exact=True).fill(TITLE)
    page.get_by_role("link", name="Open a new file on GitHub").press("Enter")
    expect(page.locator("#propose-actions .status")).to_have_text("Mend the errors above first.")
    assert len(page.context.pages) == 1
    page.get_by_role("button", name="Copy the text").press("Enter")
    expect(page.locator("#propose-actions .status")).to_have_text("Copied, with the errors above.")
    assert page.evaluate("navigator.clipboard.readText()") == file_of(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_and_is_read_again(text: str, page: Page) -> None:
    fill(page, title=text, statement=f"{text}\nmore", words=text)
    page.get_by_label(ASKED_NAME).fill("some-name")
    page.get_by_role("button", name="Check the form").press("Enter")
    assert page.title().startswith("Propose a finding")
    assert page.locator("main script, main img").count() == 0
    values = [page.get_by_label(each, exact=True).input_value() for each in (ASKED_TITLE, ASKED_STATEMENT, ASKED_TEXT)]
    assert values == [text, f"{text}\nmore", text]
    written = file_of(page)
    page.get_by_label(ASKED_LOCATOR).fill("Abstract")
    finding, faults = read_record(TextFile("", written), Finding, "some-name")
    assert [each.fault.message for each in faults] == []
    assert finding
    assert (finding.title, finding.statement, finding.quotes[0].text) == (text, f"{text}\nmore", text)


def test_the_name_follows_the_title_until_it_is_written_by_hand(page: Page) -> None:
    title, name = page.get_by_label(ASKED_TITLE, exact=True), page.get_by_label(ASKED_NAME)
    title.fill("Éloge of 2 things")
    expect(name).to_have_value("eloge-of-2-things")
    title.fill("Relational work")
    name.press("End")
    name.press("Tab")
    expect(page.locator(".fault").last).to_contain_text("the name relational-work is taken")
    name.fill("search")
    expect(page.locator(".fault").last).to_contain_text("the name search is taken")
    name.fill("my-own")
    title.fill("Another title")
    expect(name).to_have_value("my-own")


def test_quotes_are_added_and_taken_away_by_keyboard(page: Page) -> None:
    tab_to(page, "Add quote")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Quote 2").get_by_label(ASKED_TEXT, exact=True)).to_be_focused()
    page.keyboard.insert_text("clinical engagement")
    ids = page.locator("main [id]").evaluate_all("all => all.map(each => each.id)")
    assert len(ids) == len(set(ids))
    assert file_of(page).count("- text:") + file_of(page).count("- source:") == 2
    tab_to(page, "Remove quote 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Add quote")).to_be_focused()
    expect(page.get_by_role("group", name="Quote 2")).to_have_count(0)
    assert "clinical engagement" not in file_of(page)


def test_a_draft_is_kept_only_when_the_person_asks(page: Page) -> None:
    fill(page)
    assert page.evaluate("Object.keys(localStorage).filter(each => each.includes('draft'))") == []
    box = page.get_by_label("Keep a draft in this browser")
    box.press("Space")
    page.get_by_label(ASKED_STATEMENT, exact=True).fill("Something else.")
    written = file_of(page)
    page.reload(wait_until="networkidle")
    assert (file_of(page), box.is_checked()) == (written, True)
    box.press("Space")
    page.reload(wait_until="networkidle")
    assert "Something else" not in file_of(page)


def test_nothing_that_is_written_is_sent_anywhere(page: Page) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.extend([request]))
    fill(page)
    page.get_by_role("button", name="Check the form").press("Enter")
    done = page.get_by_role("group", name="Ready")
    expect(done).to_be_focused()
    expect(done).to_have_text("Ready to hand inNo error was found here. The whole check runs after you hand it in.")
    green = "each => getComputedStyle(each).backgroundColor"
    assert done.evaluate(green) == page.locator(".status.found").evaluate(green) != page.locator("main").evaluate(green)
    assert {(urlsplit(each.url).path, each.method, each.post_data) for each in asked} <= {
        ("/sources/waring2023.txt", "GET", None)
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_form_breaks_no_rule_of_accessibility_and_fits_the_window(
    width: int, scheme: str, address: str, found: Browser
) -> None:
    with found.open(width=width, color_scheme=scheme, reduced_motion="reduce") as context:
        bring_axe(context)
        page = context.new_page()
        page.goto(f"{address}propose/", wait_until="networkidle")
        assert violations(page) == []
        page.evaluate(OPEN_ALL)
        for button in page.locator("main button", has_text=re.compile("^Add ")).all():
            button.click()
        page.get_by_label(ASKED_TEXT, exact=True).first.fill("Wrong " + "x" * 200 + " words [not] found")
        page.evaluate(OPEN_ALL)
        page.get_by_role("button", name="Check the form").click()
        assert page.locator(".fault").count() > 5
        assert violations(page) == []
        assert page.evaluate(OVERFLOW) <= 0


def test_without_scripts_the_page_says_what_to_do_instead(address: str, found: Browser) -> None:
    with found.open(scripts=False) as context:
        page = context.new_page()
        page.goto(f"{address}propose/")
        expect(page.locator("#propose-off")).to_contain_text("Copy the text under “What you hand in” instead")
        assert "statement: 'Write here: the claim: one whole sentence" in file_of(page)
        assert page.locator("main").get_by_role("link", name="How to contribute").count() == 1
        assert page.locator("main input, main button").count() == 0


def test_from_a_folder_on_disk_the_form_works_and_says_what_it_cannot_check(project: Path, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto((project / "site" / "propose" / "index.html").as_uri())
        fill(page)
        expect(page.locator(".status", has_text="cannot be checked here")).to_have_text(
            "Quotes from waring2023 cannot be checked here: its text could not be fetched. They are checked when you "
            "hand it in."
        )
        assert f"text: {WORDS}" in file_of(page)


def test_a_synthesis_of_many_studies_offers_its_own_lists_and_publishes_no_text(tmp_path: Path, found: Browser) -> None:
    project = tmp_path / "bakery"
    shutil.copytree(GOLDEN / "night-bakery", project, ignore=shutil.ignore_patterns("expected"))
    synthesis = project / "findings" / "synthesis.yml"
    text = re.sub(r"^ *(contributor_pages|publish_sources):.*\n", "", synthesis.read_text("utf-8"), flags=re.MULTILINE)
    synthesis.write_text(text, "utf-8")
    built = run(project, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    with serving(project / "site") as address, found.open() as context:
        page = context.new_page()
        page.goto(f"{address}propose/", wait_until="networkidle")
        studies = page.get_by_label(ASKED_STUDY, exact=True).locator("option").all_text_contents()
        assert len(studies) > 2
        assert page.get_by_role("link", name="Open a new file").count() == 0
        page.evaluate(OPEN_ALL)
        assert page.get_by_role("group", name="Assessment").count() == 1
        page.get_by_label(ASKED_TEXT, exact=True).fill("some words")
        page.get_by_label(ASKED_SOURCE, exact=True).select_option(index=1)
        page.keyboard.press("Tab")
        expect(page.locator(".status", has_text="cannot be checked here")).to_contain_text("its text is not published")
        assert not (project / "site" / "sources").exists()


def paste(page: Page, text: str) -> None:
    """Paste a text where the focus is, as people do."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("ControlOrMeta+V")


@pytest.mark.parametrize("label", [ASKED_TITLE, ASKED_STATEMENT, ASKED_TEXT, ASKED_LOCATOR])
def test_a_paste_that_is_too_long_for_a_field_is_not_taken_and_told_beside_it(label: str, page: Page) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill("Before")
    written = file_of(page)
    field.press("End")
    paste(page, "a " * 500_000)
    expect(page.locator(".field", has=field).locator(".fault")).to_have_text(FULL.format(length=1_000_006))
    assert (field.input_value(), file_of(page)) == ("Before", written)
    field.press_sequentially("!")
    expect(page.locator(".field", has=field).get_by_text("nothing was put in")).to_have_count(0)
    expect(field).to_have_value("Before!")


def test_a_text_that_comes_in_another_way_is_not_taken_either(page: Page) -> None:
    statement = page.get_by_label(ASKED_STATEMENT, exact=True)
    statement.fill("Before")
    statement.evaluate(
        "(each, text) => { each.value = text; each.dispatchEvent(new Event('input')); }", "[@a; " * 200_000
    )
    expect(page.locator(".fault")).to_have_text(FULL.format(length=1_000_000))
    expect(statement).to_have_value("Before")


@pytest.mark.parametrize("piece", REPEATED)
def test_the_most_that_a_field_takes_is_answered(piece: str, page: Page) -> None:
    for label in (ASKED_TITLE, ASKED_STATEMENT, ASKED_TEXT, ASKED_LOCATOR):
        page.get_by_label(label, exact=True).press("ControlOrMeta+A")
        paste(page, (piece * 20_000)[:20_000])
    page.get_by_role("button", name="Check the form").press("Enter")
    expect(page.get_by_role("group", name="What is to be mended")).to_be_focused()
    told = page.get_by_role("group", name="What is to be mended").get_by_role("link").all_text_contents()
    length = len((piece * 20_000)[:20_000].strip())
    for label, missing in ((ASKED_STATEMENT, "Say what the study claims"), (ASKED_TEXT, "Quote the words")):
        assert (f"“{label}” is {length} characters long" if length else missing) in told
    page.get_by_label(ASKED_TITLE, exact=True).fill(TITLE)
    expect(page.locator("#propose-text")).to_contain_text(f"title: {TITLE}")


def test_the_worst_quote_that_is_looked_for_is_answered(page: Page) -> None:
    for words in ("a [b] " * 833, "b" + " ab" * 1666, "a [...] " * 625):
        page.get_by_label(ASKED_TEXT, exact=True).fill(words)
        page.keyboard.press("Tab")
        expect(page.locator(".status", has_text="Not found like this")).to_be_visible()
        page.get_by_label(ASKED_TEXT, exact=True).fill(WORDS)
        expect(page.locator(".status", has_text="Found in")).to_have_text(f"Found in {SECTION}, word for word.")


def test_a_source_that_is_too_long_is_not_read_and_told(page: Page) -> None:
    page.route("**/sources/*.txt", lambda route: route.fulfill(body="a " * (1024 * 1024) + "a"))
    page.get_by_label(ASKED_TEXT, exact=True).fill(WORDS)
    page.keyboard.press("Tab")
    expect(page.locator(".status", has_text="cannot be checked here")).to_have_text(
        "Quotes from waring2023 cannot be checked here: its text is too long. They are checked when you hand it in."
    )


def test_a_source_of_the_largest_size_is_read(page: Page) -> None:
    page.route("**/sources/*.txt", lambda route: route.fulfill(body="a " * (1024 * 1024 - 10) + "the last words"))
    page.get_by_label(ASKED_TEXT, exact=True).fill("the last words")
    page.keyboard.press("Tab")
    expect(page.locator(".status", has_text="Found")).to_have_text("Found, word for word.")


def test_a_list_takes_no_more_items_than_the_form_can_hold(page: Page) -> None:
    add = page.get_by_role("button", name="Add quote")
    add.evaluate("each => { for (let count = 1; count < 100; count += 1) each.click(); }")
    expect(page.get_by_role("button", name="Remove quote 100", exact=True)).to_be_visible()
    add.press("Enter")
    expect(page.locator(".fault")).to_have_text(
        "Error: this form takes up to 100 of these. To mend it: add the others to the file, with any text editor."
    )
    expect(page.get_by_role("button", name="Remove quote 101")).to_have_count(0)


@pytest.mark.parametrize("draft", BAD_DRAFTS.values(), ids=BAD_DRAFTS.keys())
def test_a_draft_that_does_not_fit_is_told_in_one_line_and_can_be_thrown_away(draft: str, page: Page) -> None:
    page.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [DRAFT, draft])
    page.reload(wait_until="networkidle")
    notice = page.locator("#propose > .status")
    expect(notice).to_contain_text(UNUSABLE)
    expect(page.get_by_label("Keep a draft in this browser")).not_to_be_checked()
    assert page.evaluate("({}).polluted") is None
    page.get_by_label(ASKED_TITLE, exact=True).fill(TITLE)
    assert f"title: {TITLE}\n" in file_of(page)
    notice.get_by_role("button", name="Throw the draft away").press("Enter")
    expect(notice).to_have_text("The draft was thrown away.")
    expect(notice).to_be_focused()
    assert page.evaluate("localStorage.length") == 0
    expect(page.get_by_label(ASKED_TITLE, exact=True)).to_have_value(TITLE)
    page.reload(wait_until="networkidle")
    expect(notice).to_be_empty()


def test_what_fits_of_a_draft_is_kept(page: Page) -> None:
    draft = {"record": {"title": "Kept", "quotes": [{"text": "words"}, "x"], "gone": "y"}, "name": "my-own"}
    page.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [DRAFT, json.dumps(draft)])
    page.reload(wait_until="networkidle")
    expect(page.locator("#propose > .status")).to_contain_text(UNUSABLE)
    values = [page.get_by_label(each, exact=True).input_value() for each in (ASKED_TITLE, ASKED_TEXT)]
    assert [*values, page.get_by_label(ASKED_NAME).input_value()] == ["Kept", "words", "my-own"]


REFUSALS = {
    "quota": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    "disabled": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'Security'); }});",
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_where_the_browser_keeps_no_draft_the_box_loses_its_tick_and_says_so(refusal: str, page: Page) -> None:
    page.add_init_script(refusal)
    page.reload(wait_until="networkidle")
    page.get_by_label(ASKED_TITLE, exact=True).fill(TITLE)
    box = page.get_by_label("Keep a draft in this browser")
    box.press("Space")
    expect(box).not_to_be_checked()
    expect(page.locator("#propose-actions .status")).to_have_text(
        "This browser cannot keep this draft. Download the file, so that nothing is lost."
    )
    assert f"title: {TITLE}\n" in file_of(page)
