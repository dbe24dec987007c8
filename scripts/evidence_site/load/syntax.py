"""Recognising a beginner's mistake behind a syntax error, from the line it stands on."""

import re
from collections.abc import Callable

from yaml.error import MarkedYAMLError
from yaml.events import Event, MappingEndEvent, ScalarEvent, SequenceEndEvent

from evidence_site.diagnostics import Diagnostic, Span
from evidence_site.load.problems import surplus, syntax, yml
from evidence_site.load.text import TextFile

MOST_LEVELS = 20
LONGEST_CORRECTED = 200

_FIELD = re.compile(r"(?P<before>\s*(?:- +)*[^\s:#'\"\[{][^:]*?: +)(?P<value>\S.*)")
_VALUE = re.compile(r"(?P<before>\s*(?:- +)*(?:[^\s:#'\"\[{][^:]*?: +)?)(?P<value>\S.*)")
_ONE_WORD_FIELD = re.compile(r"\s*(?:- +)*[A-Za-z_]+:(?:\s|$)")
_NO_SPACE_AFTER_COLON = re.compile(r"(\s*(?:- +)*[A-Za-z_]+:)((?!//)[^\s:].*)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"(\s*-)([^\s-].*)")
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

    def line(self, offset: int) -> str:
        """Give the line that holds an offset."""
        return self.source.line_text(self.source.line_at(offset))

    def before(self, offset: int) -> tuple[int, str]:
        """Give the last line before that of an offset that is not empty: where it begins, and its text."""
        for line in range(self.source.line_at(offset) - 1, 0, -1):
            text = self.source.line_text(line)
            if text.strip() and not text.lstrip().startswith("#"):
                return self.source.line_span(line)[0], text
        return 0, ""


def diagnose_syntax(source: TextFile, error: MarkedYAMLError, last: Event | None) -> Diagnostic:
    """Word a syntax error. `last` is the last part of the record that could be read."""
    mistake = _Mistake(source, error, last)
    found = next((each for each in (recognise(mistake) for recognise in _MISTAKES) if each), None)
    return found or source.diagnose((mistake.at, mistake.at + 1), syntax.broken_syntax)


def place_of(event: Event) -> Span:
    """Give where a part of the record stands."""
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def quoted_line(source: TextFile, offset: int) -> str:
    """Give the line with its value, which begins at an offset, in quotation marks; nothing for a long one."""
    start, end = source.line_span(source.line_at(offset))
    if end - start > LONGEST_CORRECTED:
        return ""
    return source.text[start:offset] + _quoted(source.text[offset:end].rstrip())


def missing_hyphen_space(source: TextFile, offset: int) -> Diagnostic | None:
    """Recognise a list item without a space after its hyphen, on the line of an offset."""
    return _missing_space(source, offset, _NO_SPACE_AFTER_HYPHEN, "hyphen")


def missing_colon_space(source: TextFile, offset: int) -> Diagnostic | None:
    """Recognise a field without a space after its colon, on the line of an offset."""
    return _missing_space(source, offset, _NO_SPACE_AFTER_COLON, "colon")


def _missing_space(source: TextFile, offset: int, pattern: re.Pattern[str], sign: str) -> Diagnostic | None:
    line = source.line_at(offset)
    found = pattern.fullmatch(source.line_text(line))
    if not found:
        return None
    place = source.line_span(line)[0] + found.end(1)
    return source.diagnose((place - 1, place), syntax.missing_space, sign, f"{found[1]} {found[2]}")


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
    if "nesting depth" not in mistake.problem:
        return None
    return mistake.source.diagnose((mistake.at, mistake.at + 1), yml.deep_nesting, MOST_LEVELS)


def _tab(mistake: _Mistake) -> Diagnostic | None:
    """Recognise an indentation of something else than spaces, on the line of the error or on the one before it."""
    start = mistake.source.line_span(mistake.source.line_at(mistake.at))[0]
    for begin, line in ((start, mistake.line(mistake.at)), mistake.before(mistake.at)):
        place = len(line) - len(line.lstrip(" "))
        indented = line[: len(line) - len(line.lstrip())]
        if place < len(indented) and (line[place] == "\t" or begin == start or not line[place].isascii()):
            span = begin + place, begin + place + 1
            return mistake.source.diagnose(span, syntax.tab_indentation, is_tab=line[place] == "\t")
    return None


def _open_quote(mistake: _Mistake) -> Diagnostic | None:
    last, source = mistake.last, mistake.source
    begin = -1
    if mistake.problem in {"found unexpected end of stream", "found unexpected document indicator"}:
        begin = mistake.begin
    elif isinstance(last, ScalarEvent) and last.style in {"'", '"'}:
        first, end = place_of(last)
        begin = first if source.line_at(first) < source.line_at(end) == source.line_at(mistake.at) else -1
    if begin < 0:
        return None
    return source.diagnose((begin, begin + 1), syntax.unclosed_quote, source.text[begin])


def _escape(mistake: _Mistake) -> Diagnostic | None:
    if not any(word in mistake.problem for word in ("escape", "hexdecimal")):
        return None
    found = _ESCAPE.match(mistake.source.text, mistake.source.text.rfind("\\", 0, mistake.at + 1))
    return found and mistake.source.diagnose(found.span(), syntax.bad_escape, found.group())


def _directive(mistake: _Mistake) -> Diagnostic | None:
    if "directive" not in mistake.context + mistake.problem and "incompatible" not in mistake.problem:
        return None
    return mistake.source.diagnose((mistake.begin, mistake.begin + 1), surplus.directive)


def _second_record(mistake: _Mistake) -> Diagnostic | None:
    if "<document start>" not in mistake.problem:
        return None
    return mistake.source.diagnose((mistake.at, mistake.at + 1), surplus.several_documents)


def _sign(mistake: _Mistake) -> Diagnostic | None:
    """Recognise a value that begins with a sign of YAML's."""
    is_value = any(word in mistake.context for word in ("alias", "anchor", "a tag", "block scalar"))
    place = mistake.begin if is_value or "tag handle" in mistake.problem else mistake.at
    is_value |= any(word in mistake.problem for word in ("cannot start any token", "tag handle", "mapping keys are"))
    is_value |= "sequence entries" in mistake.problem and ":" in mistake.line(place).partition("- ")[0]
    if not is_value or place >= len(mistake.source.text):
        return None
    sign = mistake.source.text[place]
    words = "a backtick" if sign == "`" else f"`{sign}`"
    return mistake.source.diagnose((place, place + 1), syntax.unquoted_sign, words, quoted_line(mistake.source, place))


def _space(mistake: _Mistake) -> Diagnostic | None:
    if "mapping values" in mistake.problem:
        places = [mistake.at, mistake.before(mistake.at)[0]]
    elif "expected ':'" in mistake.problem:
        places = [mistake.begin]
    else:
        return None
    looks = (look(mistake.source, place) for place in places for look in (missing_hyphen_space, missing_colon_space))
    return next(filter(None, looks), None)


def _colon(mistake: _Mistake) -> Diagnostic | None:
    if "mapping values" not in mistake.problem:
        return None
    source, line = mistake.source, mistake.line(mistake.at)
    start = source.line_span(source.line_at(mistake.at))[0]
    field = _FIELD.fullmatch(line.rstrip())
    if field and field.start("value") <= mistake.at - start:
        corrected = quoted_line(source, start + field.start("value"))
        return source.diagnose((mistake.at, mistake.at + 1), syntax.unquoted_colon, corrected)
    before = mistake.before(mistake.at)[1]
    if _ONE_WORD_FIELD.match(line):
        if before and ":" not in before:
            return _at_text(mistake, mistake.before(mistake.at)[0], syntax.stray_line)
        return _at_text(mistake, start, syntax.uneven_indentation)
    return source.diagnose((mistake.at, mistake.at + 1), syntax.unquoted_colon, "")


def _stray_line(mistake: _Mistake) -> Diagnostic | None:
    if "expected ':'" not in mistake.problem:
        return None
    return _at_text(mistake, mistake.begin, syntax.stray_line)


def _after_closing(mistake: _Mistake) -> Diagnostic | None:
    """Recognise words after a value that a quotation mark or bracket has closed."""
    last, source = mistake.last, mistake.source
    closes = isinstance(last, SequenceEndEvent | MappingEndEvent) or (isinstance(last, ScalarEvent) and last.style)
    if not closes or last is None or "expected" not in mistake.problem:
        return None
    line = source.line_at(mistake.at)
    start = source.line_span(line)[0]
    value = _VALUE.fullmatch(source.line_text(line).rstrip())
    if source.line_at(place_of(last)[1]) != line or not value or value["value"][0] not in "'\"[{":
        return None
    corrected = quoted_line(source, start + value.start("value"))
    return source.diagnose((mistake.at, mistake.at + 1), syntax.text_after_quote, corrected)


def _open_bracket(mistake: _Mistake) -> Diagnostic | None:
    if "expected ','" not in mistake.problem:
        return None
    return mistake.source.diagnose(
        (mistake.begin, mistake.begin + 1), syntax.unclosed_quote, mistake.source.text[mistake.begin]
    )


def _indentation(mistake: _Mistake) -> Diagnostic | None:
    if not any(word in mistake.problem for word in ("expected key", "'-' indicator", "sequence entries")):
        return None
    start = mistake.source.line_span(mistake.source.line_at(mistake.at))[0]
    if mistake.source.text[start : mistake.at].strip() or mistake.line(mistake.at).lstrip().startswith(":"):
        return None
    if "'-' indicator" in mistake.problem and (hyphen := missing_hyphen_space(mistake.source, mistake.at)):
        return hyphen
    return _at_text(mistake, start, syntax.uneven_indentation)


def _at_text(mistake: _Mistake, offset: int, rule: "syntax.Plain") -> Diagnostic:
    """Word a fault of a whole line, at its text."""
    start, end = mistake.source.line_span(mistake.source.line_at(offset))
    text = mistake.source.text[start:end]
    return mistake.source.diagnose((start + len(text) - len(text.lstrip()), end), rule)


_MISTAKES: tuple[Callable[[_Mistake], Diagnostic | None], ...] = (
    _nesting,
    _tab,
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
