"""Who may bring updates through the door, what is answered to everybody else, and how it is shut."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from bot.settings import Address, Secret, Webhook
from bot.web import door as doors
from bot.web.door import LARGEST_BODY, SECRET_HEADER, Door
from bot.web.server import CannotListen, serving
from tests.processes import free_port

HOOK = Webhook(Secret("https://dondoc.example/telegram/duong-dan"), Secret("mot-tu-bi-mat-0123"))
UPDATE = {"update_id": 7, "message": {"text": "80%"}}
GOOD = {SECRET_HEADER: HOOK.secret.reveal(), "content-type": "application/json"}


class Kept:
    """In the place of the inbox."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.failure: Exception | None = None
        self.may_end = asyncio.Event()
        self.may_end.set()
        self.begun = asyncio.Event()

    async def keep(self, updates: Sequence[dict[str, Any]]) -> None:
        self.begun.set()
        await self.may_end.wait()
        if self.failure is not None:
            raise self.failure
        self.updates += updates


async def asked(door: Door, method: str = "POST", path: str = HOOK.path, **given: Any) -> httpx.Response:
    transport = httpx.ASGITransport(door, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://dondoc.example") as client:
        return await client.request(method, path, **{"headers": GOOD, "content": json.dumps(UPDATE)} | given)


async def test_an_update_is_kept_and_only_then_taken() -> None:
    door, kept = Door(HOOK), Kept()
    async with door.opened(kept.keep):
        answer = await asked(door, headers=GOOD | {"content-type": "Application/JSON; charset=utf-8"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert kept.updates == [UPDATE]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"path": "/"}, 404),
        ({"path": "/telegram"}, 404),
        ({"path": f"{HOOK.path}/"}, 404),
        ({"path": "/telegram/duong-d%61n"}, 404),
        ({"path": "/%ff"}, 404),
        ({"method": "GET"}, 405),
        ({"method": "PUT"}, 405),
        ({"method": "BREW"}, 405),
        ({"headers": {"content-type": "application/json"}}, 403),
        ({"headers": GOOD | {SECRET_HEADER: "mot-tu-bi-mat-0124"}}, 403),
        ({"headers": GOOD | {SECRET_HEADER: ""}}, 403),
        ({"headers": {**GOOD, SECRET_HEADER: "bí mật".encode()}}, 403),
        ({"headers": {SECRET_HEADER: HOOK.secret.reveal()}}, 415),
        ({"headers": GOOD | {"content-type": "text/plain"}}, 415),
        ({"content": b""}, 400),
        ({"content": b"{"}, 400),
        ({"content": b"[" * 100_000}, 400),
        ({"content": b"\xff\xfe"}, 400),
        ({"content": b"7"}, 400),
        ({"content": b"[]"}, 400),
        ({"content": b"{}"}, 400),
        ({"content": b'{"update_id": "7"}'}, 400),
        ({"content": b'{"update_id": true}'}, 400),
        ({"content": b'{"update_id": %d}' % 2**70}, 400),
        ({"content": b'{"update_id": %s}' % (b"9" * 5000)}, 400),
        ({"content": b"x" * (LARGEST_BODY + 1)}, 413),
        ({"headers": GOOD | {"content-length": "9" * 30}}, 413),
        ({"headers": GOOD | {"content-length": "-1"}}, 413),
    ],
    ids=lambda one: str(one)[:60],
)
async def test_everybody_else_is_told_what_is_wrong_and_nothing_is_kept(given: dict[str, Any], status: int) -> None:
    door, kept = Door(HOOK), Kept()
    async with door.opened(kept.keep):
        answer = await asked(door, **given)
    assert answer.status_code == status
    assert kept.updates == []
    assert HOOK.secret.reveal() not in answer.text


async def test_what_has_no_length_and_does_not_end_is_cut_off() -> None:
    door, kept, sent = Door(HOOK), Kept(), 0

    async def endless() -> Any:
        nonlocal sent
        while True:
            sent += 100_000
            yield b"x" * 100_000

    async with door.opened(kept.keep):
        answer = await asked(door, content=endless())
    assert answer.status_code == 413
    assert sent <= LARGEST_BODY + 200_000


async def test_a_body_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "SECONDS_TO_BE_TOLD", 0.05)

    async def slow() -> Any:
        yield b"{"
        await asyncio.Event().wait()

    door = Door(HOOK)
    async with door.opened(Kept().keep):
        assert (await asked(door, content=slow())).status_code == 408


@pytest.mark.parametrize(
    ("failure", "status"),
    [(OperationalError("INSERT", {}, Exception("away")), 503), (OSError("disk"), 503), (KeyError("ours"), 500)],
    ids=["away", "disk", "a fault of ours"],
)
async def test_what_cannot_be_kept_is_to_be_brought_again(failure: Exception, status: int) -> None:
    door, kept = Door(HOOK), Kept()
    kept.failure = failure
    async with door.opened(kept.keep):
        assert (await asked(door)).status_code == status
        kept.failure = None
        assert (await asked(door)).status_code == 200
    assert kept.updates == [UPDATE]


async def test_before_it_is_opened_and_after_it_is_shut_everybody_is_to_come_again() -> None:
    door, kept = Door(HOOK), Kept()
    assert (await asked(door)).status_code == 503
    async with door.opened(kept.keep):
        pass
    answer = await asked(door)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert kept.updates == []


async def test_who_is_inside_when_it_is_shut_is_answered_first() -> None:
    door, kept = Door(HOOK), Kept()
    kept.may_end.clear()
    address = Address("127.0.0.1", free_port())
    async with serving(door, address), httpx.AsyncClient(base_url=f"http://{address}") as client:

        async def brings() -> int:
            return (await client.post(HOOK.path, headers=GOOD, json=UPDATE)).status_code

        async with door.opened(kept.keep):
            inside = asyncio.create_task(brings())
            await kept.begun.wait()
            asyncio.get_running_loop().call_later(0.2, kept.may_end.set)
        assert kept.updates == [UPDATE]
        assert await brings() == 503
    assert await inside == 200


async def test_who_hangs_up_in_the_middle_harms_nobody() -> None:
    door, kept = Door(HOOK), Kept()
    address = Address("127.0.0.1", free_port())
    async with serving(door, address), door.opened(kept.keep):
        _, writer = await asyncio.open_connection(address.host, address.port)
        head = f"POST {HOOK.path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n"
        writer.write(f"{head}{SECRET_HEADER}: {HOOK.secret.reveal()}\r\n\r\n{{".encode())
        await writer.drain()
        writer.close()
        async with httpx.AsyncClient(base_url=f"http://{address}") as client:
            assert (await client.post(HOOK.path, headers=GOOD, json=UPDATE)).status_code == 200


async def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    address = Address("127.0.0.1", free_port())
    async with serving(Door(HOOK), address):
        with pytest.raises(CannotListen, match="DONDOC_LISTEN"):
            async with serving(Door(HOOK), address):
                pass
    with pytest.raises(CannotListen, match=r"203\.0\.113\.7:8080"):
        async with serving(Door(HOOK), Address("203.0.113.7", 8080)):
            pass
