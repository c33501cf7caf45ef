"""A brake on guessing passwords: too many failures lock a name or an address for a while."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Lockout:
    """Counts failures by key, in this process.

    ``limit`` failures within ``window`` seconds lock the key until the oldest of them has left
    the window. At most ``size`` keys are kept, so that a flood of names fills no memory.
    """

    limit: int
    window: float = 300.0
    size: int = 10_000
    clock: Callable[[], float] = time.monotonic
    _failures: dict[str, list[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def is_locked(self, key: str) -> bool:
        """Return whether a key has to wait."""
        with self._lock:
            return len(self._recent(key)) >= self.limit

    def failed(self, key: str) -> None:
        """Note a failure."""
        with self._lock:
            recent = self._recent(key)
            self._failures.pop(key, None)
            while len(self._failures) >= self.size:
                self._failures.pop(next(iter(self._failures)))
            self._failures[key] = [*recent, self.clock()]

    def succeeded(self, key: str) -> None:
        """Forget a key's failures."""
        with self._lock:
            self._failures.pop(key, None)

    def _recent(self, key: str) -> list[float]:
        since = self.clock() - self.window
        return [moment for moment in self._failures.get(key, ()) if moment > since]
