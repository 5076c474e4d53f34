"""A town on one port: the Bot API, the JSON API and the chat page."""

import asyncio
import contextlib
import os
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from simulator import bot_api
from simulator.errors import TownError
from simulator.guard import Guard, own_hosts
from simulator.json_api.routes import ROUTES
from simulator.state import Town
from simulator.webhook import deliver_for_ever

_PAGE = Path(__file__).parent / "page"
_PAGE_FILES = {
    "style.css": "text/css",
    "page.js": "text/javascript",
    "chat.js": "text/javascript",
    "clock.js": "text/javascript",
    "history.js": "text/javascript",
    "json_api.js": "text/javascript",
}
_SAFE = {
    "cache-control": "no-cache",
    "content-security-policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
}


def create_app(town: Town) -> Starlette:
    """The town as an ASGI application. Webhooks are delivered only where it is really served (`serve`, `running`)."""
    routes: list[BaseRoute] = [
        Route("/bot{token}/{method}", bot_api.answer_call, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", bot_api.download, methods=["GET"]),
        *ROUTES,
        Route("/", _index, methods=["GET"]),
        Route("/page/{name}", _page_file, methods=["GET"]),
    ]
    app = Starlette(routes=routes, exception_handlers={TownError: _refuse}, lifespan=_lifespan)
    app.state.town = town
    return app


async def serve(town: Town, *, host: str, port: int) -> None:
    """Serves a town until cancelled. Raises OSError if the port is taken."""
    async with running(town, host=host, port=port):
        await asyncio.get_running_loop().create_future()


@contextlib.asynccontextmanager
async def running(town: Town, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serves a town as long as the block lasts, on any free port with 0; → its address, without a slash at its end."""
    line = _listen(host, port)
    taken = line.getsockname()[1]
    config = uvicorn.Config(
        Guard(create_app(town), own_hosts(host, taken)),
        http=_CuttingProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
    )
    server = _Server(config)
    town.open()
    serving = asyncio.create_task(server.serve(sockets=[line]))
    try:
        await server.ready.wait()
        yield f"http://{host}:{taken}"
    finally:
        town.close()
        server.should_exit = True
        await serving
        line.close()


def _listen(host: str, port: int) -> socket.socket:
    """A socket that names its protocol: without that asyncio leaves Nagle's delay on, 40 ms for every answer."""
    family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    line = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(where)
    except OSError:
        line.close()
        raise
    return line


class _Server(uvicorn.Server):
    """A server that leaves the signals of the process to whoever started it, and tells when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _CuttingProtocol(H11Protocol):
    """HTTP on a line that the town can cut, as troubles ask."""

    def connection_made(self, transport: Any) -> None:
        self.app_state = {**self.app_state, "hang_up": transport.abort}
        super().connection_made(transport)


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    courier = asyncio.create_task(deliver_for_ever(app.state.town))
    yield
    courier.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await courier


async def _refuse(request: Request, refused: Exception) -> Response:
    status = refused.status if isinstance(refused, TownError) else 500
    return JSONResponse({"error": str(refused)}, status)


async def _index(request: Request) -> Response:
    return FileResponse(_PAGE / "index.html", headers=_SAFE)


async def _page_file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _PAGE_FILES:
        raise TownError("there is no such page", 404)
    return FileResponse(_PAGE / name, media_type=_PAGE_FILES[name], headers=_SAFE)
