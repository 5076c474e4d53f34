"""How a message looks where it arrives, and what each refusal of the messenger says about it."""

import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from channels.telegram import calls
from channels.telegram.calls import StrangeAnswer
from domain.heard import File, Media
from domain.reminding.delivery import Delivered, Failed, Moved, OutgoingKind
from simulator import conversation
from simulator.default_town import DIRECTOR, GROUP, OFFICER, default_town
from simulator.models import Message as Said
from simulator.server import running
from simulator.state import Town
from simulator.trouble import Kind, Trouble
from tests.channels.test_request import OUTGOING, bot_at
from tests.flows.stage import MONDAY
from texts.message import Button, Message

ROWS = ((Button("Xác nhận", "task:1:yes"), Button("Làm lại", "task:1:no")),)


@pytest.fixture
def town() -> Town:
    return default_town(MONDAY)


@pytest.fixture
async def bot(town: Town) -> AsyncIterator[Bot]:
    async with running(town) as address, bot_at(address) as bot:
        yield bot


def arrived(town: Town, outcome: object, chat: int = GROUP) -> Said:
    assert isinstance(outcome, Delivered)
    assert outcome.message is not None
    return town.chat(chat).messages[outcome.message]


def shown(said: Said) -> list[str]:
    return [str(button["text"]) for row in said.buttons for button in row]


@pytest.mark.parametrize("silent", [True, False])
async def test_words_arrive_with_their_buttons_and_aloud_or_not(bot: Bot, town: Town, silent: bool) -> None:
    words = Message("Hạn <b>mai</b>, http://example.vn", buttons=ROWS, silent=silent, expects_reply=True)

    said = arrived(town, await calls.send(bot, replace(OUTGOING, content=words.to_json())))

    assert (said.text, [one.kind for one in said.entities if one.kind != "url"]) == (
        "Hạn mai, http://example.vn",
        ["bold"],
    )
    assert (shown(said), said.silent, said.asks_reply) == (["Xác nhận", "Làm lại"], silent, False)
    assert said.reply_to is None


@pytest.mark.parametrize("expected", [True, False])
async def test_the_reply_box_opens_where_an_answer_is_expected(bot: Bot, town: Town, expected: bool) -> None:
    words = Message("Vì sao?", expects_reply=expected)

    said = arrived(town, await calls.send(bot, replace(OUTGOING, content=words.to_json())))

    assert (said.asks_reply, said.buttons) == (expected, [])


async def test_an_answer_stands_under_what_it_answers_or_alone_where_that_is_gone(bot: Bot, town: Town) -> None:
    asked = conversation.say(town, OFFICER, GROUP, "Khi nào ạ?")

    under = arrived(town, await calls.send(bot, replace(OUTGOING, reply_to=asked.message_id)))
    alone = arrived(town, await calls.send(bot, replace(OUTGOING, reply_to=999_999)))

    assert under.reply_to is asked
    assert alone.reply_to is None


async def test_what_may_be_doubled_says_so(bot: Bot, town: Town) -> None:
    once = arrived(town, await calls.send(bot, OUTGOING))
    again = arrived(town, await calls.send(bot, replace(OUTGOING, doubled=True)))

    assert once.text == "Chào"
    assert "có thể trùng" in again.text


async def test_words_that_are_no_html_arrive_as_they_are(bot: Bot, town: Town) -> None:
    said = arrived(town, await calls.send(bot, replace(OUTGOING, content=Message("Hạn <b>mai", ROWS).to_json())))

    assert "mai" in said.text
    assert said.entities == []
    assert shown(said) == ["Xác nhận", "Làm lại"]


async def test_a_topic_is_spoken_into_and_left_out_where_it_is_gone(bot: Bot, town: Town) -> None:
    forum = town.add_group("Sở – theo phòng", [OFFICER], topics=["Văn phòng"])
    [topic] = forum.topics or {}
    outgoing = replace(OUTGOING, chat=forum.id, topic=topic)
    assert arrived(town, await calls.send(bot, outgoing), forum.id).topic == topic
    town.troubles.add(Trouble(Kind.GONE_TOPIC, times=None, chat=forum.id))

    assert arrived(town, await calls.send(bot, outgoing), forum.id).topic is None


async def test_our_message_is_rewritten_and_its_buttons_are_taken(bot: Bot, town: Town) -> None:
    sent = await calls.send(bot, replace(OUTGOING, content=Message("Chào", ROWS).to_json()))
    said = arrived(town, sent)
    edit = replace(
        OUTGOING, kind=OutgoingKind.EDIT, message=said.message_id, content=Message("Đã xong", ROWS[:1]).to_json()
    )

    for _ in range(2):  # The second time there is nothing to change, and Telegram refuses it.
        assert await calls.send(bot, edit) == Delivered(said.message_id)
    assert (said.text, shown(said)) == ("Đã xong", ["Xác nhận", "Làm lại"])

    for _ in range(2):
        assert await calls.send(bot, replace(edit, kind=OutgoingKind.RETIRE)) == Delivered(said.message_id)
    assert (said.text, shown(said)) == ("Đã xong", [])


@pytest.mark.parametrize("media", sorted(set(Media) - {Media.LOCATION, Media.CONTACT}))
async def test_a_file_is_sent_again_as_what_it_was(media: Media) -> None:
    calls_made = []

    class Keeping:
        def __getattr__(self, call: str) -> Callable[..., Awaitable[object]]:
            async def sent(**body: object) -> SimpleNamespace:
                calls_made.append((call, body[call.removeprefix("send_")]))
                return SimpleNamespace(message_id=77)

            return sent

    file = File("kept", "ban-do", media).to_json()
    outgoing = replace(OUTGOING, kind=OutgoingKind.COPY, content={**Message("").to_json(), "file": file})
    assert await calls.send(Keeping(), outgoing) == Delivered(77)  # type: ignore[arg-type]
    assert calls_made == [(f"send_{media}", "kept")]


@pytest.mark.parametrize(
    ("refused", "outcome"),
    [
        ("wrong file identifier", Delivered(77)),  # It is said that the file is gone.
        ("chat not found", Failed(permanent=False, reason="chat not found", refused=True)),
    ],
)
async def test_a_file_is_gone_where_the_messenger_says_so_and_not_where_the_chat_is(
    refused: str, outcome: object
) -> None:
    class Refusing:
        async def send_document(self, **_: object) -> None:
            raise BadRequest(refused)

        async def send_message(self, **_: object) -> SimpleNamespace:
            return SimpleNamespace(message_id=77)

    file = File("kept", "bao-cao.pdf").to_json()
    outgoing = replace(OUTGOING, kind=OutgoingKind.COPY, content={**Message("").to_json(), "file": file})
    assert await calls.send(Refusing(), outgoing) == outcome  # type: ignore[arg-type]


async def test_who_administers_a_group(bot: Bot) -> None:
    assert await calls.administers(bot, GROUP, DIRECTOR)
    assert not await calls.administers(bot, GROUP, OFFICER)
    assert not await calls.administers(bot, GROUP, 1)
    assert not await calls.administers(bot, -404, OFFICER)


def lost() -> TelegramError:
    error = TimedOut()
    error.__cause__ = OSError("the line was cut")
    return error


@pytest.mark.parametrize(
    ("refusal", "outcome"),
    [
        (lambda: ChatMigrated(-100_5), Moved(-100_5)),
        (lambda: RetryAfter(7), Failed(permanent=False, reason="too many requests", retry_after=7.0)),
        (
            lambda: RetryAfter(dt.timedelta(seconds=7)),
            Failed(permanent=False, reason="too many requests", retry_after=7.0),
        ),
        (lambda: Forbidden("bot was kicked"), Failed(permanent=False, reason="bot was kicked", refused=True)),
        (lambda: BadRequest("Chat not found"), Failed(permanent=False, reason="Chat not found", refused=True)),
        (lambda: BadRequest("TOPIC_CLOSED"), Failed(permanent=False, reason="TOPIC_CLOSED", refused=True)),
        (
            lambda: Forbidden("Forbidden: user is deactivated"),
            Failed(permanent=True, reason="Forbidden: user is deactivated", refused=True),
        ),
        (lambda: BadRequest("message is too long"), Failed(permanent=True, reason="message is too long")),
        (lambda: StrangeAnswer(200), Failed(permanent=False, reason="StrangeAnswer", unknown=True)),
        (lambda: StrangeAnswer(504), Failed(permanent=False, reason="StrangeAnswer", unknown=True)),
        (lambda: StrangeAnswer(403), Failed(permanent=False, reason="StrangeAnswer")),
        (lost, Failed(permanent=False, reason="TimedOut", unknown=True)),
        (TimedOut, Failed(permanent=False, reason="TimedOut")),
        (lambda: NetworkError("away"), Failed(permanent=False, reason="NetworkError", unknown=True)),
        (lambda: TelegramError("something else"), Failed(permanent=False, reason="something else")),
    ],
    ids=[
        "moved",
        "too many",
        "too many, as a span",
        "kicked",
        "refused",
        "topic closed",
        "gone for good",
        "our own fault",
        "a page",
        "a page of a gateway",
        "a page of a proxy",
        "lost",
        "late",
        "an error of the server",
        "anything else",
    ],
)
@pytest.mark.filterwarnings("ignore:.*attribute `retry_after`")
async def test_what_a_refusal_says_about_the_message(refusal: Callable[[], TelegramError], outcome: object) -> None:
    class Refusing:
        async def do_api_request(self, *_: object) -> None:
            raise refusal()

    assert await calls.send(Refusing(), OUTGOING) == outcome  # type: ignore[arg-type]
