"""The small Markdown subset that contributors write: paragraphs, lists, quotations, emphasis, code and links.

Whatever else Markdown knows (HTML, images, headings, rules, reference links) stands on the page as it was typed.
"""

import re
from functools import lru_cache
from threading import get_ident
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from evidence_site.model.fields import check_url

OTHER_BLOCKS = ("code", "hashheader", "setextheader", "hr", "reference")
OTHER_MARKS = (
    *("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "html", "entity"),
)
LINK = r"(?<![!\]])\[([^\[\]]+)\]\(([^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)"
ADDRESS = r"<((https?://[^<>\s]+))>"

STRANGERS_LINK = "noopener nofollow ugc"
"""The `rel` of links that contributors wrote, for search engines and browsers."""

# Markdown lets `&lt;` through as a character reference, in text but not in code. A noncharacter, which no record can
# hold, stands for `&` meanwhile, so that both show what was typed.
AMPERSAND = "\ufdd0"
RESERVED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f{AMPERSAND}]")

NESTING = re.compile(r"(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}\.(?=[ \t]))*")
LONGEST_NESTING = 40
MOST_MARKS = 200


class SafeLink(InlineProcessor):
    """A link to a public web address; any other stays as it was typed."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # the library's own name; its stub leaves out None
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link with its span; nothing if its address is not public."""
        del data
        address = m.group(2).replace(AMPERSAND, "&")
        try:
            check_url(address)
        except ValueError:
            return None, None, None
        link = Element("a", href=m.group(2), rel=STRANGERS_LINK)
        link.text = m.group(1)
        return link, m.start(0), m.end(0)


def convert(text: str) -> str:
    """Convert Markdown to HTML, which is not yet sanitised."""
    html: str = _parser(get_ident()).reset().convert(RESERVED.sub("\ufffd", text).replace("&", AMPERSAND))
    return html.replace(AMPERSAND, "&amp;")


def is_too_deep(text: str) -> bool:
    """Whether lists, quotations or emphasis are nested more deeply than anyone would write on purpose."""
    deepest = max(len(found[0]) for line in text.splitlines() or [""] if (found := NESTING.match(line)))
    return deepest > LONGEST_NESTING or sum(map(text.count, "*_")) > MOST_MARKS


@lru_cache(maxsize=8)
def _parser(thread: int) -> Markdown:
    """Return a parser for one thread: parsers keep state while they work."""
    del thread
    parser = Markdown(extensions=[])
    parser.preprocessors.deregister("html_block")
    for block in OTHER_BLOCKS:
        parser.parser.blockprocessors.deregister(block)
    for mark in OTHER_MARKS:
        parser.inlinePatterns.deregister(mark)
    parser.inlinePatterns.register(SafeLink(LINK, parser), "safe_link", 160)
    parser.inlinePatterns.register(SafeLink(ADDRESS, parser), "safe_address", 120)
    return parser
