"""Reads the requests of the JSON API, and complains clearly where they are wrong."""

import json
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.requests import Request

from simulator.errors import TownError
from simulator.state import Town

LONGEST_NUMBER = 20
Wanted = TypeVar("Wanted", int, str, bool, float)
_NAMES: dict[type, str] = {int: "a number", str: "a text", bool: "true or false", float: "a number"}


@dataclass(frozen=True)
class Fields:
    """The fields of one request, read with a clear complaint where they are missing or of the wrong kind."""

    values: dict[str, Any]

    def need(self, name: str, kind: type[Wanted]) -> Wanted:
        """A field that must be there."""
        value = self.may(name, kind)
        if value is None:
            raise TownError(f"{name!r} is missing")
        return value

    def may(self, name: str, kind: type[Wanted]) -> Wanted | None:
        """A field that may be missing or null; None then."""
        value = self.values.get(name)
        if value is None or (value == "" and kind is not str):
            return None
        if kind is int and isinstance(value, str) and value.lstrip("-").isdecimal() and len(value) <= LONGEST_NUMBER:
            return kind(value)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return kind(value)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            raise TownError(f"{name!r} must be {_NAMES[kind]}")
        return value

    def list_of(self, name: str, kind: type[Wanted]) -> list[Wanted] | None:
        """A list that may be missing or null; None then."""
        values = self.values.get(name)
        if values is None:
            return None
        if not isinstance(values, list) or not all(type(value) is kind for value in values):
            raise TownError(f"{name!r} must be a list, each {_NAMES[kind]}")
        return values


def town_of(request: Request) -> Town:
    """The town that a request is about."""
    town: Town = request.app.state.town
    return town


async def body_of(request: Request) -> Fields:
    """The fields of a JSON object in the body, which must be sent as such; an empty body has none.

    A page of another site can send any text unasked, but JSON under its name only where it is let.
    """
    body = await request.body()
    try:
        values = json.loads(body or b"{}")
        json.dumps(values, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as wrong:
        raise TownError("the request is not JSON") from wrong
    if not isinstance(values, dict):
        raise TownError("the request must be a JSON object")
    if body and request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise TownError("the content type of the request must be application/json", 415)
    return Fields(values)
