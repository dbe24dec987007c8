"""What earlier runs saw, in a file, so that nobody is asked more often than is useful."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from evidence_site.links.external.state import State, Verdict

AGES = {State.OK: timedelta(days=6), State.UNSURE: timedelta(hours=12), State.DEAD: timedelta(hours=12)}
"""How long a state is believed: a weekly run asks everything again, a second one of the same day only for news."""


def recall(file: Path) -> dict[str, Verdict]:
    """Read what is remembered; a file that cannot be read is as none."""
    try:
        read = json.loads(file.read_text("utf-8"))
        return {url: _verdict(each) for url, each in read.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def remember(file: Path, known: Mapping[str, Verdict]) -> None:
    """Write what is known, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(json.dumps({url: _members(known[url]) for url in sorted(known)}, indent=1), "utf-8")
    beside.replace(file)


def is_fresh(verdict: Verdict | None, now: datetime) -> bool:
    """Tell whether a state is young enough to be believed."""
    return bool(verdict and verdict.asked and timedelta() <= now - verdict.asked < AGES[verdict.state])


def _members(verdict: Verdict) -> dict[str, str]:
    return {
        "state": verdict.state,
        "reason": verdict.reason,
        "moved": verdict.moved,
        "asked": verdict.asked.isoformat() if verdict.asked else "",
        "since": verdict.since.isoformat() if verdict.since else "",
    }


def _verdict(members: Mapping[str, Any]) -> Verdict:
    times = {name: datetime.fromisoformat(members[name]) for name in ("asked", "since")}
    if any(each.tzinfo is None for each in times.values()):
        raise ValueError("a time without its zone")
    return Verdict(State(members["state"]), str(members["reason"]), str(members["moved"]), **times)
