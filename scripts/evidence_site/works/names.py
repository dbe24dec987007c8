"""Names of people and bodies, as a style writes them in the reference list, and the order of the list by name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from evidence_site.model import PersonName, Reference
from evidence_site.model.reference import OF_HAN
from evidence_site.model.rich_text import plain
from evidence_site.works.style import NameForm, Style
from evidence_site.works.text import folded, typeset, without_article

SortKey = tuple[tuple[tuple[str, str], ...], int, int, str, str]

MOST_INITIALS = 4
PAIR = 2

_JOINING = frozenset(
    {"af", "al", "av", "da", "das", "de", "degli", "dei", "del", "dela", "della", "den", "der", "des", "di", "do"}
    | {"dos", "du", "e", "el", "la", "le", "los", "ten", "ter", "van", "von", "y", "zu", "zur"}
)
"""Words in small letters that join names or belong to the family name."""
_GIVEN = re.compile(r"((?:[^\s.]|\.(?=[\u2010-]))+)(\.?)")
_HAN = re.compile(f"[{OF_HAN}]")
_HYPHEN = re.compile(r"[\u2010\u2011-]")
_INITIALS_RUN_TOGETHER = re.compile(rf"[^\W\d_]{{2,{MOST_INITIALS}}}")


class People(NamedTuple):
    """A formatted list of names."""

    text: str
    et_al: bool
    """Whether `et al` follows the names."""
    role: str
    """Their role, `ed` or `eds`, unless they are the authors."""


def heads(work: Reference) -> tuple[PersonName, ...]:
    """Return the people a work is listed under: its authors, else its editors, else a website's publisher."""
    if work.author or work.editor:
        return work.author or work.editor
    return (PersonName(literal=work.publisher),) if work.publisher and work.type in {"webpage", "software"} else ()


def in_order(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Sort works as the reference list shows them: by author, letter by letter; then by year; then by title.

    Works by one author come before those by the same author with others.
    """
    return tuple(sorted(references, key=_sort_key))


def authors(work: Reference, style: Style) -> People | None:
    """Return the names a work is listed under, formatted."""
    people = heads(work)
    if not people:
        return None
    role = _called(style.editor, people) if work.editor and not work.author else ""
    et_al = work.et_al if work.author else work.editor_et_al
    return _people(people, style.names, role, et_al=et_al)


def editors(work: Reference, style: Style) -> People | None:
    """Return the editors of the book that a work is part of, formatted."""
    if not (work.editor and work.author):
        return None
    role = _called(style.chapter_editor, work.editor)
    inverted = style.names.editors_inverted
    return _people(work.editor, style.names, role, et_al=work.editor_et_al, inverted=inverted)


def translators(work: Reference, style: Style) -> People | None:
    """Return the translators of a work, formatted."""
    people = work.translator
    return _people(people, style.names, "", inverted=style.names.editors_inverted) if people else None


def family_name(person: PersonName) -> str:
    """Return a person's family name with its particle; the whole name of an organisation."""
    return typeset(person.literal or person.whole_family)


def initials(person: PersonName, form: NameForm) -> str:
    """Return the initials of a person's given names: `J-L` or `J.-L.`."""
    if _HAN.match(person.given):
        return person.given
    made = ""
    was_word = False
    for word, is_word in _given_words(person.given):
        between = " " if is_word or was_word else form.between_initials
        made += f"{between if made else ''}{typeset(word) if is_word else _initials(word, form)}"
        was_word = is_word
    return made


def _given_words(given: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of given names, and whether each is a word such as `de` of `Maria de Lourdes`, kept as it is."""
    words = [(found[1].strip("."), bool(found[2])) for found in _GIVEN.finditer(given)]
    words = [each for each in words if each[0]]
    # Whoever types the first name in small letters types all so; a word that only joins names is one none the less.
    all_small = bool(words) and words[0][0].islower() and words[0][0] not in _JOINING
    for word, is_cut in words:
        is_small = word.islower() and not (len(word) == 1 and is_cut)
        yield word, is_small and (word in _JOINING or not all_small)


def _sort_key(work: Reference) -> SortKey:
    title = folded(without_article(plain(work.title)))
    people = () if work.type == "legislation" else heads(work)
    names = tuple((folded(family_name(each)), folded(each.given)) for each in people) or ((title, ""),)
    # Undated works come first, and forthcoming ones last.
    age = 1 if work.issued else 2 if work.status else 0
    return names, age, work.issued.year if work.issued else 0, title, work.id


def _initials(word: str, form: NameForm) -> str:
    parts = [part for part in _HYPHEN.split(word) if part.strip(".")]
    if len(parts) == 1 and word.isupper() and _INITIALS_RUN_TOGETHER.fullmatch(word):
        return form.between_initials.join(letter + form.after_initial for letter in word)
    return "-".join(part.strip(".")[0].upper() + form.after_initial for part in parts)


def _people(
    people: Sequence[PersonName], form: NameForm, role: str, *, et_al: bool = False, inverted: bool = True
) -> People:
    shown = people if len(people) <= form.most else people[: form.kept]
    names = [_name(each, form, inverted=inverted) for each in shown]
    left_out = len(shown) < len(people)
    if left_out and form.last_kept:
        names.append(f"… {_name(people[-1], form, inverted=inverted)}")
        return People(", ".join(names), et_al, role)
    et_al = et_al or left_out
    if form.before_last and len(names) > 1 and not et_al:
        comma = "," if inverted or len(names) > PAIR else ""
        return People(f"{', '.join(names[:-1])}{comma} {form.before_last}{names[-1]}", et_al, role)
    return People(", ".join(names), et_al, role)


def _name(person: PersonName, form: NameForm, *, inverted: bool) -> str:
    family = family_name(person)
    given = initials(person, form)
    if _HAN.match(family) and _HAN.match(given):
        name = f"{family}{given}"
    elif not inverted:
        name = " ".join(filter(None, (given, family)))
    else:
        name = form.after_family.join(filter(None, (family, given)))
    return form.before_suffix.join(filter(None, (name, person.suffix)))


def _called(words: tuple[str, str], people: Sequence[PersonName]) -> str:
    return words[0] if len(people) == 1 else words[1]
