"""What is answered over HTTP, and where."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route

from bot.app import Assistant
from bot.settings import OWN_PATHS, Settings
from bot.web.door import Door
from bot.web.health import Health
from bot.web.measures import Measures
from bot.web.server import serving


def site(assistant: Assistant, door: Door | None) -> Starlette:
    """All pages; without a door no updates are taken."""
    health, measures = Health(assistant), Measures(assistant, door)
    answers = dict(zip(OWN_PATHS, (health.alive, health.ready, measures.page), strict=True))
    routes: list[BaseRoute] = [Route(path, answer, methods=["GET"]) for path, answer in answers.items()]
    if door is not None:
        routes.append(Route("/{path:path}", door))
    return Starlette(routes=routes)


@asynccontextmanager
async def opened(settings: Settings, assistant: Assistant) -> AsyncIterator[Door | None]:
    """Listen as the settings say while the block runs; → the door, still shut; None where updates are asked for.

    Raises CannotListen.
    """
    door = Door(settings.webhook) if settings.webhook is not None and assistant.role.hears else None
    if settings.listen is None:
        yield door
        return
    async with serving(site(assistant, door), settings.listen):
        yield door
