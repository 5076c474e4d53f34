"""The whole assistant behind a webhook: the simulator brings updates, and everything is as where they are asked for."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from bot import coming, demo, running
from bot.clock import Clock
from bot.inbox import PAUSE_UNDER_WEBHOOK
from bot.settings import TOKEN, Settings, fingerprint
from bot.standing import SecondCopy, WebhookElsewhere, note_alone, probation
from db import installation
from db.engine import Sessions, open_engine
from simulator import conversation, server, time_control
from simulator.default_town import default_town
from simulator.models import Bot, Message
from simulator.state import Town
from simulator.trouble import Kind, Trouble
from simulator.update_queue import Webhook
from tests.flows.stage import CHIEF, GROUP, MONDAY, SCIENCE
from tests.overseeing import Overseer
from tests.processes import free_port

pytestmark = pytest.mark.slow  # Servers are started and shut, and the messenger's own pauses are waited for.

BOT = 424242
PROBATION = probation(1) + 0.1
SECRET = "mot-tu-bi-mat-0123"
ELSEWHERE = "https://may-khac.example/bot"


@dataclass
class Place:
    """A town that is served, and what an assistant of it is set to."""

    town: Town
    address: str
    folder: Path
    hook: str

    def settings(self, **more: str) -> Settings:
        given = {
            TOKEN: f"{BOT}:of-the-webhooks",
            "DONDOC_TELEGRAM_URL": self.address,
            "DONDOC_DATABASE_URL": f"sqlite:///{self.folder}/dondoc.db",
            "DONDOC_POLL_SECONDS": "1",
            **more,
        }
        return Settings.from_env(given)

    def hooked(self, **more: str) -> Settings:
        listen = self.hook.removeprefix("http://").partition("/")[0]
        given = {"DONDOC_WEBHOOK_URL": self.hook, "DONDOC_WEBHOOK_SECRET": SECRET, "DONDOC_LISTEN": listen}
        return self.settings(**(given | more))

    @asynccontextmanager
    async def assistant(self, settings: Settings, *, take_over: bool = False) -> AsyncIterator[asyncio.Task[None]]:
        """While the block runs, the assistant does; the block begins when it listens."""
        task = asyncio.create_task(running.run(settings, take_over=take_over))
        try:
            async with asyncio.timeout(60):
                while not (task.done() or self.is_listened_to(settings)):  # noqa: ASYNC110 - the town does not tell
                    await asyncio.sleep(0.02)
            yield task
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError, SecondCopy, WebhookElsewhere):
                await task

    def was_alone(self) -> None:
        """The assistant has run here until now, and nobody else."""
        engine = open_engine(f"sqlite:///{self.folder}/dondoc.db")
        note_alone(Sessions(engine), BOT, now=Clock().now())
        engine.dispose()

    async def sets_webhook(self, url: str) -> None:
        """Another program that has the token does."""
        async with httpx.AsyncClient(base_url=self.address) as client:
            assert (await client.post(f"/bot{BOT}:x/setWebhook", json={"url": url})).json()["ok"]

    def is_listened_to(self, settings: Settings) -> bool:
        hook = self.town.updates.webhook
        if settings.webhook is not None:
            return hook is not None and hook.url == settings.webhook.url.reveal()
        return self.town.updates.open_polls > 0

    async def says(self, person: int, text: str, to: Message | None = None) -> list[Message]:
        said = conversation.say(self.town, person, GROUP, text, reply_to=to.message_id if to else None)
        await time_control.settle(self.town)
        return [one for one in self.said() if one.message_id > said.message_id]

    def said(self) -> list[Message]:
        return [one for one in self.town.messages(GROUP) if isinstance(one.sender, Bot)]

    async def presses(self, person: int, message: Message, label: str) -> None:
        await conversation.press(self.town, person, GROUP, message.message_id, label)
        await time_control.settle(self.town)

    async def card(self) -> Message:
        """The department is set up, and the head of one unit has registered a task."""
        await self.presses(CHIEF, (await self.says(CHIEF, f"/thietlap {demo.UNITS}"))[-1], "Đúng")
        await self.presses(CHIEF, (await self.says(SCIENCE, f"/toi {demo.POSTS[SCIENCE]}"))[-1], "Đồng ý")
        await self.presses(SCIENCE, (await self.says(SCIENCE, "/dangky Lập dự toán năm tới, hạn 20/11"))[-1], "Đúng")
        return self.said()[-1]


@pytest.fixture
async def place(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Place]:
    town = default_town(MONDAY, limits=False)
    shutil.copyfile(sqlite_template, tmp_path / "dondoc.db")
    async with server.running(town) as address:
        yield Place(town, address, tmp_path, f"http://127.0.0.1:{free_port()}/telegram/lam-viec")


async def test_reports_that_are_brought_are_answered_in_their_order(place: Place) -> None:
    async with place.assistant(place.hooked()):
        card = await place.card()
        for share in ("10%", "20%", "35%"):
            conversation.say(place.town, SCIENCE, GROUP, f"được {share} rồi", reply_to=card.message_id)
        await time_control.settle(place.town)
        told = [found[1] for one in place.said() if (found := re.search(r"Đã ghi nhận (\d+)%", one.text))]
    assert told == ["10", "20", "35"]


async def test_an_update_that_is_brought_twice_changes_nothing(place: Place) -> None:
    async with place.assistant(place.hooked()):
        card = await place.card()
        place.town.troubles.add(Trouble(Kind.DUPLICATE, times=3))
        assert len(await place.says(SCIENCE, "thêm 40%", card)) == 1
        assert place.town.updates.empty
        assert len(await place.says(SCIENCE, "/trogiup")) == 1


async def test_what_is_said_while_it_does_not_run_is_brought_when_it_does(place: Place) -> None:
    async with place.assistant(place.hooked()):
        await place.says(CHIEF, "/trogiup")
    before = len(place.said())
    assert place.town.updates.webhook is not None
    conversation.say(place.town, CHIEF, GROUP, "/trogiup")
    await asyncio.sleep(0.5)
    assert not place.town.updates.empty
    async with place.assistant(place.hooked()):
        await time_control.settle(place.town)
        assert len(place.said()) == before + 1


async def test_who_watches_is_answered_also_where_updates_are_asked_for(place: Place) -> None:
    listen = f"127.0.0.1:{free_port()}"
    async with (
        place.assistant(place.settings(DONDOC_LISTEN=listen)),
        httpx.AsyncClient(base_url=f"http://{listen}") as client,
    ):
        await place.says(CHIEF, "/trogiup")
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).json()["ready"]
        assert "dondoc_sends_taken_total 1.0" in (await client.get("/metrics")).text
        assert (await client.post("/telegram", json={"update_id": 1})).status_code == 404


async def test_nobody_else_can_bring_anything(place: Place) -> None:
    async with place.assistant(place.hooked()), httpx.AsyncClient() as client:
        told = {"update_id": 1, "message": {"text": "/trogiup"}}
        assert (await client.post(place.hook, json=told)).status_code == 403
        named = {"x-telegram-bot-api-secret-token": f"{SECRET}x"}
        assert (await client.post(place.hook, json=told, headers=named)).status_code == 403


async def test_from_a_webhook_back_to_asking_it_is_removed_and_told(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    async with place.assistant(place.hooked()):
        await place.says(CHIEF, "/trogiup")
    caplog.clear()
    async with place.assistant(place.settings()):
        assert place.town.updates.webhook is None
        assert await place.says(CHIEF, "/trogiup")
    [told] = [one.getMessage() for one in caplog.records if "webhook" in one.getMessage()]
    assert "Đã gỡ webhook" in told
    assert "lam-viec" not in told


@pytest.mark.parametrize("hooked", [False, True])
async def test_a_webhook_of_somebody_else_is_left_alone_and_told(place: Place, hooked: bool) -> None:
    place.town.updates.webhook = Webhook(ELSEWHERE)
    settings = place.hooked() if hooked else place.settings()
    async with place.assistant(settings) as task:
        with pytest.raises(WebhookElsewhere, match=r"https://may-khac.example \(webhook\).*--take-over"):
            await asyncio.wait_for(task, 10)
    assert place.town.updates.webhook == Webhook(ELSEWHERE, error=place.town.updates.webhook.error)
    async with place.assistant(settings, take_over=True):
        assert await place.says(CHIEF, "/trogiup")


async def test_a_webhook_that_is_set_while_it_asks_is_told_and_waited_for(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert PAUSE_UNDER_WEBHOOK > 10
    monkeypatch.setattr("bot.inbox.PAUSE_UNDER_WEBHOOK", 0.1)
    place.was_alone()
    async with place.assistant(place.settings()) as task:
        await asyncio.sleep(PROBATION)
        await place.sets_webhook(ELSEWHERE)
        async with asyncio.timeout(60):
            while "may-khac.example" not in caplog.text:  # noqa: ASYNC110 - the log does not tell
                await asyncio.sleep(0.05)
        assert "--take-over" in caplog.text
        assert not task.done()
        await place.sets_webhook("")
        assert await place.says(CHIEF, "/trogiup")


async def test_who_sets_a_webhook_takes_nothing_from_a_copy_that_asks(place: Place, tmp_path: Path) -> None:
    other = {"DONDOC_DATABASE_URL": f"sqlite:///{tmp_path}/other.db", TOKEN: f"{BOT}:of-another-machine"}
    place.was_alone()
    async with place.assistant(place.settings()) as first:
        await asyncio.sleep(PROBATION)
        with pytest.raises(SecondCopy):
            await asyncio.wait_for(running.run(place.hooked(**other)), 60)
        assert place.town.updates.webhook is None
        assert not first.done()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "bị chương trình khác gỡ"),
        (ELSEWHERE, "may-khac.example"),
        ("{own}", "Wrong response from the webhook: 403"),
    ],
    ids=["gone", "another", "failing"],
)
async def test_what_befalls_the_webhook_is_told_once(
    place: Place, url: str, told: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(coming, "LOOK_EVERY_SECONDS", 0.05)
    async with place.assistant(place.hooked()):
        caplog.clear()
        await place.sets_webhook(url.format(own=place.hook))  # Without the secret.
        conversation.say(place.town, CHIEF, GROUP, "/trogiup")
        async with asyncio.timeout(60):
            while told not in caplog.text:  # noqa: ASYNC110 - the log does not tell
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)
    assert caplog.text.count(told) == 1
    assert "lam-viec" not in caplog.text


async def test_what_telegram_says_of_an_address_that_it_does_not_take_is_told_and_tried_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(coming, "PAUSE_SECONDS", 0.05)
    place.town.troubles.add(Trouble(Kind.NO_RIGHTS, method="setWebhook", times=2))
    place.town.troubles.add(Trouble(Kind.SERVER_ERROR, method="setWebhook", times=2))
    async with place.assistant(place.hooked()):
        assert await place.says(CHIEF, "/trogiup")
    assert "Telegram không nhận webhook http://127.0.0.1" in caplog.text


def test_the_webhook_that_was_set_is_known_again(sqlite_template: Path, tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{shutil.copyfile(sqlite_template, tmp_path / 'a.db')}")
    with Overseer(engine).begin() as session:
        assert installation.webhook(session) is None
        installation.note_webhook(session, fingerprint("https://a.example/x"))
        installation.note_webhook(session, fingerprint(ELSEWHERE))
        assert installation.webhook(session) == fingerprint(ELSEWHERE)
    engine.dispose()
