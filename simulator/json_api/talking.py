"""The JSON API, talking: what people say, send, change and press in their chats."""

from pathlib import PurePath

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator import conversation
from simulator.conversation import LARGEST_UPLOAD
from simulator.errors import TownError
from simulator.json_api.fields import Fields, body_of, town_of


async def say(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
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
    town, fields = town_of(request), await body_of(request)
    pressed = await conversation.press(
        town,
        fields.need("person", int),
        fields.need("chat", int),
        fields.need("message_id", int),
        fields.need("button", str),
    )
    return JSONResponse({"answer": pressed.answer, "alert": pressed.alert})


async def upload(request: Request) -> Response:
    town = town_of(request)
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
        town_of(request),
        fields.need("person", int),
        fields.need("chat", int),
        fields.need("message_id", int),
        fields.need("text", str),
    )
    return JSONResponse({"message_id": said.message_id})


async def delete(request: Request) -> Response:
    fields = await body_of(request)
    conversation.delete(
        town_of(request), fields.need("person", int), fields.need("chat", int), fields.need("message_id", int)
    )
    return JSONResponse({})
