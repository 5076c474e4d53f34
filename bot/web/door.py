"""The door that the messenger brings updates to. It says that it has one only when that is in the database."""

import asyncio
import hmac
import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.settings import Webhook
from channels.telegram.hearing import is_number
from db.engine import UNREACHABLE

SECRET_HEADER = "x-telegram-bot-api-secret-token"
LARGEST_BODY = 1_000_000
"""Bytes of an update; Telegram's own have some ten thousand at most."""
SECONDS_TO_BE_TOLD = 10.0
"""So long a body may take to arrive."""
TRY_AGAIN_SECONDS = 5

Keep = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


class Refused(Exception):
    """Why a request is not taken."""

    def __init__(self, status: HTTPStatus, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status.phrase)
        self.answer = PlainTextResponse(f"{status.phrase}\n", status, headers)


_NOT_NOW = {"retry-after": str(TRY_AGAIN_SECONDS)}


class Door:
    """An ASGI application for one path. While it is shut, everybody is asked to come again."""

    def __init__(self, hook: Webhook) -> None:
        self.hook = hook
        self._keep: Keep | None = None
        self._inside = 0
        self._left = asyncio.Event()
        self.answers: Counter[str] = Counter()
        """How many were answered so, by their status, since the start."""

    @asynccontextmanager
    async def opened(self, keep: Keep) -> AsyncIterator[None]:
        """While the block runs, updates are handed to `keep`; who is inside at its end is answered first."""
        self._keep = keep
        try:
            yield
        finally:
            self._keep = None
            while self._inside:
                self._left.clear()
                await self._left.wait()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._inside += 1
        try:
            answer = await self._answer(Request(scope, receive))
            self.answers[str(answer.status_code)] += 1
            await answer(scope, receive, send)
        except ClientDisconnect:
            pass
        finally:
            self._inside -= 1
            self._left.set()

    async def _answer(self, request: Request) -> Response:
        try:
            return await self._taken(request)
        except Refused as refused:
            return refused.answer

    async def _taken(self, request: Request) -> Response:
        self._admit(request)
        if (keep := self._keep) is None:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, _NOT_NOW)
        update = _update_in(await _body_of(request))
        try:
            await keep([update])
        except UNREACHABLE as error:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, _NOT_NOW) from error
        return Response()

    def _admit(self, request: Request) -> None:
        """Raises Refused for everybody but the messenger. What is compared takes as long whatever is right of it."""
        path = request.scope.get("raw_path") or request.url.path.encode()
        if not hmac.compare_digest(path, self.hook.path.encode()):
            raise Refused(HTTPStatus.NOT_FOUND)
        if request.method != "POST":
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, {"allow": "POST"})
        told = request.headers.get(SECRET_HEADER, "").encode("latin-1")
        if not hmac.compare_digest(told, self.hook.secret.reveal().encode()):
            raise Refused(HTTPStatus.FORBIDDEN)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


async def _body_of(request: Request) -> bytes:
    """Raises Refused for one that is too large, or does not come."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or len(length) > len(str(LARGEST_BODY)) or int(length) > LARGEST_BODY:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    body = bytearray()
    try:
        async with asyncio.timeout(SECONDS_TO_BE_TOLD):
            async for part in request.stream():
                body += part
                if len(body) > LARGEST_BODY:
                    raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except TimeoutError as late:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT) from late
    return bytes(body)


def _update_in(body: bytes) -> dict[str, Any]:
    """Raises Refused for anything but an object with the number of an update."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as wrong:
        raise Refused(HTTPStatus.BAD_REQUEST) from wrong
    if not isinstance(told, dict) or not is_number(told.get("update_id")):
        raise Refused(HTTPStatus.BAD_REQUEST)
    return told
