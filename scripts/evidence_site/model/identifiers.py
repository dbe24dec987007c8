"""Identifiers of works and people: DOIs, and ORCID iDs with their check digit (ISO 7064, MOD 11-2)."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from evidence_site.model.fields import fault

DOI = re.compile(r"10\.\d{4,9}/[^\s]{1,200}")
ORCID = re.compile(r"(?:https://orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])")
DOI_CURE = "write it from `10.` on, as in `10.5555/night.2021.7`; if there is none, delete the field"
ORCID_CURE = "copy it from the person's page at orcid.org, as in `0000-0002-1825-0097`"


def check_doi(value: str) -> str:
    """Return a DOI if it is written without its resolver: `10.5555/night.2021.7`.

    Raises:
        PydanticCustomError: it is not of that form (DOI Handbook, section 2.2).
    """
    if not DOI.fullmatch(value):
        raise fault(
            f"`{value}` is not a DOI",
            DOI_CURE,
        )
    return value


def check_orcid(value: str) -> str:
    """Return an ORCID iD without its address: `0000-0002-1825-0097`.

    Raises:
        PydanticCustomError: it is not of that form, or its last sign, which is computed from the others, is wrong.
    """
    found = ORCID.fullmatch(value)
    if not found:
        raise fault(f"`{value}` is not an ORCID iD", ORCID_CURE)
    digits = found[1].replace("-", "")
    total = 0
    for each in digits[:-1]:
        total = (total + int(each)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != digits[-1]:
        raise fault(f"`{found[1]}` is no ORCID iD: a digit is wrong", ORCID_CURE)
    return found[1]


Doi = Annotated[
    str,
    AfterValidator(check_doi),
    WithJsonSchema(
        {
            "title": "A DOI",
            "type": "string",
            "pattern": f"^{DOI.pattern}$",
            "patternErrorMessage": DOI_CURE,
        }
    ),
]
Orcid = Annotated[
    str,
    AfterValidator(check_orcid),
    WithJsonSchema(
        {
            "title": "An ORCID iD",
            "type": "string",
            "pattern": f"^{ORCID.pattern}$",
            "patternErrorMessage": ORCID_CURE,
        }
    ),
]
