"""What crosses the wire: calls, files both ways, and what each kind of failure says about the message."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, TimedOut

from channels.telegram import calls
from channels.telegram.calls import http_request
from db.outbox import Outgoing
from domain.reminding.delivery import Failed, OutgoingKind
from simulator.default_town import GROUP, default_town
from simulator.server import running
from simulator.state import Town
from simulator.trouble import Kind, Trouble
from tests.flows.stage import MONDAY
from tests.processes import free_port
from texts.message import Message

GOOD = b'{"ok":true,"result":{}} '[:23]
OUTGOING = Outgoing(1, OutgoingKind.SEND, GROUP, None, None, None, Message("Chào").to_json(), MONDAY, 0)


@pytest.fixture
def town() -> Town:
    return default_town(MONDAY)


@pytest.fixture
async def bot(town: Town) -> AsyncIterator[Bot]:
    async with running(town) as address, bot_at(address) as bot:
        yield bot


def bot_at(address: str, *, read_seconds: float = 5) -> Bot:
    request = http_request(connections=2, read_seconds=read_seconds)
    return Bot("7:x", f"{address}/bot", f"{address}/file/bot", request=request, get_updates_request=request)


async def test_words_and_files_cross_both_ways(bot: Bot) -> None:
    said = await bot.send_document(GROUP, "nội dung".encode(), caption="Báo cáo <b>quý</b>", filename="bao-cao.txt")
    assert (said.caption, said.document and said.document.file_name) == ("Báo cáo <b>quý</b>", "bao-cao.txt")
    assert said.document
    kept = await bot.get_file(said.document.file_id)
    assert bytes(await kept.download_as_bytearray()).decode() == "nội dung"


async def test_what_telegram_refuses_is_an_error_of_the_library(bot: Bot, town: Town) -> None:
    town.troubles.add(Trouble(Kind.KICKED))
    with pytest.raises(Forbidden):
        await bot.send_message(GROUP, "Chào")


@pytest.mark.parametrize(
    ("trouble", "unknown"),
    [
        pytest.param(Trouble(Kind.TIMEOUT_AFTER), True, id="the answer was lost"),
        pytest.param(Trouble(Kind.SERVER_ERROR), True, id="the server answered that it had failed"),
        pytest.param(Trouble(Kind.NOT_JSON), True, id="a page came back"),
        pytest.param(Trouble(Kind.NOT_JSON, body='{"ok":true'), True, id="half an answer"),
        pytest.param(Trouble(Kind.NOT_JSON, body='{"ok":false}'), True, id="an answer without a word"),
        pytest.param(Trouble(Kind.NOT_JSON, body=""), True, id="an empty answer"),
        pytest.param(Trouble(Kind.NOT_JSON, status=403), False, id="a proxy let nothing through"),
        pytest.param(Trouble(Kind.UNAUTHORIZED), False, id="the token was not known for a moment"),
    ],
)
async def test_an_answer_that_tells_nothing_leaves_it_open_whether_a_letter_arrived(
    bot: Bot, town: Town, trouble: Trouble, unknown: bool
) -> None:
    town.troubles.add(trouble)
    outcome = await calls.send(bot, OUTGOING)
    assert isinstance(outcome, Failed)
    assert (outcome.permanent, outcome.unknown) == (False, unknown)


async def test_a_server_that_is_away_was_never_reached() -> None:
    request = http_request(connections=2, read_seconds=5)
    await request.initialize()
    with pytest.raises(NetworkError) as raised:
        await request.do_request(f"http://127.0.0.1:{free_port()}/bot7:secret/getMe", "POST")
    await request.shutdown()
    assert "secret" not in str(raised.value)
    assert not calls.may_have_arrived(raised.value)


async def test_an_answer_that_does_not_come_is_given_up(town: Town) -> None:
    async with running(town) as address, bot_at(address, read_seconds=0.2) as bot:
        with pytest.raises(TimedOut):
            await bot.do_api_request("getupdates", api_kwargs={"timeout": 10})


async def test_it_may_be_shut_down_twice(bot: Bot) -> None:
    await bot.shutdown()
    await bot.shutdown()


async def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network of a province often reaches the outside through one alone."""
    asked = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).splitlines()[0])
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 23\r\nConnection: close\r\n\r\n" + GOOD)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(proxy, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        request = http_request(connections=2, read_seconds=5)
        await request.initialize()
        assert await request.do_request("http://telegram.invalid/bot7:x/getMe", "POST") == (200, GOOD)
        await request.shutdown()
    assert asked == [b"POST http://telegram.invalid/bot7:x/getMe HTTP/1.1"]


@pytest.mark.parametrize("body", [b"<html>proxy</html>", b"", b'{"ok": false, "result": []}', b'{"ok": true}', b"[]"])
def test_what_is_no_good_answer_brings_nothing(body: bytes) -> None:
    with pytest.raises(calls.StrangeAnswer):
        calls.result_in(body)
    assert calls.result_in(b'{"ok": true, "result": [7]}') == [7]
