"""Lets only those in who call the server by its own name: a page of another site is not one of them."""

from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_REFUSAL = {"ok": False, "error_code": 403, "error": "this server answers its own page alone"}
_OWN_SITE = frozenset({"same-origin", "none"})


class Guard:
    """Refuses requests to another host than `hosts` (a rebound name), and those that another origin sends."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_own(scope["path"], Headers(scope=scope)):
            await JSONResponse(_REFUSAL, 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_own(self, path: str, headers: Headers) -> bool:
        host, origin = headers.get("host", "").lower(), headers.get("origin")
        if host not in self._hosts or origin not in (None, f"http://{host}"):
            return False
        return path == "/" or headers.get("sec-fetch-site", "none") in _OWN_SITE


def own_hosts(host: str, port: int) -> set[str]:
    """What callers write who mean a server on that address; whoever listens on loopback has all of its names."""
    names = {host, *LOOPBACK} if host in LOOPBACK else {host}
    return {f"{name}:{port}" for name in names} | (names if port == HTTP_PORT else set())


HTTP_PORT = 80
"""Which goes without saying."""
