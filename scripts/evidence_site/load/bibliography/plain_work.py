"""A work as plain text under the names of a reference's fields, before it is known to be sound.

Readers of RIS, PubMed and CSL-JSON make such works, and so do the answers to `new reference`. BibTeX has no part in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from evidence_site.diagnostics import Fault
from evidence_site.load.bibliography.keys import is_usable
from evidence_site.load.bibliography.plain_names import People
from evidence_site.load.bibliography.plain_text import (
    clean,
    clean_rich,
    is_in_capitals,
    journal_in_small_letters,
    page_range,
    title_in_small_letters,
)
from evidence_site.load.bibliography.reader import UNKEYED, ParsedReferences
from evidence_site.load.bibliography.syntax import LONGEST_NAMES, LONGEST_VALUE
from evidence_site.load.text import shortened
from evidence_site.model import PartialDate, Reference
from evidence_site.model.fields import check_url
from evidence_site.model.identifiers import check_doi
from evidence_site.model.rich_text import plain

ROLES = ("author", "editor", "translator")
_ET_AL = {"author": "et_al", "editor": "editor_et_al"}
_RICH = frozenset({"title", "container_title", "container_title_short", "collection_title", "event_title", "note"})
_CHECKS: Mapping[str, Callable[[str], str]] = {"doi": check_doi, "url": check_url}
_CURES = {
    "doi": "write it from `10.` on, as in `10.5555/night.2021.7`, or leave it out",
    "url": "write an address that anybody can open, as a browser shows it, or leave it out",
}


class Place(NamedTuple):
    """Where a fact stands: what the format calls it, such as a tag, and its line."""

    called: str
    line: int


class Unread(NamedTuple):
    """What is wrong with a work: its line, and the fault in the words of the format."""

    line: int
    fault: Fault


@dataclass(frozen=True, kw_only=True)
class PlainWork:
    """A work as its format tells it: the values plain text, by the names of a reference's fields."""

    type: str
    """Of CSL."""
    key: str = ""
    texts: Mapping[str, str]
    people: Mapping[str, People] = field(default_factory=dict)
    dates: Mapping[str, PartialDate | None] = field(default_factory=dict)
    line: int = 0
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each field came from."""
    unread: tuple[Unread, ...] = ()
    """What the reader of the format could not read."""
    remarks: tuple[str, ...] = ()

    def place(self, name: str) -> Place:
        """Return where a field stands; the beginning of the work for one that is not there."""
        return self.places.get(name, Place(name, self.line))


def reference_of(work: PlainWork) -> tuple[Reference | None, tuple[Unread, ...]]:
    """Return the reference that a work is, or all that is wrong with it."""
    texts = {name: clean_rich(text) if name in _RICH else clean(text) for name, text in work.texts.items() if text}
    if "page" in texts:
        texts["page"] = page_range(texts["page"])
    unread = [*work.unread, *_wrong_texts(work, texts)]
    for role, people in work.people.items():
        place = work.place(role)
        unread += (Unread(place.line, _unread_name(place.called, each.name, each.reason)) for each in people.unread)
        if sum(len(each.family) + len(each.given) + len(each.literal) for each in people.names) > LONGEST_NAMES // 2:
            unread.append(Unread(place.line, Fault(f"`{place.called}` has too many names", "shorten the list")))
    if not plain(texts.get("title", "")).strip():
        place = work.place("title")
        unread.append(Unread(place.line, Fault("the entry has no title", f"add one as `{place.called}`")))
    if unread:
        return None, tuple(unread)
    names = {role: each.names for role, each in work.people.items()}
    et_al = {_ET_AL[role]: each.et_al for role, each in work.people.items() if role in _ET_AL}
    fields: dict[str, object] = {"id": work.key, "type": work.type, **texts, **names, **et_al, **work.dates}
    return Reference.model_validate({name: value for name, value in fields.items() if value}), ()


def _wrong_texts(work: PlainWork, texts: Mapping[str, str]) -> Iterable[Unread]:
    for name, text in texts.items():
        called, line = work.place(name)
        if len(text) > LONGEST_VALUE:
            long = f"`{called}` is {len(text)} characters long"
            yield Unread(line, Fault(long, f"keep it to {LONGEST_VALUE}; see whether the next line lacks its tag"))
        elif check := _CHECKS.get(name):
            try:
                check(text)
            except PydanticCustomError as error:
                message = (error.context or {})["message"]
                told = f": {message}" if message.startswith("`") else f" {message}: `{shortened(text)}`"
                yield Unread(line, Fault(f"`{called}`{told}", _CURES[name]))


def _unread_name(called: str, name: str, reason: str) -> Fault:
    return Fault(
        f"`{called}`: the name `{shortened(name)}` {reason}",
        "give each person apart, as `Family, Given`, and an organisation without a comma",
    )


def read_works(works: Iterable[PlainWork], name: str) -> ParsedReferences:
    """Return the references of works, each read or told of in one fault with its line in the file."""
    references: list[Reference] = []
    faults: list[str] = []
    remarks: list[str] = []
    for number, written in enumerate(works, 1):
        key = written.key if is_usable(written.key) else f"{UNKEYED}{number}"
        work, told = _in_small_letters(written)
        reference, unread = reference_of(replace(work, key=key))
        title = shortened(plain(clean_rich(work.texts.get("title", ""))))
        of = f", “{title}”" if title else ""
        if reference:
            references.append(reference)
            remarks += (f"{name}, line {work.line}{of}: {each}" for each in (*work.remarks, *_guessed(work)))
            remarks += told
        else:
            first, *others = (f"line {each.line}{of}: {each.fault.message}; {each.fault.help}" for each in unread)
            also = (f" (Also {each.replace(of, '', 1)}.)" for each in others)
            faults.append(f"{name}, {''.join((first, *also))}")
    return ParsedReferences(tuple(references), tuple(faults), tuple(dict.fromkeys(remarks)))


def _guessed(work: PlainWork) -> Sequence[str]:
    names = dict.fromkeys(name for people in work.people.values() for name in people.guessed)
    if not names:
        return ()
    listed = ", ".join(f"`{shortened(each)}`" for each in names)
    if len(names) == 1:
        return (f"{listed} has no comma, so it stands as an organisation and not as a person",)
    return (f"{listed} have no comma, so they stand as organisations and not as people",)


def _in_small_letters(work: PlainWork) -> tuple[PlainWork, Sequence[str]]:
    """Return a work whose title and journal are not all in capitals, and what to check about its journal."""
    texts = dict(work.texts)
    title, journal = (clean_rich(texts.get(name, "")) for name in ("title", "container_title"))
    remarks = work.remarks
    told: tuple[str, ...] = ()
    if "<" not in title and is_in_capitals(title):
        texts["title"] = title_in_small_letters(title)
        remarks = (*remarks, "its title was all in capitals: see which words of it need one")
    if "<" not in journal and is_in_capitals(journal):
        texts["container_title"] = journal_in_small_letters(journal, texts.get("container_title_short", ""))
        told = (f"`{shortened(journal)}` was all in capitals and is `{shortened(texts['container_title'])}` here",)
    return (replace(work, texts=texts, remarks=remarks), told) if texts != work.texts else (work, ())
