"""What the running build of MkDocs shows: the core's site, or the last good one while a record is faulty."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from evidence_site.design import design_files
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.model.settings import Settings
from evidence_site.pipeline import RenderedSite
from evidence_site.project import SYNTHESIS_FILE
from evidence_site.prose import Run
from evidence_site.render import RenderedPage


@dataclass(frozen=True, kw_only=True)
class SiteBuild:
    """What the running build shows."""

    site: RenderedSite = field(default_factory=lambda: RenderedSite(diagnostics=()))
    """The core's site: of this build or, when a record is faulty, of the last build in which none was."""
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong with the records, for the banner; empty unless one of them is an error."""
    pages: Mapping[str, RenderedPage] = field(default_factory=dict)
    """The core's pages by source path, without those that are written by hand; known from `on_files` on."""
    own_theme: Path | None = None
    """The folder of templates with which the project changes the theme (`custom_dir`)."""
    index: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the search index by path."""


@dataclass(frozen=True, kw_only=True)
class PageInHand:
    """What one hook of a page leaves for the next; MkDocs calls both before it turns to another page."""

    citations: Sequence[Sequence[Run]] = ()
    """The citations of a hand-written page, for the placeholders in its Markdown."""
    base_url: str = ""
    """The way from the page to the root of the site."""


def next_build(last: SiteBuild, site: RenderedSite, config: MkDocsConfig) -> SiteBuild:
    """Return the build that shows `site` or, when a record is faulty, the last good site under a banner."""
    own_theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    if not has_errors(site.diagnostics):
        return SiteBuild(site=site, own_theme=own_theme)
    good = last.site if last.site.pages else empty_site(str(config.site_name))
    return SiteBuild(site=good, faults=site.diagnostics, own_theme=own_theme)


def empty_site(title: str) -> RenderedSite:
    """Return a site with an empty home page, for the banner to stand on while no records have been good yet."""
    home = RenderedPage(
        path="index.md",
        title=title,
        description="",
        html=b"",
        headings=(),
        anchors=frozenset(),
        record=SYNTHESIS_FILE,
        updated=None,
    )
    return RenderedSite((), pages=(home,), files=design_files(Settings()))
