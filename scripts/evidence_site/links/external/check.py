"""Finds the state of all addresses of other sites that a site names, asking no site more often than is useful.

Several sites are asked at once, each for one address at a time; what earlier runs found is kept in a cache.
"""

import http.client
import json
import re
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

from evidence_site.links.addresses import Kind, resolve
from evidence_site.links.built_site import BuiltSite
from evidence_site.links.external.client import Answer, Client, RedirectError, RefusedError
from evidence_site.links.external.verdict import (
    GONE,
    NAMELESS,
    SLOW,
    UNREACHABLE,
    Failure,
    Registries,
    State,
    Verdict,
    has_no_such_name,
    judge,
    registry_question,
)
from evidence_site.links.record_of_page import RecordFinder

MOST_ATTEMPTS = 3
FIRST_WAIT = 2.0
"""Seconds before a second attempt; each further wait is twice as long."""
LONGEST_WAIT = 60.0
"""Seconds; a site that asks for a longer wait is asked another day."""
MOST_SITES_AT_ONCE = 8
MOST_SILENT = 3
"""Addresses of one site without any answer, after which its others are not asked."""
CACHE_AGES = {State.OK: timedelta(days=6), State.UNSURE: timedelta(hours=12), State.DEAD: timedelta(hours=12)}
"""How long a state is believed: a weekly run asks everything again, a second one of the same day only for news."""

_TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_FOLLOWED = frozenset({"canonical link", "form"})
_NO_ANCHOR = re.compile(r"[!/]|page=|xywh=|t=|L\d")
"""How fragments begin that a script or a viewer reads, and that are no anchor in the page's text."""

Progress = Callable[[int, int], None]
"""Called with the number of addresses asked so far, and of those to ask."""


@dataclass(frozen=True)
class Checker:
    """Finds the state of single addresses."""

    client: Client
    now: Callable[[], datetime]
    registries: Registries = field(default_factory=Registries)

    def check(self, address: str) -> Verdict:
        """Return the state of an address, and of its anchor if it has one."""
        url, fragment = urldefrag(address)
        question = registry_question(url, self.registries)
        if question:
            outcome = self._ask_patiently(question.url, reads=True)
            if isinstance(outcome, Answer) and (outcome.is_success or outcome.status in GONE):
                return question.judge(outcome)
            return judge(outcome, "")
        anchor = _anchor(fragment)
        return judge(self._ask_patiently(url, reads=bool(anchor)), anchor)

    def _ask_patiently(self, url: str, *, reads: bool) -> Answer | Failure:
        """Ask, and ask again where the first attempt may have met a bad moment."""
        wait = FIRST_WAIT
        for attempt in range(1, MOST_ATTEMPTS + 1):
            outcome = self._ask(url, reads=reads, tries_head=not reads and attempt == 1)
            pause = _pause_before_retry(outcome, self.now(), wait)
            if pause is None or pause > LONGEST_WAIT or attempt == MOST_ATTEMPTS:
                return outcome
            asked = outcome.url if isinstance(outcome, Answer) else url
            self.client.rate_limit.back_off(urlsplit(asked).hostname or "", pause)
            wait *= 2
        raise AssertionError("the last attempt returns")

    def _ask(self, url: str, *, reads: bool, tries_head: bool) -> Answer | Failure:
        try:
            if tries_head:
                answer = self.client.ask("HEAD", url)
                # Many sites answer a HEAD wrongly, so that only good news is believed.
                if answer.is_success or answer.status in _TEMPORARY:
                    return answer
            return self.client.ask("GET", url, reads=reads)
        except (OSError, http.client.HTTPException, RedirectError, ValueError) as failure:
            return failure


def _pause_before_retry(outcome: Answer | Failure, now: datetime, default: float) -> float | None:
    """Return the seconds after which to ask again, or nothing when that would not help."""
    if isinstance(outcome, Answer):
        return _parse_retry_after(outcome.retry_after, now, default) if outcome.status in _TEMPORARY else None
    if isinstance(outcome, ssl.SSLCertVerificationError | RefusedError | RedirectError | ValueError):
        return None
    return None if has_no_such_name(outcome) else default


def _parse_retry_after(value: str, now: datetime, default: float) -> float:
    """Return the seconds that `Retry-After` asks for, as a number or a date (RFC 9110, section 10.2.3)."""
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return default
    return max((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds(), 0)


def _anchor(fragment: str) -> str:
    """Return the anchor that a fragment names, if it is one that can be in a page's text."""
    name = fragment.partition(":~:")[0]
    return "" if name.lower() == "top" or _NO_ANCHOR.match(name) else name


def web_addresses(site: BuiltSite, records: RecordFinder, skipped: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return each address of another site, with the records and pages that name it.

    Addresses that begin with one of `skipped` are left out.
    """
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for path, page in site.pages.items():
        for link in page.links:
            target = resolve(link.address, path, site.address)
            if target.kind is not Kind.WEB or link.name in _NOT_FOLLOWED:
                continue
            address = f"{target.path}#{target.anchor}" if target.anchor else target.path
            if not address.startswith(tuple(skipped)):
                places[address][records.file(path) or path] = None
    return {address: tuple(places[address]) for address in sorted(places)}


@dataclass(frozen=True)
class Results:
    """The state of every address, and how many were asked this time."""

    verdicts: Mapping[str, Verdict]
    asked: int


def check_addresses(
    addresses: Iterable[str],
    known: Mapping[str, Verdict],
    checker: Checker,
    now: datetime,
    progress: Progress = lambda done, of: None,  # noqa: ARG005 -- by default nobody is told
) -> Results:
    """Return the state of each address: as it is known, if that is fresh, else by asking."""
    wanted = list(addresses)
    fresh = {each: known[each] for each in wanted if is_fresh(known.get(each), now)}
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in wanted:
        if address not in fresh:
            by_host[urlsplit(address).hostname or ""].append(address)
    to_ask = sum(map(len, by_host.values()))
    found: dict[str, Verdict] = {}
    with ThreadPoolExecutor(MOST_SITES_AT_ONCE) as pool:
        for of_host in pool.map(lambda listed: _check_host(listed, checker), by_host.values()):
            found |= of_host
            progress(len(found), to_ask)
    found = _doubt_without_network(found, len(by_host))
    dated = {address: verdict.at(now, known.get(address)) for address, verdict in found.items()}
    return Results({address: (fresh | dated)[address] for address in wanted}, to_ask)


def _check_host(addresses: Sequence[str], checker: Checker) -> dict[str, Verdict]:
    """Check the addresses of one site one by one; give up when it stays silent."""
    found: dict[str, Verdict] = {}
    silent = 0
    for address in addresses:
        if silent >= MOST_SILENT:
            found[address] = Verdict(State.UNSURE, "the site did not answer for other addresses, and was left alone")
            continue
        found[address] = verdict = checker.check(address)
        silent = silent + 1 if verdict.reason in {SLOW, UNREACHABLE} else 0
    return found


def _doubt_without_network(found: Mapping[str, Verdict], hosts: int) -> dict[str, Verdict]:
    """When no name at all can be found, it is this computer that is cut off, and nothing is known of any site."""
    if hosts > 1 and all(each.reason == NAMELESS for each in found.values()):
        return {
            address: replace(each, state=State.UNSURE, reason="no site at all could be found from this computer")
            for address, each in found.items()
        }
    return dict(found)


def read_cache(file: Path) -> dict[str, Verdict]:
    """Return the verdicts of earlier runs by address; none, if the file is missing or malformed."""
    try:
        parsed = json.loads(file.read_text("utf-8"))
        return {url: _parse_verdict(each) for url, each in parsed.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_cache(file: Path, known: Mapping[str, Verdict]) -> None:
    """Write verdicts, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(json.dumps({url: verdict_fields(known[url]) for url in sorted(known)}, indent=1), "utf-8")
    beside.replace(file)


def is_fresh(verdict: Verdict | None, now: datetime) -> bool:
    """Whether a verdict is recent enough to be believed."""
    return bool(verdict and verdict.asked and timedelta() <= now - verdict.asked < CACHE_AGES[verdict.state])


def verdict_fields(verdict: Verdict) -> dict[str, str]:
    """Return a verdict as the members of a JSON object; times as ISO 8601, empty when there are none."""
    return {
        "state": verdict.state,
        "reason": verdict.reason,
        "moved": verdict.moved,
        "asked": verdict.asked.isoformat() if verdict.asked else "",
        "since": verdict.since.isoformat() if verdict.since else "",
    }


def _parse_verdict(members: Mapping[str, Any]) -> Verdict:
    times = {name: datetime.fromisoformat(members[name]) for name in ("asked", "since")}
    if any(each.tzinfo is None for each in times.values()):
        raise ValueError("a time without its zone")
    return Verdict(State(members["state"]), str(members["reason"]), str(members["moved"]), **times)
