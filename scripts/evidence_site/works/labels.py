"""Labels of works in the text: author and year, different for each work."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple, TypeVar

from evidence_site.model import CiteKey, Reference
from evidence_site.model.rich_text import plain
from evidence_site.works.names import PAIR, family_name, heads, in_order, initials
from evidence_site.works.numbers import year
from evidence_site.works.style import LabelForm, Style, form
from evidence_site.works.text import quoted, short_title, typeset, with_capitals

UNDATED = "n.d."
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PARTS = frozenset({"article", "chapter"})
"""The forms of entries for works that are part of a larger one."""

Group = TypeVar("Group", bound=Hashable)


class Label(NamedTuple):
    """How a work is cited in the text."""

    author: str
    """In a sentence: `Okafor and Reed`."""
    author_in_brackets: str
    """In brackets, with the comma before the year where the style has one: `Okafor & Reed,`."""
    year: str
    """`2020a`; empty for a law whose title has the year."""
    suffix: str
    """The letter after the year, where works would have the same label."""

    @property
    def text(self) -> str:
        """Author and year, as they stand in brackets."""
        return f"{self.author_in_brackets} {self.year}" if self.year else self.author_in_brackets.removesuffix(",")


@dataclass(frozen=True)
class _Work:
    """The parts of the label of a work."""

    key: CiteKey
    names: tuple[str, ...]
    """Family names of the authors; the first with initials where other first authors share the name."""
    et_al: bool
    year: str
    is_dated: bool

    @property
    def is_long(self) -> bool:
        """Whether there are too many names to list them all."""
        return len(self.names) + self.et_al > PAIR


def labels(references: Iterable[Reference], style: Style) -> Mapping[CiteKey, Label]:
    """Return a label for each work: author and year, and as much more as distinguishes it from the others.

    In this order (Publication Manual of the APA, 7th edition, 8.18-8.20): initials where first authors share a family
    name; further names where `et al` would stand for different ones; a letter after the year.
    """
    works = _works(in_order(references), style)
    shown = _names_shown(works)
    called = {each.key: _called(each, shown[each.key], style.label, style.label.both) for each in works}
    suffixes: dict[CiteKey, str] = {}
    for alike in _grouped(works, lambda each: (called[each.key], each.year)):
        if len(alike) > 1:
            suffixes |= {each.key: _letters(place) for place, each in enumerate(alike)}
    made = {}
    for each in works:
        in_brackets = _called(each, shown[each.key], style.label, style.label.both_in_brackets)
        suffix = suffixes.get(each.key, "")
        hyphen = "-" if suffix and not each.is_dated and each.year else ""
        ready = _before_year(in_brackets, style.label)
        made[each.key] = Label(called[each.key], ready, f"{each.year}{hyphen}{suffix}", suffix)
    return made


def _works(references: Sequence[Reference], style: Style) -> tuple[_Work, ...]:
    ambiguous = _ambiguous_family_names(references, style)
    return tuple(_work(each, style, ambiguous) for each in references)


def _work(reference: Reference, style: Style, ambiguous: frozenset[str]) -> _Work:
    people = () if reference.type == "legislation" else heads(reference)
    names = [family_name(each) for each in people]
    if names and names[0] in ambiguous and not people[0].literal:
        names[0] = " ".join(filter(None, (initials(people[0], style.names), names[0])))
    when = reference.issued
    dated = year(when, style) if when else reference.status or UNDATED
    title = typeset(plain(reference.title))
    if reference.type == "legislation" and (not when or str(when.year) in title):
        dated = ""
    return _Work(
        key=reference.id,
        names=tuple(names) or (_title_as_name(reference, title, style.label),),
        et_al=reference.et_al if reference.author else reference.editor_et_al and bool(reference.editor),
        year=dated,
        is_dated=when is not None,
    )


def _title_as_name(reference: Reference, title: str, label: LabelForm) -> str:
    if reference.type == "legislation":
        return title
    title = short_title(title)
    if not label.titles_as_names:
        return title
    return quoted(with_capitals(title)) if form(reference) in PARTS else with_capitals(title)


def _ambiguous_family_names(references: Sequence[Reference], style: Style) -> frozenset[str]:
    """Return the family names that first authors with different initials share. `J` may be the same person as `JM`."""
    found: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        first = next(iter(heads(reference)), None)
        if first and not first.literal and reference.type != "legislation":
            found[family_name(first)].add(initials(first, style.names))
    return frozenset(
        name
        for name, all_initials in found.items()
        if any(not max(all_initials, key=len).startswith(each) for each in all_initials)
    )


def _names_shown(works: Sequence[_Work]) -> Mapping[CiteKey, int]:
    """Return how many names of each work precede `et al`: one, or as many as distinguish it from the others."""
    shown = {each.key: 1 if each.is_long else len(each.names) for each in works}
    long = [each for each in works if each.is_long]
    for alike in _grouped(long, lambda each: (each.names[0], each.year)):
        needed = _names_needed({each.names for each in alike})
        shown |= {each.key: needed[each.names] for each in alike}
    return shown


def _names_needed(lists: Iterable[tuple[str, ...]]) -> Mapping[tuple[str, ...], int]:
    """Return how many names distinguish each list from the others. In sorted order, neighbours share the most."""
    ordered = sorted(lists)
    shared = [0, *(_shared(*pair) for pair in pairwise(ordered)), 0]
    return {names: min(max(shared[place : place + 2]) + 1, len(names)) for place, names in enumerate(ordered)}


def _shared(names: Sequence[str], others: Sequence[str]) -> int:
    """Return how many names two lists have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(names, others, strict=False)))


def _called(work: _Work, count: int, label: LabelForm, both: str) -> str:
    names = work.names[:count]
    # `et al` is a plural: it never stands for one name.
    if len(work.names) == count + 1 and count > 1 and not work.et_al:
        names = work.names
    comma = "," if label.comma_before_last and len(names) > PAIR else ""
    if len(names) < len(work.names) or work.et_al:
        return f"{', '.join(names)}{',' if len(names) > 1 else ''} {label.et_al}"
    return f"{', '.join(names[:-1])}{comma} {both} {names[-1]}" if len(names) > 1 else names[0]


def _before_year(author: str, label: LabelForm) -> str:
    if not label.comma_before_year:
        return author
    return f"{author[:-1]},”" if author.endswith("”") else f"{author},"


def _letters(place: int) -> str:
    more, last = divmod(place, len(LETTERS))
    return (LETTERS[more - 1] if more else "") + LETTERS[last]


def _grouped(works: Iterable[_Work], by: Callable[[_Work], Group]) -> list[list[_Work]]:
    groups: dict[Group, list[_Work]] = defaultdict(list)
    for work in works:
        groups[by(work)].append(work)
    return list(groups.values())
