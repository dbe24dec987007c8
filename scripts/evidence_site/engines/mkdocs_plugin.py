"""The MkDocs plugin: puts the core's pages into a MkDocs build, as they are, and does nothing else.

RenderedPage bodies go in after MkDocs has rendered Markdown, so that no extension acts on a contributor's text.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Literal

from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from evidence_site.design import design_files
from evidence_site.diagnostics import Diagnostic, has_errors
from evidence_site.engines.handover import (
    from_pages,
    further_files,
    last_updated,
    navigation_entries,
    navigation_paths,
    page_meta,
    project_of,
    root_of,
    without_handwritten,
)
from evidence_site.engines.handwritten import marked
from evidence_site.engines.offline import is_offline, make_offline, write_index
from evidence_site.engines.policy import with_policy
from evidence_site.engines.theme import dress
from evidence_site.model.synthesis import Settings
from evidence_site.pipeline import Result, build
from evidence_site.project import SYNTHESIS_FILE
from evidence_site.prose import put_in, without_links
from evidence_site.render import Heading, RenderedPage, TemplateFaultError, render_faults, telling
from evidence_site.report import full
from evidence_site.urls import REFERENCES, address

log = get_plugin_logger("evidence-site")
BEFORE_SEARCH, AFTER_SEARCH = 100, -100
FIRST, LAST = 100, -100


class NoSettings(Config):
    """The plugin has no settings of its own: they stand in `findings/synthesis.yml`."""


class EvidenceSitePlugin(BasePlugin[NoSettings]):
    """Adds the pages of the records to a MkDocs site.

    Under `serve` the instance outlives a rebuild (MkDocs keeps plugins that define `on_startup`), and with it the last
    good result, which a faulty record does not take away.
    """

    def __init__(self) -> None:
        self._serving = False
        self._good = Result(diagnostics=())
        self._faults: tuple[Diagnostic, ...] = ()
        self._pages: dict[str, RenderedPage] = {}
        self._cited: dict[str, Sequence[str]] = {}
        self._whole = ""
        self._own_theme: Path | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note whether a person is watching the site while they write."""
        self._serving = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Build the core's pages, before MkDocs cleans the last site.

        Raises:
            PluginError: a record is faulty, and this is no `serve`; or a template of the site's own is.
        """
        if is_offline(config):
            make_offline(config)
        try:
            result = build(project_of(config))
        except TemplateFaultError as fault:
            raise PluginError(str(fault)) from fault
        self._faults = result.diagnostics if has_errors(result.diagnostics) else ()
        if self._faults and not self._serving:
            raise PluginError("\n" + full(result.diagnostics))
        if result.diagnostics:
            log.warning("\n%s", full(result.diagnostics))
        if not self._faults:
            self._good = result
        elif not self._good.pages:
            self._good = Result((), pages=(_empty_home(str(config.site_name)),), files=design_files(Settings()))
        dress(config, self._good.settings.colours)
        self._own_theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Add our pages and files, and a navigation when `mkdocs.yml` has none."""
        pages = without_handwritten(self._good.pages, files.src_uris)
        self._pages = {page.path: page for page in pages}
        listed = navigation_paths(self._good.navigation)
        if config.nav is None:
            config.nav = navigation_entries(self._good.navigation, _unlisted(files, listed))
        for page in pages:
            level = InclusionLevel.INCLUDED if page.path in listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, page.path, content="", inclusion=level)
            file.edit_uri = from_pages(config, page.record) if page.record else None
            files.append(file)
        for path, content in further_files(self._good.files, files.src_uris).items():
            files.append(File.generated(config, path, content=content))

    def on_page_markdown(self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give our page its title and description, and a hand-written one its citations in words.

        Every page gets a date that does not depend on today.
        """
        ours = self._pages.get(page.file.src_uri)
        if ours:
            page.meta = dict(page_meta(ours))
        updated = (ours and ours.updated) or last_updated(self._good.pages)
        if updated:
            page.update_date = str(updated)
        if ours:
            return markdown
        references = get_relative_url(address(REFERENCES, directory_urls=config.use_directory_urls), page.url)
        text, self._cited[page.file.src_uri] = marked(markdown, page.file.src_uri, self._good.citer, references)
        return text

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put our page's body in, with its table of contents and anchors; under `serve`, the banner of faults."""
        ours = self._pages.get(page.file.src_uri)
        if ours:
            html = ours.body
            page.toc = table_of_contents(ours.headings)
            page.present_anchor_ids = set(ours.anchors)
        else:
            html = put_in(html, self._cited.pop(page.file.src_uri, ()))
        return render_faults(full(self._faults)) + html if self._faults else html

    @event_priority(BEFORE_SEARCH)
    def _show_words(self, context: TemplateContext, /, *, page: MkDocsPage, **_: object) -> TemplateContext:
        """Let a search plugin read the page's headings and words alone."""
        ours = self._pages.get(page.file.src_uri)
        if ours and not self._faults:
            page.content = ours.search
        elif not ours:
            self._whole = page.content or ""
            page.content = without_links(self._whole)
        return context

    @event_priority(AFTER_SEARCH)
    def _show_page(self, context: TemplateContext, /, *, page: MkDocsPage, **_: object) -> TemplateContext:
        ours = self._pages.get(page.file.src_uri)
        if ours and not self._faults:
            page.content = ours.body
        elif not ours:
            page.content = self._whole + self._good.cards.for_links_in(self._whole)
        return context

    on_page_context = CombinedEvent(_show_words, _show_page)

    @event_priority(LAST)
    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Give the finished page its policy."""
        return output if self._serving else with_policy(output, page.content or "", offline=is_offline(config))

    @event_priority(LAST)
    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Give pages such as `404.html` their policy too."""
        is_page = template_name.endswith(".html") and not self._serving
        return with_policy(output, offline=is_offline(config)) if is_page else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the search work from a disk."""
        write_index(config)

    def on_build_error(self, *, error: Exception) -> None:
        """Say what is wrong with a template of the project's own layer of the theme.

        Raises:
            PluginError: there is one.
        """
        if not isinstance(error, BuildError):
            try:
                with telling(self._own_theme):
                    raise error
            except TemplateFaultError as fault:
                raise PluginError(str(fault)) from fault

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:  # noqa: ARG002
        """Rebuild when a record is saved."""
        for folder in ("findings", "references"):
            if (root_of(config) / folder).is_dir():
                server.watch(str(root_of(config) / folder))


def _unlisted(files: Files, listed: Collection[str]) -> list[str]:
    """Give the hand-written pages that our navigation does not name, by path."""
    pages = (file for file in files.documentation_pages() if not file.inclusion.is_not_in_nav())
    return sorted(file.src_uri for file in pages if file.src_uri not in listed)


def _empty_home(title: str) -> RenderedPage:
    """Give a page for the banner of faults to stand on, while no records have been good yet."""
    return RenderedPage(
        path="index.md",
        title=title,
        description="",
        body="",
        headings=(),
        anchors=frozenset(),
        search="",
        record=SYNTHESIS_FILE,
        updated=None,
    )


def table_of_contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """Give the headings as MkDocs keeps them, escaped: second-level headings under the page's title."""
    top: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.text), heading.id, heading.level)
        siblings = top[-1].children if top and heading.level > top[-1].level else top
        siblings.append(link)
    return TableOfContents(top)
