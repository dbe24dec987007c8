"""Asks for all addresses of other sites that a site names: several sites at once, each one address at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from evidence_site.links.addresses import Kind, resolve
from evidence_site.links.built_site import BuiltSite
from evidence_site.links.external.inquiry import NAMELESS, SLOW, UNREACHABLE, Inquirer
from evidence_site.links.external.memory import is_fresh
from evidence_site.links.external.state import State, Verdict
from evidence_site.links.origins import Origins

AT_ONCE = 8
"""Sites that are asked at the same time."""
MOST_SILENT = 3
"""Addresses of one site without any answer, after which its others are not asked."""
_NO_LINKS = frozenset({"canonical link", "form"})

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Survey:
    """The state of every address, and how many were asked this time."""

    verdicts: Mapping[str, Verdict]
    asked: int


def web_addresses(site: BuiltSite, origins: Origins, skipped: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """Give each address of another site, with the records and pages that name it.

    Those that begin with one of `skipped` are left out.
    """
    places: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for path, page in site.pages.items():
        for reference in page.references:
            target = resolve(reference.address, path, site.address)
            if target.kind is not Kind.WEB or reference.name in _NO_LINKS:
                continue
            address = f"{target.path}#{target.anchor}" if target.anchor else target.path
            if not address.startswith(tuple(skipped)):
                places[address][origins.file(path) or path] = None
    return {address: tuple(places[address]) for address in sorted(places)}


def survey(
    addresses: Iterable[str],
    known: Mapping[str, Verdict],
    inquirer: Inquirer,
    now: datetime,
    progress: Progress = lambda done, of: None,  # noqa: ARG005 -- by default nobody is told
) -> Survey:
    """Find the state of each address: as it is known, if that is fresh, else by asking."""
    wanted = list(addresses)
    fresh = {each: known[each] for each in wanted if is_fresh(known.get(each), now)}
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for address in wanted:
        if address not in fresh:
            by_host[urlsplit(address).hostname or ""].append(address)
    to_ask = sum(map(len, by_host.values()))
    found: dict[str, Verdict] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for some in pool.map(lambda listed: _ask_host(listed, inquirer), by_host.values()):
            found |= some
            progress(len(found), to_ask)
    found = _without_network(found, len(by_host))
    timed = {address: verdict.at(now, known.get(address)) for address, verdict in found.items()}
    return Survey({address: (fresh | timed)[address] for address in wanted}, to_ask)


def _ask_host(addresses: Sequence[str], inquirer: Inquirer) -> dict[str, Verdict]:
    """Ask one site for its addresses one by one; give up when it stays silent."""
    found: dict[str, Verdict] = {}
    silent = 0
    for address in addresses:
        if silent >= MOST_SILENT:
            found[address] = Verdict(State.UNSURE, "the site did not answer for other addresses, and was left alone")
            continue
        found[address] = verdict = inquirer.inquire(address)
        silent = silent + 1 if verdict.reason in {SLOW, UNREACHABLE} else 0
    return found


def _without_network(found: Mapping[str, Verdict], hosts: int) -> dict[str, Verdict]:
    """When no name at all can be found, it is this computer that is cut off, and nothing is known of any site."""
    if hosts > 1 and all(each.reason == NAMELESS for each in found.values()):
        return {
            address: replace(each, state=State.UNSURE, reason="no site at all could be found from this computer")
            for address, each in found.items()
        }
    return dict(found)
