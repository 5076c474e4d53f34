"""The arguments of one call of the Bot API, in whatever form a library sent them."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from simulator.errors import bad_request

Item = TypeVar("Item")


@dataclass(frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str | None


@dataclass(frozen=True)
class Arguments:
    """What a call was given: strings from forms and query strings, or values of any JSON type; files by field."""

    values: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A text; "" where none was given."""
        value = self.values.get(name)
        if value is None:
            return ""
        return _encodable(value if isinstance(value, str) else json.dumps(value))

    def integer(self, name: str) -> int | None:
        """A number; None where none was given or it is none, as Telegram takes it."""
        value = self.values.get(name)
        if isinstance(value, int):
            return int(value)
        try:
            return int(str(value).strip())
        except ValueError:
            return None

    def number(self, name: str) -> float:
        """A number that must be there. Raises ApiError where it is missing or none."""
        value = self.values.get(name)
        try:
            found = float(value if isinstance(value, int | float) else str(value))
        except ValueError as wrong:
            raise bad_request(f"can't parse {name}: expected a number") from wrong
        if not math.isfinite(found):
            raise bad_request(f"can't parse {name}: expected a number")
        return found

    def flag(self, name: str) -> bool:
        """A yes or no; no where nothing was given."""
        value = self.values.get(name, False)
        return value if isinstance(value, bool) else str(value).strip().lower() in {"true", "yes", "1"}

    def structure(self, name: str) -> Any:
        """A value that JSON was made for, a list or an object; None where none was given."""
        value = self.values.get(name)
        if isinstance(value, str):
            value = _parsed(name, value) if value.strip() else None
        if isinstance(value, dict | list):
            _encodable(json.dumps(value, ensure_ascii=False))
        return value

    def items(self, name: str, kind: type[Item]) -> list[Item] | None:
        """A JSON array, each of that type; None where none was given."""
        values = self.structure(name)
        if values is None:
            return None
        if not isinstance(values, list) or not all(isinstance(value, kind) for value in values):
            raise bad_request(f"can't parse {name.replace('_', ' ')}: expected an Array")
        return values

    def record(self, name: str) -> dict[str, Any]:
        """A JSON object; an empty one where none was given."""
        value = self.structure(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {name.replace('_', ' ')}")
        return value

    def upload(self, name: str) -> Upload | None:
        """A file sent under that field, directly or by "attach://"; None where there is none."""
        reference = self.values.get(name)
        if isinstance(reference, str) and reference.startswith("attach://"):
            return self.files.get(reference.removeprefix("attach://"))
        return self.files.get(name)


def _parsed(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as wrong:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from wrong


def _encodable(text: str) -> str:
    """The text itself. Raises ApiError where it holds half a letter."""
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise bad_request("strings must be encoded in UTF-8")
    return text
