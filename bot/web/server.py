"""An HTTP server beside the assistant, for webhooks and for who watches it. Signals are left to the command line."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.settings import Address
from texts import operations as words

SECONDS_TO_ANSWER = 5
"""What is being answered at the end has so long; more is cut off."""
WAITING_TO_BE_TAKEN = 256
"""Connections that the system holds until we take them."""


class CannotListen(Exception):
    """The address is another program's, or not of this machine; as a string, what the operator is told."""

    def __init__(self, address: Address, error: OSError) -> None:
        super().__init__(words.cannot_listen(str(address), error.strerror or type(error).__name__))


@asynccontextmanager
async def serving(app: ASGIApp, address: Address) -> AsyncIterator[None]:
    """Answer there while the block runs. Raises CannotListen."""
    line = _listen(address)
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SECONDS_TO_ANSWER,
    )
    server = _Server(config)
    running = asyncio.create_task(server.serve(sockets=[line]))
    try:
        await server.ready.wait()
        yield
    finally:
        server.should_exit = True
        await running
        line.close()


def _listen(address: Address) -> socket.socket:
    """A socket that names its protocol: without that asyncio leaves Nagle's delay on, 40 ms for every answer."""
    try:
        family, _, _, _, where = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0]
        line = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except OSError as error:
        raise CannotListen(address, error) from error
    try:
        if os.name == "posix":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(where)
        line.listen(WAITING_TO_BE_TAKEN)
    except OSError as error:
        line.close()
        raise CannotListen(address, error) from error
    return line


class _Server(uvicorn.Server):
    """Tells when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
