"""What one listener of the process hears, handed on to the browsers that wait for it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from workers.events import Change, Listener


@dataclass
class News:
    """What happened since it was asked last: documents that changed, and whether more may have."""

    changed: frozenset[UUID] = frozenset()
    missed: bool = False


@dataclass(eq=False)
class Subscription:
    """One browser of an office; only touched in the loop of the server."""

    office_id: UUID
    _changed: set[UUID] = field(default_factory=set)
    _missed: bool = False
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, changed: frozenset[UUID], *, missed: bool = False) -> None:
        """Add to what is to be told."""
        self._changed |= changed
        self._missed |= missed
        if self._changed or self._missed:
            self._bell.set()

    async def news(self, patience: float) -> News:
        """Return what happened; nothing after ``patience`` seconds without news."""
        try:
            await asyncio.wait_for(self._bell.wait(), patience)
        except TimeoutError:
            return News()
        told = News(frozenset(self._changed), self._missed)
        self._changed, self._missed = set(), False
        self._bell.clear()
        return told


class Hub:
    """The subscriptions of a process; its listener starts with the first one."""

    def __init__(self) -> None:
        self._subscriptions: set[Subscription] = set()
        self._listener: Listener | None = None

    @contextmanager
    def subscribed(self, office_id: UUID) -> Iterator[Subscription]:
        """Lend a subscription to an office's changes; to be called in the server's loop."""
        self._listen()
        subscription = Subscription(office_id)
        self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)

    def close(self) -> None:
        """Stop listening."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None

    def _listen(self) -> None:
        if self._listener is None:
            loop = asyncio.get_running_loop()
            self._listener = Listener(
                on_changes=lambda heard: _in(loop, self._changes, heard),
                on_gap=lambda: _in(loop, self._gap),
            )
            self._listener.start()

    def _changes(self, heard: frozenset[Change]) -> None:
        for it in self._subscriptions:
            it.tell(frozenset(c.document_id for c in heard if c.office_id == it.office_id))

    def _gap(self) -> None:
        for it in self._subscriptions:
            it.tell(frozenset(), missed=True)


def _in(loop: asyncio.AbstractEventLoop, call: Callable[..., None], *values: object) -> None:
    loop.call_soon_threadsafe(call, *values)
