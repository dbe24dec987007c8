"""LaTeX in a text field of the bibliography, read as plain text or, for how words look, as rich text.

No command is run: what only means something to LaTeX is dropped. pylatexenc knows the letters and symbols; its own
reader of texts keeps no marks, and drops in silence what it does not know.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from pylatexenc.latex2text import get_default_latex_context_db
from pylatexenc.macrospec import LatexContextDb

from evidence_site.load.bibliography.entities import with_signs
from evidence_site.model.rich_text import CLOSING, OPENING, plain

_NOT_PLAIN = re.compile(r"[\\{}$~`\xad]|--|''")
_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+)[ \t\n]*|\\(?P<sign>.)|(?P<mark>[{}$^_])|(?P<text>[^\\{}$^_]+)|\\", re.DOTALL
)
_MATHEMATICS = re.compile(r"(?<!\\)\$(?=\S)(?:[^$\\]|\\.)*?(?<=\S)\$(?!\d)", re.DOTALL)
_SINGLE_QUOTED = re.compile(r"(?<![`\\])`([^`']+)(?<!\\)'(?!')")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))  # noqa: RUF001 - the en dash is meant
_SPACING = {",": " ", ";": " ", ":": " ", ">": " ", "\\": " ", "!": "", "/": "", "-": "", "@": "", "*": ""}
_DOTLESS = {"ı": "i", "ȷ": "j"}  # noqa: RUF001 - that is what they are

_UNMATCHED = "the braces do not match: one is missing or too many"

_MARKED = {
    "i": ("emph", "mathit", "mkbibemph", "mkbibitalic", "textit", "textsl"),
    "b": ("mathbf", "mkbibbold", "textbf"),
    "sup": ("mkbibsuperscript", "textsuperscript"),
    "sub": ("mkbibsubscript", "textsubscript"),
}
_MARKS = {name: mark for mark, names in _MARKED.items() for name in names}
"""Commands that mark their argument, and the mark."""
_SWITCHES = {"em": "i", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b"}
"""Commands that mark the rest of their group."""
_QUOTED = frozenset({"enquote", "mkbibquote"})
_VERBATIM = frozenset({"nolinkurl", "path", "url"})
_DROPPED = _VERBATIM | frozenset(
    {"MakeLowercase", "MakeUppercase", "ensuremath", "lowercase", "mathcal", "mathrm", "mathsf", "mathtt", "mbox"}
    | {"nocase", "operatorname", "text", "textmd", "textnormal", "textrm", "textsc", "textsf", "texttt", "textup"}
    | {"textnohyphenation", "underline", "uppercase"}
    | {"catcode", "immediate", "include", "input", "left", "noindent", "par", "protect", "relax", "right", "write"}
    | {"normalfont", "rm", "sc", "scshape", "sf", "small", "tt", "upshape", "displaystyle", "limits", "nobreak"}
)
"""Commands that only mean something to LaTeX. Their arguments stay, as text."""
_HIDDEN = frozenset({"SortNoop", "hspace", "href", "noopsort", "sortnoop", "vspace"})
"""Commands whose argument is not for readers: an address, or letters for sorting."""
_ACCENTED = {
    "\u0300": ("`", "grave"),
    "\u0301": ("'", "acute"),
    "\u0302": ("^", "hat"),
    "\u0303": ("~", "tilde"),
    "\u0304": ("=", "bar", "overline"),
    "\u0306": ("u", "breve"),
    "\u0307": (".", "dot"),
    "\u0308": ('"', "ddot"),
    "\u030a": ("r",),
    "\u030b": ("H",),
    "\u030c": ("v", "check"),
    "\u030f": ("G",),
    "\u0323": ("d",),
    "\u0326": ("textcommabelow",),
    "\u0327": ("c",),
    "\u0328": ("k", "textogonekcentered"),
    "\u0331": ("b",),
    "\u0361": ("t",),
    "\u20d7": ("vec",),
}
_ACCENTS = {name: accent for accent, names in _ACCENTED.items() for name in names}
"""Accents, as the combining character that follows the letter."""

_SYMBOLS = {
    "P": "¶",
    "S": "§",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "copyright": "©",
    "ddag": "‡",
    "degree": "°",
    "epsilon": "ε",
    "euro": "€",
    "lq": "‘",  # noqa: RUF001 - it is that sign
    "pounds": "£",
    "rq": "’",  # noqa: RUF001 - it is that sign
    "slash": "/",
    "space": " ",
    "textasciicircum": "^",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textgreater": ">",
    "textless": "<",
    "textquotedbl": '"',
    "textunderscore": "_",
    "textvisiblespace": " ",
}
"""Letters and symbols that pylatexenc does not know, or knows as another one."""

_Change = Callable[[str], str]


class UnreadLatexError(ValueError):
    """A text cannot be read: `str` says why, for its author, and `word` is the part that is unknown, if any."""

    def __init__(self, message: str, word: str = "") -> None:
        super().__init__(message)
        self.word = word


def to_text(value: str) -> str:
    """Return a value as plain text: accents and symbols as letters, without braces, with typographic quotation marks.

    Raises:
        UnreadLatexError: it contains an unknown command, or braces that do not match.
    """
    return _read(value, is_rich=False)


def to_rich_text(value: str) -> str:
    """Return a value as rich text, in which italic, bold, raised and lowered words keep their marks.

    Raises:
        UnreadLatexError: it contains an unknown command, or braces that do not match.
    """
    return _read(value, is_rich=True)


def _read(value: str, *, is_rich: bool) -> str:
    value = with_signs(value)
    text = value = _SINGLE_QUOTED.sub("‘\\1’", value) if "`" in value else value  # noqa: RUF001 - as LaTeX sets them
    if _NOT_PLAIN.search(value):
        text = _Reader(is_rich=is_rich).read(value).replace("\xad", "")
    text = " ".join((text if is_rich else plain(text)).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _with_ligatures(text: str) -> str:
    for written, real in _LIGATURES:
        text = text.replace(written, real)
    return text


class _Group:
    """The text between two braces so far, and the changes that wait for the next piece of it."""

    def __init__(self, *, is_mathematics: bool = False, is_verbatim: bool = False) -> None:
        self.parts: list[str] = []
        self.waiting: list[_Change] = []
        self.switched: list[_Change] = []
        self.is_mathematics = is_mathematics
        self.is_verbatim = is_verbatim
        self.next_is_verbatim = False

    def add(self, piece: str) -> None:
        while self.waiting:
            piece = self.waiting.pop()(piece)
        self.parts.append(piece)

    def close(self) -> str:
        for change in reversed(self.waiting):
            self.parts.append(change(""))
        text = "".join(self.parts)
        for change in self.switched:
            text = change(text)
        return text


class _Reader:
    """Reads a value in one pass, without recursion: a hostile file may nest as deep as it is long."""

    def __init__(self, *, is_rich: bool) -> None:
        self._is_rich = is_rich
        self._groups = [_Group()]

    def read(self, value: str) -> str:
        at = 0
        for formula in _MATHEMATICS.finditer(value):
            self._tokens(value, at, formula.start())
            self._groups.append(_Group(is_mathematics=True))
            self._tokens(value, formula.start() + 1, formula.end() - 1)
            self._end()
            at = formula.end()
        self._tokens(value, at, len(value))
        if len(self._groups) > 1:
            raise UnreadLatexError(_UNMATCHED)
        return self._groups[0].close()

    def _tokens(self, value: str, start: int, end: int) -> None:
        for token in _TOKEN.finditer(value, start, end):
            if token["command"]:
                self._command(token["command"])
            elif token["sign"]:
                self._sign(token["sign"])
            elif token["mark"]:
                self._mark(token["mark"])
            elif token["text"]:
                self._text(token["text"])
            else:
                raise UnreadLatexError("a backslash stands at the end")

    def _end(self) -> None:
        if len(self._groups) == 1:
            raise UnreadLatexError(_UNMATCHED)
        group = self._groups.pop()
        self._groups[-1].add(group.close())

    def _command(self, name: str) -> None:
        group = self._groups[-1]
        if name in _DROPPED:
            group.next_is_verbatim = name in _VERBATIM
        elif name in _HIDDEN:
            group.next_is_verbatim = True
            group.waiting.append(lambda _: "")
        elif name in _MARKS:
            group.waiting.append(self._marked(_MARKS[name]))
        elif name in _SWITCHES:
            group.switched.append(self._marked(_SWITCHES[name]))
        elif name in _QUOTED:
            group.waiting.append(lambda text: f"“{text}”")
        elif name in _ACCENTS:
            group.waiting.append(_accent(name))
        elif (letters := _symbol(name)) is not None:
            group.add(letters)
        else:
            raise UnreadLatexError(f"the command `\\{name}` is not known here", f"\\{name}")

    def _sign(self, sign: str) -> None:
        group = self._groups[-1]
        if sign in _ACCENTS:
            group.waiting.append(_accent(sign))
        else:
            group.add(" " if sign.isspace() else _SPACING.get(sign, sign) if sign not in "()[]" else "")

    def _mark(self, mark: str) -> None:
        group = self._groups[-1]
        if mark == "{":
            self._groups.append(
                _Group(is_mathematics=group.is_mathematics, is_verbatim=group.is_verbatim or group.next_is_verbatim)
            )
            group.next_is_verbatim = False
        elif mark == "}":
            self._end()
        elif group.is_mathematics and mark in "^_":
            group.waiting.append(self._marked("sup" if mark == "^" else "sub"))
        else:
            group.add(mark)

    def _text(self, text: str) -> None:
        group = self._groups[-1]
        if not group.is_verbatim:
            text = _with_ligatures(text)
        if group.waiting and (first := text.lstrip()):
            group.add(first[0])
            text = first[1:]
        if text:
            group.parts.append(text)

    def _marked(self, mark: str) -> _Change:
        if not self._is_rich:
            return lambda text: text
        return lambda text: f"{OPENING[mark]}{text}{CLOSING[mark]}" if text.strip() else text


def _accent(name: str) -> _Change:
    """Return a change that puts an accent on the first letter of a text. On nothing, it is the sign itself."""
    combining = _ACCENTS[name]

    def change(text: str) -> str:
        if not text.strip():
            return "" if name.isalpha() else name
        return unicodedata.normalize("NFC", _DOTLESS.get(text[0], text[0]) + combining) + text[1:]

    return change


def _symbol(name: str) -> str | None:
    """Return the letters that a command without an argument stands for; nothing for an unknown command."""
    found = _SYMBOLS.get(name) or getattr(_known_symbols().get_macro_spec(name), "simplify_repl", None)
    # pylatexenc also puts in arguments (`%`), stand-ins (`<ref>`) and the date of today.
    is_text = isinstance(found, str) and "%" not in found and "<" not in found and name != "today"
    return found if is_text else None


@cache
def _known_symbols() -> LatexContextDb:
    return get_default_latex_context_db()
