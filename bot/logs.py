"""What is logged: our own decisions, with ids. Libraries log addresses (with the token) and bodies, and stay quiet."""

import logging
import traceback
from types import TracebackType
from typing import TextIO

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


TALKATIVE = ("telegram", "httpx", "httpcore")
"""Libraries whose messages hold addresses with the token, and bodies: only where they were said is shown."""


class WithoutWords(logging.Formatter):
    """Shows where an error happened and of which class it is, but not its message.

    Messages of errors quote what they choked on: a row with somebody's report, an address with the token.
    """

    def format(self, record: logging.LogRecord) -> str:
        if record.name.partition(".")[0] in TALKATIVE:
            said = {"msg": f"(at {record.filename}:{record.lineno})", "args": None}
            record = logging.makeLogRecord(record.__dict__ | said)
        return super().format(record)

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += [*traceback.format_tb(error.__traceback__), f"{type(error).__qualname__}\n"]
            error = error.__cause__
        return "".join(lines).rstrip()


def configure(level: str, stream: TextIO) -> None:
    """Log our rooms from `level` on, and only warnings of everybody else, as lines on `stream`."""
    lines = logging.StreamHandler(stream)
    lines.setFormatter(WithoutWords(FORMAT))
    logging.basicConfig(level=logging.WARNING, handlers=[lines], force=True)
    for room in ROOMS:
        logging.getLogger(room).setLevel(level)
