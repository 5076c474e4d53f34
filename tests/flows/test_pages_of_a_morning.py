"""Three hundred tasks in one chat are one message a morning: the most urgent first, the others behind [Trang sau]."""

import datetime as dt
import re

import pytest

from tests.flows.stage import CHIEF, DIGITAL, MONDAY, SCIENCE, Stage, labels

DAY = dt.timedelta(days=1)


async def a_morning_of(stage: Stage, count: int) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    for number in range(count // 2):
        stage.has(SCIENCE, f"Việc {number} của Khoa học, hạn 24/11")
        stage.has(DIGITAL, f"Việc {number} của Chuyển đổi số, hạn 24/11")
    stage.has(CHIEF, "Việc gấp nhất, chủ trì VP, hạn 24/11, hỏa tốc")
    await stage.lives_until(MONDAY.replace(hour=8, minute=1) + 7 * DAY)


def numbered(text: str) -> dict[int, int]:
    """The numbers before tasks, with the numbers of the tasks."""
    return {int(line): int(task) for line, task in re.findall(r"^(\d+)\. /nv(\d+)", text, re.MULTILINE)}


@pytest.mark.by_turns
async def test_one_message_and_pages_that_are_turned_where_it_stands(stage: Stage) -> None:
    await a_morning_of(stage, 70)
    morning = [one for one in stage.said() if "NHẮC VIỆC – thứ Hai 23/11" in one.text]
    [digest] = morning
    assert "trang 1/3" in digest.text
    assert "Việc gấp nhất" in digest.text
    assert labels(digest)[-1] == "Trang sau"
    found = numbered(digest.text)
    for page in (2, 3):
        await stage.presses(DIGITAL, digest, "Trang sau")
        assert f"trang {page}/3" in digest.text
        found |= numbered(digest.text)
    assert sorted(found) == list(range(1, 72))
    assert len(set(found.values())) == 71
    await stage.presses(DIGITAL, digest, "Trang trước")
    assert "trang 2/3" in digest.text


@pytest.mark.by_turns
async def test_a_reply_by_number_holds_on_any_page(stage: Stage) -> None:
    await a_morning_of(stage, 40)
    [digest] = [one for one in stage.said() if "NHẮC VIỆC – thứ Hai 23/11" in one.text]
    first = numbered(digest.text)
    await stage.presses(DIGITAL, digest, "Trang sau")
    second = numbered(digest.text)
    here = next(line for line, task in first.items() if task % 2 == 0)
    there = next(line for line, task in second.items() if task % 2 == 0)

    told = (await stage.says(DIGITAL, f"{here} được 30%, {there} được 40%", to=digest))[-1].text

    assert f"/nv{first[here]}" in told
    assert f"/nv{second[there]}" in told
