"""Keeps requests to one host apart, whichever thread sends them."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Pace:
    """When each host may be asked again. The clock counts seconds, from any moment."""

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    interval: float = 1
    """Seconds between two requests to one host."""
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked."""
        with self._lock:
            now = self.clock()
            start = max(now, self._next.get(host, now))
            self._next[host] = start + self.interval
        if start > now:
            self.sleep(start - now)

    def hold(self, host: str, seconds: float) -> None:
        """Leave a host alone for a time."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0), self.clock() + seconds)
