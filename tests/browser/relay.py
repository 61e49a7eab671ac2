"""A network that can be cut: a small relay in front of the server, for pages that must go on.

Playwright's own "offline" does not reach what a service worker fetches; a closed port does.
"""

import contextlib
import socket
import threading


class Relay:
    """Passes bytes between a free port and SERVER (host, port) until it is cut."""

    def __init__(self, server):
        self.server = server
        self.door = socket.create_server(("127.0.0.1", 0))
        self.open = [self.door]
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self):
        """Close the port and every connection that went through it."""
        for one in self.open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _answer(self):
        with contextlib.suppress(OSError):
            while True:
                near, _address = self.door.accept()
                far = socket.create_connection(self.server)
                self.open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    @staticmethod
    def _pass(one, other):
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
