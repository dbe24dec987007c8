"""The LaTeX commands that are understood. None is run: what means something to LaTeX only is dropped."""

import re
from collections.abc import Mapping
from functools import cache

MARKS = {
    "emph": "i",
    "mathit": "i",
    "mkbibemph": "i",
    "mkbibitalic": "i",
    "textit": "i",
    "textsl": "i",
    "mathbf": "b",
    "mkbibbold": "b",
    "textbf": "b",
    "mkbibsuperscript": "sup",
    "textsuperscript": "sup",
    "mkbibsubscript": "sub",
    "textsubscript": "sub",
}
"""Commands that mark their argument, and the mark."""
SWITCHES = {"em": "i", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b"}
"""Commands that mark the rest of their group."""
QUOTED = frozenset({"enquote", "mkbibquote"})
VERBATIM = frozenset({"nolinkurl", "path", "url"})
DROPPED = VERBATIM | frozenset(
    {"MakeLowercase", "MakeUppercase", "ensuremath", "lowercase", "mathcal", "mathrm", "mathsf", "mathtt", "mbox"}
    | {"nocase", "operatorname", "text", "textmd", "textnormal", "textrm", "textsc", "textsf", "texttt", "textup"}
    | {"textnohyphenation", "underline", "uppercase"}
    | {"catcode", "immediate", "include", "input", "left", "noindent", "par", "protect", "relax", "right", "write"}
    | {"normalfont", "rm", "sc", "scshape", "sf", "small", "tt", "upshape", "displaystyle", "limits", "nobreak"}
)
"""Commands that only mean something to LaTeX. What they are given stays, as text."""
HIDDEN = frozenset({"SortNoop", "hspace", "href", "noopsort", "sortnoop", "vspace"})
"""Commands whose argument is not for readers: an address, or letters for sorting."""
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "G": "\u030f",
    "d": "\u0323",
    "textcommabelow": "\u0326",
    "c": "\u0327",
    "k": "\u0328",
    "textogonekcentered": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "acute": "\u0301",
    "bar": "\u0304",
    "breve": "\u0306",
    "check": "\u030c",
    "ddot": "\u0308",
    "dot": "\u0307",
    "grave": "\u0300",
    "hat": "\u0302",
    "overline": "\u0304",
    "tilde": "\u0303",
    "vec": "\u20d7",
}
"""Accents, as the combining character that follows the letter."""

_OURS = {
    "AA": "Å",
    "AE": "Æ",
    "L": "Ł",
    "O": "Ø",
    "OE": "Œ",
    "P": "¶",
    "S": "§",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "aa": "å",
    "ae": "æ",
    "alpha": "α",  # noqa: RUF001 - it is that letter
    "beta": "β",
    "copyright": "©",
    "ddag": "‡",
    "degree": "°",
    "epsilon": "ε",
    "euro": "€",
    "i": "ı",  # noqa: RUF001 - it is that letter
    "j": "ȷ",
    "l": "ł",
    "ldots": "…",
    "dots": "…",
    "o": "ø",
    "oe": "œ",
    "ss": "ß",
    "lq": "‘",  # noqa: RUF001 - it is that sign
    "pounds": "£",
    "quad": " ",
    "qquad": " ",
    "rq": "’",  # noqa: RUF001 - it is that sign
    "slash": "/",
    "space": " ",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textemdash": "—",
    "textendash": "–",  # noqa: RUF001 - it is that sign
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",  # noqa: RUF001 - it is that sign
    "textquoteright": "’",  # noqa: RUF001 - it is that sign
    "textexclamdown": "¡",
    "textgreater": ">",
    "textless": "<",
    "textquestiondown": "¿",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textunderscore": "_",
    "textvisiblespace": " ",
}
_OF_THE_DAY = frozenset({"today"})


def symbol(name: str) -> str | None:
    """Give what a command without an argument stands for, or nothing for an unknown command."""
    return _OURS.get(name) or _symbols().get(name)


@cache
def _symbols() -> Mapping[str, str]:
    """Give the commands that pylatexenc knows to stand for a letter or a symbol."""
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415 - few bibliographies need it

    context = get_default_latex_context_db()
    specs = (spec for category in context.categories() for spec in context.iter_macro_specs([category]))
    return {each.macroname: each.simplify_repl for each in specs if _is_symbol(each.macroname, each.simplify_repl)}


def _is_symbol(name: str, replacement: object) -> bool:
    """Tell whether pylatexenc puts just this in a command's place: no argument, no stand-in (`<ref>`), no date."""
    is_text = isinstance(replacement, str) and "%" not in replacement and not re.search("<.+>", replacement)
    return is_text and name not in _OF_THE_DAY
