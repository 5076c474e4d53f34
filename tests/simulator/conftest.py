"""A small town for every test, and the ways in which bots and tools reach it."""

from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import datetime
from typing import Any

import httpx
import pytest

from simulator import calls, default_town
from simulator.arguments import Arguments
from simulator.clock import ZONE
from simulator.server import create_app, running
from simulator.state import Town

MONDAY = datetime(2026, 11, 23, 7, 58, tzinfo=ZONE)
Call = Callable[..., Coroutine[Any, Any, Any]]


@pytest.fixture
def town() -> Town:
    return default_town.default_town(MONDAY)


@pytest.fixture
def call(town: Town) -> Call:
    """Calls a method of the Bot API without HTTP: `await call("sendMessage", chat_id=…, text=…)`."""

    async def calling(method: str, **given: Any) -> Any:
        return await calls.call(town, method, Arguments(given))

    return calling


@pytest.fixture
async def address(town: Town) -> AsyncIterator[str]:
    """Where the town is really served."""
    async with running(town) as base:
        yield base


@pytest.fixture
async def json_api(town: Town) -> AsyncIterator[httpx.AsyncClient]:
    """The JSON API without a network."""
    line = httpx.ASGITransport(app=create_app(town))
    async with httpx.AsyncClient(transport=line, base_url="http://town") as client:
        yield client
