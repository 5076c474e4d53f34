"""The JSON API, talking: what people say, send, change and press in their chats."""

from pathlib import PurePath

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator import conversation
from simulator.conversation import LARGEST_UPLOAD, Sent
from simulator.errors import TownError
from simulator.json_api.fields import Fields, body_of, town_of
from simulator.manners import Manner
from simulator.models import Media, Place


async def say(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
    said = conversation.say(
        town,
        fields.need("person", int),
        fields.need("chat", int),
        fields.need("text", str),
        fields.may("reply_to", int),
        fields.may("topic", int),
        _manner(fields),
    )
    return JSONResponse({"message_id": said.message_id})


def _manner(fields: Fields) -> Manner:
    source = fields.values.get("forwarded_from")
    if source is not None and (isinstance(source, bool) or not isinstance(source, int | str)):
        raise TownError("'forwarded_from' must be a person's number or a name")
    return Manner(fields.may("quote", str), source, fields.may("as", str))


async def show_place(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
    said = conversation.show_place(
        town,
        fields.need("person", int),
        fields.need("chat", int),
        Place(fields.need("latitude", float), fields.need("longitude", float)),
        fields.may("reply_to", int),
        fields.may("topic", int),
    )
    return JSONResponse({"message_id": said.message_id})


async def react(request: Request) -> Response:
    """A reaction; without an emoji it is taken back."""
    fields = await body_of(request)
    conversation.react(
        town_of(request),
        fields.need("person", int),
        fields.need("chat", int),
        fields.need("message_id", int),
        fields.may("emoji", str) or None,
    )
    return JSONResponse({})


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
    """Files of one kind; several are an album. → the first message's id, and those of all."""
    town = town_of(request)
    async with request.form(max_part_size=LARGEST_UPLOAD) as form:
        fields = Fields({name: value for name, value in form.items() if isinstance(value, str)})
        files = [await _sent(file) for file in form.getlist("file") if isinstance(file, UploadFile)]
    if not files:
        raise TownError("'file' is missing")
    messages = conversation.upload_several(
        town,
        fields.need("person", int),
        fields.need("chat", int),
        files,
        fields.may("caption", str) or "",
        fields.may("reply_to", int),
        fields.may("topic", int),
        media=_media(fields),
        manner=_manner(fields),
    )
    ids = [said.message_id for said in messages]
    return JSONResponse({"message_id": ids[0], "message_ids": ids})


async def _sent(file: UploadFile) -> Sent:
    return Sent(PurePath(file.filename or "tep").name, await file.read(), file.content_type)


def _media(fields: Fields) -> Media:
    if (fields.may("photo", str) or "") in {"true", "1"}:
        return Media.PHOTO
    kind = fields.may("kind", str) or Media.DOCUMENT.value
    if kind not in set(Media):
        raise TownError(f"there is no such kind of file: {kind!r}; there are: {', '.join(Media)}")
    return Media(kind)


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
