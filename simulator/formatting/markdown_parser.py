"""Reads MarkdownV2, and the Markdown that came before it, as the Bot API does; complains in Telegram's words."""

from dataclasses import dataclass, field

from simulator.errors import ApiError, bad_request
from simulator.formatting.entities import Entity, units
from simulator.formatting.links import link

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_CLOSING = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
    "custom_emoji": "]",
}
_OPENING = {"__": "underline", "_": "italic", "*": "bold", "~": "strikethrough", "||": "spoiler", "[": "text_link"}
_RAW = frozenset({"code", "pre"})
_OLD = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Splits MarkdownV2 into plain text and entities, in the order in which they begin.

    Raises ApiError "can't parse entities: …" as Telegram does; the places it names are counted in UTF-8 bytes.
    """
    return _Reader(source).read()


def parse_old_markdown(source: str) -> tuple[str, list[Entity]]:
    """Likewise for the old Markdown, in which nothing stands within anything."""
    return _OldReader(source).read()


@dataclass
class _Open:
    kind: str
    start: int
    place: int
    language: str | None = None


@dataclass
class _Text:
    """What has been read so far: plain text, its length in UTF-16 units, its entities."""

    source: str
    place: int = 0
    parts: list[str] = field(default_factory=list)
    length: int = 0
    found: list[Entity] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def take(self, count: int = 1) -> None:
        """Copies so many letters of the source."""
        self.put(self.source[self.place : self.place + count])
        self.place += count

    def at(self, sign: str, ahead: int = 0) -> bool:
        return self.source.startswith(sign, self.place + ahead)

    def since(self, start: int) -> str:
        return "".join(self.parts).encode("utf-16-le")[2 * start :].decode("utf-16-le", "replace")

    def language(self) -> str | None:
        """Passes over the language after three backticks, and the one line break that follows."""
        end = self.place
        while end < len(self.source) and not self.source[end].isspace() and self.source[end] != "`":
            end += 1
        found = None
        if self.place < end < len(self.source) and self.source[end] != "`":
            found, self.place = self.source[self.place : end], end
        if self.at("\r\n"):
            self.place += 2
        elif self.at("\n") or self.at("\r"):
            self.place += 1
        return found

    def done(self) -> tuple[str, list[Entity]]:
        return "".join(self.parts), sorted(self.found, key=lambda one: (one.offset, -one.length))

    def unparsable(self, words: str, place: int | None = None) -> ApiError:
        where = "" if place is None else f" at byte offset {len(self.source[:place].encode())}"
        return bad_request(f"can't parse entities: {words}{where}")


class _Reader(_Text):
    """MarkdownV2: what is open stands within what was opened before."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._open: list[_Open] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.place < len(self.source):
            letter = self.source[self.place]
            if letter == "\\" and self.place + 1 < len(self.source) and "\0" < self.source[self.place + 1] <= "~":
                self.place += 1
                self.take()
            elif letter not in (_RESERVED if self._kind not in _RAW else "`"):
                self.take()
            elif not self._close():
                self._begin()
        if self._kind == "blockquote":
            self._keep(self._open.pop())
        if self._open:
            last = self._open[-1]
            raise self.unparsable(f"Can't find end of {_NAMES[last.kind]} entity", last.place)
        return self.done()

    @property
    def _kind(self) -> str | None:
        return self._open[-1].kind if self._open else None

    def _close(self) -> bool:
        """Ends what was opened last, if its end stands here."""
        kind = self._kind
        if kind is None:
            return False
        if kind == "blockquote":
            return self._close_quote()
        sign = _CLOSING[kind]
        if not self.at(sign) or (kind == "italic" and self.at("__")):
            return False
        self.place += len(sign)
        opened = self._open.pop()
        if kind in ("text_link", "custom_emoji"):
            self._keep_link(opened)
        else:
            self._keep(opened)
        return True

    def _close_quote(self) -> bool:
        """A quotation ends with its last line; it is expandable where that ends with two bars."""
        long = self.at("||") and (self.place + 2 == len(self.source) or self.at("\n", 2)) and not self.at("\n>", 2)
        if long:
            self.place += 2
        elif not self.at("\n") or self.at("\n>"):
            return False
        opened = self._open.pop()
        opened.kind = "expandable_blockquote" if long else opened.kind
        self._keep(opened)
        if self.at("\n"):
            self.take()
        return True

    def _begin(self) -> None:
        begin = self.place
        if self.at("\n"):
            self.take()
        elif self.at("```"):
            self.place += 3
            language = self.language()
            self._open.append(_Open("pre", self.length, begin, language))
        elif self.at("`"):
            self._push("code", 1)
        elif self.at("!["):
            self._push("custom_emoji", 2)
        elif self.at(">") and self._at_start_of_line():
            self._quote()
        else:
            self._push_sign()

    def _push_sign(self) -> None:
        for sign, kind in _OPENING.items():
            if self.at(sign):
                return self._push(kind, len(sign))
        letter = self.source[self.place]
        raise self.unparsable(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")

    def _push(self, kind: str, length: int) -> None:
        self._open.append(_Open(kind, self.length, self.place))
        self.place += length

    def _quote(self) -> None:
        if any(opened.kind == "blockquote" for opened in self._open):
            self.place += 1
        else:
            self._push("blockquote", 1)

    def _at_start_of_line(self) -> bool:
        before = next((part for part in reversed(self.parts) if part), "")
        return not before or before.endswith("\n")

    def _keep(self, opened: _Open) -> None:
        length = self.length - opened.start
        if length > 0:
            self.found.append(Entity(opened.kind, opened.start, length, language=opened.language))

    def _keep_link(self, opened: _Open) -> None:
        url = self.since(opened.start)
        if self.at("("):
            url = self._address()
        length = self.length - opened.start
        entity = link(url, opened.start, length) if length and opened.kind == "text_link" else None
        if entity is not None:
            self.found.append(entity)

    def _address(self) -> str:
        self.place += 1
        begin, letters = self.place, []
        while self.place < len(self.source) and not self.at(")"):
            if self.at("\\") and self.place + 1 < len(self.source):
                self.place += 1
            letters.append(self.source[self.place])
            self.place += 1
        if self.place >= len(self.source):
            raise self.unparsable("Can't find end of a URL", begin)
        self.place += 1
        return "".join(letters)


class _OldReader(_Text):
    """The old Markdown."""

    def read(self) -> tuple[str, list[Entity]]:
        while self.place < len(self.source):
            letter = self.source[self.place]
            if letter == "\\" and self.source[self.place + 1 : self.place + 2] in _OLD:
                self.place += 1
                self.take()
            elif letter in _OLD:
                self._entity(letter)
            else:
                self.take()
        return self.done()

    def _entity(self, letter: str) -> None:
        begin, start = self.place, self.length
        is_pre = self.at("```")
        end = "```" if is_pre else {"[": "]"}.get(letter, letter)
        self.place += 3 if is_pre else 1
        language = self.language() if is_pre else None
        stop = self.source.find(end, self.place)
        if stop < 0:
            raise self.unparsable("Can't find end of the entity starting", begin)
        self.take(stop - self.place)
        self.place += len(end)
        length = self.length - start
        if letter == "[":
            entity = link(self._address() or self.since(start), start, length)
        else:
            entity = Entity("pre" if is_pre else _OLD[letter], start, length, language=language)
        if length and entity is not None:
            self.found.append(entity)

    def _address(self) -> str:
        if not self.at("("):
            return ""
        stop = self.source.find(")", self.place)
        stop = len(self.source) if stop < 0 else stop
        url = self.source[self.place + 1 : stop]
        self.place = stop + 1
        return url
