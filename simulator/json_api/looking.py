"""The JSON API, looking: who is there, what was said, what has changed."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator import views
from simulator.bot_api import unless_gone
from simulator.errors import TownError
from simulator.json_api.fields import Fields, town_of
from simulator.methods import chats

LONG_POLL = 25.0
_SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif"})


async def get_town(request: Request) -> Response:
    return JSONResponse(views.town_view(town_of(request)))


async def get_messages(request: Request) -> Response:
    town, asked = town_of(request), Fields(dict(request.query_params))
    before = asked.may("before", int)
    said = town.messages(asked.need("chat", int), asked.may("after", int) or 0)
    said = [one for one in said if before is None or one.message_id < before]
    newest = asked.may("newest", int)
    base = str(request.base_url)
    return JSONResponse([views.message_view(town, one, base) for one in (said[-newest:] if newest else said)])


async def get_events(request: Request) -> Response:
    """Waits until something that people can see has changed; → {"version", "now", "chats", "typing"}."""
    town, asked = town_of(request), Fields(dict(request.query_params))
    after = asked.may("after", int) or 0
    await unless_gone(request, town.changed.wait_until(lambda: town.version > after, LONG_POLL))
    now = town.clock.now()
    changed = [chat.id for chat in town.chats.values() if chat.version > after]
    typing = [chat.id for chat in town.chats.values() if chat.typing is not None and chat.typing > now]
    return JSONResponse({"version": town.version, "now": views.moment(town), "chats": changed, "typing": typing})


async def get_commands(request: Request) -> Response:
    """The bot's command menu for a person in a chat."""
    asked = Fields(dict(request.query_params))
    return JSONResponse(chats.commands_for(town_of(request), asked.need("chat", int), asked.need("person", int)))


async def get_file(request: Request) -> Response:
    """A file that somebody sent. What is no picture is never opened in the page's own place."""
    kept = town_of(request).files.get(request.path_params["file"])
    if kept is None:
        raise TownError("there is no such file", 404)
    shown = kept.mime in _SHOWN_INLINE
    headers = {
        "x-content-type-options": "nosniff",
        "content-disposition": f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(kept.name)}",
    }
    return Response(kept.content, media_type=kept.mime or "application/octet-stream", headers=headers)
