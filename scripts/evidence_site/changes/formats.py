"""What changed between two states of a project, as text, Markdown or JSON."""

import json
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from evidence_site.changes.change import Change, How
from evidence_site.changes.compare import compare
from evidence_site.changes.states import State, in_common
from evidence_site.changes.wording import NOUNS
from evidence_site.report.colour import Paint, Style, painter
from evidence_site.report.plain import plain

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


class Group(NamedTuple):
    """Changes of one weight."""

    heading: str
    records: tuple[tuple[Change, ...], ...]
    """The changes of each record."""


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
        counted = f"{_counted(number, 'change')} in {_counted(records, 'record')}."
        return f"{counted} {_counted(cautions, 'needs', 'need')} an editor's eye." if cautions else counted

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

    def groups(self) -> Iterator[Group]:
        """Yield the changes by weight, and those of one record together."""
        for weight, alike in groupby(self.changes, key=lambda each: each.weight):
            records: dict[object, list[Change]] = {}
            for change in alike:
                records.setdefault(change.record, []).append(change)
            yield Group(weight.meaning, tuple(map(tuple, records.values())))


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


class Piece(NamedTuple):
    """Some words that follow one another, and whether the other text lacks them."""

    text: str
    differs: bool


def as_text(comparison: Comparison, *, colour: bool = False) -> str:
    """Return the changes for a terminal, record by record. Words that differ are marked: `{-old-}` and `{+new+}`."""
    return "\n".join(_text_lines(comparison, painter(colour=colour)))


def _text_lines(comparison: Comparison, paint: Paint) -> Iterator[str]:
    yield paint(plain(comparison.heading), Style.PLACE)
    yield comparison.count
    for gap in comparison.gaps():
        yield f"{paint('!', Style.WARNING)} {plain(gap)}"
    for group in comparison.groups():
        yield ""
        yield paint(group.heading, Style.PLACE)
        for changes in group.records:
            noun, title, name = _record_name(changes[0])
            yield f"\n  {noun} “{plain(title)}”{f' ({plain(name)})' if name else ''}"
            for change in changes:
                yield f"    - {plain(change.phrase)}"
                yield from (f"      {label + ':':8}{words}" for label, words in _text_details(change, paint))


def _text_details(change: Change, paint: Paint) -> Iterator[tuple[str, str]]:
    before, after = _pieces(change)
    if before:
        marked = (paint(f"{{-{plain(text)}-}}", Style.ERROR) if differs else plain(text) for text, differs in before)
        yield "before", " ".join(marked)
    if after:
        marked = (paint(f"{{+{plain(text)}+}}", Style.HELP) if differs else plain(text) for text, differs in after)
        yield "after", " ".join(marked)
    if change.note:
        yield "note", plain(change.note)
    if change.caution:
        yield "look", paint(plain(change.caution), Style.WARNING)


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
    for group in comparison.groups():
        heading = f"#### {group.heading}\n\n"
        for changes in group.records:
            noun, title, name = _record_name(changes[0])
            record = f"**{noun} “{escape(title)}”**{f' ({escape(name)})' if name else ''}\n"
            yield (
                heading + "\n".join([record, *(line for each in changes for line in _markdown_lines(each))]),
                len(changes),
            )
            heading = ""


def _markdown_lines(change: Change) -> Iterator[str]:
    yield f"- {escape(change.phrase)}"
    before, after = _pieces(change)
    if before:
        yield "  - before: " + " ".join(f"~~{escape(text)}~~" if differs else escape(text) for text, differs in before)
    if after:
        yield "  - after: " + " ".join(f"**{escape(text)}**" if differs else escape(text) for text, differs in after)
    if change.note:
        yield f"  - note: {escape(change.note)}"
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
    return NOUNS[kind], change.title, "" if name in {change.title, kind} else name


def _pieces(change: Change) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """Return the texts before and after, with the words that differ marked, cut where they are long."""
    if change.is_value:
        return (), ()
    old, new = change.before.split(), change.after.split()
    is_marked = change.how is How.CHANGED and old and new and max(len(old), len(new)) <= MOST_WORDS
    if not is_marked:
        return _first_words(old), _first_words(new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before = [(old[i:j], tag != "equal") for tag, i, j, _, _ in steps if i < j]
    after = [(new[k:m], tag != "equal") for tag, _, _, k, m in steps if k < m]
    return _shortened(before), _shortened(after)


def _first_words(words: Sequence[str]) -> Sequence[Piece]:
    shown = words if len(words) <= LONGEST_SHOWN else [*words[:LONGEST_SHOWN], _GAP]
    return [Piece(" ".join(shown), differs=False)] if shown else []


def _shortened(pieces: Sequence[tuple[Sequence[str], bool]]) -> Sequence[Piece]:
    """Return a text without the words of a long one that are far from any that differ."""
    if len(pieces) == 1:
        return [Piece(each.text, differs) for words, differs in pieces for each in _first_words(words)]
    is_long = sum(len(words) for words, _ in pieces) > LONGEST_SHOWN
    last = len(pieces) - 1
    return [
        Piece(" ".join(_ends(words, start=number > 0, end=number < last) if is_long else words), differs)
        for number, (words, differs) in enumerate(pieces)
    ]


def _ends(words: Sequence[str], *, start: bool, end: bool) -> Sequence[str]:
    """Return some words from the start and from the end, where these are wanted."""
    if len(words) <= (start + end) * _CONTEXT + 1:
        return words
    return [*(words[:_CONTEXT] if start else ()), _GAP, *(words[-_CONTEXT:] if end else ())]
