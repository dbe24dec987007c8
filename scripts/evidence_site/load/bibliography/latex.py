"""LaTeX in a text field of the bibliography, read as plain text."""

import re
import unicodedata
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

_COMMAND = re.compile(r"\\([A-Za-z]+)[ \t]*")
_LINK = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_MATHEMATICS = re.compile(r"(?<!\\)\$([^$]*[\\^_][^$]*)\$")
_SHIFT = re.compile(r"(?<!\\)[_^]")
_BARE_SIGN = re.compile(r"(?<!\\)[%&$#]")
_ESCAPED_SIGN = re.compile(r"\\([^A-Za-z\s\"'`^~=.{}$&%#_\\,;:!/@*>|-])")
_BRACE = re.compile(r"(?<!\\)[{}]")
_SINGLE_QUOTED = re.compile(r"(?<!`)`([^`']+)'(?!')")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))  # noqa: RUF001 - the en dash is meant

_WRAPPERS = frozenset(
    {"emph", "enquote", "mbox", "mkbibemph", "mkbibquote", "nocase", "nolinkurl", "text", "textbf", "textit", "textmd"}
    | {"textnormal", "textrm", "textsc", "textsf", "textsl", "textsubscript", "textsuperscript", "texttt", "textup"}
    | {"underline", "uppercase", "lowercase", "url"}
)
"""Commands whose argument is text that we keep: how it looks is left to the page."""
_PROGRAMMING = frozenset(
    {"bf", "catcode", "immediate", "include", "input", "it", "noopsort", "par", "protect", "relax", "rm", "sc", "sl"}
    | {"small", "tt", "write"}
)
"""Commands that mean something to LaTeX only. Nothing is run or included; what they are given stays as text."""
_ACCENTS = frozenset({"H", "b", "c", "d", "k", "r", "t", "u", "v"})
_SYMBOLS = {
    "copyright": "©",
    "degree": "°",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "textgreater": ">",
    "textless": "<",
    "slash": "/",
}


class UnreadLatexError(ValueError):
    """A text cannot be read: `str` says why, for its author, and `word` is the part that cannot."""

    def __init__(self, message: str, word: str = "") -> None:
        super().__init__(message)
        self.word = word


def to_text(value: str) -> str:
    """Read a value: accents and symbols become letters, braces go, quotation marks and dashes become real ones.

    Raises:
        UnreadLatexError: it holds an unknown command, or braces that do not match.
    """
    _check_braces(value)
    text = value
    if "\\" in text or "$" in text:
        text = _decode(_without_commands(_MATHEMATICS.sub(_as_text, text)))
    else:
        text = text.replace("{", "").replace("}", "")
    text = _SINGLE_QUOTED.sub("‘\\1’", text)  # noqa: RUF001 - typographic quotation marks are meant
    for plain, real in _LIGATURES:
        text = text.replace(plain, real)
    return unicodedata.normalize("NFC", " ".join(text.replace("\xad", "").split()))


def _check_braces(value: str) -> None:
    depth = 0
    for brace in _BRACE.finditer(value):
        depth += 1 if brace.group() == "{" else -1
        if depth < 0:
            break
    if depth:
        raise UnreadLatexError("the braces do not match: one is missing or too many")


def _as_text(mathematics: re.Match[str]) -> str:
    return _SHIFT.sub("", mathematics[1])


def _without_commands(text: str) -> str:
    """Take away the commands whose argument stays, and refuse those that are not known."""
    return _COMMAND.sub(_replace, _ESCAPED_SIGN.sub(r"\1", _LINK.sub("", text)))


def _replace(command: re.Match[str]) -> str:
    name = command[1]
    if name in _WRAPPERS or name in _PROGRAMMING:
        return ""
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    if name not in _known():
        raise UnreadLatexError(f"the command `\\{name}` is not known here", f"\\{name}")
    return command.group()


@cache
def _known() -> frozenset[str]:
    """Give the commands that pylatexenc turns into a letter or a symbol, or puts on one."""
    context = get_default_latex_context_db()
    specs = (spec for category in context.categories() for spec in context.iter_macro_specs([category]))
    symbols = (spec.macroname for spec in specs if _is_symbol(spec.simplify_repl))
    return frozenset(symbols) | _ACCENTS


def _is_symbol(replacement: object) -> bool:
    """Tell whether pylatexenc puts just this in a command's place: no argument, and no stand-in such as `<ref>`."""
    return isinstance(replacement, str) and "%" not in replacement and not re.search("<.+>", replacement)


def _decode(text: str) -> str:
    escaped = _BARE_SIGN.sub(lambda each: "\\" + each.group(), text)
    try:
        decoded = LatexNodes2Text().latex_to_text(escaped)
    except Exception as error:
        raise UnreadLatexError("the LaTeX here cannot be read") from error
    return str(decoded)
