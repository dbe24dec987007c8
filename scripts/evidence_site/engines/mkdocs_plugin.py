"""The MkDocs plugin: puts the core's pages into a MkDocs build, as they are, and does nothing else.

Page bodies go in after MkDocs has rendered Markdown, so that no extension acts on a contributor's text. Hooks unpack
what MkDocs passes them and call plain functions. What must outlive a hook stands in two frozen values, which hooks
replace: `SiteBuild` for the site, `PageInHand` for one page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from evidence_site.design import search_design
from evidence_site.diagnostics import has_errors
from evidence_site.engines import harmless_pages as harmless
from evidence_site.engines.build_errors import told_of
from evidence_site.engines.core_pages import (
    further_files,
    last_updated,
    navigation_entries,
    navigation_paths,
    page_meta,
    unlisted_pages,
    without_handwritten,
)
from evidence_site.engines.handwritten_look import in_the_design
from evidence_site.engines.live_preview import (
    RECORDS,
    Kept,
    Stamps,
    changed_files,
    changed_pages,
    follow,
    stamps,
)
from evidence_site.engines.mkdocs_pages import found_by_hand, generated_page, mark_page, table_of_contents
from evidence_site.engines.mkdocs_site import (
    project_of,
    readable_settings,
    require_site_or_empty,
    root_of,
)
from evidence_site.engines.odd_settings import require_shapes
from evidence_site.engines.security_policy import SecurityPolicy
from evidence_site.engines.site_build import PageInHand, SiteBuild, next_build
from evidence_site.engines.snippets import restrict_snippets
from evidence_site.engines.theme import apply_theme, find_hidden_templates, is_offline, make_offline
from evidence_site.engines.written_files import NOTE, added_files, note_files
from evidence_site.pipeline import build
from evidence_site.prose import cited_html, insert_citations
from evidence_site.prose.outside import read_html
from evidence_site.render import RenderedPage, TemplateFaultError, render_faults, works_cited
from evidence_site.report import full
from evidence_site.search import SearchEntry, search_files

log = get_plugin_logger("evidence-site")
FIRST, LAST = 100, -100


class NoSettings(Config):
    """The plugin has no settings of its own: they stand in `findings/synthesis.yml`."""


class EvidenceSitePlugin(BasePlugin[NoSettings]):
    """Adds the pages of the records to a MkDocs site.

    Under `serve` the instance outlives a rebuild (MkDocs keeps plugins that define `on_startup`), and with it the last
    good site, which a faulty record does not take away.
    """

    def __init__(self) -> None:
        self._is_serving = False
        self._build = SiteBuild()
        self._page = PageInHand()
        self._found: list[SearchEntry] = []
        self._policy: SecurityPolicy | None = None
        self._added: Sequence[Path] = ()
        self._settings: MkDocsConfig | None = None
        self._navigation: Navigation | None = None
        self._input: Stamps = {}
        self._kept: Kept | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether MkDocs serves the site to a person who is writing."""
        self._is_serving = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Build the core's pages, before MkDocs cleans the last site.

        Raises:
            PluginError: a record is faulty, and this is no `serve`; a template of the site's own is, or a setting; or
                the site would be put over something else.
            ConfigurationError: a setting of the theme is of a wrong kind.
        """
        self._kept, self._input = None, stamps(config) if self._is_serving else {}
        require_site_or_empty(config)
        require_shapes(config)
        self._settings = config
        harmless.clean_settings(config)
        if is_offline(config):
            make_offline(config)
        try:
            site = build(project_of(config), self._build.site, keep_grounds=self._is_serving)
        except TemplateFaultError as fault:
            raise PluginError(str(fault)) from fault
        if has_errors(site.diagnostics) and not self._is_serving:
            raise PluginError("\n" + full(site.diagnostics))
        if site.diagnostics:
            log.warning("\n%s", full(site.diagnostics))
        self._build = next_build(self._build, site, config)
        self._found = []
        with readable_settings():
            apply_theme(config, self._build.site.settings.colours, self._build.site.pictures.says)
            restrict_snippets(config, root_of(config))
            # Settled before any page is rendered, so that no page can have a say in it.
            self._policy = None if self._is_serving else SecurityPolicy(config, offline=is_offline(config))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Remember what people have added to the last site and MkDocs leaves there; its note holds no more."""
        site = Path(config.site_dir)
        self._added = tuple(added_files(site))
        (site / NOTE).unlink(missing_ok=True)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Add our pages and files, and a navigation when `mkdocs.yml` has none."""
        for file in harmless.files_not_to_open(files, config.docs_dir):
            files.remove(file)
        site = self._build.site
        pages = without_handwritten(site.pages, files.src_uris)
        self._build = replace(self._build, pages={page.path: page for page in pages})
        listed = navigation_paths(site.navigation)
        if config.nav is None:
            config.nav = navigation_entries(site.navigation, unlisted_pages(files, listed))
        for page in pages:
            files.append(generated_page(page, config, is_listed=page.path in listed))
        for path, content in further_files({**site.files, **search_design()}, files.src_uris).items():
            files.append(File.generated(config, path, content=content))

    def on_nav(self, nav: Navigation, /, **_: object) -> None:
        """Take the tags out of the titles in the navigation."""
        harmless.clean_titles(nav.items)
        self._navigation = nav

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> None:
        """Let our pages have their own base, and the theme's templates make no tags of what is escaped."""
        find_hidden_templates(env, config)
        env.filters["striptags"] = harmless.without_any_tags
        if self._is_serving and self._navigation:
            self._kept = Kept(config, files, self._navigation, env, self._input)

    def on_page_read_source(self, *, page: MkDocsPage, **_: object) -> None:
        """Look at the front matter of a hand-written page before MkDocs reads it."""
        if page.file.src_dir:
            harmless.require_finite(page.file.content_string, page.file.src_uri)

    def on_page_markdown(self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Set the title and description of our page; put placeholders for citations into a hand-written one.

        Every page gets a date that does not depend on today.
        """
        ours = self._core_page(page)
        updated = (ours and ours.updated) or last_updated(self._build.site.pages)
        if updated:
            page.update_date = str(updated)
        if ours:
            page.meta = dict(page_meta(ours))
            return markdown
        page.meta = harmless.front_matter(page.meta, page.file.src_uri, self._build.own_theme)
        marked = mark_page(markdown, page, config, self._build.site)
        self._page = PageInHand(citations=marked.citations)
        return marked.text

    def on_page_content(self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Insert the body of our page, its table of contents and its anchors; under `serve`, the banner of faults."""
        ours = self._core_page(page)
        if ours:
            page.toc = table_of_contents(ours.headings)
            page.present_anchor_ids = set(ours.anchors)
        else:
            harmless.require_no_way_out(html, page.file.src_uri)
            page.title = harmless.without_tags(page.title)
        if ours and self._holds_back(config):
            return ""
        body = ours.body if ours else self._by_hand(page, html)
        faults = self._build.faults
        return render_faults(full(faults)) + body if faults else body

    @event_priority(FIRST)
    def on_page_context(
        self, context: TemplateContext, /, *, page: MkDocsPage, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """Remember where the page is, and insert the body that was held back."""
        self._page = PageInHand(base_url=context["base_url"])
        ours = self._core_page(page)
        if ours and self._holds_back(config):
            page.content = ours.body
        return context

    @event_priority(LAST)
    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Add the security policy to a finished page."""
        if self._core_page(page) and self._holds_back(config):
            page.content = ""
        return self._policy.on(output, self._page.base_url) if self._policy else output

    def on_template_context(self, context: TemplateContext, /, **_: object) -> TemplateContext:
        """Remember where a page such as `404.html` is."""
        self._page = PageInHand(base_url=context["base_url"])
        return context

    @event_priority(LAST)
    def on_post_template(self, output: str, /, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Add the security policy to pages such as `404.html`."""
        is_page = template_name.endswith(".html")
        return self._policy.on(output, self._page.base_url) if self._policy and is_page else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of the search, and note which files are the build's."""
        self._write_index(config, {})
        if not self._is_serving:
            note_files(Path(config.site_dir), self._added)

    def on_build_error(self, *, error: Exception) -> None:
        """Report in words that the system refuses, as on a full disk, or a fault in the project's own hook or template.

        Raises:
            PluginError: it is one of these.
        """
        if told := told_of(error, self._settings, self._build.own_theme):
            raise PluginError(told) from error

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Follow each record that is saved."""
        for folder in RECORDS:
            if (root_of(config) / folder).is_dir():
                server.watch(str(root_of(config) / folder))
        server.builder = partial(self._follow, builder)

    def _follow(self, build_all: Callable[[], None]) -> None:
        """Write what a saved record changes; build the site where that is not all that has changed, or fails."""
        last, kept, self._kept = self._build, self._kept, None
        try:
            now = follow(kept, last) if kept and kept.is_fresh else None
            if kept and now:
                self._build = now
                kept.write(changed_pages(last.site, now.site), changed_files(last.site.files, now.site.files))
                self._write_index(kept.config, last.index)
                self._kept = kept
        except Exception:  # a whole build tells in words what is wrong, or mends it
            log.debug("The saved record cannot be followed", exc_info=True)
        if not self._kept:
            build_all()

    def _write_index(self, config: MkDocsConfig, last: Mapping[str, bytes]) -> None:
        """Write the files of the search index that are not as in the `last` one."""
        ours = [each for each in self._build.site.search if each.path in self._build.pages]
        index = search_files([*ours, *self._found], directory_urls=config.use_directory_urls)
        for path, content in changed_files(last, index).items():
            write_file(content, str(Path(config.site_dir) / path))
        for path in last.keys() - index.keys():
            (Path(config.site_dir) / path).unlink(missing_ok=True)
        self._build = replace(self._build, index=index)

    def _by_hand(self, page: MkDocsPage, html: str) -> str:
        """Return a hand-written page with its citations, which the search finds, and the cards of what it cites."""
        citations = self._page.citations
        read = read_html(html, citations)
        self._found += found_by_hand(page, read)
        cards = self._build.site.cards.of(works_cited(read))
        shown = in_the_design(html, str(page.meta.get("lang", "")))
        return insert_citations(shown, [cited_html(each) for each in citations]) + cards

    def _holds_back(self, config: MkDocsConfig) -> bool:
        """Whether the bodies of our pages wait until each page is written, since no other plugin reads them before.

        MkDocs keeps the content of all pages until it has written the last. Of 10,000 findings that is 130 MB.
        """
        read_before = ("page_content", "env")
        return not self._is_serving and all(len(config.plugins.events[each]) == 1 for each in read_before)

    def _core_page(self, page: MkDocsPage) -> RenderedPage | None:
        return self._build.pages.get(page.file.src_uri)
