"""The Bot API over HTTP: any method, GET or POST, in any of the forms in which libraries send it."""

import asyncio
import json
import re
import time
import zlib
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

import httpx
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator import calls
from simulator.arguments import Arguments, Upload
from simulator.conversation import LARGEST_UPLOAD
from simulator.errors import ApiError, HangUp, StrangeAnswer, bad_request
from simulator.state import Town

_TOKEN = re.compile(r"([^:/]+):([^/]+)")
_NOT_FOUND = ApiError(404, "Not Found")


async def answer_call(request: Request) -> Response:
    """One call: /bot<token>/<method>."""
    town: Town = request.app.state.town
    method = request.path_params["method"]
    with counted(town, method):
        try:
            admit(town, request.path_params["token"])
            calling = calls.call(town, method, await _arguments(request))
            result = await (unless_gone(request, calling) if _waits(method) else calling)
            return _Json({"ok": True, "result": result})
        except ApiError as refused:
            headers = {"Retry-After": str(refused.parameters["retry_after"])} if refused.code == 429 else None
            return _Json(refused.answer(), refused.code, headers)
        except StrangeAnswer as strange:
            return Response(strange.body, strange.status, media_type="text/html")
        except HangUp:
            await _hang_up(request)
            return Response(status_code=502)


@contextmanager
def counted(town: Town, method: str) -> Iterator[None]:
    """While the block runs, a call is on its way, and the town has not settled; one that only waits does not count."""
    if _waits(method):
        yield
        return
    town.calls += 1
    try:
        yield
    finally:
        town.calls -= 1
        town.last_call = time.monotonic()


def _waits(method: str) -> bool:
    return method.lower() == "getupdates"


async def download(request: Request) -> Response:
    """A file: /file/bot<token>/<path>."""
    town: Town = request.app.state.town
    kept = town.find_file(request.path_params["path"])
    if kept is None or not _TOKEN.fullmatch(request.path_params["token"]):
        return _Json(_NOT_FOUND.answer(), 404)
    return Response(kept.content, media_type="application/octet-stream")


class _Json(JSONResponse):
    """JSON as Telegram writes it, with all letters beyond ASCII escaped."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode()


def admit(town: Town, token: str) -> None:
    """Lets any token in that looks like one; the first to come gives the town's bot its id."""
    match = _TOKEN.fullmatch(token)
    if match is None:
        raise _NOT_FOUND if ":" not in token else ApiError(401, "Unauthorized")
    if not town.bot.named:
        town.bot.named = True
        town.bot.id = int(match[1]) if match[1].isdecimal() else zlib.crc32(match[1].encode()) + 1


async def _arguments(request: Request) -> Arguments:
    query = dict(request.query_params)
    if request.method != "POST":
        return Arguments(query)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _from_multipart(request, query)
    body = await request.body()
    if kind == "application/json":
        return Arguments(query | _from_json(body))
    return Arguments(query | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))


def _from_json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body or b"{}")
    except (ValueError, RecursionError) as wrong:
        raise bad_request("can't parse JSON object") from wrong
    if not isinstance(values, dict):
        raise bad_request("object expected as the request")
    return values


async def _from_multipart(request: Request, query: dict[str, Any]) -> Arguments:
    values, files = query, {}
    async with request.form(max_part_size=LARGEST_UPLOAD) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = Upload(value.filename or "", await value.read(), value.content_type)
            else:
                values[name] = value
    return Arguments(values, files)


async def unless_gone(request: Request, working: Coroutine[Any, Any, Any]) -> Any:
    """Does something that may take long; stops it when the caller hangs up. → its result, None if it was stopped."""
    work = asyncio.ensure_future(working)
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        return await work if work.done() else None
    finally:
        for task in (work, gone):
            task.cancel()
        await asyncio.gather(work, gone, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _hang_up(request: Request) -> None:
    """Cuts the line without an answer. Where there is no line, the caller's library is told that time ran out."""
    cut = request.scope.get("state", {}).get("hang_up")
    if cut is None:
        raise httpx.ReadTimeout("the simulator lost the answer")
    cut()
    await _disconnected(request)
