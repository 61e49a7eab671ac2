"""The smallest HTTP client that can be cut anywhere: one connection a request."""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urlencode

TIMEOUT = 15


class Broken(Exception):
    """The line broke, or what came back was not a whole answer."""


@dataclass
class Reply:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    text: str
    cookies: dict[str, str] = field(default_factory=dict)


async def ask(port, method, path, *, cookies=None, form=None, headers=None):
    """Send one request to PORT of this machine; raises Broken when no whole answer came."""
    try:
        async with asyncio.timeout(TIMEOUT):
            return await _exchange(port, _request(method, path, cookies, form, headers))
    except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError) as reason:
        raise Broken(str(reason)) from reason


def _request(method, path, cookies, form, headers):
    body = urlencode(form).encode() if form else b""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close"]
    if cookies:
        lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in cookies.items()))
    if form:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def _exchange(port, request):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers, cookies = _read_head(head[1:])
        body = await _body(reader, headers)
        return Reply(int(head[0].split(" ")[1]), headers, body.decode(), cookies)
    finally:
        writer.close()


async def _body(reader, headers):
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    if "transfer-encoding" not in headers:
        return b""
    parts = []
    while length := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(length))
        await reader.readline()
    return b"".join(parts)


def _read_head(lines):
    headers, cookies = {}, {}
    for line in filter(None, lines):
        name, _, value = line.partition(":")
        value = value.strip()
        if name.lower() == "set-cookie":
            key, _, rest = value.partition("=")
            cookies[key] = rest.split(";")[0]
        headers[name.lower()] = value
    return headers, cookies
