"""The town's clock, and the assistants that follow it from other processes."""

import asyncio
import time
from datetime import datetime, timedelta

import httpx
import pytest

from simulator import conversation, time_control
from simulator.clock import ZONE, Follower, read_span
from simulator.default_town import GROUP, OFFICER
from simulator.errors import TownError
from simulator.state import Town
from tests.simulator.conftest import Call

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=ZONE)


class Assistant:
    """What an assistant in another process does: waits for beats, lives through them, reports."""

    def __init__(self, client: httpx.AsyncClient, plans: list[datetime]) -> None:
        self.client = client
        self.plans = plans
        self.lived: list[datetime] = []
        self.lived_at: list[datetime] = []
        self.beat = 0
        self.slow = 0.0
        """Real seconds that it takes to live through a beat."""

    async def follow(self) -> None:
        while True:
            asked: dict[str, str | int] = {"after": self.beat, "follower": "dondoc"}
            told = (await self.client.get("/town/clock", params=asked)).json()
            self.beat, now = told["beat"], datetime.fromisoformat(told["now"])
            self.lived += [plan for plan in self.plans if plan <= now]
            self.lived_at += [now for plan in self.plans if plan <= now]
            self.plans = [plan for plan in self.plans if plan > now]
            await asyncio.sleep(self.slow)
            due = min(self.plans, default=None)
            done = {"follower": "dondoc", "beat": self.beat, "next": due and due.isoformat()}
            await self.client.post("/town/clock/done", json=done)


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("1d 2h 30m", timedelta(days=1, hours=2, minutes=30)),
        ("90m", timedelta(minutes=90)),
        ("1w2d", timedelta(days=9)),
        ("1.5h", timedelta(minutes=90)),
        ("20s", timedelta(seconds=20)),
    ],
)
def test_stretches_of_time_are_read(words: str, span: timedelta) -> None:
    assert read_span(words) == span


@pytest.mark.parametrize("words", ["", "1", "1x", "một ngày", "-1d", "1d sau", "9999999999w"])
def test_what_is_no_stretch_of_time_is_refused(words: str) -> None:
    with pytest.raises(TownError):
        read_span(words)


def test_the_clock_ticks_on_and_never_goes_back(town: Town) -> None:
    before = town.clock.now()
    time.sleep(0.01)
    assert town.clock.now() > before
    assert town.clock.now().utcoffset() == timedelta(hours=7)
    with pytest.raises(TownError, match="never goes back"):
        town.clock.move_by(timedelta(seconds=-1))


async def test_the_clock_moves_without_anybody_following(json_api: httpx.AsyncClient) -> None:
    moved = (await json_api.post("/town/clock", json={"advance": "1d 2h"})).json()["now"]
    assert moved.startswith("2026-11-24T09:58")
    moved = (await json_api.post("/town/clock", json={"to": "2026-11-25T08:00:00"})).json()["now"]
    assert moved.startswith("2026-11-25T08:00:00")


async def test_the_door_waits_until_an_assistant_has_lived_through_the_move(address: str) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        assistant = Assistant(client, [MORNING, MORNING + timedelta(days=2)])
        following = asyncio.create_task(assistant.follow())
        await asyncio.sleep(0.1)
        moved = await client.post("/town/clock", json={"advance": "next"})
        assert moved.json()["now"].startswith("2026-11-24T08:00:00")
        assert assistant.lived == [MORNING]
        told = (await client.get("/town/clock")).json()
        assert told["next"] == "2026-11-26T08:00:00+07:00"
        await client.post("/town/clock", json={"advance": "3d"})
        assert len(assistant.lived) == 2
        refused = await client.post("/town/clock", json={"advance": "next"})
        assert (refused.status_code, refused.json()) == (409, {"error": "nothing is planned"})
        begun = time.monotonic()
        assert (await client.post("/town/settle")).status_code == 200
        assert time.monotonic() - begun < 15
        await asyncio.sleep(0.1)
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        await asyncio.sleep(0.1)
        refused = await client.post("/town/clock", json={"advance": "next"})
        assert refused.json() == {"error": "no assistant follows this clock, so nobody knows what comes next"}


@pytest.mark.by_turns
async def test_what_falls_due_a_moment_after_another_thing_is_lived_through_then(address: str) -> None:
    plans = [MORNING, MORNING + timedelta(milliseconds=1)]
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        assistant = Assistant(client, plans)
        assistant.slow = 0.05
        following = asyncio.create_task(assistant.follow())
        await asyncio.sleep(0.1)
        await client.post("/town/settle")  # It tells what it has planned.
        await client.post("/town/clock", json={"advance": "2d"})
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
    assert assistant.lived == plans
    assert max(assistant.lived_at) < MORNING + timedelta(minutes=1)


async def test_a_follower_that_died_holds_nobody_up(town: Town) -> None:
    town.clock.followers["gone"] = Follower(seen=time.monotonic() - 31)
    town.clock.move_by(timedelta(hours=1))
    assert town.clock.caught_up(town.clock.beat)
    town.clock.followers["slow"] = Follower(seen=time.monotonic() - 20)
    assert not town.clock.caught_up(town.clock.beat)
    with pytest.raises(TownError, match="has not caught up"):
        await time_control.settle(town, 0.01)


async def test_settling_waits_until_everything_is_confirmed(town: Town, call: Call) -> None:
    conversation.say(town, OFFICER, GROUP, "/start")
    with pytest.raises(TownError, match="has not fetched"):
        await time_control.settle(town, 0.05)
    settled = asyncio.create_task(time_control.settle(town, 60))
    (update,) = await call("getUpdates")
    await asyncio.sleep(0.02)
    assert not settled.done()
    await call("getUpdates", offset=update["update_id"] + 1)
    await call("sendMessage", chat_id=GROUP, text="đáp")
    begun = time.monotonic()
    await settled
    assert time_control.QUIET * 0.8 <= time.monotonic() - begun < 20
