"""DOIs, web addresses and the numbers of PubMed, which are taken as they stand: no LaTeX is read in them."""

import re

from evidence_site.model.fields import check_doi, check_url, fault

_WRAPPED = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}|\\href\s*\{([^{}]*)\}\s*\{.*\}", re.DOTALL)
_PMID = re.compile(r"(?:PMID:?\s*)?(\d{1,9})", re.ASCII | re.IGNORECASE)
_PMCID = re.compile(r"(?:PMCID:?\s*)?(?:PMC)?(\d{1,9})(\.\d+)?", re.ASCII | re.IGNORECASE)
_ARXIV = re.compile(r"(?:arXiv:)?([\w.-]+(?:/\d+)?(?:v\d+)?)", re.ASCII | re.IGNORECASE)
_NO_LATEX = "write it as a browser shows it; no letter of it needs LaTeX"


def doi(value: str) -> str:
    """Read a DOI.

    Raises:
        PydanticCustomError: it is none.
    """
    if "\\" in value:
        raise fault("holds a backslash", "write it as the publisher does; a DOI needs no LaTeX: `10.1000/a_b`")
    return check_doi(value.strip())


def url(value: str) -> str:
    r"""Read a web address, which may stand in `\url{…}`.

    Raises:
        PydanticCustomError: it is none.
    """
    address = _unwrapped(value)
    if "\\" in address:
        raise fault("holds a backslash", _NO_LATEX)
    return check_url(address)


def in_url(value: str) -> bool:
    """Tell whether a text is a web address."""
    return _unwrapped(value).lower().startswith(("http://", "https://"))


def pmid(value: str) -> str:
    """Read a number of PubMed.

    Raises:
        PydanticCustomError: it is none.
    """
    found = _PMID.fullmatch(value.strip())
    if not found:
        raise fault("is not a number of PubMed", "write its digits only: `37192106`")
    return found[1]


def pmcid(value: str) -> str:
    """Read an article's number in PubMed Central.

    Raises:
        PydanticCustomError: it is none.
    """
    found = _PMCID.fullmatch(value.strip())
    if not found:
        raise fault("is not a number of PubMed Central", "write it with its letters: `PMC6276206`")
    return f"PMC{found[1]}"


def arxiv_url(value: str) -> str:
    """Give the address of a preprint of arXiv.

    Raises:
        PydanticCustomError: it is none.
    """
    found = _ARXIV.fullmatch(value.strip())
    if not found:
        raise fault("is not a number of arXiv", "write it as arXiv does: `2101.00001`")
    return f"https://arxiv.org/abs/{found[1]}"


def _unwrapped(value: str) -> str:
    wrapped = _WRAPPED.fullmatch(value.strip())
    return ((wrapped[1] or wrapped[2] or "") if wrapped else value).strip()
