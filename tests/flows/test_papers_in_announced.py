"""What everybody is told of the tasks of a paper once they are on record."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Engine

from domain.documents.findings import Findings
from tests.flows.papers_in import HEAD, found_in, shows, task
from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, SCIENCE, STANDARDS, Stage, staged


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await stage.opens(SCIENCE, DIGITAL, STANDARDS, DIRECTOR, CLERK)
        yield stage


async def test_an_order_to_all_is_said_once_with_a_task_for_each_unit(stage: Stage) -> None:
    everyone = task("Báo cáo kết quả", "Các phòng, đơn vị", everyone=True)
    own = task("Kiểm kê tài sản", "Văn phòng Sở")
    card = (await shows(stage, CHIEF, Findings(HEAD, (everyone, own))))[-1]

    await stage.says(CHIEF, "nhận hết", to=card)

    told = stage.last().text
    assert told.count("Báo cáo kết quả") == 1
    assert told.count("Kiểm kê tài sản") == 1
    assert "5 đơn vị: Báo cáo kết quả" in told
    assert told.count("/nv") == 6
