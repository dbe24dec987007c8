"""The types of fields: each reads the text that an author wrote, or says what it should be."""

import ipaddress
import re
from datetime import date
from typing import Annotated, Any, NewType
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

FindingId = NewType("FindingId", str)
StudyId = NewType("StudyId", str)
QuoteId = NewType("QuoteId", str)
CiteKey = NewType("CiteKey", str)
FacetId = NewType("FacetId", str)

IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CITE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:./-]*")
SOURCE_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
DOI = re.compile(r"10\.\d{4,9}/[^\s]{1,200}")
NUMBER = re.compile(r"[0-9]{1,9}")
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
YEAR = re.compile(r"[12][0-9]{3}")
PUNCTUATION_RUN = re.compile(r"([!-/:-@\[-`{-~])\1{50}")

LONGEST_LINE = 300
LONGEST_TEXT = 5000
LONGEST_URL = 2000
LONGEST_IDENTIFIER = 64
LARGEST_PORT = 65535


def fault(message: str, cure: str = "") -> PydanticCustomError:
    """Word a fault of a value for its author: `message` follows the field's name, `cure` says what to write."""
    return PydanticCustomError("author", "{message}", {"message": message, "help": cure})


class Record(BaseModel):
    """What every record has in common: it cannot change once read, and holds no field that is not described."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=False)


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
        raise fault(
            f"`{value}` is not a name for a record",
            "use small letters a to z and digits, with single hyphens between words: `local-trust`",
        )
    return value


def _cite_key(value: str) -> str:
    if not CITE_KEY.fullmatch(value) or ".." in value or len(value) > LONGEST_IDENTIFIER:
        raise fault(f"`{value}` is not a citation key", "copy the key from references.bib: `waring2023`")
    return value


def _quote_ref(value: str) -> str:
    record, _, quote = value.rpartition("/")
    if not all(IDENTIFIER.fullmatch(part) for part in (record or "a", quote)):
        raise fault(
            f"`{value}` does not name a quote", "write the quote's id: `q1`, or `record/q1` for another record's"
        )
    return value


def _count(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise fault(f"`{value}` is not a whole number", "use the digits 0 to 9 only: `24`")
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
        raise fault(f"`{value}` is not a date", "write year, month and day: `2026-11-24`")
    try:
        return date(*map(int, parts.groups()))
    except ValueError:
        raise fault(f"`{value}` is not a day of the calendar", "check the month and the day") from None


def _year(value: str) -> str:
    if not YEAR.fullmatch(value):
        raise fault(f"`{value}` is not a year", "write four digits: `2018`")
    return value


def check_url(value: str) -> str:
    """Give back a web address that is safe to link to.

    Raises:
        PydanticCustomError: it is no `http` or `https` address of a public host, or holds a user name, a space,
            a backslash, an angle bracket or an impossible port.
    """
    cure = "write a public web address: `https://www.example.org/page`"
    if len(value) > LONGEST_URL or re.search(r"[\s\\<>\"`{}|^\x00-\x20\x7f]", value):
        raise fault("is not a web address", cure)
    try:
        parts = urlsplit(value)
        port_ok = parts.port is None or 0 < parts.port <= LARGEST_PORT
    except ValueError:
        raise fault("is not a web address", cure) from None
    host = parts.hostname or ""
    if parts.scheme.lower() not in {"http", "https"} or not port_ok or "@" in parts.netloc or not _is_public(host):
        raise fault("is not a public web address", cure)
    return value


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        last = host.rsplit(".", 1)[-1]
        return "." in host and not last.isdigit() and last not in {"local", "internal", "localhost"}


def check_doi(value: str) -> str:
    """Give back a DOI without its resolver: `10.1136/leader-2022-000709`.

    Raises:
        PydanticCustomError: it is not of that form (DOI Handbook, section 2.2).
    """
    if not DOI.fullmatch(value):
        raise fault(f"`{value}` is not a DOI", "write it from `10.` on, without the web address: `10.1136/bmj.j801`")
    return value


Line = Annotated[str, AfterValidator(_line)]
"""Plain text on one line, up to 300 characters."""
Text = Annotated[str, AfterValidator(_text)]
"""Plain text, up to 5,000 characters."""
Prose = Annotated[str, AfterValidator(_text)]
"""Text in the small Markdown subset, with citations, up to 5,000 characters."""
Truth = Annotated[bool, BeforeValidator(_truth)]
Count = Annotated[int, BeforeValidator(_count)]
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Year = Annotated[str, AfterValidator(_year), WithJsonSchema({"type": ["string", "integer"], "pattern": YEAR.pattern})]
Url = Annotated[str, AfterValidator(check_url)]
Doi = Annotated[str, AfterValidator(check_doi)]
FindingName = Annotated[FindingId, AfterValidator(_identifier)]
StudyName = Annotated[StudyId, AfterValidator(_identifier)]
QuoteName = Annotated[QuoteId, AfterValidator(_identifier)]
FacetName = Annotated[FacetId, AfterValidator(_identifier)]
Name = Annotated[str, AfterValidator(_identifier)]
Key = Annotated[CiteKey, AfterValidator(_cite_key)]
QuoteRef = Annotated[str, AfterValidator(_quote_ref)]
"""A quote of the same record, `q1`, or of another, `record/q1`."""
