"""Finds the state of one address: asks, asks again after a while where that may help, and judges the answer."""

import http.client
import re
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urldefrag, urlsplit

from evidence_site.links.external.answer import Answer, LostError, ask
from evidence_site.links.external.network import Network, RefusedError
from evidence_site.links.external.pace import Pace
from evidence_site.links.external.registries import Registries, question_for
from evidence_site.links.external.state import State, Verdict
from evidence_site.links.page_text import read_page

MOST_ATTEMPTS = 3
FIRST_WAIT = 2.0
"""Seconds before a second attempt; each further wait is twice as long."""
LONGEST_WAIT = 60.0
"""A site that wants to be left alone for longer is asked another day."""

_GONE = frozenset({404, 410})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO_SUCH_NAME = frozenset(getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name))
_NO_PLACE = re.compile(r"[!/]|page=|xywh=|t=|L\d")
"""How anchors begin that a script or a viewer reads, and no place in the page's text."""

NAMELESS = "there is no site of this name"
SLOW = "it did not answer in time"
UNREACHABLE = "no connection could be made"
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
"""What went wrong, the more special before the more general."""

Failure = OSError | http.client.HTTPException | LostError | ValueError


@dataclass(frozen=True)
class Inquirer:
    """What asking needs."""

    pace: Pace
    now: Callable[[], datetime]
    network: Network = field(default_factory=Network)
    registries: Registries = field(default_factory=Registries)

    def inquire(self, address: str) -> Verdict:
        """Find the state of an address, with its anchor if it has one."""
        url, anchor = urldefrag(address)
        place = _place(anchor)
        question = question_for(url, self.registries)
        if question:
            outcome = self._ask_patiently(question.url, reads=True)
            if isinstance(outcome, Answer) and (outcome.is_success or outcome.status in _GONE):
                return question.read(outcome)
            return _judge(outcome, "")
        return _judge(self._ask_patiently(url, reads=bool(place)), place)

    def _ask_patiently(self, url: str, *, reads: bool) -> Answer | Failure:
        """Ask, as lightly as will do; when that may have been a bad moment, ask again."""
        wait = FIRST_WAIT
        for attempt in range(1, MOST_ATTEMPTS + 1):
            outcome = self._ask(url, reads=reads, lightly=not reads and attempt == 1)
            pause = _wanted_pause(outcome, self.now(), wait)
            if pause is None or pause > LONGEST_WAIT or attempt == MOST_ATTEMPTS:
                return outcome
            asked = outcome.url if isinstance(outcome, Answer) else url
            self.pace.hold(urlsplit(asked).hostname or "", pause)
            wait *= 2
        raise AssertionError("the last attempt returns")

    def _ask(self, url: str, *, reads: bool, lightly: bool) -> Answer | Failure:
        try:
            if lightly:
                answer = ask(self.network, self.pace, "HEAD", url)
                # Many sites answer a HEAD wrongly, so that only good news is believed.
                if answer.is_success or answer.status in _PASSING:
                    return answer
            return ask(self.network, self.pace, "GET", url, reads=reads)
        except (OSError, http.client.HTTPException, LostError, ValueError) as failure:
            return failure


def _wanted_pause(outcome: Answer | Failure, now: datetime, otherwise: float) -> float | None:
    """Give the seconds after which to ask again, or nothing when that would not help."""
    if isinstance(outcome, Answer):
        if outcome.status not in _PASSING:
            return None
        return _seconds(outcome.retry_after, now, otherwise)
    if isinstance(outcome, ssl.SSLCertVerificationError | RefusedError | LostError | ValueError):
        return None
    if isinstance(outcome, socket.gaierror) and outcome.errno in _NO_SUCH_NAME:
        return None
    return otherwise


def _seconds(retry_after: str, now: datetime, otherwise: float) -> float:
    """Read `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3)."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return otherwise
    return max((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds(), 0)


def _judge(outcome: Answer | Failure, place: str) -> Verdict:
    if not isinstance(outcome, Answer):
        return _judge_failure(outcome)
    status = outcome.status
    if status in _GONE:
        return Verdict(State.DEAD, f"it answered {status}: there is no such page")
    if not outcome.is_success:
        return Verdict(State.UNSURE, f"it answered {status}{_MEANINGS.get(status, '')}")
    if place and "html" in outcome.content_type:
        return _judge_place(outcome, place)
    return Verdict(State.OK, moved=outcome.moved)


def _judge_place(answer: Answer, place: str) -> Verdict:
    anchors = read_page(answer.body.decode("utf-8", errors="replace")).anchors
    # GitHub names the headings of its pages so, and finds them by script.
    if anchors & {place, unquote(place), f"user-content-{place}"}:
        return Verdict(State.OK, moved=answer.moved)
    if not answer.is_whole:
        return Verdict(State.UNSURE, f"the page is too long to look for the place `{place}` on it")
    return Verdict(State.UNSURE, f"the page is there, and the place `{place}` is not on it")


def _judge_failure(failure: Failure) -> Verdict:
    if isinstance(failure, LostError):
        return Verdict(State.UNSURE, str(failure))
    if isinstance(failure, socket.gaierror) and failure.errno in _NO_SUCH_NAME:
        return Verdict(State.DEAD, NAMELESS)
    reason = next((words for kind, words in _REASONS if isinstance(failure, kind)), UNREACHABLE)
    return Verdict(State.UNSURE, reason)


def _place(anchor: str) -> str:
    """Give the place on a page that an anchor names, if a page's text can hold it."""
    name = anchor.partition(":~:")[0]
    return "" if name.lower() == "top" or _NO_PLACE.match(name) else name
