"""The types of fields: each validates the text that an author wrote, or says what to write instead."""

import ipaddress
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NewType, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

FindingId = NewType("FindingId", str)
StudyId = NewType("StudyId", str)
QuoteId = NewType("QuoteId", str)
CiteKey = NewType("CiteKey", str)
FacetId = NewType("FacetId", str)
ThemeId = NewType("ThemeId", str)

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CITE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:./-]*")
SOURCE_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
NUMBER = re.compile(r"[0-9]{1,9}")
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
YEAR = re.compile(r"[12][0-9]{3}")
YEAR_OR_MONTH = re.compile(r"[12][0-9]{3}(-(0[1-9]|1[0-2]))?")
COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
PUNCTUATION_RUN = re.compile(r"([!-/:-@\[-`{-~])\1{50}")

LONGEST_LINE = 300
LONGEST_TEXT = 5000
LONGEST_URL = 2000
LONGEST_IDENTIFIER = 64
LARGEST_PORT = 65535

NAME_CURE = "use small letters a to z and digits, with single hyphens between words, as in `local-trust`"
KEY_CURE = "copy the key from references.bib, as in `okafor2021`"
QUOTE_CURE = "write the quote's id: `q1`, or `record/q1` for another record's"
OWN_QUOTE_CURE = "write the id of a quote of this record: `q1`"
COUNT_CURE = "use the digits 0 to 9 only, as in `24`"
DATE_CURE = "write year, month and day, as in `2026-11-24`"
YEAR_CURE = "write four digits, as in `2018`"
MONTH_CURE = "write the year, as in `2018`, or year and month, as in `2018-03`"
COLOUR_CURE = "write six digits, 0 to 9 and A to F, as in `0D3B45`"
URL_CURE = "write the whole address, from `https://` on, as in `https://www.example.org/page`"


def fault(message: str, cure: str = "") -> PydanticCustomError:
    """Return an error for an unusable value: `message` follows the field's name, `cure` says what to write instead."""
    return PydanticCustomError("author", "{message}", {"message": message, "help": cure})


class Record(BaseModel):
    """The base of every record: frozen once read, and without fields that are not described."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=False)


class Choice(StrEnum):
    """A value from a list of allowed ones, with what it means."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        """Create a choice that is its value, with the meaning as an attribute."""
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.meaning = meaning
        return choice


@dataclass(frozen=True)
class FreeText:
    """Marks the type of a field that holds words rather than a key, a date or a choice."""

    is_markdown: bool = False
    """Whether the words are Markdown, and may cite."""


def _text(value: str) -> str:
    if not value.strip():
        raise fault("is empty", "write the text, or leave the field out")
    if len(value) > LONGEST_TEXT:
        raise fault(f"is {len(value)} characters long", f"keep it to {LONGEST_TEXT}, or split it")
    if PUNCTUATION_RUN.search(value):
        raise fault("repeats one punctuation mark more than 50 times", "shorten the run")
    return value.strip()


def _line(value: str) -> str:
    text = _text(value)
    if "\n" in text:
        raise fault("holds a line break", "write it on one line")
    if len(text) > LONGEST_LINE:
        raise fault(f"is {len(text)} characters long", f"keep it to {LONGEST_LINE}")
    return text


def _identifier(value: str) -> str:
    if not IDENTIFIER.fullmatch(value) or len(value) > LONGEST_IDENTIFIER:
        raise fault(f"`{value}` is not a name for a record", NAME_CURE)
    return value


def _template_folder(value: str) -> str:
    if value in {"docs", "findings", "references", "site"}:
        raise fault(
            f"`{value}` is a folder in which others write too",
            "name another: what templates show is for the site's maintainers to decide",
        )
    return value


def _cite_key(value: str) -> str:
    if not CITE_KEY.fullmatch(value) or ".." in value or len(value) > LONGEST_IDENTIFIER:
        raise fault(f"`{value}` is not a citation key", KEY_CURE)
    return value


def _quote_ref(value: str) -> str:
    record, _, quote = value.rpartition("/")
    if not all(IDENTIFIER.fullmatch(part) for part in (record or "a", quote)):
        raise fault(f"`{value}` does not name a quote", QUOTE_CURE)
    return value


def _own_quote(value: str) -> str:
    if not IDENTIFIER.fullmatch(_quote_ref(value)):
        raise fault(f"`{value}` may be a quote of another record", OWN_QUOTE_CURE)
    return value


def _count(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise fault(f"`{value}` is not a whole number", COUNT_CURE)
    return int(value)


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if not isinstance(value, str) or value not in {"true", "false"}:
        raise fault(f"`{value}` is neither true nor false", "write `true` or `false`")
    return bool(value == "true")


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    parts = DATE.fullmatch(value) if isinstance(value, str) else None
    if not parts:
        raise fault(f"`{value}` is not a date", DATE_CURE)
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        raise fault(f"`{value}` is not a day of the calendar", "check the month and the day") from None


def _year(value: str) -> str:
    if not YEAR.fullmatch(value):
        raise fault(f"`{value}` is not a year", YEAR_CURE)
    return value


def _year_or_month(value: str) -> str:
    if not YEAR_OR_MONTH.fullmatch(value):
        raise fault(f"`{value}` is neither a year nor a month", MONTH_CURE)
    return value


def _colour(value: str) -> str:
    if not COLOUR.fullmatch(value):
        raise fault(f"`{value}` is not a colour", COLOUR_CURE)
    return f"#{value.removeprefix('#').upper()}"


def check_url(value: str) -> str:
    """Return a web address if it is safe to link to.

    Raises:
        PydanticCustomError: it is not an `http` or `https` address of a public host, or holds a user name, a space,
            a backslash, an angle bracket or an impossible port.
    """
    if len(value) > LONGEST_URL or re.search(r"[\s\\<>\"`{}|^\x00-\x20\x7f]", value):
        raise fault("is not a web address", URL_CURE)
    try:
        parts = urlsplit(value)
        port_ok = parts.port is None or 0 < parts.port <= LARGEST_PORT
    except ValueError:
        raise fault("is not a web address", URL_CURE) from None
    host = parts.hostname or ""
    if parts.scheme.lower() not in {"http", "https"} or not port_ok or "@" in parts.netloc or not _is_public(host):
        raise fault("is not a public web address", URL_CURE)
    return value


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        last = host.rsplit(".", 1)[-1]
        return "." in host and not last.isdigit() and last not in {"local", "internal", "localhost"}


def _written(words: str, pattern: str, cure: str, *kinds: str, **more: Any) -> WithJsonSchema:
    """Return the JSON Schema of a field: a title in plain words, a pattern, and the message for what does not match.

    Editors read an unquoted `2018` as a number and `true` as a boolean, where this package reads both as text: so all
    three types are allowed, unless `kinds` names others.
    """
    form = {"title": words, "type": kinds or ("string", "number", "boolean")}
    return WithJsonSchema(form | {"pattern": pattern, "patternErrorMessage": cure} | more)


def _name(words: str) -> WithJsonSchema:
    return _written(words, f"^{IDENTIFIER.pattern}$", NAME_CURE, "string")


_SOME_TEXT = {"pattern": r"\S", "cure": "write the text, or leave the field out", "maxLength": LONGEST_TEXT}

Line = Annotated[
    str,
    AfterValidator(_line),
    _written("Text on one line", r"^\s*\S[^\n]*\s*$", "write it on one line", maxLength=LONGEST_LINE),
    FreeText(),
]
"""Plain text on one line, up to 300 characters."""
Text = Annotated[str, AfterValidator(_text), _written("Text", **_SOME_TEXT), FreeText()]
"""Plain text, up to 5,000 characters."""
Prose = Annotated[
    str,
    AfterValidator(_text),
    _written("Prose, in Markdown", **_SOME_TEXT, contentMediaType="text/markdown"),
    FreeText(is_markdown=True),
]
"""Text in the small Markdown subset, with citations, up to 5,000 characters."""
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"title": "True or false", "type": "boolean"})]
Count = Annotated[
    int,
    BeforeValidator(_count),
    _written("A whole number", f"^{NUMBER.pattern}$", COUNT_CURE, "integer", "string", minimum=0),
]
Date = Annotated[
    date, BeforeValidator(_date), _written("A date", f"^{DATE.pattern}$", DATE_CURE, "string", format="date")
]
Year = Annotated[
    str,
    AfterValidator(_year),
    _written("A year", f"^{YEAR.pattern}$", YEAR_CURE, "integer", "string", minimum=1000, maximum=2999),
]
YearOrMonth = Annotated[
    str,
    AfterValidator(_year_or_month),
    _written("A year, or a month", f"^{YEAR_OR_MONTH.pattern}$", MONTH_CURE, "integer", "string"),
]
"""A year, `2018`, or a month of it, `2018-03`."""
Colour = Annotated[
    str,
    AfterValidator(_colour),
    _written("A colour", f"^{COLOUR.pattern}$", COLOUR_CURE, "string", "number"),
]
"""A colour in six hexadecimal digits, read as `#0D3B45`. A record may leave out the `#`, which begins a comment."""
Url = Annotated[
    str,
    AfterValidator(check_url),
    _written("A web address", r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$", URL_CURE, "string"),
]
FindingName = Annotated[FindingId, AfterValidator(_identifier), _name("A finding's id")]
StudyName = Annotated[StudyId, AfterValidator(_identifier), _name("A study's id")]
QuoteName = Annotated[QuoteId, AfterValidator(_identifier), _name("A quote's id")]
FacetName = Annotated[FacetId, AfterValidator(_identifier), _name("A facet's id")]
ThemeName = Annotated[ThemeId, AfterValidator(_identifier), _name("A theme's id")]
GlyphName = Annotated[str, AfterValidator(_identifier), _name("A drawing's name")]
Name = Annotated[str, AfterValidator(_identifier), _name("A short name")]
TemplateFolder = Annotated[Name, AfterValidator(_template_folder)]
Key = Annotated[
    CiteKey,
    AfterValidator(_cite_key),
    _written("A citation key", f"^{CITE_KEY.pattern}$", KEY_CURE, "string", "number"),
]
QuoteRef = Annotated[
    str,
    AfterValidator(_quote_ref),
    _written("A quote's id", f"^({IDENTIFIER.pattern}/)?{IDENTIFIER.pattern}$", QUOTE_CURE, "string"),
]
"""A quote of the same record, `q1`, or of another, `record/q1`."""
OwnQuote = Annotated[
    QuoteId,
    AfterValidator(_own_quote),
    _written("A quote's id", f"^{IDENTIFIER.pattern}$", OWN_QUOTE_CURE, "string"),
]
"""A quote of the same record: `q1`."""
