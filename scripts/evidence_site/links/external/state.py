"""What is known of an address: whether it is still there."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Whether what an address leads to is there, the worst first."""

    DEAD = "dead"
    """The site says that it is gone, or has itself gone."""
    UNSURE = "unsure"
    """No answer that tells: many sites refuse programs, and any may be down for an hour."""
    OK = "ok"


@dataclass(frozen=True)
class Verdict:
    """The state of an address, with the reason in words."""

    state: State
    reason: str = ""
    moved: str = ""
    """Where it has moved for good, by its own word."""
    asked: datetime | None = None
    since: datetime | None = None
    """When it was first seen in this state without a break."""

    def at(self, now: datetime, before: "Verdict | None") -> "Verdict":
        """Note when it was asked, and how long it has been so, going by what was known before."""
        lasting = before.since if before and before.state is self.state else None
        return replace(self, asked=now, since=lasting or now)
