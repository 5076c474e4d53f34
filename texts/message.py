"""What can be said: HTML as the messenger reads it, buttons, and the tasks that the message shows."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.asking import Asks, Line

LIMIT = 4096
"""Characters of one message after its HTML is read (Bot API, sendMessage)."""

_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Button:
    """A button: what it says, and the data that comes back when it is pressed (1 to 64 bytes)."""

    label: str
    data: str

    @property
    def kind(self) -> str:
        """What the button is about: the first piece of its data (texts/buttons.py)."""
        return self.data.partition(":")[0]


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Message:
    """Words for a chat. `shows` are the ids of the tasks it tells of, in order: a reply to it speaks of them.

    `asks` is what it wants to know, `lines` are the numbers that it prints before tasks; none where it numbers none.
    """

    html: str
    buttons: Rows = ()
    shows: tuple[int, ...] = ()
    asks: tuple[Asks, ...] = ()
    lines: tuple[Line, ...] = ()
    expects_reply: bool = False
    """The messenger opens the reply box, because an answer is expected."""
    silent: bool = False
    pages: tuple[str, ...] = ()
    """The HTML of each page, where it has several; `html` is the one that is shown."""

    def to_json(self) -> dict[str, Any]:
        return {
            **({"pages": list(self.pages)} if self.pages else {}),
            "html": self.html,
            "buttons": [[[button.label, button.data] for button in row] for row in self.buttons],
            "expects_reply": self.expects_reply,
            "silent": self.silent,
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Message":
        return cls(
            html=stored["html"],
            buttons=tuple(tuple(Button(*button) for button in row) for row in stored["buttons"]),
            expects_reply=stored["expects_reply"] if "expects_reply" in stored else stored["asks"],
            silent=stored["silent"],
            pages=tuple(stored.get("pages", ())),
        )


def esc(words: str) -> str:
    """Words of people, made safe to stand in HTML."""
    return html.escape(words, quote=False)


def plain(html_text: str) -> str:
    """The words alone: what goes out where the messenger cannot read the HTML."""
    return html.unescape(_TAG.sub("", html_text))


def length(html_text: str) -> int:
    """Length as the messenger counts it: UTF-16 units of the plain text."""
    return len(plain(html_text).encode("utf-16-le")) // 2


def pages(message: Message, limit: int = LIMIT) -> tuple[Message, ...]:
    """The message cut at line ends into parts that the messenger takes; buttons go with the last part.

    Each part knows the tasks, numbers and questions of all. A preformatted block that spans a cut is closed and opened
    again.
    """
    if length(message.html) <= limit:
        return (message,)
    parts = list(_cut(message.html.split("\n"), limit))
    heads = [replace(message, html=part, buttons=(), expects_reply=False) for part in parts[:-1]]
    return (*heads, replace(message, html=parts[-1]))


BESIDE = 3
"""Buttons that stand side by side at most."""


def together(parts: Sequence[Message], numbers: Sequence[int | None] = ()) -> Message:
    """Several answers as one message, a line each, with the numbers by which their tasks were called, or counted.

    The buttons of a line have its number behind their label, so that each can be told from the others, and typed.
    """
    said: list[str] = []
    rows: list[tuple[Button, ...]] = []
    lines: list[Line] = []
    called = _called(parts, numbers)
    for part in parts:
        number = called[len(lines)] if len(called) > len(lines) else len(lines) + 1
        said.append(f"{number}. {part.html}" if part.shows else part.html)
        rows.append(tuple(Button(f"{button.label} {number}", button.data) for row in part.buttons for button in row))
        lines += [Line(number + place, task) for place, task in enumerate(part.shows)]
    return Message(
        "\n".join(said),
        buttons=_packed(rows),
        shows=tuple(line.task for line in lines),
        asks=tuple(asked for part in parts for asked in part.asks),
        lines=tuple(lines),
    )


def _called(parts: Sequence[Message], numbers: Sequence[int | None]) -> list[int]:
    """The number of each part that shows a task; nothing where they do not tell all of these apart."""
    showing = [number for part, number in zip(parts, numbers, strict=False) if part.shows]
    called = [number for number in showing if number is not None]
    told_apart = len(set(called)) == len(showing) == sum(len(part.shows) for part in parts)
    return called if told_apart else []


def _packed(rows: Sequence[Sequence[Button]]) -> Rows:
    """The buttons of each line in a row of their own, single ones side by side."""
    single = [row[0] for row in rows if len(row) == 1]
    return (
        *(tuple(row) for row in rows if len(row) > 1),
        *(tuple(single[start : start + BESIDE]) for start in range(0, len(single), BESIDE)),
    )


def other_lines(message: Message, pressed: str) -> Rows:
    """The buttons that stay when the one with the data `pressed` is done with: those of other numbers."""
    line = next((_line_of(button) for row in message.buttons for button in row if button.data == pressed), "")
    if not line or len(message.shows) < 2:
        return ()
    kept = (tuple(button for button in row if _line_of(button) != line) for row in message.buttons)
    return tuple(row for row in kept if row)


def _line_of(button: Button) -> str:
    number = button.label.rpartition(" ")[2]
    return number if number.isdecimal() else ""


def _cut(lines: Iterable[str], limit: int) -> Iterator[str]:
    part: list[str] = []
    size = 0
    for line in lines:
        needed = length(line) + 1
        if part and size + needed > limit:
            block = _open_block("\n".join(part))
            yield "\n".join(part) + ("</pre>" if block else "")
            part, size = [], 0
            line = f"<pre>{line}" if block else line
        part.append(line)
        size += needed
    yield "\n".join(part)


def _open_block(html_text: str) -> bool:
    return html_text.count("<pre>") > html_text.count("</pre>")
