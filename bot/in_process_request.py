"""Calls of the bot library answered by a town in the same process: for the tests and the beginning of the demo."""

import json
from typing import IO, Any
from urllib.parse import parse_qsl, urlsplit

from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from channels.telegram.calls import checked
from simulator import bot_api, calls
from simulator.arguments import Arguments, Upload
from simulator.errors import ApiError, HangUp, StrangeAnswer
from simulator.state import Town


class InProcessRequest(BaseRequest):
    """Goes straight to what the simulator's server calls: the methods of the Bot API, by their names."""

    def __init__(self, town: Town) -> None:
        self._town = town

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """Nor to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named_timeouts: Any
    ) -> tuple[int, bytes]:
        """The status and the body that the server would answer. Raises TimedOut where it would cut the line."""
        address = urlsplit(url)
        if address.path.startswith("/file/bot"):
            kept = self._town.find_file(address.path.removeprefix("/file/bot").partition("/")[2])
            return (200, kept.content) if kept else (404, b'{"ok":false,"error_code":404,"description":"Not Found"}')
        token, _, name = address.path.removeprefix("/bot").partition("/")
        arguments = _arguments(address.query, request_data)
        with bot_api.counted(self._town, name):
            try:
                bot_api.admit(self._town, token)
                body = {"ok": True, "result": await calls.call(self._town, name, arguments)}
                return checked(200, json.dumps(body).encode(), is_call=method == "POST")
            except ApiError as refused:
                return refused.code, json.dumps(refused.answer()).encode()
            except StrangeAnswer as strange:
                return checked(strange.status, strange.body.encode(), is_call=method == "POST")
            except HangUp as lost:
                raise TimedOut from lost


def _arguments(query: str, request_data: RequestData | None) -> Arguments:
    values = dict(parse_qsl(query))
    if request_data is None:
        return Arguments(values)
    files = request_data.multipart_data.items() if request_data.contains_files else ()
    uploads = {field: Upload(name, _read(content), kind) for field, (name, content, kind) in files}
    return Arguments(values | request_data.json_parameters, uploads)


def _read(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()
