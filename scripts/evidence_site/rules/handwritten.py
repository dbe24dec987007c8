"""Pages that are written by hand must not take the place of the package's own, nor lead readers away.

`engines/harmless_pages.py` asks the same of what MkDocs has made of a page.
"""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity, Span
from evidence_site.model import Corpus, FrontMatterFault, HandwrittenPage, RecordKind, RecordRef
from evidence_site.model.handwritten import MOST_LEVELS, MOST_VALUES
from evidence_site.prose.live_tags import LiveTag, live_tag_in_markdown
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import shortened

_REDIRECT = "redirect.html"


@rule("PAG001")
def key_of_the_package(corpus: Corpus) -> Iterator[Violation]:
    """The front matter of a page sets a value that the package sets itself.

    Why it matters:
    Such a value could put anything into the head of a page, where readers trust that it is the site's.

    Example:
    # docs/visit.md
    ---
    title: Visit us
    evidence_site_head: <meta name="robots" content="noindex">
    ---

    # Visit us

    Use instead:
    # docs/visit.md
    ---
    title: Visit us
    ---

    # Visit us
    """
    for page in corpus.pages:
        for each in page.front.values:
            if each.is_own_key:
                fault = Fault(f"`{each.name}` is a value that only the package sets", "delete the line")
                yield Violation(_at(page, each.name_span), fault)


@rule("PAG002")
def page_that_leads_away(corpus: Corpus) -> Iterator[Violation]:
    """A page has a tag of HTML, or a template, that leads readers to another page before they can read this one.

    Why it matters:
    `<meta>` can send a reader to any site without a click, and `<base>` moves every link of the page. Readers would
    think that they are still here.

    Example:
    # docs/visit.md
    # Visit us

    <meta http-equiv="refresh" content="0; url=https://night.example.org/">

    Use instead:
    # docs/visit.md
    # Visit us

    See [the other site](https://night.example.org/).
    """
    for page, tag in _live_tags(corpus):
        if not tag.runs:
            fault = Fault(f"`<{tag.name}>` can lead readers away", "delete it, and write a link: `[words](address)`")
            yield Violation(_at(page, tag.span), fault)
    for page, template, span in _templates(corpus):
        if template == _REDIRECT:
            fault = Fault(f"`{template}` leads readers away", "delete the line, and write a link: `[words](address)`")
            yield Violation(_at(page, span), fault)


@rule("PAG003")
def unknown_page_template(corpus: Corpus) -> Iterator[Violation]:
    """The front matter of a page chooses a template that the project does not have.

    Why it matters:
    A template decides all of a page, and those of the theme are not made for pages of words. So a page can choose only
    among the files in the folder that `custom_dir` in `mkdocs.yml` names.

    Example:
    # docs/visit.md
    ---
    template: visit.html
    ---

    # Visit us

    Use instead:
    # docs/visit.md
    # Visit us
    """
    for page, template, span in _templates(corpus):
        if template != _REDIRECT:
            named = shortened(template)
            fault = Fault(f"there is no template `{named}` in the folder of `custom_dir`", "delete the line")
            yield Violation(_at(page, span), fault)


@rule("PAG004", Severity.WARNING)
def unreadable_front_matter(corpus: Corpus) -> Iterator[Violation]:
    """The lines between `---` at the top of a page cannot be read, so that readers see them as text.

    Why it matters:
    What they should set, such as the title, is not set, and the page begins with lines that are not meant for readers.

    Example:
    # docs/visit.md
    ---
    title: Visit us: the way to the ward
    ---

    # Visit us

    Use instead:
    # docs/visit.md
    ---
    title: "Visit us: the way to the ward"
    ---

    # Visit us
    """
    for page in corpus.pages:
        if page.front.fault is FrontMatterFault.UNREADABLE:
            fault = Fault(
                "the lines between `---` at the top cannot be read from here on, and are shown to readers as text",
                'write `name: value` on each line, and values with a colon or other signs in quotes: `"…"`',
            )
            yield Violation(_at(page, page.front.span), fault)


@rule("PAG005")
def endless_front_matter(corpus: Corpus) -> Iterator[Violation]:
    """The front matter of a page has more values, or more levels, than any page needs.

    Why it matters:
    A few lines can stand for so many values that building the site would never end.

    Example:
    # docs/visit.md
    ---
    visits: [[[[[[[[[[[[[[[[[[[[[[[[9]]]]]]]]]]]]]]]]]]]]]]]]
    ---

    # Visit us

    Use instead:
    # docs/visit.md
    ---
    visits: 9
    ---

    # Visit us
    """
    for page in corpus.pages:
        if page.front.fault is FrontMatterFault.ENDLESS:
            message = f"the lines at the top of the page hold more than {MOST_VALUES} values, or {MOST_LEVELS} levels"
            yield Violation(_at(page, page.front.span), Fault(message, "take out what is not needed"))


@rule("PAG006")
def script_of_a_page(corpus: Corpus) -> Iterator[Violation]:
    """A page has a tag that would run a file of the site as a script.

    Why it matters:
    Any file beside the pages could be run so. Which scripts a site runs is decided in one place, `mkdocs.yml`, where
    those who look after the site see it. Scripts inside a page do not run at all.

    Example:
    # docs/visit.md
    # Visit us

    <script src="../map.js"></script>

    Use instead:
    # docs/visit.md
    # Visit us

    The map is on [the page of the ward](https://night.example.org/).
    """
    for page, tag in _live_tags(corpus):
        if tag.runs:
            cure = "delete it; a script that the site needs is named in `extra_javascript` in `mkdocs.yml`"
            yield Violation(_at(page, tag.span), Fault(f"`<{tag.name}>` could run any file of the site", cure))


def _live_tags(corpus: Corpus) -> Iterator[tuple[HandwrittenPage, LiveTag]]:
    """Yield the first tag of each page that it may not have."""
    for page in corpus.pages:
        if tag := live_tag_in_markdown(page.text, page.front.end):
            yield page, tag


def _templates(corpus: Corpus) -> Iterator[tuple[HandwrittenPage, str, Span]]:
    """Yield the templates that pages choose and the project does not have."""
    for page in corpus.pages:
        for each in page.front.values:
            if each.name == "template" and each.text and each.text not in corpus.page_templates:
                yield page, each.text, each.span


def _at(page: HandwrittenPage, span: Span) -> Place:
    return Place(RecordRef(RecordKind.PAGE, page.path), span=span)


RULES = (
    key_of_the_package,
    page_that_leads_away,
    unknown_page_template,
    unreadable_front_matter,
    endless_front_matter,
    script_of_a_page,
)
