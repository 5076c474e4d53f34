"""A line between the assistant and its messenger that takes its time, and counts what passes."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

SENDING = b"/sendMessage HTTP/1.1"
REFUSED = b"HTTP/1.1 429"
CHUNK = 65_536


@dataclass
class Line:
    """Where it can be entered, the moments at which messages arrived at its end, and how many were refused (429)."""

    url: str = ""
    sent: list[float] = field(default_factory=list)
    refused: int = 0

    def busiest_second(self) -> int:
        """The most messages that arrived within any second."""
        return max((sum(one <= at < one + 1 for at in self.sent) for one in self.sent), default=0)


@contextlib.asynccontextmanager
async def to(url: str, *, seconds: float) -> AsyncIterator[Line]:
    """A line to the server at `url` on which an answer comes so many seconds after what asked for it."""
    line, place = Line(), urlsplit(url)

    async def connect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(place.hostname, place.port)
        here, there = urlsplit(line.url).netloc.encode(), place.netloc.encode()
        with contextlib.suppress(asyncio.CancelledError):  # At the end: Python 3.11 logs a connection's task as failed.
            await asyncio.gather(
                _carry(reader, far_writer, seconds / 2, lambda data: _named(data, here, there, line)),
                _carry(far_reader, writer, seconds / 2, lambda data: _counted(data, line)),
            )

    async with await asyncio.start_server(connect, "127.0.0.1", 0) as server:
        line.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield line


async def _carry(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, seconds: float, passing: Callable[[bytes], bytes]
) -> None:
    """Pass on what comes, each piece so much later; the end of it too."""
    loop = asyncio.get_running_loop()
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(CHUNK):
            loop.call_later(seconds, _pass_on, writer, data, passing)
    loop.call_later(seconds, writer.close)


def _pass_on(writer: asyncio.StreamWriter, data: bytes, passing: Callable[[bytes], bytes]) -> None:
    passed = passing(data)
    if not writer.is_closing():
        writer.write(passed)


def _named(data: bytes, here: bytes, there: bytes, line: Line) -> bytes:
    """A call, which names its server as one that is asked itself: the small Telegram answers no others."""
    line.sent += [time.perf_counter()] * data.count(SENDING)
    return data.replace(here, there)


def _counted(data: bytes, line: Line) -> bytes:
    line.refused += data.count(REFUSED)
    return data
