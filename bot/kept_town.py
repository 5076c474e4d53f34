"""What was said in a town, kept in a file, so that a town that is opened again shows it."""

import asyncio
import io
import logging
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from simulator.state import Town

logger = logging.getLogger(__name__)

SAVED_AFTER_SECONDS = 1.0
QUIET_SECONDS = 3600.0
_KEPT = ("bot", "people", "chats", "moved", "channels", "files", "commands", "version", "shared_id", "albums")
"""What of a town is kept; whoever waits, and what is on its way, is not."""
_FROM = ("simulator.models", "simulator.formatting.entities", "datetime", "zoneinfo")
"""The modules of what may stand in such a file."""


UNREADABLE = (OSError, pickle.UnpicklingError, EOFError, AttributeError, KeyError, TypeError, ImportError, ValueError)


class _Plainly(pickle.Pickler):
    """Writes zones by their names: by themselves they ask for getattr to be read."""

    def reducer_override(self, value: object) -> Any:
        return (ZoneInfo, (value.key,)) if isinstance(value, ZoneInfo) else NotImplemented


class _OwnThings(pickle.Unpickler):
    """Reads what a town holds, and nothing that could do anything else."""

    def find_class(self, module: str, name: str) -> Any:
        if module not in _FROM:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a town")
        return super().find_class(module, name)


@contextmanager
def kept(town: Town, file: Path) -> Iterator[None]:
    """Save what is said while the block runs, a moment after it is, and once more at its end."""
    keeping = asyncio.create_task(_keep(town, file))
    try:
        yield
    finally:
        keeping.cancel()
        save(town, file)


async def _keep(town: Town, file: Path) -> None:
    while True:
        await town.changed.wait(QUIET_SECONDS)
        await asyncio.sleep(SAVED_AFTER_SECONDS)
        save(town, file)


def save(town: Town, file: Path) -> None:
    """Write the town down; the file is whole or as it was before."""
    part = file.with_name(f"{file.name}.part")
    with suppress(OSError), os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as out:
        _Plainly(out).dump({name: getattr(town, name) for name in _KEPT})
        out.flush()
        part.replace(file)


def restore(town: Town, file: Path) -> bool:
    """Whether the town got back what the file keeps; it stays as it is where there is none that can be read."""
    try:
        read = _OwnThings(io.BytesIO(file.read_bytes())).load()
        found = {name: read[name] for name in _KEPT}
    except UNREADABLE as unreadable:
        logger.warning("what was said before cannot be shown: %s", unreadable)
        return False
    for name, value in found.items():
        setattr(town, name, value)
    return True
