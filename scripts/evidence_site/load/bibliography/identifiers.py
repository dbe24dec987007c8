"""DOIs, web addresses and the numbers of archives. None of them is LaTeX; what programs escape in them is undone."""

import re
from urllib.parse import unquote

from evidence_site.load.bibliography.entities import unescaped
from evidence_site.model.fields import check_url, fault
from evidence_site.model.identifiers import check_doi

_WRAPPED = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}|\\href\s*\{([^{}]*)\}\s*\{.*\}", re.DOTALL)
_ESCAPED = re.compile(r"\{\\?([_%&#$~])\}|\\([_%&#$])")
"""A sign that a program escaped for LaTeX: `\\_`, or `{\\_}` and `{~}` as Mendeley writes it."""
_SYMBOLS = {"textless": "<", "textgreater": ">", "textasciitilde": "~", "textunderscore": "_", "~": "~"}
_SYMBOL = re.compile(
    r"\{\\(textless|textgreater|textasciitilde|textunderscore|~)(?:\{\})?\}"
    r"|\\(textless|textgreater|textasciitilde|textunderscore|~)(?:\{\}|(?![A-Za-z])[ ]?)"
)
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:(?:www\.|dx\.)?doi\.org/)", re.IGNORECASE)
_DOI_LABEL = re.compile(r"doi(?::\s*|\s+)(?=10\.)", re.IGNORECASE)
_PMID = re.compile(r"(?:PMID:?\s*)?(\d{1,9})", re.ASCII | re.IGNORECASE)
_PMCID = re.compile(r"(?:PMCID:?\s*)?(?:PMC)?(\d{1,9})(\.\d+)?", re.ASCII | re.IGNORECASE)
_ARXIV = re.compile(r"(?:arXiv:)?([\w.-]+(?:/\d+)?(?:v\d+)?)", re.ASCII | re.IGNORECASE)


def doi(value: str) -> str:
    """Return a DOI without its resolver's address, the word `doi` and LaTeX's escapes.

    Raises:
        PydanticCustomError: it is no DOI (DOI Handbook, section 2.2), or holds a backslash that escapes nothing.
    """
    written = _as_meant(value)
    if "\\" in written:
        raise fault("holds a backslash", "write it as the publisher does; a DOI needs no LaTeX: `10.1000/a_b`")
    without_label = _DOI_LABEL.sub("", written, count=1) if _DOI_LABEL.match(written) else written
    if found := _DOI_ADDRESS.match(without_label):
        return check_doi(unquote(without_label[found.end() :]))
    return check_doi(without_label)


def address(value: str) -> str:
    """Return a web address without LaTeX's escapes.

    Raises:
        PydanticCustomError: it is no web address, or holds a backslash that escapes nothing.
    """
    written = _as_meant(value)
    if "\\" in written:
        raise fault("holds a backslash", "write it as a browser shows it; no letter of it needs LaTeX")
    return check_url(written)


def is_address(value: str) -> bool:
    """Whether a value is a web address."""
    return _as_meant(value).lower().startswith(("http://", "https://"))


def pmid(value: str) -> str:
    """Return the number of a work in PubMed."""
    return _number(value, _PMID, "PubMed", "write its digits only: `12345678`")


def pmcid(value: str) -> str:
    """Return the number of a work in PubMed Central, with its letters."""
    return f"PMC{_number(value, _PMCID, 'PubMed Central', 'write it with its letters: `PMC6276206`')}"


def arxiv_address(value: str) -> str:
    """Return the web address of a work in arXiv."""
    return f"https://arxiv.org/abs/{_number(value, _ARXIV, 'arXiv', 'write it as arXiv does: `2101.00001`')}"


def _as_meant(value: str) -> str:
    r"""Return an identifier without the `\url{…}` that it may stand in, and with its signs as they are."""
    wrapped = _WRAPPED.fullmatch(value.strip())
    written = unescaped((wrapped[1] or wrapped[2] or "") if wrapped else value).strip()
    if "\\" in written or "{" in written:
        written = _SYMBOL.sub(lambda found: _SYMBOLS[found[1] or found[2]], written)
        written = _ESCAPED.sub(lambda found: found[1] or found[2], written)
    return written


def _number(value: str, pattern: re.Pattern[str], archive: str, cure: str) -> str:
    found = pattern.fullmatch(value.strip())
    if not found:
        raise fault(f"is not a number of {archive}", cure)
    return found[1]
