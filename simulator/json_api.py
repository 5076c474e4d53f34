"""The JSON API: plain JSON over HTTP for the chat page, for people, tests and tools."""

from collections.abc import Awaitable, Callable
from pathlib import PurePath
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator import conversation, membership, time_control, views
from simulator.bot_api import unless_gone
from simulator.clock import ZONE, read_moment
from simulator.conversation import LARGEST_UPLOAD
from simulator.errors import TownError
from simulator.fields import Fields, body_of
from simulator.methods import chats
from simulator.models import ChatKind
from simulator.state import Town
from simulator.trouble import Kind, Trouble

LONG_POLL = 25.0
_SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif"})


def _town(request: Request) -> Town:
    town: Town = request.app.state.town
    return town


# Looking


async def get_town(request: Request) -> Response:
    return JSONResponse(views.town_view(_town(request)))


async def get_messages(request: Request) -> Response:
    town, asked = _town(request), Fields(dict(request.query_params))
    said = town.messages(asked.need("chat", int), asked.may("after", int) or 0)
    newest = asked.may("newest", int)
    base = str(request.base_url)
    return JSONResponse([views.message_view(town, one, base) for one in (said[-newest:] if newest else said)])


async def get_events(request: Request) -> Response:
    """Waits until something that people can see has changed; → {"version", "now", "chats", "typing"}."""
    town, asked = _town(request), Fields(dict(request.query_params))
    after = asked.may("after", int) or 0
    await unless_gone(request, town.changed.wait_until(lambda: town.version > after, LONG_POLL))
    now = town.clock.now()
    changed = [chat.id for chat in town.chats.values() if chat.version > after]
    typing = [chat.id for chat in town.chats.values() if chat.typing is not None and chat.typing > now]
    return JSONResponse({"version": town.version, "now": views.moment(town), "chats": changed, "typing": typing})


async def get_commands(request: Request) -> Response:
    """The bot's command menu for a person in a chat."""
    asked = Fields(dict(request.query_params))
    return JSONResponse(chats.commands_for(_town(request), asked.need("chat", int), asked.need("person", int)))


async def get_file(request: Request) -> Response:
    """A file that somebody sent. What is no picture is never opened in the page's own place."""
    kept = _town(request).files.get(request.path_params["file"])
    if kept is None:
        raise TownError("there is no such file", 404)
    shown = kept.mime in _SHOWN_INLINE
    headers = {
        "x-content-type-options": "nosniff",
        "content-disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(kept.name)}",
    }
    return Response(kept.content, media_type=kept.mime or "application/octet-stream", headers=headers)


# Doing


async def say(request: Request) -> Response:
    town, fields = _town(request), await body_of(request)
    said = conversation.say(
        town,
        fields.need("person", int),
        fields.need("chat", int),
        fields.need("text", str),
        fields.may("reply_to", int),
        fields.may("topic", int),
    )
    return JSONResponse({"message_id": said.message_id})


async def press(request: Request) -> Response:
    town, fields = _town(request), await body_of(request)
    pressed = await conversation.press(
        town,
        fields.need("person", int),
        fields.need("chat", int),
        fields.need("message_id", int),
        fields.need("button", str),
    )
    return JSONResponse({"answer": pressed.answer, "alert": pressed.alert})


async def upload(request: Request) -> Response:
    town = _town(request)
    async with request.form(max_part_size=LARGEST_UPLOAD) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise TownError("'file' is missing")
        fields = Fields({name: value for name, value in form.items() if isinstance(value, str)})
        said = conversation.upload(
            town,
            fields.need("person", int),
            fields.need("chat", int),
            PurePath(file.filename or "tep").name,
            await file.read(),
            fields.may("caption", str) or "",
            fields.may("reply_to", int),
            fields.may("topic", int),
            mime=file.content_type,
            as_photo=(fields.may("photo", str) or "") in {"true", "1"},
        )
    return JSONResponse({"message_id": said.message_id})


async def edit(request: Request) -> Response:
    fields = await body_of(request)
    said = conversation.edit(
        _town(request),
        fields.need("person", int),
        fields.need("chat", int),
        fields.need("message_id", int),
        fields.need("text", str),
    )
    return JSONResponse({"message_id": said.message_id})


async def delete(request: Request) -> Response:
    fields = await body_of(request)
    conversation.delete(
        _town(request), fields.need("person", int), fields.need("chat", int), fields.need("message_id", int)
    )
    return JSONResponse({})


async def join(request: Request) -> Response:
    town, fields = _town(request), await body_of(request)
    chat = fields.need("chat", int)
    if fields.may("bot", bool):
        said = membership.add_bot(town, chat, fields.may("by", int))
    else:
        said = membership.join(town, chat, fields.need("person", int))
    return JSONResponse({"message_id": said.message_id})


async def leave(request: Request) -> Response:
    town, fields = _town(request), await body_of(request)
    chat = fields.need("chat", int)
    if fields.may("bot", bool):
        said = membership.remove_bot(town, chat, fields.may("by", int))
    else:
        said = membership.leave(town, chat, fields.need("person", int))
    return JSONResponse({"message_id": said.message_id})


async def promote(request: Request) -> Response:
    town, fields = _town(request), await body_of(request)
    chat, admin = fields.need("chat", int), fields.may("admin", bool)
    if fields.may("bot", bool):
        membership.promote_bot(town, chat, fields.may("by", int), admin=admin is not False)
    else:
        membership.promote(town, chat, fields.need("person", int), admin=admin is not False)
    return JSONResponse({})


async def block(request: Request) -> Response:
    fields = await body_of(request)
    membership.block(_town(request), fields.need("person", int), blocked=fields.may("blocked", bool) is not False)
    return JSONResponse({})


async def add_person(request: Request) -> Response:
    fields = await body_of(request)
    person = _town(request).add_person(
        fields.need("name", str),
        fields.may("title", str) or "",
        id=fields.may("id", int),
        username=fields.may("username", str),
    )
    return JSONResponse({"id": person.id})


async def add_chat(request: Request) -> Response:
    fields = await body_of(request)
    kind = fields.may("kind", str) or ChatKind.SUPERGROUP.value
    if kind not in set(ChatKind):
        raise TownError(f"there is no such kind of chat: {kind!r}")
    chat = _town(request).add_group(
        fields.need("title", str),
        fields.list_of("members", int) or [],
        id=fields.may("id", int),
        kind=ChatKind(kind),
        topics=fields.list_of("topics", str),
        with_bot=fields.may("bot", bool) is not False,
    )
    return JSONResponse({"id": chat.id, "topics": None if chat.topics is None else list(chat.topics)})


# Time and trouble


async def get_clock(request: Request) -> Response:
    """The time; with `after`, waits for a beat beyond that one. `follower` names the assistant that asks."""
    town, asked = _town(request), Fields(dict(request.query_params))
    after = asked.may("after", int)
    if after is not None:
        await unless_gone(request, town.clock.next_beat(after, asked.may("follower", str), LONG_POLL))
    due = town.clock.next_due
    return JSONResponse(
        {"now": views.moment(town), "beat": town.clock.beat, "next": due and due.astimezone(ZONE).isoformat()}
    )


async def clock_done(request: Request) -> Response:
    fields = await body_of(request)
    due = fields.may("next", str)
    _town(request).clock.report(
        fields.need("follower", str), fields.need("beat", int), read_moment(due) if due else None
    )
    return JSONResponse({})


async def move_clock(request: Request) -> Response:
    town, fields = _town(request), await body_of(request)
    span, moment = fields.may("advance", str), fields.may("to", str)
    if (span is None) == (moment is None):
        raise TownError("either 'advance' or 'to' must be given")
    if span is not None:
        await time_control.advance(town, span)
    elif moment is not None:
        await time_control.move_to(town, moment)
    return JSONResponse({"now": views.moment(town)})


async def settle(request: Request) -> Response:
    fields = await body_of(request)
    await time_control.settle(_town(request), fields.may("limit", float) or time_control.LIMIT)
    return JSONResponse({"now": views.moment(_town(request))})


async def trouble(request: Request) -> Response:
    town, fields = _town(request), await body_of(request)
    kind = fields.need("kind", str)
    if kind == "none":
        town.troubles.clear()
    elif kind == "migrate":
        return JSONResponse({"chat": membership.migrate(town, fields.need("chat", int)).id})
    elif kind in set(Kind):
        town.troubles.add(_trouble(Kind(kind), fields))
    else:
        raise TownError(f"there is no such trouble: {kind!r}; there are: {', '.join(Kind)}, migrate, none")
    return JSONResponse({})


def _trouble(kind: Kind, fields: Fields) -> Trouble:
    share, times = fields.may("share", float), fields.may("times", int)
    if share is not None and not 0 <= share <= 1:
        raise TownError("'share' is between 0 and 1")
    if times is not None and times < 1:
        raise TownError("'times' is at least 1")
    if times is None and share is None:
        times = 1
    return Trouble(
        kind,
        times,
        1.0 if share is None else share,
        fields.may("method", str),
        fields.may("chat", int),
        fields.may("retry_after", int) or 1,
        fields.may("seconds", float) or 1.0,
    )


Endpoint = Callable[[Request], Awaitable[Response]]
_DOING: dict[str, Endpoint] = {
    "say": say,
    "press": press,
    "upload": upload,
    "edit": edit,
    "delete": delete,
    "join": join,
    "leave": leave,
    "promote": promote,
    "block": block,
    "people": add_person,
    "chats": add_chat,
    "clock": move_clock,
    "clock/done": clock_done,
    "settle": settle,
    "trouble": trouble,
}
_LOOKING: dict[str, Endpoint] = {
    "": get_town,
    "/messages": get_messages,
    "/events": get_events,
    "/commands": get_commands,
    "/clock": get_clock,
    "/files/{file}/{name}": get_file,
}
ROUTES = [
    *(Route(f"/town{path}", endpoint, methods=["GET"]) for path, endpoint in _LOOKING.items()),
    *(Route(f"/town/{path}", endpoint, methods=["POST"]) for path, endpoint in _DOING.items()),
]
