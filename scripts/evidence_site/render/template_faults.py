"""Faults of a site's own templates, reported in plain words to the person who wrote them.

Errors in the package's own templates are faults of the package, and are raised unchanged.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

_UNKNOWN = re.compile(r"has no attribute '([^']*)'|^'([^']*)' is undefined")
_CURE = "Compare it with the template that it replaces, or delete it to have that one back."


class TemplateFaultError(Exception):
    """A template of the site's own cannot be used."""


@contextmanager
def telling(templates: Path | None) -> Iterator[None]:
    """Report errors of templates from the folder `templates` in plain words.

    Raises:
        TemplateFaultError: one of them is faulty.
    """
    try:
        yield
    except TemplateFaultError:
        raise
    except Exception as error:
        if told := fault_of_template(error, templates):
            raise TemplateFaultError(told) from error
        raise


def fault_of_template(error: Exception, templates: Path | None) -> str:
    """Return in words an error of a template from the folder `templates`; an empty string if it is of another."""
    place = _place(error, templates) if templates else ""
    return f"{place}: {_cause(error)}. {_CURE}" if place else ""


def _place(error: Exception, templates: Path) -> str:
    """Return the file and line of the error in a template of the site's own; an empty string if it is elsewhere."""
    if isinstance(error, UnicodeDecodeError):
        return next((_name(path, templates) for path in sorted(templates.rglob("*.j2")) if not _is_utf8(path)), "")
    if isinstance(error, TemplateSyntaxError):
        places = [(error.filename or "", error.lineno)]
    else:
        places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    ours = [(Path(file), line) for file, line in places if Path(file).is_relative_to(templates)]
    return f"{_name(ours[-1][0], templates)}, line {ours[-1][1]}" if ours else ""


def _name(path: Path, templates: Path) -> str:
    return path.relative_to(templates.parent).as_posix()


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _cause(error: Exception) -> str:
    message = str(error).rstrip(".")
    unknown = _UNKNOWN.search(message)
    if isinstance(error, UndefinedError) and unknown:
        return f"it asks for `{unknown[1] or unknown[2]}`, which is not there"
    if isinstance(error, TemplateNotFound):
        return f"it asks for the template `{error.name}`, which is not there"
    if isinstance(error, UnicodeDecodeError):
        return "it is not in UTF-8"
    if isinstance(error, SecurityError):
        return f"it may only show what the page holds ({message})"
    if isinstance(error, TemplateError):
        return f"it cannot be read ({message})"
    return f"it cannot be filled in ({message})"
