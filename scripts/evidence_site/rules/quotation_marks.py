"""Words in quotation marks, inside the site's own prose."""

import re

QUOTATION = re.compile(
    '\u201c([^\u201c\u201d]+)\u201d|"([^"]+)"|\u00ab([^\u00ab\u00bb]+)\u00bb|\u201e([^\u201e\u201c]+)\u201c'
)
"""Words in quotation marks."""


def blanked(text: str, pattern: re.Pattern[str]) -> str:
    """Give a text of the same length with spaces in place of what a pattern finds."""
    return pattern.sub(lambda found: " " * len(found[0]), text)
