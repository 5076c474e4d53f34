"""How calls of the bot library cross the wire: its own way, with a limit for all that may have to be waited for."""

import json
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest, RequestData

NEVER_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""The request did not leave us: what it asks for cannot have been done."""

CONNECT_SECONDS = 5.0
WRITE_SECONDS = 5.0


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
    """The library's own, which is told of answers that are none before it reads them."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named_timeouts: Any
    ) -> tuple[int, bytes]:
        status, body = await super().do_request(url, method, request_data, *timeouts, **named_timeouts)
        return checked(status, body, is_call=method == "POST")


def http_request(*, connections: int, read_seconds: float) -> CheckedRequest:
    """`read_seconds` is how long an answer, or a free connection, may take where a call does not say."""
    return CheckedRequest(
        connection_pool_size=connections,
        read_timeout=read_seconds,
        write_timeout=WRITE_SECONDS,
        connect_timeout=CONNECT_SECONDS,
        pool_timeout=read_seconds,
    )
