"""What is answered over HTTP, and where."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.settings import Settings
from bot.web.door import Door
from bot.web.server import serving


def site(door: Door | None) -> Starlette:
    """All pages; without a door no updates are taken."""
    routes: list[BaseRoute] = []
    if door is not None:
        routes.append(Route("/{path:path}", door))
    return Starlette(routes=routes)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Door | None]:
    """Listen as the settings say while the block runs; → the door, still shut; None where updates are asked for.

    Raises CannotListen.
    """
    door = Door(settings.webhook) if settings.webhook is not None else None
    if settings.listen is None:
        yield door
        return
    async with serving(site(door), settings.listen):
        yield door
