"""What changed, in Markdown: for a comment on a pull request, or for the summary of a job."""

import re
import string
from collections.abc import Iterator

from evidence_site.changes.change import Change
from evidence_site.changes.comparison import Comparison, record_name, texts
from evidence_site.changes.wording import Pieces
from evidence_site.report.plain import plain

MOST_CHARACTERS = 60_000
"""GitHub refuses a comment of more than 65,536."""

_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in string.punctuation})
_MARKS = {"before": "~~", "after": "**"}

# GitHub looks for these in the finished page, where a character reference is the character itself: names of people
# and issues (dependabot/dependabot-core, pull requests 3157 and 12685), addresses and emoji.
_ALIVE = re.compile(r"(?<=[@#])|(?<=:)(?=\S)|(?<=www)(?=\.)|(?<=\bgh-)(?=\d)", re.IGNORECASE)
_BREAK = "\u200b"


def markdown(comparison: Comparison) -> str:
    """Tell the changes record by record. Words that are gone are struck out, new ones are strong.

    Nothing that a contributor wrote is a mark of Markdown or HTML, calls a person, or is a command to a runner.
    What is too long for a comment is counted.
    """
    head = [f"### {escape(comparison.heading)}", escape(comparison.count)]
    head += [f"- {escape(each)}" for each in comparison.gaps()]
    parts = ["\n\n".join(head[:2]), *(["\n".join(head[2:])] if head[2:] else [])]
    length = sum(map(len, parts))
    told = 0
    for part, number in _parts(comparison):
        length += len(part)
        if length > MOST_CHARACTERS:
            break
        parts.append(part)
        told += number
    left = len(comparison.changes) - told
    if left:
        parts.append(f"{left} more {'is' if left == 1 else 'are'} left out here: `evidence-site diff` tells all.")
    return "\n\n".join(parts)


def escape(text: str) -> str:
    """Give a text that is read as it is, wherever it stands in a line."""
    return _ALIVE.sub(_BREAK, plain(text)).translate(_ESCAPED)


def _parts(comparison: Comparison) -> Iterator[tuple[str, int]]:
    """Give headings, and the changes of each record with how many these are."""
    for group in comparison.groups():
        heading = f"#### {group.heading}"
        for changes in group.records:
            lines = [_name(changes[0]), "", *(line for each in changes for line in _lines(each))]
            yield "\n".join([heading, "", *lines] if heading else lines), len(changes)
            heading = ""


def _name(change: Change) -> str:
    noun, title, name = record_name(change)
    return f"**{noun} “{escape(title)}”**{f' ({escape(name)})' if name else ''}"


def _lines(change: Change) -> Iterator[str]:
    yield f"- {escape(change.phrase)}"
    for label, pieces in texts(change):
        yield f"  - {label}: {_marked(pieces, _MARKS[label])}"
    if change.note:
        yield f"  - note: {escape(change.note)}"
    if change.caution:
        yield f"  - **An editor should look:** {escape(change.caution)}"


def _marked(pieces: Pieces, sign: str) -> str:
    shown = ((escape(" ".join(each.words)), each.differs) for each in pieces)
    return " ".join(f"{sign}{words}{sign}" if differs else words for words, differs in shown)
