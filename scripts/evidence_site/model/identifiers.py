"""Identifiers of works and people: DOIs, and ORCID iDs with their check digit (ISO 7064, MOD 11-2)."""

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from evidence_site.model.fields import fault

DOI = re.compile(r"10\.\d{4,9}/[^\s]{1,200}")
ORCID = re.compile(r"(?:(?:https?://)?(?:www\.)?orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])/?")
DOI_CURE = "write it from `10.` on, as in `10.5555/night.2021.7`; if there is none, delete the field"
ORCID_CURE = "copy it from the person's page at orcid.org: four groups of four, as in `0000-0002-1825-0097`"
_ORCID_SIGN = re.compile(r"[0-9Xx]")
_ORCID_LENGTH = 16


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

    See https://support.orcid.org/hc/en-us/articles/360006897674-Structure-of-the-ORCID-Identifier.

    Raises:
        PydanticCustomError: it is not of that form, or its last sign, which is computed from the others, is wrong.
    """
    found = ORCID.fullmatch(value)
    if not found:
        raise fault(f"`{value}` is not an ORCID iD", _orcid_as_meant(value) or ORCID_CURE)
    digits = found[1].replace("-", "")
    total = 0
    for each in digits[:-1]:
        total = (total + int(each)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != digits[-1]:
        raise fault(
            f"`{found[1]}` cannot be an ORCID iD: one digit is mistyped, or two have changed places",
            "compare it with the person's page at orcid.org, or copy it from there",
        )
    return found[1]


def _orcid_as_meant(value: str) -> str:
    """Return how to write an iD that has all its digits, but other signs between them; nothing for any other text."""
    signs = "".join(_ORCID_SIGN.findall(value.rpartition("orcid.org/")[2])).upper()
    written = "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))
    is_whole = len(signs) == _ORCID_LENGTH and ORCID.fullmatch(written) is not None
    return f"write it in four groups of four with hyphens, `{written}`" if is_whole else ""


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
