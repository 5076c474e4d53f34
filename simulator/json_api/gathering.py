"""The JSON API, gathering: who comes and goes, who rules, what groups there are."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator import membership
from simulator.errors import TownError
from simulator.json_api.fields import body_of, town_of
from simulator.models import ChatKind


async def join(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
    chat = fields.need("chat", int)
    if fields.may("bot", bool):
        said = membership.add_bot(town, chat, fields.may("by", int))
    else:
        said = membership.join(town, chat, fields.need("person", int))
    return JSONResponse({"message_id": said.message_id})


async def leave(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
    chat = fields.need("chat", int)
    if fields.may("bot", bool):
        said = membership.remove_bot(town, chat, fields.may("by", int))
    else:
        said = membership.leave(town, chat, fields.need("person", int))
    return JSONResponse({"message_id": said.message_id})


async def promote(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
    chat, admin = fields.need("chat", int), fields.may("admin", bool)
    if fields.may("bot", bool):
        membership.promote_bot(town, chat, fields.may("by", int), admin=admin is not False)
    else:
        membership.promote(town, chat, fields.need("person", int), admin=admin is not False)
    return JSONResponse({})


async def block(request: Request) -> Response:
    fields = await body_of(request)
    membership.block(town_of(request), fields.need("person", int), blocked=fields.may("blocked", bool) is not False)
    return JSONResponse({})


async def upgrade(request: Request) -> Response:
    """A group becomes a supergroup; → the id that it has then."""
    fields = await body_of(request)
    return JSONResponse({"chat": membership.migrate(town_of(request), fields.need("chat", int)).id})


async def link(request: Request) -> Response:
    """A channel whose posts come into a group from now on: what is said there `as` its title."""
    town, fields = town_of(request), await body_of(request)
    membership.link(town, fields.need("chat", int), fields.need("channel", str))
    return JSONResponse({})


async def add_person(request: Request) -> Response:
    fields = await body_of(request)
    person = town_of(request).add_person(
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
    chat = town_of(request).add_group(
        fields.need("title", str),
        fields.list_of("members", int) or [],
        id=fields.may("id", int),
        kind=ChatKind(kind),
        topics=fields.list_of("topics", str),
        with_bot=fields.may("bot", bool) is not False,
        linked=fields.may("linked", str),
    )
    return JSONResponse({"id": chat.id, "topics": None if chat.topics is None else list(chat.topics)})
