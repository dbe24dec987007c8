"""MkDocs as a person runs it: its settings read, and its commands run in a process of their own.

So its logging and its exits stay in that process.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from os.path import relpath
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException, PluginError

from evidence_site.engines.odd_settings import require_end_of_inheritance, require_shapes
from evidence_site.engines.output_folder import replacing, why_not_replaced
from evidence_site.engines.theme import OFFLINE_VARIABLE
from evidence_site.engines.written_files import added_files
from evidence_site.project import PULL_REQUEST_VARIABLE, PrivateTexts, Project

PLUGIN = "evidence-site"
"""The name of our plugin in `mkdocs.yml`."""


_NEW_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""Windows's flag for a process that a Ctrl+C in the terminal does not reach."""


class BuildFailedError(Exception):
    """MkDocs ended without a site, and has said why."""


def read_config(root: Path) -> MkDocsConfig:
    """Read `mkdocs.yml`.

    Raises:
        ConfigurationError: it cannot be read, has a wrong setting, or does not name our plugin; or the folder of pages
            written by hand is missing.
    """
    with readable_settings():
        require_end_of_inheritance(root / "mkdocs.yml")
        _require_docs_folder(root)
        config = load_config(str(root / "mkdocs.yml"))
        require_shapes(config)
        Path(config.site_dir).resolve()  # no path can hold everything that a text can
    if PLUGIN not in config.plugins:
        raise ConfigurationError(
            f"mkdocs.yml does not name {PLUGIN}, so the site would lack our pages. "
            f"Write there: plugins: [search, {PLUGIN}]"
        )
    return config


@contextmanager
def readable_settings() -> Iterator[None]:
    """Turn what MkDocs and Python raise at settings of a wrong kind, and what a project's own hooks raise, into words.

    Raises:
        ConfigurationError: something was raised.
    """
    try:
        yield
    except (MkDocsException, OSError):
        raise
    except (TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ConfigurationError(
            f"mkdocs.yml cannot be read: a setting there, or in a file that INHERIT names, is of a wrong kind "
            f"({error})."
        ) from error
    except Exception as error:
        said = f"{type(error).__name__}: {error}".replace("\n", " ")
        raise ConfigurationError(
            f"mkdocs.yml cannot be read: a hook or plugin that it names failed ({said})."
        ) from error


def _require_docs_folder(root: Path) -> None:
    settings = MkDocsConfig(str(root / "mkdocs.yml"))
    with (root / "mkdocs.yml").open("rb") as file:
        settings.load_file(file)
    folder = str(settings.get("docs_dir") or "docs")
    if not (root / folder).is_dir():
        raise ConfigurationError(
            f"There is no folder {folder} in {root}. Make it, even if it stays empty: it is for pages that you write "
            "by hand."
        )


def project_of(config: MkDocsConfig, *, is_pull_request: bool = False) -> Project:
    """Return the project that `mkdocs.yml` lies in, with what the core needs to know of the settings there."""
    repository = ""
    if config.repo_url and config.edit_uri:
        with readable_settings():
            pages = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)
            repository = urljoin(pages, path_from_docs(config, ".") + "/")
    return Project(
        root_of(config),
        directory_urls=config.use_directory_urls,
        repository=repository,
        pages=Path(config.docs_dir),
        theme=Path(config.theme.custom_dir) if config.theme.custom_dir else None,
        address=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        private=PrivateTexts.of_environment(is_pull_request=is_pull_request),
    )


def root_of(config: MkDocsConfig) -> Path:
    """Return the project's root: the folder of `mkdocs.yml`."""
    return Path(config.config_file_path).resolve().parent


def path_from_docs(config: MkDocsConfig, file: str) -> str:
    """Return the path of a project's file from the folder of hand-written pages: `../findings/local-trust.yml`."""
    return Path(relpath(root_of(config) / file, config.docs_dir)).as_posix()


def why_no_site_there(config: MkDocsConfig, folder: Path) -> str:
    """Return why a build may not replace a folder; nothing if it is missing, empty, or a site that MkDocs has built."""
    return why_not_replaced(folder, "sitemap.xml", root_of(config), folders_of(config))


def folders_of(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the folders in which people write."""
    root = root_of(config)
    theme = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
    return (root / "findings", root / "references", Path(config.docs_dir), *theme)


def require_site_or_empty(config: MkDocsConfig) -> None:
    """Refuse a `site_dir` that holds something else than a site: MkDocs would delete it, unless it is hidden.

    Raises:
        PluginError: it is refused.
    """
    with readable_settings():
        site = Path(config.site_dir).resolve()
        why_not = why_no_site_there(config, site)
    if why_not:
        raise PluginError(f"{config.site_dir}, which is `site_dir` in mkdocs.yml, {why_not}.")
    if lost := next((each for each in added_files(site) if not each.parts[0].startswith(".")), None):
        raise PluginError(
            f"{config.site_dir} holds {lost.as_posix()}, which no build wrote, and which MkDocs would remove. Run: "
            "evidence-site build"
        )


def build_site(
    root: Path,
    site: Path,
    *,
    strict: bool,
    offline: bool = False,
    is_pull_request: bool = False,
    on_wait: Callable[[], None],
) -> None:
    """Build the site into a new folder, which replaces the last site only when the build has succeeded.

    `on_wait` is called if another build has to end first.

    Raises:
        BuildFailedError: MkDocs failed; the last site is untouched.
        OSError: the system refuses, as on a full disk; the last site is untouched.
    """
    with replacing(site, on_wait) as folder:
        options = ("--site-dir", str(folder), *(["--strict"] if strict else []))
        told = {OFFLINE_VARIABLE: offline, PULL_REQUEST_VARIABLE: is_pull_request}
        environment = {name: "1" for name, is_so in told.items() if is_so}
        if _run_mkdocs("build", root, *options, environment=environment, is_apart=True):
            raise BuildFailedError


def serve_site(root: Path, address: str) -> int:
    """Serve the site and rebuild it whenever a file is saved, until the person stops it; return the exit status.

    Raises:
        ConfigurationError: as `read_config` says.
    """
    read_config(root)
    try:
        return _run_mkdocs("serve", root, "--dev-addr", address)
    except KeyboardInterrupt:
        return 0


def _run_mkdocs(
    command: str, root: Path, *options: str, environment: Mapping[str, str] | None = None, is_apart: bool = False
) -> int:
    """Run a command of MkDocs and return its exit status. A Ctrl+C does not reach one that is apart, but ends it."""
    words = [sys.executable, "-m", "mkdocs", command, "--config-file", str(root / "mkdocs.yml"), *options]
    with subprocess.Popen(  # noqa: S603 -- our own words
        words,
        # Material prints a notice on the future of MkDocs before each build; our pins are the answer to it.
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})},
        close_fds=False,  # it inherits the lock on the folder, and holds it if we are killed
        process_group=0 if is_apart else None,
        creationflags=_NEW_GROUP if is_apart else 0,
    ) as process:
        # Whoever ends this process, such as a service manager, means MkDocs too.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            return process.wait()
        finally:
            process.terminate()
