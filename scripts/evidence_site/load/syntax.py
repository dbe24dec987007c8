"""Recognising a beginner's mistake behind a syntax error, from the line it stands on."""

import re
from collections.abc import Callable

from yaml.error import MarkedYAMLError
from yaml.events import Event, MappingEndEvent, ScalarEvent, SequenceEndEvent

from evidence_site.diagnostics import Diagnostic, Fault, Span
from evidence_site.load.other_signs import LONGEST_CORRECTED, OTHER_COLON, sign_of_other_keyboard
from evidence_site.load.problems import syntax, written, yml
from evidence_site.load.text import TextFile, Words
from evidence_site.rule import Rule
from evidence_site.spelling import name_of

MOST_LEVELS = 20

_FIELD = re.compile(r"(?P<before>\s*+[^\s:#'\"\[{][^:]*+: ++)(?P<value>\S.*)")
_VALUE = re.compile(r"(?P<before>\s*+(?:- ++(?=\S))*+(?:[^\s:#'\"\[{][^:]*+: ++(?=\S))?+)(?P<value>\S.*)")
_ONE_WORD_FIELD = re.compile(r"\s*(?:- +)*[A-Za-z_]+:(?:\s|$)")
_NO_SPACE_AFTER_COLON = re.compile(r"(\s*(?:- +)*[A-Za-z_]+:)((?!//)[^\s:].*)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"(\s*-)([^\s-].*)")
_Read = Callable[[str], re.Match[str] | None]
_COMMENT = re.compile(r"[ \t]{1,59}(?P<sign>#)(?P<words>[^\r\n]*)")
"""A comment after a value; one that more spaces push away is told as hidden text."""
_VALUE_BEGINS = re.compile(r"\s*(?:- +)*(?:[\w-]+: +)?")
_LOOKS_READ = re.compile(r"\s*(?:#|- |-?$|[\w-]+:(?:\s|$))")
"""A line that is a field, an item or a comment, and so does not go on with a value."""
_ESCAPE = re.compile(r"\\(?:x.{0,2}|u.{0,4}|U.{0,8}|.)?")


class _Mistake:
    """A syntax error, and what is asked of it."""

    def __init__(self, source: TextFile, error: MarkedYAMLError, last: Event | None) -> None:
        self.source = source
        self.problem = error.problem or ""
        self.context = error.context or ""
        end = len(source.text)
        self.at = min(error.problem_mark.index, end) if error.problem_mark else end
        self.begin = min(error.context_mark.index, end) if error.context_mark else self.at
        self.last = last

    def says(self, *phrases: str) -> bool:
        """Whether libyaml's words for the error hold one of the phrases."""
        return any(each in self.problem for each in phrases)

    def line(self, offset: int) -> str:
        """Return the line that holds an offset."""
        return self.source.line_text(self.source.line_at(offset))

    def start(self, offset: int) -> int:
        """Return where the line that holds an offset begins."""
        return self.source.line_span(self.source.line_at(offset))[0]

    def before(self, offset: int) -> tuple[int, str]:
        """Return the last line before that of an offset that is not empty: where it begins, and its text."""
        for line in range(self.source.line_at(offset) - 1, 0, -1):
            text = self.source.line_text(line)
            if text.strip() and not text.lstrip().startswith("#"):
                return self.source.line_span(line)[0], text
        return 0, ""

    def diagnose(self, offset: int, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs) -> Diagnostic:
        """Return a diagnostic for a fault at a character."""
        return self.source.diagnose((offset, offset + 1), rule, *args, **kwargs)

    def diagnose_line(self, offset: int, rule: Rule[[], Fault]) -> Diagnostic:
        """Return a diagnostic for a fault of a whole line, at its text."""
        start, end = self.source.line_span(self.source.line_at(offset))
        text = self.source.text[start:end]
        return self.source.diagnose((start + len(text) - len(text.lstrip()), end), rule)


def diagnose_syntax(source: TextFile, error: MarkedYAMLError, last: Event | None) -> Diagnostic:
    """Return a diagnostic for a syntax error. `last` is the last part of the record that could be read."""
    mistake = _Mistake(source, error, last)
    found = next((each for each in (recognise(mistake) for recognise in _MISTAKES) if each), None)
    return found or mistake.diagnose(mistake.at, syntax.broken_syntax)


def place_of(event: Event) -> Span:
    """Return the span of a part of the record."""
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def quoted_line(source: TextFile, offset: int) -> str:
    """Return the line with its value, which begins at an offset, in quotation marks; nothing for a long one."""
    start, end = source.line_span(source.line_at(offset))
    if end - start > LONGEST_CORRECTED:
        return ""
    return source.text[start:offset] + _quoted(source.text[offset:end].rstrip())


def missing_hyphen_space(source: TextFile, offset: int) -> Diagnostic | None:
    """Return a diagnostic if the line of an offset is a list item without a space after its hyphen."""
    return _missing_space(source, offset, _NO_SPACE_AFTER_HYPHEN.fullmatch, "hyphen")


def missing_colon_space(source: TextFile, offset: int) -> Diagnostic | None:
    """Return a diagnostic if the line of an offset is a field without a space after its colon."""
    return _missing_space(source, offset, _NO_SPACE_AFTER_COLON.fullmatch, "colon")


def _missing_space(source: TextFile, offset: int, read: _Read, sign: str) -> Diagnostic | None:
    line = source.line_at(offset)
    found = read(source.line_text(line))
    if not found:
        return None
    place = source.line_span(line)[0] + found.end(1)
    return source.diagnose((place - 1, place), syntax.missing_space, sign, f"{found[1]} {found[2]}")


def comment_after(text: str, offset: int) -> re.Match[str] | None:
    """Return the comment on the line after a value that ends at an offset."""
    return _COMMENT.match(text, offset)


def comment_in_line(source: TextFile, start: int, sign: int) -> Diagnostic:
    """Return a diagnostic for a value, which begins at `start`, that a `#` cuts short."""
    line_start = source.line_span(source.line_at(sign))[0]
    stands_alone = line_start <= start and _VALUE_BEGINS.fullmatch(source.text[line_start:start])
    rest = source.text[sign + 1 : source.line_span(source.line_at(sign))[1]]
    line = quoted_line(source, start) if stands_alone and " #" not in rest else ""
    return source.diagnose((sign, sign + 1), written.comment_in_text, line)


def _quoted(value: str) -> str:
    first, last = value[:1], value[-1:]
    # A word processor's quotation marks, meant as those of the record.
    if first + last == "\u201c\u201d" and value.count("\u201c") == 1:
        value = value[1:-1]
    if first == last and first in {"'", '"'} and value.count(first) % 2:
        value = value[1:-1]
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _nesting(mistake: _Mistake) -> Diagnostic | None:
    return mistake.diagnose(mistake.at, yml.deep_nesting, MOST_LEVELS) if mistake.says("nesting depth") else None


def _tab(mistake: _Mistake) -> Diagnostic | None:
    """Recognise an indentation of something else than spaces, on the line of the error or on the one before it."""
    start = mistake.start(mistake.at)
    for begin, line in ((start, mistake.line(mistake.at)), mistake.before(mistake.at)):
        place = len(line) - len(line.lstrip(" "))
        indented = line[: len(line) - len(line.lstrip())]
        if place < len(indented) and (line[place] == "\t" or begin == start or not line[place].isascii()):
            name = "" if line[place] == "\t" else name_of(line[place])
            return mistake.diagnose(begin + place, syntax.tab_indentation, name)
    return None


def _comment(mistake: _Mistake) -> Diagnostic | None:
    """Recognise a `#` in a text, after which a closing bracket or the next line is not read as was meant."""
    last, source = mistake.last, mistake.source
    if not isinstance(last, ScalarEvent) or last.style:
        return None
    start, end = place_of(last)
    comment = comment_after(source.text, end)
    if comment is None:
        return None
    closes = source.text[mistake.begin : mistake.begin + 1] in {"[", "{"} and mistake.begin < start
    following = source.line_text(source.line_at(end) + 1) if mistake.at > comment.end() < len(source.text) else ""
    goes_on = mistake.at - comment.end() <= len(following) + 2 and not _LOOKS_READ.match(following)
    if (closes and re.search(r"[\]}]", comment["words"])) or (following.strip() and goes_on):
        return comment_in_line(source, start, comment.start("sign"))
    return None


def _other_sign(mistake: _Mistake) -> Diagnostic | None:
    start, before = mistake.before(mistake.at)
    is_one_line = mistake.says("mapping values") and OTHER_COLON.match(before)
    places = (mistake.begin, mistake.at, *([start] if is_one_line else []))
    return next(filter(None, (sign_of_other_keyboard(mistake.source, each) for each in places)), None)


def _escape(mistake: _Mistake) -> Diagnostic | None:
    if not mistake.says("escape", "hexdecimal"):
        return None
    found = _ESCAPE.match(mistake.source.text, mistake.source.text.rfind("\\", 0, mistake.at + 1))
    return found and mistake.source.diagnose(found.span(), syntax.bad_escape, found.group())


def _directive(mistake: _Mistake) -> Diagnostic | None:
    is_found = mistake.says("directive", "incompatible") or "directive" in mistake.context
    return mistake.diagnose(mistake.begin, yml.directive) if is_found else None


def _second_record(mistake: _Mistake) -> Diagnostic | None:
    return mistake.diagnose(mistake.at, yml.several_documents) if mistake.says("<document start>") else None


def _open_quote(mistake: _Mistake) -> Diagnostic | None:
    last, source = mistake.last, mistake.source
    if mistake.problem in {"found unexpected end of stream", "found unexpected document indicator"}:
        return mistake.diagnose(mistake.begin, syntax.unclosed_quote, source.text[mistake.begin])
    if isinstance(last, ScalarEvent) and last.style in {"'", '"'}:
        start, end = place_of(last)
        if source.line_at(start) < source.line_at(end) == source.line_at(mistake.at):
            return mistake.diagnose(start, syntax.unclosed_quote, source.text[start])
    return None


def _sign(mistake: _Mistake) -> Diagnostic | None:
    """Recognise a value that begins with one of YAML's signs."""
    is_value = any(word in mistake.context for word in ("alias", "anchor", "a tag", "block scalar"))
    place = mistake.begin if is_value or mistake.says("tag handle") else mistake.at
    is_value |= mistake.says("cannot start any token", "tag handle", "mapping keys are")
    is_value |= mistake.says("sequence entries") and ":" in mistake.line(place).partition("- ")[0]
    if not is_value or place >= len(mistake.source.text):
        return None
    sign = mistake.source.text[place]
    words = "a backtick" if sign == "`" else f"`{sign}`"
    return mistake.diagnose(place, syntax.unquoted_sign, words, quoted_line(mistake.source, place))


def _space(mistake: _Mistake) -> Diagnostic | None:
    if mistake.says("mapping values"):
        places = [mistake.at, mistake.before(mistake.at)[0]]
    elif mistake.says("expected ':'"):
        places = [mistake.begin]
    else:
        return None
    looks = (look(mistake.source, place) for place in places for look in (missing_hyphen_space, missing_colon_space))
    return next(filter(None, looks), None)


def _colon(mistake: _Mistake) -> Diagnostic | None:
    if not mistake.says("mapping values"):
        return None
    start, line = mistake.start(mistake.at), mistake.line(mistake.at)
    field = _FIELD.fullmatch(line.rstrip())
    if field and field.start("value") <= mistake.at - start:
        corrected = quoted_line(mistake.source, start + field.start("value"))
        return mistake.diagnose(mistake.at, syntax.unquoted_colon, corrected)
    if not _ONE_WORD_FIELD.match(line):
        return mistake.diagnose(mistake.at, syntax.unquoted_colon, "")
    begin, before = mistake.before(mistake.at)
    if before and ":" not in before:
        return mistake.diagnose_line(begin, syntax.stray_line)
    return mistake.diagnose_line(start, syntax.uneven_indentation)


def _stray_line(mistake: _Mistake) -> Diagnostic | None:
    return mistake.diagnose_line(mistake.begin, syntax.stray_line) if mistake.says("expected ':'") else None


def _after_closing(mistake: _Mistake) -> Diagnostic | None:
    """Recognise words after a value that a quotation mark or bracket has closed."""
    last, source = mistake.last, mistake.source
    closes = isinstance(last, SequenceEndEvent | MappingEndEvent) or (isinstance(last, ScalarEvent) and last.style)
    if not closes or last is None or not mistake.says("expected"):
        return None
    value = _VALUE.fullmatch(mistake.line(mistake.at).rstrip())
    ends_here = source.line_at(place_of(last)[1]) == source.line_at(mistake.at)
    if not ends_here or not value or value["value"][0] not in "'\"[{":
        return None
    corrected = quoted_line(source, mistake.start(mistake.at) + value.start("value"))
    return mistake.diagnose(mistake.at, syntax.text_after_quote, corrected)


def _open_bracket(mistake: _Mistake) -> Diagnostic | None:
    if not mistake.says("expected ','"):
        return None
    return mistake.diagnose(mistake.begin, syntax.unclosed_quote, mistake.source.text[mistake.begin])


def _indentation(mistake: _Mistake) -> Diagnostic | None:
    if not mistake.says("expected key", "'-' indicator", "sequence entries"):
        return None
    start = mistake.start(mistake.at)
    if mistake.source.text[start : mistake.at].strip() or mistake.line(mistake.at).lstrip().startswith(":"):
        return None
    hyphen = missing_hyphen_space(mistake.source, mistake.at) if mistake.says("'-' indicator") else None
    return hyphen or mistake.diagnose_line(start, syntax.uneven_indentation)


_MISTAKES: tuple[Callable[[_Mistake], Diagnostic | None], ...] = (
    _nesting,
    _tab,
    _comment,
    _other_sign,
    _escape,
    _directive,
    _second_record,
    _open_quote,
    _sign,
    _space,
    _colon,
    _stray_line,
    _after_closing,
    _open_bracket,
    _indentation,
)
"""Each looks for one mistake; the first that finds it words it."""
