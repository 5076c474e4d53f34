"""Reads the HTML that the Bot API allows, and complains in Telegram's words."""

import re
from dataclasses import dataclass, field

from simulator.errors import ApiError, bad_request
from simulator.formatting.entities import Entity, units
from simulator.formatting.links import link

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot);?|#(\d{1,8});?|#[xX]([0-9a-fA-F]{1,6});?)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"\s*([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass
class _Open:
    tag: str
    start: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Splits HTML into plain text and entities, in the order in which they begin.

    Raises ApiError "can't parse entities: …" as Telegram does; the places it names are counted in UTF-8 bytes.
    """
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()


class _Reader:
    """One pass over the source, with the tags that stand open."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.found: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.place < len(self.source):
            letter = self.source[self.place]
            if letter == "&":
                self._reference()
            elif letter != "<":
                self._plain()
            elif self.source.startswith("</", self.place):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.found.sort(key=lambda e: (e.offset, -e.length))
        return "".join(self.parts), self.found

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def _plain(self) -> None:
        end = self.place
        while end < len(self.source) and self.source[end] not in "<&":
            end += 1
        self._put(self.source[self.place : end])
        self.place = end

    def _reference(self) -> None:
        match = _REFERENCE.match(self.source, self.place)
        if match is None:
            self._put("&")
            self.place += 1
            return
        self._put(_decoded(match))
        self.place = match.end()

    def _start_tag(self) -> None:
        begin = self.place
        tag = self._tag_name(begin + 1).lower()
        if self.place >= len(self.source):
            raise self._complaint("Unclosed start tag", begin)
        if tag not in _KINDS:
            raise self._complaint(f'Unsupported start tag "{tag}"', begin)
        attributes = self._attributes(begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._complaint('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, self.length, attributes))

    def _attributes(self, begin: int) -> dict[str, str]:
        given: dict[str, str] = {}
        while True:
            while self.place < len(self.source) and self.source[self.place] in " \t\r\n/":
                self.place += 1
            if self.place >= len(self.source):
                raise self._complaint("Unclosed start tag", begin)
            if self.source[self.place] == ">":
                self.place += 1
                return given
            match = _ATTRIBUTE.match(self.source, self.place)
            if match is None:
                raise self._complaint("Unexpected character in a declaration of the tag", begin)
            given[match[1].lower()] = _REFERENCE.sub(_decoded, match[2] or match[3] or match[4] or "")
            self.place = match.end()

    def _end_tag(self) -> None:
        begin = self.place
        if not self.open:
            raise self._complaint("Unexpected end tag", begin)
        tag = self._tag_name(begin + 2).lower()
        close = self.source.find(">", self.place)
        if close < 0 or self.source[self.place : close].strip():
            raise self._complaint("Unclosed end tag", begin)
        self.place = close + 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            words = (
                f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{opened.tag}>", found "</{tag}>"'
            )
            raise _unparsable(words)
        self._keep(opened)

    def _tag_name(self, at: int) -> str:
        match = _TAG_NAME.match(self.source, at)
        name = match.group() if match else ""
        self.place = at + len(name)
        return name

    def _keep(self, opened: _Open) -> None:
        length = self.length - opened.start
        entity = None if length == 0 else self._entity(opened, length)
        if entity is not None:
            self.found.append(entity)

    def _entity(self, opened: _Open, length: int) -> Entity | None:
        kind = _KINDS[opened.tag]
        if kind == "text_link":
            return self._link(opened, length)
        if opened.tag in {"tg-emoji", "tg-time"}:
            return None
        if kind == "blockquote" and "expandable" in opened.attributes:
            kind = "expandable_blockquote"
        if kind == "code" and self.open and self.open[-1].tag == "pre" and self.open[-1].start == opened.start:
            self.open[-1].attributes.setdefault("language", opened.attributes.get("class", ""))
            return None
        language = opened.attributes.get("language", "").removeprefix("language-") if kind == "pre" else ""
        return Entity(kind, opened.start, length, language=language or None)

    def _link(self, opened: _Open, length: int) -> Entity | None:
        return link(opened.attributes.get("href") or self._text_since(opened.start), opened.start, length)

    def _text_since(self, start: int) -> str:
        return "".join(self.parts).encode("utf-16-le")[2 * start :].decode("utf-16-le")

    def _bytes(self, place: int) -> int:
        return len(self.source[:place].encode())

    def _complaint(self, words: str, place: int) -> ApiError:
        return _unparsable(f"{words} at byte offset {self._bytes(place)}")


def _decoded(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    code = int(match[2]) if match[2] else int(match[3], 16)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return match.group()
    return chr(code)


def _unparsable(words: str) -> ApiError:
    return bad_request(f"can't parse entities: {words}")
