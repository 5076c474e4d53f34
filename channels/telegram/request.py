"""How calls of the bot library cross the wire: its own way, with a limit for all that may have to be waited for."""

import httpx
from telegram.request import HTTPXRequest

NEVER_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""The request did not leave us: what it asks for cannot have been done."""

CONNECT_SECONDS = 5.0
WRITE_SECONDS = 5.0


def http_request(*, connections: int, read_seconds: float) -> HTTPXRequest:
    """`read_seconds` is how long an answer, or a free connection, may take where a call does not say."""
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=read_seconds,
        write_timeout=WRITE_SECONDS,
        connect_timeout=CONNECT_SECONDS,
        pool_timeout=read_seconds,
    )
