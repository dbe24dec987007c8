"""Identifiers of works are asked for where they are registered, as publishers refuse programs.

DOI: the handle service (https://www.doi.org/doi-handbook/HTML/rest-api-response-format.html). PubMed: the E-utilities
(https://www.ncbi.nlm.nih.gov/books/NBK25499/).
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from evidence_site.links.external.answer import Answer
from evidence_site.links.external.state import State, Verdict

_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.[^?#]+)", re.IGNORECASE)
_PMID = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d+)/?$", re.IGNORECASE)


@dataclass(frozen=True)
class Registries:
    """Where identifiers are asked for."""

    dois: str = "https://doi.org/api/handles/"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi"


class Question(NamedTuple):
    """What to ask for in place of an address, and how to read the answer."""

    url: str
    read: Callable[[Answer], Verdict]


def question_for(url: str, registries: Registries) -> Question | None:
    """Give the question to a registry that an address can be known by, if it is one of an identifier."""
    doi = _DOI.match(url)
    if doi:
        name = quote(unquote(doi[1]), safe="/:;.()-_")
        return Question(f"{registries.dois}{name}?type=URL", _read_handle)
    pmid = _PMID.match(url)
    if pmid:
        number = pmid[1]
        asked = f"{registries.pubmed}?db=pubmed&retmode=json&tool=evidence-site&id={number}"
        return Question(asked, lambda answer: _read_summary(answer, number))
    return None


def _read_handle(answer: Answer) -> Verdict:
    match _members(answer).get("responseCode"):
        case 1:
            return Verdict(State.OK)
        case 100:
            return Verdict(State.DEAD, "this DOI is not registered")
        case 200:
            return Verdict(State.UNSURE, "this DOI is registered, without an address")
    return Verdict(State.UNSURE, "the register of DOIs gave no clear answer")


def _read_summary(answer: Answer, pmid: str) -> Verdict:
    result = _members(answer).get("result")
    summary = result.get(pmid) if isinstance(result, dict) else None
    if not isinstance(summary, dict):
        return Verdict(State.UNSURE, "PubMed gave no clear answer")
    if "error" in summary:
        return Verdict(State.DEAD, "PubMed has no article of this number")
    return Verdict(State.OK)


def _members(answer: Answer) -> dict[str, Any]:
    try:
        read = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}
