"""What the rooms may know of each other, read from the source: DESIGN §7 as a table and a checker of it."""

import ast
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FLOORS = {
    "domain": 1,
    "db": 2,
    "texts": 2,
    "reading": 2,
    "actions": 3,
    "channels": 3,
    "documents": 3,
    "reports": 3,
    "handlers": 4,
    "scheduler": 4,
    "simulator": 4,
    "bot": 5,
}
"""A room imports only from floors below its own, so neighbours never import each other, and nobody imports bot/."""

OUTSIDE = frozenset({"tests", "benchmarks"})
"""They walk through the whole house, and no room knows of them."""

ALONE = frozenset({"simulator"})
"""Imports no other room at all: it is a Telegram for any bot."""

NEVER = {"handlers": frozenset({"db", "reading"}), "actions": frozenset({"reading"})}
"""Lower rooms that one must not reach: handlers not past its actions, and what is heard is read by listening.py."""

KEPT_IN = {
    "telegram": frozenset({"channels", "bot"}),
    "sqlalchemy": frozenset({"db"}),
    "alembic": frozenset({"db"}),
    "psycopg": frozenset({"db"}),
    "apscheduler": frozenset({"scheduler"}),
    "starlette": frozenset({"simulator", "bot"}),
    "uvicorn": frozenset({"simulator", "bot"}),
    "prometheus_client": frozenset({"bot"}),
    "typer": frozenset({"bot"}),
    "rich": frozenset({"bot"}),
    "docx": frozenset({"reports", "documents"}),
    "docxtpl": frozenset({"reports"}),
    "jinja2": frozenset({"reports"}),
    "xlsxwriter": frozenset({"reports"}),
    "typst": frozenset({"reports"}),
    "icalendar": frozenset({"reports"}),
    "openpyxl": frozenset({"documents"}),
    "pypdfium2": frozenset({"documents"}),
    "tesserocr": frozenset({"documents"}),
    "PIL": frozenset({"documents"}),
}
"""Libraries that only some rooms may know."""

DOORS = {Path("handlers/routes.py"): frozenset({"telegram"}), Path("handlers/listening.py"): frozenset({"reading"})}
"""Files that may know a library or a room which the rest of their room may not."""

TYPES = frozenset({("sqlalchemy.orm", "Session"), ("sqlalchemy", "Engine")})
"""Names that may be handed through every room: whoever holds them still cannot ask anything without db/."""

PURE = frozenset({"domain", "reading"})
IMPURE = frozenset({"asyncio", "http", "logging", "os", "pathlib", "random", "socket", "sqlite3", "subprocess", "time"})
"""What rules and readers, which have no input and output, have no use for."""

RULES = "domain"
PATTERNS = frozenset({"re", "rapidfuzz", "dateparser"})
"""What reads text, and no rule does."""

UNREAD = frozenset({"people", "ladder", "decide"})
"""Files of domain/ that reading/ does not know: rights and what follows from them are no matter of understanding."""

SPEAKING = frozenset({"texts", "reading", "domain", "documents", "reports", "simulator"})
"""Rooms with Vietnamese in them: sentences, and in reading/ and documents/ the words that are read."""
SPEAKING_FILES = frozenset({Path("bot/demo.py"), Path("bot/stage.py")})
"""The demo says what the people of its department would say."""


@dataclass(frozen=True)
class Import:
    line: int
    module: str
    name: str | None
    """What is taken from the module; None where it is the module itself."""

    @property
    def top(self) -> str:
        return self.module.partition(".")[0]


def imports(nodes: Sequence[ast.AST]) -> Iterator[Import]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name, None) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(node.lineno, node.module or "", alias.name) for alias in node.names)


def problems(file: Path, source: str) -> Iterator[str]:
    """What a file does against the table; `file` is relative, and its first part is the room."""
    nodes = list(ast.walk(ast.parse(source)))
    room = file.parts[0]
    for one in imports(nodes):
        if one.top not in DOORS.get(file, frozenset()) and (complaint := _complaint(room, one)):
            yield f"{file}:{one.line}: {complaint}"
    if room not in SPEAKING and file not in SPEAKING_FILES:
        for line, words in _vietnamese(nodes):
            yield f"{file}:{line}: Vietnamese outside texts/: {words!r}"
    if file.name == "__init__.py" and source.strip():
        yield f"{file}:1: an __init__.py is empty, so that importing a rule never pulls in the wiring"


def _complaint(room: str, one: Import) -> str | None:
    if one.top in OUTSIDE:
        return f"{room}/ does not know of {one.top}/"
    if one.top in FLOORS and one.top != room:
        if room in ALONE:
            return f"{room}/ imports no other room, and here {one.top}/"
        if FLOORS[one.top] >= FLOORS[room] or one.top in NEVER.get(room, frozenset()):
            return f"{room}/ does not import {one.top}/"
    if room not in KEPT_IN.get(one.top, {room}) and (one.module, one.name) not in TYPES:
        return f"{one.top} stays in {', '.join(sorted(KEPT_IN[one.top]))}"
    return _impurity(room, one)


def _impurity(room: str, one: Import) -> str | None:
    if room in PURE and one.top in IMPURE:
        return f"{room}/ does without {one.top}"
    if room == RULES and one.top in PATTERNS:
        return f"rules read no text, and here with {one.top}"
    named = {*one.module.split(".")[1:], one.name}
    if room == "reading" and one.top == RULES and named & UNREAD:
        return f"reading/ knows no {', '.join(sorted(name for name in named & UNREAD if name))}"
    return None


def _vietnamese(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str]]:
    """String literals that only Vietnamese is written with, docstrings aside."""
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
            continue
        if not node.value.isascii() and any(map(_is_vietnamese, unicodedata.normalize("NFC", node.value))):
            yield node.lineno, node.value


def _is_vietnamese(outgoing: str) -> bool:
    """Đ, Ă, Ơ, Ư and every Latin message with a mark: no other language is spoken here."""
    if outgoing in "đĐ":
        return True
    decomposed = unicodedata.normalize("NFD", outgoing)
    return len(decomposed) > 1 and decomposed[0].isascii() and decomposed[0].isalpha()
