"""The stage of each flow test, on each engine."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Engine

from tests.flows.stage import Stage, staged


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine) as stage:
        yield stage
