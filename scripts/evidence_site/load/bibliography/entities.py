"""Entities and tags of HTML, which Crossref, Web of Science, PubMed and Lens leave in what they export."""

import re
from html import unescape
from html.entities import html5

from evidence_site.load.text import INVISIBLE
from evidence_site.model.rich_text import CLOSING, OPENING

_ENTITY = re.compile(r"(?:\{\\&\}|\\?&)((?:\\?#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,30});)")
"""One that ends in `;`, its signs escaped for LaTeX or not: `AT&T` holds none."""
_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}"}
_LATEX |= {sign: f"\\{sign}" for sign in "{}$&%#_"}
_MARKS = {
    **dict.fromkeys(("em", "i", "italic", "it"), "i"),
    **dict.fromkeys(("strong", "b", "bold"), "b"),
    **dict.fromkeys(("sub", "inf"), "sub"),
    "sup": "sup",
    **dict.fromkeys(("scp", "sc", "small", "u", "ovl", "tt", "monospace", "p", "title"), ""),
}
"""What each tag marks. Those of an empty mark only change how letters look, and are left out."""
_TAG = re.compile(rf"<(?P<end>/?)(?:jats:)?(?P<name>{'|'.join(_MARKS)})(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def unescaped(value: str) -> str:
    """Return a value with the sign for each entity; it is unescaped once, as one may be written about."""
    return _ENTITY.sub(lambda found: _sign(found) or found[0], value) if "&" in value else value


def with_signs(value: str) -> str:
    """Return a value of BibTeX with the sign, as LaTeX writes it, for each entity of HTML, and its tags as rich text.

    A tag without its partner is literal, and stays.
    """
    if "&" in value:
        value = _ENTITY.sub(_in_latex, value)
    return with_marks(value)


def _sign(found: re.Match[str]) -> str:
    """Return the characters that an entity stands for; none if there is no such entity, or no text may hold them."""
    name = found[1].replace("\\", "")
    sign = unescape(f"&{name}") if name.startswith("#") else html5.get(name, "")
    return "" if "\ufffd" in sign or INVISIBLE.search(sign) else sign


def _in_latex(found: re.Match[str]) -> str:
    sign = _sign(found)
    return "".join(_LATEX.get(letter, letter) for letter in sign) if sign else found[0]


def with_marks(value: str) -> str:
    """Return a value with the tags of rich text for those of HTML and JATS that form pairs."""
    if "<" not in value:
        return value
    value = _BREAK.sub(" ", value)
    tags = [*_TAG.finditer(value)]
    waiting: dict[str, list[int]] = {}
    paired: set[int] = set()
    for number, tag in enumerate(tags):
        opened = waiting.setdefault(tag["name"].lower(), [])
        if not tag["end"]:
            opened.append(number)
        elif opened:
            paired |= {opened.pop(), number}
    parts: list[str] = []
    at = 0
    for tag in (each for number, each in enumerate(tags) if number in paired):
        mark = _MARKS[tag["name"].lower()]
        parts += (value[at : tag.start()], (CLOSING if tag["end"] else OPENING)[mark] if mark else "")
        at = tag.end()
    return "".join((*parts, value[at:]))
