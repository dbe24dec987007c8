"""A site to be read from a folder on disk: each page is a file of its own, and the search needs no server.

Material has a plugin for this, which fetches a script from another site. A project that names that plugin gets the
script from its own site instead.
"""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from evidence_site.design import WORKER

VARIABLE = "EVIDENCE_SITE_OFFLINE"
"""Set by `evidence-site build --offline` for the MkDocs that it starts, which has no option for this."""


def is_offline(config: MkDocsConfig) -> bool:
    """Tell whether the site is to be read from a folder on disk."""
    return _is_asked() or not {"offline", "material/offline"}.isdisjoint(config.plugins)


def make_offline(config: MkDocsConfig) -> None:
    """Give each page an address that is a file, and the search a stand-in for workers."""
    config.use_directory_urls = False
    config.extra["offline"] = True
    # Before Material's own script, which starts the search; its plugin sees by the name that nothing is missing.
    config.extra.setdefault("polyfills", []).append(WORKER)


def write_index(config: MkDocsConfig) -> None:
    """Write the search index as a script too: from a disk, pages can fetch nothing else."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if _is_asked() and index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")


def _is_asked() -> bool:
    return os.environ.get(VARIABLE) == "1"
