"""References as BibTeX, with biblatex's fields where BibTeX has none. Our own reader reads the same references back."""

import re
from collections.abc import Iterable, Sequence

from evidence_site.load.bibliography.vocabulary import IN_JOURNALS, SUBTYPES, TYPES_IN_BIBTEX
from evidence_site.model import MONTH_NAMES, PartialDate, PersonName, Reference
from evidence_site.model.rich_text import Run, runs

_KINDS = {csl: names[0] for csl, names in TYPES_IN_BIBTEX.items()}
_SUBTYPES = {csl: subtype for subtype, csl in SUBTYPES.items()}
_THESES = {"PhD thesis": "phdthesis", "Master’s thesis": "mastersthesis"}  # noqa: RUF001 - a typographic apostrophe
_HOUSES = {"report": "institution", "thesis": "school"}
_MONTHS_BEFORE_SEASONS = 20

_MARKS = {"i": "\\emph", "b": "\\textbf", "sub": "\\textsubscript", "sup": "\\textsuperscript", "nocase": ""}
_SIGNS = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    **{sign: f"\\{sign}" for sign in "$&%#_"},
}
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_COMMAND = re.compile(r"[\\{}\x00-\x20\x7f^]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_NOT_OF_KEYS = re.compile(r"[^A-Za-z0-9_:./-]")
_JOINED = re.compile(r"(?<=-)(?=-)|(?<=')(?=')")
_ENTITY = re.compile(r"\\&(?=(?:\\#)?\w+;)")
_TAG = re.compile(r"<(?=/?[A-Za-z])")
_WORD = re.compile(r"\S+")


def to_bibtex(references: Sequence[Reference]) -> str:
    """Return references as the entries of a BibTeX file."""
    return "\n\n".join(map(_entry, references)) + "\n"


def _entry(work: Reference) -> str:
    fields = [(name, value) for name, value in _fields(work) if value]
    width = max(len(name) for name, _ in fields)
    lines = ",\n".join(f"  {name:<{width}} = {value}" for name, value in fields)
    return f"@{_kind(work)}{{{_NOT_OF_KEYS.sub('-', work.id)},\n{lines}\n}}"


def _kind(work: Reference) -> str:
    if work.type == "thesis":
        return _THESES.get(work.genre, "thesis")
    if work.type in _SUBTYPES:
        return "article"
    return "misc" if work.type == "webpage" and work.url else _KINDS.get(work.type, "misc")


def _fields(work: Reference) -> Iterable[tuple[str, str]]:
    in_journal = work.type in IN_JOURNALS
    yield "author", _names(work.author, et_al=work.et_al)
    yield "editor", _names(work.editor, et_al=work.editor_et_al)
    yield "translator", _names(work.translator)
    yield "title", _enclosed(_title(work.title))
    yield "journal" if in_journal else "booktitle", _enclosed(_rich(work.container_title))
    yield "shortjournal", _enclosed(_rich(work.container_title_short))
    yield "series", _enclosed(_rich(work.collection_title))
    yield from _date(work.issued)
    yield "volume", _plain(work.volume)
    yield "number", _plain(work.issue if in_journal else work.number or work.collection_number)
    yield "issue", "" if in_journal else _plain(work.issue)
    yield "pages", _plain(work.page).replace("–", "--")  # noqa: RUF001 - the en dash is meant
    yield "edition", _plain(work.edition)
    yield "type", "" if work.type == "thesis" and work.genre in _THESES else _plain(work.genre)
    yield _HOUSES.get(work.type, "publisher"), _plain(work.publisher)
    yield "address", _plain(work.publisher_place)
    yield "eventtitle", _enclosed(_rich(work.event_title))
    yield "venue", _plain(work.event_place)
    yield "version", _plain(work.version)
    yield "pubstate", _plain(work.status)
    for name in ("doi", "pmid", "pmcid"):
        yield name, _enclosed(_verbatim(getattr(work, name)))
    yield "isbn", _plain(work.isbn)
    yield "issn", _plain(work.issn)
    yield "url", _enclosed(_verbatim(work.url))
    yield "urldate", _enclosed(_iso(work.accessed))
    yield "langid", _plain(work.language)
    yield "entrysubtype", _enclosed(_SUBTYPES.get(work.type, ""))
    yield "note", _enclosed(_rich(work.note))
    yield "copyright", _plain(work.licence)


def _enclosed(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _verbatim(text: str) -> str:
    """Return an address or identifier as it is, but for the signs with which LaTeX would read or run something."""
    return _COMMAND.sub(lambda sign: f"%{ord(sign[0]):02X}", text)


def _escaped(text: str) -> str:
    """Return words in which LaTeX finds no command, no paragraph, no comment and no brace but those that are put in."""
    joined = _JOINED.sub("\0", _UNSEEN.sub(" ", text))
    escaped = _SIGN.sub(lambda sign: _SIGNS[sign.group()], joined).replace("\0", "{}")
    # What would be read as an entity or a tag of HTML is written so that it stays what it is.
    return _TAG.sub(r"\\textless{}", _ENTITY.sub(r"\g<0>{}", escaped))


def _plain(text: str) -> str:
    return _enclosed(_escaped(text))


def _marked(run: Run, text: str) -> str:
    for mark in reversed(run.marks):
        text = f"{_MARKS[mark]}{{{text}}}"
    return text


def _rich(text: str) -> str:
    return "".join(_marked(run, _escaped(run.text)) for run in runs(text))


def _title(text: str) -> str:
    """Return a title with braces around words that have a capital, as citation styles would make it small."""
    return "".join(_marked(run, _WORD.sub(_protected, run.text)) for run in runs(text))


def _protected(word: re.Match[str]) -> str:
    text = _escaped(word.group())
    is_first = word.start() == 0 and not any(letter.isupper() for letter in word.group()[1:])
    return text if is_first or word.group() == word.group().lower() else f"{{{text}}}"


def _names(people: Sequence[PersonName], *, et_al: bool = False) -> str:
    return _enclosed(" and ".join([*map(_name, people), *(["others"] if et_al else [])]))


def _name(person: PersonName) -> str:
    if person.literal:
        return _plain(person.literal)
    if person.particle and not all(word[:1].islower() for word in person.particle.split()):
        parts = {"family": person.family, "given": person.given, "prefix": person.particle, "suffix": person.suffix}
        return ", ".join(f"{name}={_part(value)}" for name, value in parts.items() if value)
    family = " ".join(filter(None, (_escaped(person.particle), _family(person))))
    return ", ".join([family, *([_part(person.suffix)] if person.suffix else []), _part(person.given)]).rstrip()


def _family(person: PersonName) -> str:
    has_small = any(word[:1].islower() for word in person.family.split())
    return _enclosed(_escaped(person.family)) if has_small else _part(person.family)


def _part(text: str) -> str:
    """Return a part of a name, in braces where it contains what divides names or their parts."""
    has_joint = re.search(r"[,;={}]|(?<!\S)and(?!\S)", text, re.IGNORECASE)
    return _enclosed(_escaped(text)) if has_joint else _escaped(text)


def _date(when: PartialDate | None) -> Iterable[tuple[str, str]]:
    if when is None:
        return
    if when.circa or when.until or when.season:
        yield "date", _enclosed(_iso(when))
        return
    yield "year", _enclosed(str(when.year))
    yield "month", MONTH_NAMES[when.month - 1][:3].lower() if when.month else ""
    yield "day", _enclosed(str(when.day)) if when.month and when.day else ""


def _iso(when: PartialDate | None) -> str:
    """Return a date as biblatex writes it: by ISO 8601-2, with `~` for about and 21 to 24 for seasons."""
    if when is None:
        return ""
    month = when.month or (when.season + _MONTHS_BEFORE_SEASONS if when.season else None)
    date = "-".join([f"{when.year}", *(f"{each:02}" for each in (month, when.day) if each)])
    return f"{date}{'~' if when.circa else ''}{f'/{_iso(when.until)}' if when.until else ''}"
