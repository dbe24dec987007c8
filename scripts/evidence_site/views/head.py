"""What a page says to machines in its head: Highwire tags, which reference managers read, and linked data.

The tags name the page itself, with the site's editors as its authors, so that nobody takes it for the article.
"""

from collections.abc import Iterator

from evidence_site.model import Finding, Study
from evidence_site.views import linked_data, urls
from evidence_site.views.context import Context
from evidence_site.views.linked_data import Node
from evidence_site.views.page import Head, Meta, PageView


def make_head(context: Context, page: PageView, record: Finding | Study | None = None) -> Head:
    """Make the head of a page, which may be that of a finding or a study."""
    address = urls.address(page.path, directory_urls=context.project.directory_urls)
    url = f"{context.project.address}{address}" if context.project.address else ""
    updated = str(page.updated) if page.updated else ""
    node = linked_data.page_node(context, title=page.title, description=page.description, updated=updated, url=url)
    # Reference managers find each work of the list by itself, and would take these tags for one more.
    metas = () if page.path == urls.REFERENCES else tuple(_metas(context, page, url))
    # What is shown was added one day, which is a change that the feed tells of.
    feed = context.here(page.path).to_file(urls.FEED) if context.project.address and context.shown else ""
    return Head(metas, node | _subject(context, record), feed)


def _subject(context: Context, record: Finding | Study | None) -> Node:
    if isinstance(record, Finding):
        return linked_data.finding_node(context, record)
    studies = (record,) if record else context.included if context.synthesis.is_single_study else ()
    return linked_data.studies_node(context, studies)


def _metas(context: Context, page: PageView, url: str) -> Iterator[Meta]:
    yield Meta("citation_title", page.title)
    for editor in context.synthesis.editors:
        yield Meta("citation_author", editor)
    if page.updated:
        yield Meta("citation_publication_date", f"{page.updated:%Y/%m/%d}")
    if url:
        yield Meta("citation_public_url", url)
