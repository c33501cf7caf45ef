"""A gate before a server: while it is shut, nobody gets through, as if the server were down."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Address = tuple[str, int] | str
"""Host and port, or the path of a Unix socket."""


@dataclass
class Gate:
    """Listens on ``port`` of 127.0.0.1 and passes everything on to ``target`` while it is open."""

    target: Address
    port: int = 0
    _listener: socket.socket | None = None
    _through: set[socket.socket] = field(default_factory=set)

    def open(self) -> None:
        """Listen, on the same port as before."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._let_in, args=(self._listener,), daemon=True).start()

    def shut(self) -> None:
        """Stop listening and cut every connection that goes through."""
        sockets = [*self._through, *([self._listener] if self._listener else [])]
        self._listener = None
        for it in sockets:
            _end(it)

    def _let_in(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                family = socket.AF_UNIX if isinstance(self.target, str) else socket.AF_INET
                server = socket.socket(family, socket.SOCK_STREAM)
                server.connect(self.target)
                self._through |= {caller, server}
                for source, sink in ((caller, server), (server, caller)):
                    threading.Thread(target=self._pass, args=(source, sink), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                sink.sendall(data)
        self._through -= {source, sink}
        _end(source)
        _end(sink)


@contextmanager
def gate_to(target: Address) -> Iterator[Gate]:
    """Lend an open gate to a server."""
    gate = Gate(target)
    gate.open()
    try:
        yield gate
    finally:
        gate.shut()


def _end(it: socket.socket) -> None:
    with suppress(OSError):
        it.shutdown(socket.SHUT_RDWR)
    it.close()
