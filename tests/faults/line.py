"""A network between devices and server that fails in the ways a school's does."""

import asyncio
import random
from contextlib import asynccontextmanager


class Line:
    """Carries each request to the server at PORT and the answer back, or fails on the way."""

    def __init__(self, port, *, dropped=0.0, halved=0.0, slowest=0.0, seed=1):
        self.port, self.dropped, self.halved, self.slowest = port, dropped, halved, slowest
        self.is_cut, self.failed, self.chance = False, 0, random.Random(seed)

    async def carry(self, reader, writer):
        try:
            await self._carry(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            self.failed += 1
        finally:
            writer.close()

    async def _carry(self, reader, writer):
        if self.is_cut:
            self.failed += 1
            return
        request = await _message(reader)
        fate = self.chance.random()
        await asyncio.sleep(self.slowest * self.chance.random())
        if fate < self.dropped / 2:
            self.failed += 1
            return
        if fate < self.dropped / 2 + self.halved:
            self.failed += 1
            await self._break_off(request[: self.chance.randrange(1, len(request))])
            return
        answer = await self._from_server(request)
        is_lost = self.is_cut or fate > 1 - self.dropped / 2
        if is_lost:
            self.failed += 1
            return
        await asyncio.sleep(self.slowest * self.chance.random())
        writer.write(answer)
        await writer.drain()

    async def _from_server(self, request):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            await writer.drain()
            return await reader.read()
        finally:
            writer.close()

    async def _break_off(self, part):
        """The server gets a part of a request and then nothing more."""
        _reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(part)
        await writer.drain()
        writer.close()


async def _message(reader):
    """One whole request: its head and as much body as it says."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        ),
        0,
    )
    return head + await reader.readexactly(length)


@asynccontextmanager
async def line_to(port, **faults):
    """A line with a port of its own; the value is (its port, the Line)."""
    line = Line(port, **faults)
    server = await asyncio.start_server(line.carry, "127.0.0.1", 0, backlog=4096)
    async with server:
        yield server.sockets[0].getsockname()[1], line
