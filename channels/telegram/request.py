"""How calls of the bot library cross the wire: by aiohttp, at a third of what the library's own way costs."""

from typing import Any
from urllib.request import getproxies

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

NEVER_REACHED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""The request did not leave us: what it asks for cannot have been done."""

CONNECT_SECONDS = 5.0
WRITE_SECONDS = 5.0
WRITE_FILES_SECONDS = 20.0


class AiohttpRequest(BaseRequest):
    """Calls of the Bot API over HTTP. Errors are the bot library's, each with that of aiohttp as its cause.

    `read_seconds` is how long an answer may take where a call does not say; the proxies of the environment are used.
    """

    def __init__(self, *, connections: int, read_seconds: float) -> None:
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=bool(getproxies()),  # Where it is true, aiohttp asks the environment anew for every call.
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises TimedOut and NetworkError."""
        assert self._session is not None
        files = request_data is not None and request_data.contains_files
        write_seconds = WRITE_FILES_SECONDS if files else WRITE_SECONDS
        timeout = _timeout(
            read=_given(read_timeout, self._read_seconds),
            write=_given(write_timeout, write_seconds),
            connect=_given(connect_timeout, CONNECT_SECONDS),
        )
        try:
            async with self._session.request(method, url, data=_body(request_data), timeout=timeout) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut(type(error).__name__) from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error  # Its own words would show the token in the address.


def _given(seconds: Any, default: float) -> float | None:
    """What a call asks for: seconds, None for without end, or the default."""
    return default if seconds is BaseRequest.DEFAULT_NONE else seconds


def _timeout(*, read: float | None, write: float | None, connect: float | None) -> aiohttp.ClientTimeout:
    """aiohttp knows no limit for writing alone: it is part of that for the whole call."""
    parts = (read, write, connect)
    total = None if None in parts else sum(part for part in parts if part is not None)
    return aiohttp.ClientTimeout(total=total, connect=connect, sock_read=read)


def _body(request_data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
