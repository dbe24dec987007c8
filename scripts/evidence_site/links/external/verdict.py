"""Whether what an address leads to is still there, judged from a site's answer or from a registry's.

DOIs and PubMed numbers are asked for where they are registered, because publishers refuse programs. DOI: the handle
service (https://www.doi.org/doi-handbook/HTML/rest-api-response-format.html). PubMed: the E-utilities
(https://www.ncbi.nlm.nih.gov/books/NBK25499/).
"""

import http.client
import json
import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from evidence_site.links.external.client import Answer, RedirectError, RefusedError
from evidence_site.links.markup import read_page

NAMELESS = "there is no site of this name"
SLOW = "it did not answer in time"
UNREACHABLE = "no connection could be made"

GONE = frozenset({404, 410})
_MEANINGS = {
    401: ": it wants a password",
    403: ": it may refuse programs only",
    412: ": it may refuse programs only",
    418: ": it may refuse programs only",
    429: ": it was asked too often",
}
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (RefusedError, "it leads into a private network, and was not asked"),
    (ssl.SSLCertVerificationError, "its certificate does not prove who it is"),
    (TimeoutError, SLOW),
    (ssl.SSLError, "no encrypted connection could be made"),
    (socket.gaierror, "the name of the site could not be looked up"),
    (ValueError, "the address cannot be read"),
    (http.client.HTTPException, "it gave no answer that can be read"),
)
"""What went wrong, subclasses of exceptions before their superclasses."""
_NO_SUCH_NAME = frozenset(getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name))
_DOI = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\.[^?#]+)", re.IGNORECASE)
_PMID = re.compile(r"https?://(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov/pubmed)/(\d+)/?$", re.IGNORECASE)

Failure = OSError | http.client.HTTPException | RedirectError | ValueError
"""Why there is no answer; all that `Client.ask` raises."""


class State(StrEnum):
    """Whether what an address leads to is there, the worst first."""

    DEAD = "dead"
    """The site says that it is gone, or has itself gone."""
    UNSURE = "unsure"
    """No clear answer: many sites refuse programs, and any may be down for an hour."""
    OK = "ok"


@dataclass(frozen=True)
class Verdict:
    """The state of an address, with the reason in words."""

    state: State
    reason: str = ""
    moved: str = ""
    """The address that it has moved to permanently, as its site says."""
    asked: datetime | None = None
    since: datetime | None = None
    """When it was first seen in this state without a break."""

    def at(self, now: datetime, before: "Verdict | None") -> "Verdict":
        """Return the verdict dated: asked now, and in this state since `before` if that had the same state."""
        lasting = before.since if before and before.state is self.state else None
        return replace(self, asked=now, since=lasting or now)


def judge(outcome: Answer | Failure, anchor: str) -> Verdict:
    """Return the verdict on an address from its site's answer; `anchor`, if any, must be on the page."""
    if not isinstance(outcome, Answer):
        return _judge_failure(outcome)
    status = outcome.status
    if status in GONE:
        return Verdict(State.DEAD, f"it answered {status}: there is no such page")
    if not outcome.is_success:
        return Verdict(State.UNSURE, f"it answered {status}{_MEANINGS.get(status, '')}")
    if anchor and "html" in outcome.content_type:
        return _judge_anchor(outcome, anchor)
    return Verdict(State.OK, moved=outcome.moved)


def has_no_such_name(failure: Failure) -> bool:
    """Whether name servers know no site of this name."""
    return isinstance(failure, socket.gaierror) and failure.errno in _NO_SUCH_NAME


def _judge_anchor(answer: Answer, anchor: str) -> Verdict:
    anchors = read_page(answer.body.decode("utf-8", errors="replace")).anchors
    # GitHub names the headings of its pages so, and finds them by script.
    if anchors & {anchor, unquote(anchor), f"user-content-{anchor}"}:
        return Verdict(State.OK, moved=answer.moved)
    if not answer.is_whole:
        return Verdict(State.UNSURE, f"the page is too long to look for the place `{anchor}` on it")
    return Verdict(State.UNSURE, f"the page is there, and the place `{anchor}` is not on it")


def _judge_failure(failure: Failure) -> Verdict:
    if isinstance(failure, RedirectError):
        return Verdict(State.UNSURE, str(failure))
    if has_no_such_name(failure):
        return Verdict(State.DEAD, NAMELESS)
    reason = next((words for kind, words in _REASONS if isinstance(failure, kind)), UNREACHABLE)
    return Verdict(State.UNSURE, reason)


@dataclass(frozen=True)
class Registries:
    """Where identifiers of works are asked for."""

    dois: str = "https://doi.org/api/handles/"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi"


class RegistryQuestion(NamedTuple):
    """The address to ask in place of an identifier's own, and how to judge the answer."""

    url: str
    judge: Callable[[Answer], Verdict]


def registry_question(url: str, registries: Registries) -> RegistryQuestion | None:
    """Return the question to a registry, if an address is that of a DOI or a PubMed number."""
    doi = _DOI.match(url)
    if doi:
        name = quote(unquote(doi[1]), safe="/:;.()-_")
        return RegistryQuestion(f"{registries.dois}{name}?type=URL", _judge_handle)
    pmid = _PMID.match(url)
    if pmid:
        number = pmid[1]
        asked = f"{registries.pubmed}?db=pubmed&retmode=json&tool=evidence-site&id={number}"
        return RegistryQuestion(asked, lambda answer: _judge_summary(answer, number))
    return None


def _judge_handle(answer: Answer) -> Verdict:
    match _parse_object(answer).get("responseCode"):
        case 1:
            return Verdict(State.OK)
        case 100:
            return Verdict(State.DEAD, "this DOI is not registered")
        case 200:
            return Verdict(State.UNSURE, "this DOI is registered, without an address")
    return Verdict(State.UNSURE, "the register of DOIs gave no clear answer")


def _judge_summary(answer: Answer, pmid: str) -> Verdict:
    result = _parse_object(answer).get("result")
    summary = result.get(pmid) if isinstance(result, dict) else None
    if not isinstance(summary, dict):
        return Verdict(State.UNSURE, "PubMed gave no clear answer")
    if "error" in summary:
        return Verdict(State.DEAD, "PubMed has no article of this number")
    return Verdict(State.OK)


def _parse_object(answer: Answer) -> dict[str, Any]:
    try:
        parsed = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return parsed if isinstance(parsed, dict) else {}
