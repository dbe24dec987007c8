"""A part of a page: a heading, an anchor, and a template of its own."""

import re
from dataclasses import dataclass

_CAPITAL_WITHIN = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of a page under a heading of its own. Contents, anchors and search entries follow from it."""

    anchor: str
    heading: str

    @property
    def template(self) -> str:
        """The name of its template, which shows everything but the heading: `sections/words_found.html.j2`."""
        return template_name("sections", type(self).__name__)


def template_name(folder: str, class_name: str) -> str:
    """Return the name of the template that shows a class: `WordsFound` in `sections/words_found.html.j2`."""
    return f"{folder}/{_CAPITAL_WITHIN.sub('_', class_name).lower()}.html.j2"
