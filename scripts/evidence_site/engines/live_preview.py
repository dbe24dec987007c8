"""A live preview that follows the hand: after a saved record, only the pages that show it are written again.

MkDocs builds the whole site for each file that is saved. Here, what its last build made is kept, and whatever else than
a record changes, or changes what every page shows, is left to MkDocs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import write_file

from evidence_site.diagnostics import has_errors
from evidence_site.engines.core_pages import last_updated
from evidence_site.engines.mkdocs_site import project_of
from evidence_site.engines.site_build import SiteBuild
from evidence_site.pipeline import RenderedSite, build
from evidence_site.render import RenderedPage
from evidence_site.report import full

log = get_plugin_logger("evidence-site")

RECORDS = ("findings", "references")
"""The folders of records, from the root of a project."""
Stamps = Mapping[str, tuple[int, int]]
"""When each file was changed, in nanoseconds, and its size in bytes."""


@dataclass(frozen=True)
class Kept:
    """What the last build of MkDocs made and the next can use again, if it has the same input but for records."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Any
    """The templates of the theme."""
    input: Stamps

    @property
    def is_fresh(self) -> bool:
        """Whether nothing but records has changed since."""
        return self.input == stamps(self.config)

    def write(self, pages: Iterable[RenderedPage], files: Mapping[str, bytes]) -> None:
        """Write pages of the core, as MkDocs does with all its events, and other files by path.

        What maintainers have written themselves in place of one is left.
        """
        documents = self.files.documentation_pages()
        made = [file.page for each in pages if (file := self._generated(each.path)) and file.page]
        for page in made:
            _populate_page(page, self.config, self.files)
        for page in made:
            _build_page(page, self.config, documents, self.nav, self.env)
        for path, content in files.items():
            if self._generated(path):
                write_file(content, str(Path(self.config.site_dir) / path))

    def _generated(self, path: str) -> File | None:
        file = self.files.get_file_from_path(path)
        return file if file and file.src_dir is None else None


def stamps(config: MkDocsConfig) -> Stamps:
    """Return the stamps of all files from which a build is made, but for those of records.

    They are taken before anything is read, so that what is saved meanwhile is built again.
    """
    read: Any = config.hooks  # a mapping, once they are read
    hooks = (getattr(each, "__file__", None) for each in read.values())
    root = Path(config.config_file_path).parent
    named = [config.docs_dir, config.config_file_path, config.theme.custom_dir, *config.watch, *hooks]
    paths = [Path(each) for each in named if each]
    below = (each for path in paths for each in (path, *path.rglob("*")))
    return {str(each): stamp for each in below if not _is_record(each, root) and (stamp := _stamp(each))}


def _is_record(path: Path, root: Path) -> bool:
    return any(path.is_relative_to(root / folder) for folder in RECORDS)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.lstat()
    except OSError:  # an editor has just moved it away
        return None
    return state.st_mtime_ns, state.st_size


def is_same_frame(last: RenderedSite, site: RenderedSite, nav: Navigation) -> bool:
    """Whether two sites differ in the words of some of their own pages, and in nothing that other pages show."""
    if has_errors(site.diagnostics) or not last.pages or site.cards is not last.cards:
        return False
    in_navigation = {page.file.src_uri for page in nav.pages}
    return (
        [_frame_of(each, in_navigation) for each in site.pages]
        == [_frame_of(each, in_navigation) for each in last.pages]
        and (site.navigation, site.settings, last_updated(site.pages), site.files.keys())
        == (last.navigation, last.settings, last_updated(last.pages), last.files.keys())
        and site.grounds is not None
        and last.grounds is not None
        and site.grounds.examined.corpus.references == last.grounds.examined.corpus.references
    )


def _frame_of(page: RenderedPage, in_navigation: Iterable[str]) -> tuple[object, ...]:
    """Return what lists of pages show of one, and the map of the site for search engines."""
    title = page.title if page.path in in_navigation else ""
    return page.path, page.record, page.updated, page.searchable, title


def changed_pages(last: RenderedSite, site: RenderedSite) -> list[RenderedPage]:
    """Return the pages that were rendered anew."""
    known = {id(each) for each in last.pages}
    return [each for each in site.pages if id(each) not in known]


def changed_files(last: Mapping[str, bytes], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files whose content is another."""
    return {path: content for path, content in files.items() if last.get(path) != content}


def follow(kept: Kept, last: SiteBuild) -> SiteBuild | None:
    """Return what is shown after a saved record; None if more has changed.

    Raises:
        OSError, TemplateFaultError: it cannot be made. A whole build tells in words what is wrong.
    """
    site = None if last.faults else build(project_of(kept.config), last.site, keep_grounds=True)
    if not site or not is_same_frame(last.site, site, kept.nav):
        return None
    if site.diagnostics:
        log.warning("\n%s", full(site.diagnostics))
    return replace(last, site=site, pages={each.path: each for each in site.pages if each.path in last.pages})
