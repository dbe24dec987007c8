"""Pages as MkDocs keeps them: those of the core as generated files, and what is known of those written by hand."""

from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from evidence_site.engines.handwritten_pages import MarkedPage, mark_citations
from evidence_site.engines.mkdocs_site import path_from_docs
from evidence_site.pipeline import RenderedSite
from evidence_site.prose.outside import OutsideHtml
from evidence_site.render import Heading, RenderedPage
from evidence_site.search import SearchEntry, handwritten_entries
from evidence_site.urls import address


def generated_page(page: RenderedPage, config: MkDocsConfig, *, is_listed: bool) -> File:
    """Return a page of the core as MkDocs keeps a source file; readers can edit the record that it comes from."""
    level = InclusionLevel.INCLUDED if is_listed else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.path, content="", inclusion=level)
    file.edit_uri = path_from_docs(config, page.record) if page.record else None
    return file


def found_by_hand(page: MkDocsPage, read: OutsideHtml) -> Iterable[SearchEntry]:
    """Return what the search finds of a hand-written page, unless its front matter keeps it out."""
    wanted = page.meta.get("search")
    if isinstance(wanted, Mapping) and wanted.get("exclude"):
        return ()
    return handwritten_entries(page.file.src_uri, page.file.url, unescape(str(page.title)), read)


def mark_page(markdown: str, page: MkDocsPage, config: MkDocsConfig, site: RenderedSite) -> MarkedPage:
    """Return the Markdown of a hand-written page with placeholders for its citations."""

    def url(path: str) -> str:
        return get_relative_url(address(path, directory_urls=config.use_directory_urls), page.url)

    return mark_citations(markdown, page.file.src_uri, site.citer, url)


def table_of_contents(headings: Sequence[Heading]) -> TableOfContents:
    """Return headings as MkDocs keeps them, escaped: second-level headings under the page's title."""
    top: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.id, heading.level)
        siblings = top[-1].children if top and heading.level > top[-1].level else top
        siblings.append(link)
    return TableOfContents(top)
