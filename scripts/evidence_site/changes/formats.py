"""What changed between two states of a project, as text, Markdown or JSON."""

import json
import re
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from evidence_site.changes.change import Change, How
from evidence_site.changes.compare import compare
from evidence_site.changes.states import State, in_common
from evidence_site.english import counted
from evidence_site.model import RecordKind, RecordRef
from evidence_site.report.plain import plain
from evidence_site.report.terminal import Paint, Style, painter

MOST_WORDS = 800
"""Longer texts are shown without marks: comparing them takes the square of their length."""

LONGEST_SHOWN = 60
"""Words of a text that are shown whole; of a longer one, the changed places with some words around them."""

MOST_CHARACTERS = 60_000
"""GitHub refuses a comment of more than 65,536."""

_CONTEXT = 12
_GAP = "\u2026"

_ESCAPED = str.maketrans({character: f"&#{ord(character)};" for character in string.punctuation})

# GitHub looks for these in the finished page, where a character reference is the character itself: names of people
# and issues (dependabot/dependabot-core, pull requests 3157 and 12685), addresses and emoji.
_ALIVE = re.compile(r"(?<=[@#])|(?<=:)(?=\S)|(?<=www)(?=\.)|(?<=\bgh-)(?=\d)", re.IGNORECASE)
_BREAK = "\u200b"

_Written = Callable[[str], str]


@dataclass(frozen=True)
class Comparison:
    """Two states of a project, and what changed between them."""

    before: State
    after: State

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed, the heaviest changes first."""
        return compare(*in_common(self.before, self.after))

    @property
    def heading(self) -> str:
        """What is compared."""
        return f"Changes in the evidence from {self.before.name} to {self.after.name}"

    @property
    def count(self) -> str:
        """How many changes there are, in a sentence or two."""
        number = len(self.changes)
        if not number:
            return f"Nothing changed in {'what could be compared' if list(self.gaps()) else 'the evidence'}."
        records = len({each.record for each in self.changes})
        cautions = sum(bool(each.caution) for each in self.changes)
        sentence = f"{counted(number, 'change')} in {counted(records, 'record')}."
        return f"{sentence} {counted(cautions, 'needs', 'need')} an editor's eye." if cautions else sentence

    def gaps(self) -> Iterator[str]:
        """Yield what could not be compared, and why, a sentence for each."""
        for state in (self.before, self.after):
            if state.is_empty:
                yield f"There are no records in {state.name}."
            for fault in state.faults:
                yield (
                    f"{fault.location.file} is not compared: in {state.name}, line {fault.location.line}, "
                    f"{fault.code}: {fault.fault.message}"
                )

    def groups(self) -> Iterator[tuple[str, Sequence[Sequence[Change]]]]:
        """Yield the heading over the changes of each weight, with the changes of each record."""
        for weight, alike in groupby(self.changes, key=lambda each: each.weight):
            records: dict[RecordRef, list[Change]] = {}
            for change in alike:
                records.setdefault(change.record, []).append(change)
            yield weight.meaning, tuple(records.values())


class _Piece(NamedTuple):
    words: Sequence[str]
    """Words that follow one another."""
    differs: bool
    """Whether the other text lacks them."""


def as_text(comparison: Comparison, *, colour: bool = False) -> str:
    """Return the changes for a terminal, record by record. Words that differ are marked: `{-old-}` and `{+new+}`."""
    return "\n".join(_text_lines(comparison, painter(colour=colour)))


def _text_lines(comparison: Comparison, paint: Paint) -> Iterator[str]:
    yield paint(plain(comparison.heading), Style.PLACE)
    yield comparison.count
    for gap in comparison.gaps():
        yield f"{paint('!', Style.WARNING)} {plain(gap)}"
    old, new = (lambda text: paint(f"{{-{text}-}}", Style.ERROR)), (lambda text: paint(f"{{+{text}+}}", Style.HELP))
    for heading, records in comparison.groups():
        yield ""
        yield paint(heading, Style.PLACE)
        for changes in records:
            noun, title, name = _record_name(changes[0])
            yield f"\n  {noun} “{plain(title)}”{f' ({plain(name)})' if name else ''}"
            for change in changes:
                yield f"    - {plain(change.phrase)}"
                yield from (f"      {f'{label}:':8}{text}" for label, text in _texts(change, plain, old, new))
                if change.caution:
                    yield f"      look:   {paint(plain(change.caution), Style.WARNING)}"


def as_markdown(comparison: Comparison) -> str:
    """Return the changes for a comment on a pull request. Words that are gone are struck out, new ones are strong.

    Nothing that a contributor wrote is a mark of Markdown or HTML, calls a person, or is a command to a runner.
    What is too long for a comment is counted.
    """
    parts = [f"### {escape(comparison.heading)}\n\n{escape(comparison.count)}"]
    gaps = "\n".join(f"- {escape(each)}" for each in comparison.gaps())
    parts += [gaps] if gaps else []
    length = sum(map(len, parts))
    left = len(comparison.changes)
    for part, number in _markdown_parts(comparison):
        length += len(part)
        if length > MOST_CHARACTERS:
            parts.append(f"{left} more {'is' if left == 1 else 'are'} left out here: `evidence-site diff` tells all.")
            break
        parts.append(part)
        left -= number
    return "\n\n".join(parts)


def escape(text: str) -> str:
    """Return Markdown that GitHub shows as the given text, wherever it stands in a line."""
    return _ALIVE.sub(_BREAK, plain(text)).translate(_ESCAPED)


def _markdown_parts(comparison: Comparison) -> Iterator[tuple[str, int]]:
    """Yield the changes of each record, after the heading of its group, and how many they are."""
    for group, records in comparison.groups():
        heading = f"#### {group}\n\n"
        for changes in records:
            noun, title, name = _record_name(changes[0])
            record = f"**{noun} “{escape(title)}”**{f' ({escape(name)})' if name else ''}\n"
            lines = (line for each in changes for line in _markdown_lines(each))
            yield heading + "\n".join([record, *lines]), len(changes)
            heading = ""


def _markdown_lines(change: Change) -> Iterator[str]:
    yield f"- {escape(change.phrase)}"
    for label, text in _texts(change, escape, "~~{}~~".format, "**{}**".format):
        yield f"  - {label}: {text}"
    if change.caution:
        yield f"  - **An editor should look:** {escape(change.caution)}"


def as_json(comparison: Comparison) -> str:
    r"""Return an object with what was compared, what could not be, and the changes, the heaviest first.

    It has these members, and no others:

    - `before`, `after`: an object with `revision`, the commit as it was asked for, and `commit`, its whole id; both are
      `null` for the files as they are now
    - `not_compared`: a list of sentences, one for each file that could not be read
    - `changes`: a list of objects, each with
      - `weight`: `findings`, `claims`, `grounds`, `checks`, `studies`, `references`, `wording`, `keeping` or `unshown`
      - `kind`, `record`, `title`: the record: `finding`, `study`, `synthesis`, `reference` or `source`; its id or key;
        and its title
      - `field`: what changed in it, as in `statement` or `quotes.q1.locator`; empty for the record as a whole
      - `how`: `withdrawn`, `removed`, `superseded`, `unpublished`, `published`, `added`, `renamed`, `replaced`,
        `changed`, `lowered`, `raised` or `reordered`
      - `phrase`: the change in a few words
      - `before`, `after`: the texts or values; empty where there was none, or where there would be nothing to see
      - `note`: what explains the change, such as the reason for a level of confidence; may be empty
      - `caution`: why an editor should look at it; empty if there is no special reason

    The text is ASCII; other characters are escaped (`\u00e9`), so that it passes through every log unharmed.
    """
    written = {
        "before": _state_members(comparison.before),
        "after": _state_members(comparison.after),
        "not_compared": list(comparison.gaps()),
        "changes": [_change_members(each) for each in comparison.changes],
    }
    # GitHub's runner obeys `##[command]` anywhere in a line (actions/runner, ActionCommand.cs).
    return json.dumps(written, indent=2).replace("##[", "##\\u005b")


def _state_members(state: State) -> dict[str, str | None]:
    commit = state.commit
    return {"revision": commit.revision if commit else None, "commit": commit.id if commit else None}


def _change_members(change: Change) -> dict[str, str]:
    return {
        "weight": change.weight.value,
        "kind": change.record.kind.value,
        "record": change.record.id,
        "title": change.title,
        "field": change.field,
        "how": change.how.value,
        "phrase": change.phrase,
        "before": change.before,
        "after": change.after,
        "note": change.note,
        "caution": change.caution,
    }


def _record_name(change: Change) -> tuple[str, str, str]:
    """Return what a record is, its title, and its id where that is not the title."""
    kind, name = change.record
    noun = "Source text" if kind is RecordKind.SOURCE else kind.capitalize()
    return noun, change.title, "" if name in {change.title, kind} else name


def _texts(change: Change, escaped: _Written, mark_old: _Written, mark_new: _Written) -> Iterator[tuple[str, str]]:
    """Yield the texts that a change shows below its phrase, with their labels; words that differ are marked."""
    before, after = ((), ()) if change.is_value else _pieces(change)
    for label, pieces, mark in (("before", before, mark_old), ("after", after, mark_new)):
        if pieces:
            written = ((escaped(" ".join(each.words)), each.differs) for each in pieces)
            yield label, " ".join(mark(words) if differs else words for words, differs in written)
    if change.note:
        yield "note", escaped(change.note)


def _pieces(change: Change) -> tuple[Sequence[_Piece], Sequence[_Piece]]:
    """Return the texts before and after in pieces that the other text has or lacks, cut where they are long."""
    old, new = change.before.split(), change.after.split()
    if change.how is not How.CHANGED or not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return _cut([_Piece(old, differs=False)]), _cut([_Piece(new, differs=False)])
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before = [_Piece(old[i:j], tag != "equal") for tag, i, j, _, _ in steps]
    after = [_Piece(new[k:m], tag != "equal") for tag, _, _, k, m in steps]
    return _cut(before), _cut(after)


def _cut(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return a text without the words of a long one that are far from any that differ."""
    pieces = [each for each in pieces if each.words]
    if sum(len(each.words) for each in pieces) <= LONGEST_SHOWN:
        return pieces
    if len(pieces) == 1:
        return [each._replace(words=[*each.words[:LONGEST_SHOWN], _GAP]) for each in pieces]
    last = len(pieces) - 1
    ends = (_ends(each.words, start=number > 0, end=number < last) for number, each in enumerate(pieces))
    return [each._replace(words=words) for each, words in zip(pieces, ends, strict=True)]


def _ends(words: Sequence[str], *, start: bool, end: bool) -> Sequence[str]:
    """Return some words from the start and from the end, where these are wanted."""
    if len(words) <= (start + end) * _CONTEXT + 1:
        return words
    return [*(words[:_CONTEXT] if start else ()), _GAP, *(words[-_CONTEXT:] if end else ())]
