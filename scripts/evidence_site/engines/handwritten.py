"""Citations in pages written by hand: each becomes a Markdown link to the entry of the reference list.

They are replaced in the Markdown itself, so that any builder shows them, and validates where they lead.
"""

import posixpath

from evidence_site.citing import find_groups
from evidence_site.engines.markdown_page import quoted, write_html
from evidence_site.model import CiteKey
from evidence_site.prose import Run
from evidence_site.render import Cards
from evidence_site.views.cited import Citer
from evidence_site.views.urls import REFERENCES, reference_anchor


def with_citations(text: str, path: str, citer: Citer) -> str:
    """Give the Markdown of the page at `path` with its citations in words; those of unknown works stay as they are."""
    references = posixpath.relpath(REFERENCES, posixpath.dirname(path) or ".")

    def url(key: CiteKey) -> str:
        return f"{references}#{reference_anchor(key)}"

    parts, position = [], 0
    for group in find_groups(text) if "@" in text else ():
        if citer.knows(group):
            parts += [text[position : group.span[0]], *map(_markdown, citer.cite(group, url))]
            position = group.span[1]
    return "".join((*parts, text[position:]))


def with_cards(text: str, cards: Cards) -> str:
    """Give a page's Markdown with the works that it links to at its end."""
    html = cards.for_links_in(text)
    return f"{text.rstrip()}\n\n{write_html(html)}\n" if html else text


def _markdown(run: Run) -> str:
    return f"[{quoted(run.text)}]({run.url})" if run.url else quoted(run.text)
