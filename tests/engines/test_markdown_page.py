"""A page written as Markdown keeps its blocks inside each other, whatever stands before them."""

from markdown import markdown

from engines.site_reading import read_page
from evidence_site.engines.markdown_page import EXTENSIONS, write_markdown
from evidence_site.render import RenderedPage

BODY = """<div>
<h2 id="found">What did the study find?</h2>
<ul><li>words <div>in a block</div> and on</li></ul>
</div>"""


def test_a_block_after_words_stays_where_it_is() -> None:
    page = RenderedPage(
        path="index.md",
        title="",
        description="",
        html=BODY.encode(),
        headings=(),
        anchors=frozenset(),
        record="",
        updated=None,
    )
    built = markdown(write_markdown(page, "", {}).partition("\n---\n")[2], extensions=[*EXTENSIONS])
    assert read_page(built, None).nesting == read_page(BODY, None).nesting
