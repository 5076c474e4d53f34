"""What is logged: our own decisions, with ids. Libraries log addresses (with the token) and bodies, and stay quiet."""

import logging
from typing import TextIO

ROOMS = ("bot", "handlers", "scheduler", "channels", "actions", "db", "documents", "reports", "texts", "domain")


def configure(level: str, stream: TextIO) -> None:
    """Log our rooms from `level` on, and only warnings of everybody else, as lines on `stream`."""
    logging.basicConfig(
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=stream,
        force=True,
    )
    for room in ROOMS:
        logging.getLogger(room).setLevel(level)
