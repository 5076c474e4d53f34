"""The JSON API: plain JSON over HTTP for the chat page, for people, tests and tools."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from simulator.json_api import control, gathering, looking, talking

Endpoint = Callable[[Request], Awaitable[Response]]
_DOING: dict[str, Endpoint] = {
    "say": talking.say,
    "place": talking.show_place,
    "react": talking.react,
    "press": talking.press,
    "upload": talking.upload,
    "edit": talking.edit,
    "delete": talking.delete,
    "join": gathering.join,
    "leave": gathering.leave,
    "promote": gathering.promote,
    "block": gathering.block,
    "upgrade": gathering.upgrade,
    "people": gathering.add_person,
    "chats": gathering.add_chat,
    "link": gathering.link,
    "clock": control.move_clock,
    "clock/done": control.clock_done,
    "settle": control.settle,
    "trouble": control.trouble,
}
_LOOKING: dict[str, Endpoint] = {
    "": looking.get_town,
    "/messages": looking.get_messages,
    "/events": looking.get_events,
    "/commands": looking.get_commands,
    "/clock": control.get_clock,
    "/trouble": control.get_trouble,
    "/files/{file}/{name}": looking.get_file,
}
ROUTES = [
    *(Route(f"/town{path}", endpoint, methods=["GET"]) for path, endpoint in _LOOKING.items()),
    *(Route(f"/town/{path}", endpoint, methods=["POST"]) for path, endpoint in _DOING.items()),
]
