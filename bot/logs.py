"""What is logged: our own decisions, with ids. Libraries log addresses (with the token) and bodies, and stay quiet."""

import datetime as dt
import json
import logging
import traceback
from types import TracebackType
from typing import TextIO

from channels.tracing import UPDATE

ROOMS = (
    "bot",
    "handlers",
    "scheduler",
    "channels",
    "actions",
    "db",
    "documents",
    "reports",
    "texts",
    "reading",
    "domain",
)
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


TALKATIVE = ("telegram", "httpx", "httpcore", "asyncio")
"""Libraries whose messages hold addresses with the token, bodies, or an error with its words: only where is shown."""


class WithoutWords(logging.Formatter):
    """Shows where an error happened and of which class it is, but not its message.

    Messages of errors quote what they choked on: a row with somebody's report, an address with the token.
    """

    def format(self, record: logging.LogRecord) -> str:
        return super().format(_harmless(record))

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__qualname__}\n"]
            error = error.__cause__
        return "".join(lines).rstrip()


def _harmless(record: logging.LogRecord) -> logging.LogRecord:
    """The same, without what a talkative library said."""
    if record.name.partition(".")[0] not in TALKATIVE:
        return record
    said = {"msg": f"(at {record.filename}:{record.lineno})", "args": None}
    return logging.makeLogRecord(record.__dict__ | said)


class Json(WithoutWords):
    """Each line one JSON object: when (UTC), how grave, where, what, and for which update (its row of the inbox).

    Of an error its class, and where it happened.
    """

    def format(self, record: logging.LogRecord) -> str:
        said = _harmless(record)
        told: dict[str, object] = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": said.getMessage(),
        }
        if (update := UPDATE.get()) is not None:
            told["update"] = update
        if record.exc_info and record.exc_info[0] is not None:
            told |= {"error": record.exc_info[0].__qualname__, "trace": self.formatException(record.exc_info)}
        return json.dumps(told, ensure_ascii=False)


FORMATS = {"text": WithoutWords(FORMAT), "json": Json()}


def configure(level: str, stream: TextIO, *, form: str = "text") -> None:
    """Log our rooms from `level` on, and only warnings of everybody else, as lines on `stream`."""
    lines = logging.StreamHandler(stream)
    lines.setFormatter(FORMATS[form])
    logging.basicConfig(level=logging.WARNING, handlers=[lines], force=True)
    for room in ROOMS:
        logging.getLogger(room).setLevel(level)
