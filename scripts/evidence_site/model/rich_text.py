"""Rich text: a text with the few tags that CSL-JSON allows, split into runs so that nothing else has to parse them."""

import re
from collections import Counter
from typing import NamedTuple

OPENING = {"i": "<i>", "b": "<b>", "sub": "<sub>", "sup": "<sup>", "nocase": '<span class="nocase">'}
"""Each mark's opening tag. Any other `<` and `&` is literal."""
CLOSING = {mark: "</span>" if mark == "nocase" else f"</{mark}>" for mark in OPENING}

_TAG = re.compile("|".join(map(re.escape, (*OPENING.values(), *CLOSING.values()))))
_MARK_OPENED = {tag: mark for mark, tag in OPENING.items()}
_MARK_CLOSED = {tag: mark for mark, tag in CLOSING.items()}


class Run(NamedTuple):
    """A stretch of text under the same marks, the outermost first."""

    text: str
    marks: tuple[str, ...] = ()


def runs(text: str) -> tuple[Run, ...]:
    """Split a rich text into runs. A tag without its partner is literal."""
    if "<" not in text:
        return (Run(text),) if text else ()
    tags = [*_TAG.finditer(text)]
    paired = _paired([each.group() for each in tags])
    found: list[Run] = []
    marks: list[str] = []
    at = 0
    for tag in (each for number, each in enumerate(tags) if number in paired):
        _add(found, text[at : tag.start()], marks)
        if mark := _MARK_OPENED.get(tag.group()):
            marks.append(mark)
        else:
            marks.pop()
        at = tag.end()
    _add(found, text[at:], marks)
    return tuple(found)


def plain(text: str) -> str:
    """Return a rich text without its tags."""
    return "".join(run.text for run in runs(text))


def _paired(tags: list[str]) -> frozenset[int]:
    """Return the indexes of the tags that form pairs; a pair also ends what was opened, and not closed, inside it."""
    is_open: Counter[str] = Counter()
    waiting: list[int] = []
    paired: set[int] = set()
    for number, tag in enumerate(tags):
        if mark := _MARK_OPENED.get(tag):
            is_open[mark] += 1
            waiting.append(number)
        elif is_open[mark := _MARK_CLOSED[tag]]:
            last = waiting.pop()
            while _MARK_OPENED[tags[last]] != mark:
                is_open[_MARK_OPENED[tags[last]]] -= 1
                last = waiting.pop()
            is_open[mark] -= 1
            paired |= {last, number}
    return frozenset(paired)


def _add(found: list[Run], text: str, marks: list[str]) -> None:
    if not text:
        return
    if found and found[-1].marks == tuple(marks):
        found[-1] = Run(found[-1].text + text, found[-1].marks)
    else:
        found.append(Run(text, tuple(marks)))
