"""What is told to who watches: that it lives, that it is ready, and numbers without a name."""

import asyncio
import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Engine, insert

from bot.settings import Secret, Webhook
from bot.web import health as pages
from bot.web.door import Door
from bot.web.health import OneAtATime
from bot.web.site import site
from channels.sender import Tally
from db.base import table
from db.outbox import UNKNOWN
from db.queues import Inbox, Outbox
from domain.reminding.delivery import Delivered, Failed
from simulator.trouble import Kind, Trouble
from tests.flows.stage import CHIEF, GROUP, SCIENCE, Stage, staged

GUIDE = Path(__file__).parents[2] / "docs/van-hanh.md"
DOOR = Door(Webhook(Secret("https://dondoc.example/x"), Secret("mot-tu-bi-mat-0123")))


async def page(stage: Stage, path: str, door: Door | None = None) -> httpx.Response:
    transport = httpx.ASGITransport(site(stage.assistant, door))
    async with httpx.AsyncClient(transport=transport, base_url="http://dondoc.example") as client:
        return await client.get(path)


async def measures(stage: Stage, door: Door | None = None) -> Mapping[str, float]:
    """Every number with the name that it has: `name` or `name{label}`."""
    answer = await page(stage, "/metrics", door)
    assert answer.status_code == 200
    found = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            labels = ",".join(sample.labels.values())
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


async def test_it_lives_and_is_ready_from_its_start(engine: Engine) -> None:
    async with staged(engine) as stage:
        assert (await page(stage, "/healthz")).status_code == 200
        answer = await page(stage, "/readyz")
        assert (answer.status_code, answer.json()["ready"]) == (200, True)
        assert 0 <= answer.json()["tick_age_seconds"] < 60


async def test_where_the_clock_stands_still_it_is_not_ready(engine: Engine) -> None:
    async with staged(engine) as stage:
        clock = stage.assistant.clock
        clock.set(clock.now() + dt.timedelta(minutes=20))
        answer = await page(stage, "/readyz")
        assert (answer.status_code, answer.json()["clock"]) == (503, "late")
        assert answer.json()["tick_age_seconds"] > 1000
        assert (await page(stage, "/healthz")).status_code == 200
        await stage.assistant.ticker.plan(clock.now())
        assert (await page(stage, "/readyz")).status_code == 200


async def test_before_the_clock_has_begun_it_is_not_ready(engine: Engine) -> None:
    async with staged(engine) as stage:
        with engine.begin() as connection:
            connection.exec_driver_sql("DELETE FROM installation")
        answer = await page(stage, "/readyz")
        assert (answer.status_code, answer.json()) == (503, {"ready": False, "clock": "not begun"})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE alembic_version SET version_num = '9999_later'", {"ready": False, "schema": "newer"}),
        ("UPDATE alembic_version SET version_num = '0001'", None),
        ("DELETE FROM alembic_version", {"ready": False, "schema": "empty"}),
    ],
)
async def test_a_schema_that_is_another_is_told(engine: Engine, statement: str, told: dict[str, object] | None) -> None:
    async with staged(engine) as stage:
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
        answer = await page(stage, "/readyz")
        assert answer.status_code == 503
        assert answer.json() == (told or {"ready": False, "schema": "older"})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_database_that_cannot_be_used_is_told(engine: Engine) -> None:
    async with staged(engine) as stage:
        engine.dispose()
        file = Path(str(engine.url.database))
        whole = file.read_bytes()
        for one in file.parent.glob(f"{file.name}*"):
            one.unlink()
        file.write_bytes(b"x" * 9000)
        answer = await page(stage, "/readyz")
        assert (answer.status_code, answer.json()) == (503, {"ready": False, "database": "damaged"})
        assert (await page(stage, "/healthz")).status_code == 200
        found = await measures(stage)
        assert found["dondoc_database_up"] == 0
        assert "dondoc_inbox_waiting" not in found
        assert found["dondoc_ticks_total"] == 0
        engine.dispose()
        file.write_bytes(whole)
        assert (await page(stage, "/readyz")).status_code == 200


async def test_a_look_that_hangs_is_not_waited_for_and_not_begun_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "SECONDS_TO_LOOK", 0.05)
    begun, may_end = 0, asyncio.Event()

    async def look() -> str:
        nonlocal begun
        begun += 1
        await may_end.wait()
        return "seen"

    shared = OneAtATime(look)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            await shared()
    may_end.set()
    assert await shared() == "seen"
    assert begun == 1
    assert await shared() == "seen"


async def test_the_numbers_tell_what_waits_and_for_how_long(engine: Engine) -> None:
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        now = stage.assistant.clock.now()
        update = {"bot": 1, "identity": "x", "chat": 1, "payload": {}, "attempts": 0, "claim": 0}
        letter = {"kind": "send", "chat": 5, "content": {}, "shows": [], "owner": None, "attempts": 0}
        with engine.begin() as connection:
            ages = [(1, 300, None), (2, 60, None), (3, 900, now)]
            rows = [{**update, "update_id": one, "received_at": before(now, age), "handled_at": handled}
                    for one, age, handled in ages]  # fmt: skip
            connection.execute(insert(table(Inbox)), rows)
            letters = [
                {**letter, "state": state, "created_at": before(now, age), "not_before": try_at, "reason": reason}
                for state, age, try_at, reason in [
                    ("planned", 200, None, None),
                    ("planned", 100, before(now, 5), UNKNOWN),
                    ("planned", 9000, before(now, -500), None),
                    ("sent", 9000, None, UNKNOWN),
                ]
            ]
            connection.execute(insert(table(Outbox)), letters)
        found = await measures(stage)
    assert found["dondoc_database_up"] == 1
    assert found["dondoc_inbox_waiting"] == 2
    assert found["dondoc_inbox_oldest_seconds"] == pytest.approx(300, abs=30)
    assert found["dondoc_outbox_waiting"] == 2
    assert found["dondoc_outbox_oldest_seconds"] == pytest.approx(200, abs=30)
    assert (found["dondoc_outbox_delayed"], found["dondoc_outcomes_unknown"]) == (1, 1)
    assert found["dondoc_reminders_late"] == 0


def before(now: dt.datetime, seconds: float) -> dt.datetime:
    return now - dt.timedelta(seconds=seconds)


async def test_a_reminder_that_does_not_go_out_is_told_as_late(engine: Engine) -> None:
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        stage.has(SCIENCE, "Lập dự toán, hạn 17/11")
        stage.town.troubles.add(Trouble(Kind.KICKED, times=None))
        await stage.passes(days=1)
        clock = stage.assistant.clock
        clock.set(clock.now() + dt.timedelta(minutes=20))
        found = await measures(stage)
    assert found["dondoc_reminders_late"] >= 1
    assert found["dondoc_chats_unreached"] == 1
    assert found["dondoc_sends_refused_total{kicked}"] >= 1
    assert found["dondoc_ticks_total"] >= 1


async def test_what_the_messenger_took_and_did_not_take_is_counted(engine: Engine) -> None:
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        await stage.says(SCIENCE, "/nhiemvu")
        stage.town.troubles.add(Trouble(Kind.SERVER_ERROR, method="sendMessage"))
        await stage.says(SCIENCE, "/nhiemvu")
        found = await measures(stage)
    assert found["dondoc_sends_taken_total"] == 1
    assert found["dondoc_sends_refused_total{unknown}"] == 1


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [
        (Failed(permanent=False, reason="too many requests", retry_after=3), "too many requests"),
        (Failed(permanent=False, reason="TimedOut", unknown=True), "unknown"),
        (Failed(permanent=False, reason="Forbidden: bot was kicked from the group chat", refused=True), "kicked"),
        (Failed(permanent=False, reason="Forbidden: bot was blocked by the user", refused=True), "forbidden"),
        (Failed(permanent=True, reason="Bad Request: can't parse entities: near 'đồng chí An'"), "bad request"),
        (Failed(permanent=False, reason="ConnectError"), "unreachable"),
    ],
)
def test_causes_are_words_of_ours(outcome: Failed, cause: str) -> None:
    tally = Tally()
    tally.note(outcome)
    tally.note(Delivered(7))
    assert (tally.taken, tally.refused) == (1, {cause: 1})


async def test_nobody_is_named_and_nothing_quoted(engine: Engine) -> None:
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        await stage.register(SCIENCE, "Lập dự toán kinh phí, hạn 20/11")
        answers = [await page(stage, path) for path in ("/healthz", "/readyz", "/metrics")]
    said = "".join(answer.text for answer in answers)
    for word in ("dự toán", str(GROUP), str(CHIEF), str(SCIENCE), stage.town.person(SCIENCE).name, "Sở"):
        assert word not in said


async def test_the_page_of_the_operators_names_every_number_and_no_other(engine: Engine) -> None:
    async with staged(engine) as stage:
        stage.assistant.sender.tally.refused["unknown"] += 1
        DOOR.answers["200"] += 1
        found = {name.partition("{")[0] for name in await measures(stage, DOOR)}
    table = "\n".join(re.findall(r"^\| (`dondoc_.*?) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`(dondoc_[a-z_]+)[`{]", table))
    assert named == {name for name in found if name.startswith("dondoc_")}


async def test_other_pages_are_not_there_and_cannot_be_written_to(engine: Engine) -> None:
    async with staged(engine) as stage:
        assert (await page(stage, "/")).status_code == 404
        assert (await page(stage, "/telegram", DOOR)).status_code == 404
        transport = httpx.ASGITransport(site(stage.assistant, DOOR))
        async with httpx.AsyncClient(transport=transport, base_url="http://dondoc.example") as client:
            assert (await client.post("/metrics")).status_code in (404, 405)
