"""Formatted text as Telegram keeps it: plain text plus entities counted in UTF-16 units."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from simulator.errors import bad_request

_AUTOMATIC = frozenset({"bot_command", "mention", "hashtag", "url", "email"})
_RENDERED = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}
_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)])"
    r"|(?P<email>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{1,32})?)(?![\w/<>])"
    r"|(?<![\w])(?P<mention>@[A-Za-z0-9_]{3,32})(?!\w)"
    r"|(?<![\w])(?P<hashtag>#\w*[^\W\d]\w*)"
)


@dataclass(frozen=True, slots=True)
class Entity:
    """One formatted stretch of a text. `url`, `user` and `language` are None except for the kinds that carry them."""

    kind: str
    offset: int
    length: int
    url: str | None = None
    user: int | None = None
    language: str | None = None


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 units."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le")) // 2


def detect(text: str, written: Sequence[Entity] = ()) -> list[Entity]:
    """Adds to the entities that were written those that Telegram finds itself: commands, mentions, links, hashtags."""
    if not any(sign in text for sign in "/@#"):
        return list(written)
    taken = [(e.offset, e.offset + e.length) for e in written if e.kind in {"code", "pre", "text_link", "text_mention"}]
    found = list(written)
    for match in _FOUND.finditer(text):
        start = units(text[: match.start()])
        length = units(match.group())
        if all(start + length <= left or right <= start for left, right in taken):
            found.append(Entity(str(match.lastgroup), start, length))
    return sorted(found, key=lambda e: (e.offset, -e.length))


def trim(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Cuts the blanks at both ends, as Telegram does, and moves the entities along."""
    kept = text.strip()
    if kept == text:
        return text, [e for e in entities if e.length > 0]
    cut = units(text[: len(text) - len(text.lstrip())])
    end = units(kept)
    moved = []
    for e in entities:
        start = max(e.offset - cut, 0)
        stop = min(e.offset - cut + e.length, end)
        if stop > start:
            moved.append(Entity(e.kind, start, stop - start, e.url, e.user, e.language))
    return kept, moved


def render_html(text: str, entities: Iterable[Entity]) -> str:
    """The text as HTML of the kind that the Bot API takes; what Telegram finds by itself is left plain."""
    shown = sorted((e for e in entities if e.kind not in _AUTOMATIC), key=lambda e: (e.offset, -e.length))
    if not shown:
        return escape(text, quote=False)
    raw = text.encode("utf-16-le")
    parts: list[str] = []
    open_now: list[tuple[int, str]] = []
    position = 0

    def copy_to(end: int) -> None:
        nonlocal position
        end = max(end, position)
        parts.append(escape(raw[2 * position : 2 * end].decode("utf-16-le", "replace"), quote=False))
        position = end

    def close_to(offset: int) -> None:
        while open_now and open_now[-1][0] <= offset:
            end, tag = open_now.pop()
            copy_to(end)
            parts.append(tag)

    for entity in shown:
        close_to(entity.offset)
        copy_to(entity.offset)
        opening, closing = _tags(entity)
        parts.append(opening)
        end = entity.offset + entity.length
        open_now.append((min(end, open_now[-1][0]) if open_now else end, closing))
    close_to(len(raw))
    copy_to(len(raw) // 2)
    return "".join(parts)


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.kind == "text_link":
        return f'<a href="{escape(entity.url or "")}">', "</a>"
    if entity.kind == "text_mention":
        return f'<a href="tg://user?id={entity.user}">', "</a>"
    if entity.kind == "pre" and entity.language:
        return f'<pre><code class="language-{escape(entity.language)}">', "</code></pre>"
    if entity.kind == "pre":
        return "<pre>", "</pre>"
    return _RENDERED.get(entity.kind, ("", ""))


def from_json(items: object, text: str) -> list[Entity]:
    """Entities that a bot gave ready made. Raises ApiError where they are not of the documented form."""
    if not isinstance(items, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    return [_one_from_json(item, units(text)) for item in items]


def _one_from_json(item: Any, end: int) -> Entity:
    try:
        kind, offset, length = str(item["type"]), int(item["offset"]), int(item["length"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise bad_request("can't parse MessageEntity: expected type, offset and length") from wrong
    if offset < 0 or length < 0 or offset + length > end:
        raise bad_request("can't parse entities: entity is out of the text")
    user = item.get("user") or {}
    return Entity(kind, offset, length, item.get("url"), user.get("id"), item.get("language"))
