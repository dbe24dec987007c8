"""Sections of pages, and the names of templates."""

import re
from dataclasses import dataclass

_CAPITAL_WITHIN = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a page, with a template of its own. A page's table of contents follows from its sections."""

    anchor: str
    heading: str

    @property
    def template(self) -> str:
        """The name of its template, which shows all but the heading: `sections/words_found.html.j2`."""
        return template_name("sections", type(self).__name__)


def template_name(folder: str, class_name: str) -> str:
    """Return the name of the template of a class: `sections/words_found.html.j2` for `WordsFound`."""
    return f"{folder}/{_CAPITAL_WITHIN.sub('_', class_name).lower()}.html.j2"
