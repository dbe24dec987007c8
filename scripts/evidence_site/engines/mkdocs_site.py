"""Runs MkDocs as a person would, in a process of its own, so that its logging and its exits stay there."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from evidence_site.engines.offline import VARIABLE
from evidence_site.engines.rendered_settings import PLUGIN
from evidence_site.engines.swap import fresh_folder

CURE = f"Write there: plugins: [search, {PLUGIN}]"


class BuildFailedError(Exception):
    """MkDocs ended without a site, and has said why."""


def read_config(root: Path) -> MkDocsConfig:
    """Read `mkdocs.yml`.

    Raises:
        ConfigurationError: it cannot be read, has a wrong setting, or does not name our plugin; or the folder of pages
            written by hand is not there.
    """
    _find_pages(root)
    config = load_config(str(root / "mkdocs.yml"))
    if PLUGIN not in config.plugins:
        raise ConfigurationError(f"mkdocs.yml does not name {PLUGIN}, so the site would lack our pages. {CURE}")
    return config


def _find_pages(root: Path) -> None:
    """Make sure of the folder that MkDocs asks for, whether or not there are pages in it."""
    settings = MkDocsConfig(str(root / "mkdocs.yml"))
    with (root / "mkdocs.yml").open("rb") as file:
        settings.load_file(file)
    folder = str(settings.get("docs_dir") or "docs")
    if not (root / folder).is_dir():
        raise ConfigurationError(
            f"There is no folder {folder} in {root}. Make it, even if it stays empty: it is for pages that you write "
            "by hand."
        )


def build_site(root: Path, site: Path, *, strict: bool, offline: bool = False) -> None:
    """Build the site into a fresh folder, and put that in place of the last one only when it is whole.

    Raises:
        BuildFailedError: MkDocs failed; the last site is untouched.
    """
    with fresh_folder(site) as fresh:
        options = ("--site-dir", str(fresh), *(["--strict"] if strict else []))
        status = _mkdocs("build", root, *options, environment={VARIABLE: "1"} if offline else {})
        if status:
            raise BuildFailedError


def serve_site(root: Path, address: str) -> int:
    """Serve the site, and rebuild it when a file is saved, until the person stops it; give the exit status.

    Raises:
        ConfigurationError: as `read_config` says.
    """
    read_config(root)
    return _mkdocs("serve", root, "--dev-addr", address)


def _mkdocs(command: str, root: Path, *options: str, environment: Mapping[str, str] = MappingProxyType({})) -> int:
    # Material prints a notice on the future of MkDocs before each build; our pins are the answer to it.
    around = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    words = [sys.executable, "-m", "mkdocs", command, "--config-file", str(root / "mkdocs.yml"), *options]
    with subprocess.Popen(words, env=around) as process:  # noqa: S603 -- our own words
        # Whoever ends this process, such as a service manager, means the server too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            return process.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            process.terminate()
