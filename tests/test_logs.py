"""The log tells what happened, and never what somebody wrote."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from bot.logs import configure
from simulator.trouble import Kind, Trouble
from tests.flows.stage import SCIENCE, TEST_TOKEN, Stage, staged, texts


def test_the_log_holds_no_body_of_the_library_either(capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO", sys.stderr)
    logging.getLogger("telegram.request").error('Can not load invalid JSON data: "%s"', "Báo cáo mật của đồng chí An")
    logging.getLogger("httpx").warning(f"POST https://api.telegram.org/bot{'123:token'}/sendMessage")
    logging.getLogger("asyncio").error("Task exception was never retrieved: %r", ValueError("Báo cáo mật"))
    logging.getLogger("bot.inbox").warning("update %s cannot be read", 7)
    said = capsys.readouterr().err
    assert "Báo cáo" not in said
    assert "123:token" not in said
    assert "update 7 cannot be read" in said


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What is logged as JSON, from the lowest level on."""
    stream = io.StringIO()
    configure("DEBUG", stream, form="json")
    yield stream
    configure("WARNING", sys.stderr)


def lines(written: io.StringIO) -> list[dict[str, object]]:
    found = [json.loads(line) for line in written.getvalue().splitlines()]
    written.truncate(0)
    written.seek(0)
    return found


def test_a_line_of_json_tells_when_where_and_what(written: io.StringIO) -> None:
    logging.getLogger("bot.inbox").warning("update %s\nwaits", 7)
    logging.getLogger("httpx").warning(f"POST https://api.telegram.org/bot{'123:token'}/sendMessage")
    words = "Báo cáo mật của đồng chí An"
    try:
        raise ValueError(words)
    except ValueError:
        logging.getLogger("bot.inbox").exception("update %s could not be handled", 8)
    plain, library, failed = lines(written)
    assert {*plain} == {"time", "level", "logger", "message"}
    assert (plain["level"], plain["logger"], plain["message"]) == ("WARNING", "bot.inbox", "update 7\nwaits")
    assert str(plain["time"]).endswith("+00:00")
    assert "token" not in str(library)
    assert failed["error"] == "ValueError"
    assert "test_logs.py" in str(failed["trace"])
    assert words not in str(failed)


async def test_one_number_goes_from_the_update_to_its_answer(engine: Engine, written: io.StringIO) -> None:
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        lines(written)
        told = [await said(stage, written, text) for text in ("/nhiemvu", "/dangky Lập dự toán riêng, hạn 20/11")]
    numbers = [{line.get("update") for line in one} for one in told]
    assert [len(one) for one in numbers] == [1, 1]
    assert numbers[0] != numbers[1]
    for one in told:
        messages = [str(line["message"]) for line in one]
        assert any(message == f"update {line['update']} handled" for message, line in zip(messages, one, strict=True))
        assert any(message.endswith(" delivered") for message in messages)


async def said(stage: Stage, written: io.StringIO, text: str) -> list[dict[str, object]]:
    """What is logged until somebody is answered; nothing of what was said, of the answer or of the token is in it."""
    answers = await stage.says(SCIENCE, text)
    assert answers
    found = lines(written)
    for secret in (TEST_TOKEN, text, *texts(answers).splitlines()):
        assert not secret or secret not in json.dumps(found, ensure_ascii=False)
    return found


async def test_what_is_not_delivered_bears_the_number_too(engine: Engine, written: io.StringIO) -> None:
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        await stage.says(SCIENCE, "/nhiemvu")
        lines(written)
        stage.town.troubles.add(Trouble(Kind.SERVER_ERROR, method="sendMessage"))
        await stage.says(SCIENCE, "/nhiemvu")
        found = lines(written)
    (failed,) = [line for line in found if "not delivered" in str(line["message"])]
    assert "unknown" in str(failed["message"])
    assert failed["update"] in {line.get("update") for line in found if "handled" in str(line["message"])}
