"""How calls cross the wire: by the bot library's own request, over lighter connections where they bring no file."""

import asyncio
import json
import socket
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlencode
from urllib.request import getproxies

import httpcore
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

NEVER_REACHED = (
    *(httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout),
    *(httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.PoolTimeout),
)
"""The request did not leave us: what it asks for cannot have been done."""

CONNECT_SECONDS = 5.0
WRITE_SECONDS = 5.0
HEAD_START = 0.25
"""Seconds after which the next address of a host is tried beside those before it."""


class StrangeAnswer(NetworkError):
    """What came back is no answer of the Bot API: a page of a proxy, nothing, half of one. Its words are not kept."""

    def __init__(self, status: int) -> None:
        super().__init__(f"no answer of the Bot API (HTTP {status})")
        self.status = status

    @property
    def may_be_done(self) -> bool:
        """Whether the messenger may have carried out the call all the same: a refusal of a proxy never let it in."""
        return self.status < HTTPStatus.MULTIPLE_CHOICES or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR


def result_in(body: bytes, status: int = HTTPStatus.OK) -> Any:
    """What a good answer of the Bot API brings. Raises StrangeAnswer for anything else."""
    told = _told(body)
    if told is None or told.get("ok") is not True or "result" not in told:
        raise StrangeAnswer(status)
    return told["result"]


def checked(status: int, body: bytes, *, is_call: bool) -> tuple[int, bytes]:
    """The answer as it is, where the library can read it. Raises StrangeAnswer: it would log the body, or stumble.

    `is_call`: a method was called, whose good answer is JSON; what a download brings is a file.
    """
    if status >= HTTPStatus.MULTIPLE_CHOICES or status < HTTPStatus.OK:
        told = _told(body)
        if told is None or told.get("ok") is not False:
            raise StrangeAnswer(status)
    elif is_call:
        result_in(body, status)
    return status, body


def _told(body: bytes) -> dict[str, Any] | None:
    try:
        told = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


class CheckedRequest(HTTPXRequest):
    """The library's own, which is told of answers that are none before it reads them.

    A call without a file goes over connections of our own: what lies in between in the library's costs twice as much as
    the call itself. All goes the library's way where the environment names a proxy.
    """

    def __init__(self, *, connections: int, read_seconds: float) -> None:
        """`read_seconds` is how long an answer, or a free connection, may take where a call does not say."""
        super().__init__(
            connection_pool_size=connections,
            read_timeout=read_seconds,
            write_timeout=WRITE_SECONDS,
            connect_timeout=CONNECT_SECONDS,
            pool_timeout=read_seconds,
        )
        self._read_seconds = read_seconds
        self._goes_direct = getproxies().keys().isdisjoint(("http", "https", "all"))
        self._pool = httpcore.AsyncConnectionPool(
            httpx.create_ssl_context(), max_connections=connections, keepalive_expiry=5, network_backend=_Network()
        )

    async def shutdown(self) -> None:
        await self._pool.aclose()
        await super().shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        *timeouts: Any,
        **named_timeouts: Any,
    ) -> tuple[int, bytes]:
        is_call = method == "POST"
        if self._goes_direct and is_call and not (request_data and request_data.contains_files):
            told = request_data.json_parameters if request_data else {}
            seconds = self._read_seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
            status, body = await self._call(url, told, seconds)
        else:
            status, body = await super().do_request(
                url, method, request_data, read_timeout, *timeouts, **named_timeouts
            )
        return checked(status, body, is_call=is_call)

    async def _call(self, url: str, told: dict[str, str], seconds: float | None) -> tuple[int, bytes]:
        timeouts = {"connect": CONNECT_SECONDS, "read": seconds, "write": WRITE_SECONDS, "pool": self._read_seconds}
        headers: dict[str | bytes, str | bytes] = {
            "User-Agent": self.USER_AGENT,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            answer = await self._pool.request(
                "POST", url, headers=headers, content=urlencode(told).encode(), extensions={"timeout": timeouts}
            )
        except httpcore.TimeoutException as late:
            raise TimedOut from late
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NetworkError(type(error).__name__) from error
        return answer.status, answer.content


class _Network(httpcore.AsyncNetworkBackend):
    """Connections of the event loop itself, as httpcore asks for them."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # Named by httpcore, as below.
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        with _connecting():
            async with asyncio.timeout(timeout):
                return await _first_connected(host, port)


async def _first_connected(host: str, port: int) -> "_Connection":
    """The first connection that stands, of attempts at all addresses: the kind that is named first may lead nowhere."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    attempts: set[asyncio.Task[tuple[asyncio.Transport, _Connection]]] = set()
    error: BaseException | None = None
    try:
        while addresses or attempts:
            if addresses:
                attempts.add(asyncio.create_task(loop.create_connection(_Connection, addresses.pop(0), port)))
            done, _ = await asyncio.wait(
                attempts, timeout=HEAD_START if addresses else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                if (error := attempt.exception()) is None:
                    attempts.remove(attempt)
                    return attempt.result()[1]
            attempts -= done
        raise error or OSError("no address")
    finally:
        for attempt in attempts:
            attempt.add_done_callback(_let_go)
            attempt.cancel()


def _let_go(attempt: "asyncio.Task[tuple[asyncio.Transport, _Connection]]") -> None:
    if not attempt.cancelled() and attempt.exception() is None:
        attempt.result()[0].abort()


class _Connection(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """What is written leaves in one piece when the answer is waited for."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._written: list[bytes] = []
        self._received = bytearray()
        self._is_over = False
        self._error: Exception | None = None
        self._waiting: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is none by its class.

    def data_received(self, data: bytes) -> None:
        self._received += data
        self._wake()

    def eof_received(self) -> None:
        self._is_over = True
        self._wake()

    def connection_lost(self, error: Exception | None) -> None:
        self._is_over, self._error = True, error
        self._wake()

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        self._written.append(buffer)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        if self._written:
            self._transport.write(b"".join(self._written))
            self._written.clear()
        if not self._received and not self._is_over:
            await self._wait(timeout)
        if self._error is not None:
            raise httpcore.ReadError(type(self._error).__name__) from self._error
        told = bytes(self._received[:max_bytes])
        del self._received[:max_bytes]
        return told

    async def _wait(self, seconds: float | None) -> None:
        self._waiting = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await self._waiting
        except TimeoutError as late:
            raise httpcore.ReadTimeout from late
        finally:
            self._waiting = None

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        with _connecting():
            async with asyncio.timeout(timeout):
                loop = asyncio.get_running_loop()
                secured = await loop.start_tls(self._transport, self, ssl_context, server_hostname=server_hostname)
        assert secured is not None
        self._transport = secured
        return self

    async def aclose(self) -> None:
        self._transport.abort()

    def get_extra_info(self, info: str) -> Any:
        """Whether a connection that waits for its next call has been ended by the other side; nothing else is known."""
        return bool(self._received) or self._is_over if info == "is_readable" else None


@contextmanager
def _connecting() -> Iterator[None]:
    """What keeps a connection from being made, as httpcore tells of it."""
    try:
        yield
    except TimeoutError as late:
        raise httpcore.ConnectTimeout from late
    except OSError as error:
        raise httpcore.ConnectError(type(error).__name__) from error
