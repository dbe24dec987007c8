"""What keeps a published source's text from being read as it is meant: its headings, turns, captions and hyphens.

Nothing is ever said of a private text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from evidence_site.diagnostics import Fault, Severity, Span
from evidence_site.english import counted, listed, plural
from evidence_site.matching import SECOND_PART
from evidence_site.model import Corpus, RecordKind, RecordRef, SourceText
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.places import shortened

_UNREAD_HEADING = regex.compile(
    r"^(?!#\x20)[ \t]*(?:#{2,6}[ \t]*|#[ \t]+|#(?=\p{L}))(?=[\p{L}\p{N}])(?P<words>.*)", regex.MULTILINE
)
"""A line that looks like a heading and is none."""

_TIME = r"\d{1,2}:\d\d(?::\d\d)?"
_LABEL = regex.compile(
    rf"^[ \t]*(?P<label>\p{{L}}[^\n:=,#]{{0,29}}?)(?:[ \t]*:(?!//)|[ \t]+[\[(]?(?P<time>{_TIME})[\])]?[ \t]*(?::|$))",
    regex.MULTILINE,
)
"""What opens a turn: a label, and a colon, a time or both."""
_OFTEN, _OFTEN_WITH_TIMES = 3, 2
"""How often a label must open lines before it is taken for a speaker's."""
_MOST_SPEAKERS = 12
_ASKS = re.compile(r"i|q|int|iv|ir|interview.*|moderator|facilitator|researcher", re.IGNORECASE)
"""Labels of those who ask."""

_TIME_CODE = re.compile(r"^\ufeff?WEBVTT\b|^[ \t]*(?:\d+:)?\d\d:\d\d[.,]\d{3}[ \t]+-->", re.MULTILINE)
_BROKEN_WORD = regex.compile(
    r"(?<!\p{L})(?P<first>\p{L}+)(?<=\p{Ll})[-\u2010]\x20"
    rf"(?!{SECOND_PART})(?P<second>\p{{Ll}}\p{{L}}*)"
)
"""A word with a hyphen and a space inside it: not `short- and long-term`."""


@rule("SRC003", Severity.ADVICE, suppressible=False)
def unread_heading(corpus: Corpus) -> Iterator[Violation]:
    """A line of a source's text looks like a heading, but is not read as one.

    Why it matters:
    A heading is a line that begins with one `#` and a space. Any other line is part of the text, and the words below it
    stand under the heading before it.

    Example:
    # references/sources/lind2019.txt
    # Chapter 1

    Breaks matter to those who have none.

    ## Tea

    Tea is a break of its own.

    Use instead:
    # references/sources/lind2019.txt
    # Chapter 1

    Breaks matter to those who have none.

    # Chapter 1, Tea

    Tea is a break of its own.
    """
    for source in _published(corpus):
        lines = list(_UNREAD_HEADING.finditer(_text_of(source)))
        if lines and _has_headings(source):
            more = len(lines) - 1
            others = f", nor {plural(more, 'is', 'are')} {more} more with `#`" if more else ""
            message = f"this line is not read as a heading{others}"
            cure = f"if it is one, write `# {shortened(lines[0]['words'])}`; if not, leave it"
            yield Violation(_in_source(source, lines[0].span()), Fault(message, cure))


@rule("SRC004", Severity.WARNING, suppressible=False)
def no_heading_read(corpus: Corpus) -> Iterator[Violation]:
    """A source's text has lines that look like headings, but none is read as one.

    Why it matters:
    A heading is a line that begins with one `#` and a space. Without any, the text has no sections, and no locator is
    checked: readers could be sent to a place where the words do not stand.

    Example:
    # references/sources/lind2019.txt
    ## Chapter 1

    Breaks matter to those who have none.

    Use instead:
    # references/sources/lind2019.txt
    # Chapter 1

    Breaks matter to those who have none.
    """
    for source in _published(corpus):
        lines = list(_UNREAD_HEADING.finditer(_text_of(source)))
        if lines and not _has_headings(source):
            message = "no heading of this text can be read, so no locator is checked"
            cure = f"begin headings with one `#` and a space: `# {shortened(lines[0]['words'])}`"
            yield Violation(_in_source(source, lines[0].span()), Fault(message, cure))


@rule("SRC005", Severity.ADVICE, suppressible=False)
def transcript_without_labels(corpus: Corpus) -> Iterator[Violation]:
    """A source's text looks like a transcript, but does not say who speaks under which label.

    Why it matters:
    Without that, the turns are not told apart, and what the interviewer said can pass as a participant's words.

    Example:
    # references/sources/lind2019.txt
    # Interview

    INT: Do you take breaks?
    N04: When we can.
    INT: And at night?
    N04: Nobody does at night.
    INT: Why is that?
    N04: Somebody has to stay awake.

    Use instead:
    # references/sources/lind2019.txt
    Transcript: INT = interviewer, N04 = participant

    # Interview

    INT: Do you take breaks?
    N04: When we can.
    INT: And at night?
    N04: Nobody does at night.
    INT: Why is that?
    N04: Somebody has to stay awake.
    """
    for source in _published(corpus):
        turns = () if source.speakers else _turns(source)
        if turns:
            labels = list(dict.fromkeys(each["label"] for each in turns))
            shown = listed([f"`{each}`" for each in labels[:3]])
            message = f"the lines that begin with {shown} look like turns, but nothing says who speaks"
            line = ", ".join(f"{each} = {'interviewer' if _ASKS.fullmatch(each) else 'participant'}" for each in labels)
            where = "above the first heading" if _has_headings(source) else "first, and a line `# Interview` below it"
            cure = f"if they are, write `Transcript: {line}` {where}; correct who is who, and add all others who speak"
            yield Violation(_in_source(source, turns[0].span()), Fault(message, cure))


@rule("SRC006", Severity.WARNING, suppressible=False)
def time_codes(corpus: Corpus) -> Iterator[Violation]:
    """A source's text is a transcript with the time codes of captions.

    Why it matters:
    Time codes cut sentences into pieces, so that no quote that goes over two pieces is found.

    Example:
    # references/sources/lind2019.txt
    # Interview

    1
    00:00:01,000 --> 00:00:04,000
    Breaks matter to those

    2
    00:00:04,000 --> 00:00:06,000
    who have none.

    Use instead:
    # references/sources/lind2019.txt
    # Interview

    Breaks matter to those who have none.
    """
    for source in _published(corpus):
        found = list(_TIME_CODE.finditer(_text_of(source)))
        if found:
            message = "this is a transcript with time codes, which cut its sentences into pieces"
            cure = "take them out, with the numbers before them, and join the lines of each turn to one paragraph"
            yield Violation(_in_source(source, found[0].span()), Fault(message, cure))


@rule("SRC007", Severity.ADVICE, suppressible=False)
def hyphen_inside_line(corpus: Corpus) -> Iterator[Violation]:
    """A source's text has a word with a hyphen and a space inside it, as when the lines of a page are joined.

    Why it matters:
    Print puts a hyphen where a line ends. When its lines are joined, the hyphen stays. Then the whole word is not found
    in the text, and a quote can only have it with the hyphen and the space.

    Example:
    # references/sources/lind2019.txt
    # Chapter 1

    Breaks matter to col- leagues who have none.

    Use instead:
    # references/sources/lind2019.txt
    # Chapter 1

    Breaks matter to colleagues who have none.
    """
    for source in _published(corpus):
        found = list(_BROKEN_WORD.finditer(_text_of(source)))
        if found:
            first = found[0]
            more = f", and {counted(len(found) - 1, 'other word')}" if len(found) > 1 else ""
            message = f"a hyphen and a space stand inside `{shortened(first[0])}`{more}"
            whole = shortened(f"{first['first']}{first['second']}")
            cure = f"if a printed line ended there, write `{whole}` in this text"
            yield Violation(_in_source(source, first.span()), Fault(message, cure))


def _published(corpus: Corpus) -> Iterator[SourceText]:
    """Yield the sources of which something may be said."""
    return (each for _, each in sorted(corpus.sources.items()) if not each.private)


def _text_of(source: SourceText) -> str:
    """Return the text of a source with all line breaks alike, each character where its file has it."""
    return source.text.replace("\r", "\n")


def _in_source(source: SourceText, span: Span) -> Place:
    return Place(RecordRef(RecordKind.SOURCE, source.key), span=span)


def _has_headings(source: SourceText) -> bool:
    return any(each.name for each in source.sections)


def _turns(source: SourceText) -> Sequence[regex.Match[str]]:
    """Return the lines that seem to open turns: those of two labels or more, each of which opens several."""
    lines = list(_LABEL.finditer(_text_of(source), len(source.head)))
    times = {each["label"] for each in lines if each["time"]}
    counts = Counter(each["label"] for each in lines)
    labels = {each for each, count in counts.items() if count >= (_OFTEN_WITH_TIMES if each in times else _OFTEN)}
    return [each for each in lines if each["label"] in labels] if 1 < len(labels) <= _MOST_SPEAKERS else []


RULES = (unread_heading, no_heading_read, transcript_without_labels, time_codes, hyphen_inside_line)
