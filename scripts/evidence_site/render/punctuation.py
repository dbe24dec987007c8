"""The full stop at the end of a part of an entry."""

import re

from markupsafe import Markup, escape

_ENDED = re.compile(r"[.?!…][\"'”’»]*(?:</[a-z]+>)*$")  # noqa: RUF001 -- typographic quotation marks are meant


def sentence(text: str) -> Markup:
    """End a text with a full stop, unless it has an end of its own, inside quotation marks or italics too."""
    html = escape(text)
    # What `escape` makes of quotation marks is read as the marks themselves.
    read = str(html).replace("&#34;", '"').replace("&#39;", "'")
    return html if not html or _ENDED.search(read) else html + "."
