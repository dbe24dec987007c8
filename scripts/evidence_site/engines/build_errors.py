"""Errors that end a build and are not ours, in words: the system's, and those of a project's hooks and templates."""

import traceback
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from evidence_site.render import fault_of_template


def told_of(error: Exception, config: MkDocsConfig | None, own_theme: Path | None) -> str:
    """Return in words what the system refuses, as on a full disk, or what is wrong in a hook or template of a project.

    Nothing of an error that says so itself, or is a fault of the package or of MkDocs.
    """
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or 'a file of the site'}"
    if isinstance(error, BuildError):
        return ""
    return _of_hook(error, config) or fault_of_template(error, own_theme)


def _of_hook(error: Exception, config: MkDocsConfig | None) -> str:
    """Return which line of a project's own hooks an error comes from, and what it says; nothing if it is of none."""
    named: Any = config.hooks if config else {}  # once read, a mapping from names to modules
    hooks = {getattr(hook, "__file__", None): name for name, hook in named.items()}
    lines = [each for each in traceback.extract_tb(error.__traceback__) if each.filename in hooks]
    if not lines:
        return ""
    said = f"{type(error).__name__}: {error}".replace("\n", " ")
    return f"{hooks[lines[-1].filename]}, a hook that mkdocs.yml names, failed in line {lines[-1].lineno} ({said})."
