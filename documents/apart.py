"""The process that reads one foreign file, and ends: `python -m documents.apart MODULE`.

It is given a pickled Order on its standard input, and tells in JSON on its output, a line each: {"page": [read, of]}
before every page, and at last {"found": ...}, {"to_recognise": true}, {"fault": ...} or {"error": ...}. The module has
a function `found` that does the work: documents.found is the one that is used, tests have others.
"""

import datetime as dt
import json
import os
import pickle
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

from documents.bounds import bind
from documents.limits import Limits
from domain.deadlines import DateRules
from domain.documents.faults import Fault, ToRecognise, Unreadable
from domain.documents.findings import Findings

MOST_WRITTEN = 200_000_000
"""Bytes of a file that it may write: what LibreOffice makes of an old one."""
_FOR_THE_REST = 3.0
"""Seconds that are kept for finding the tasks in what was read."""


@dataclass(frozen=True)
class Order:
    content: bytes
    name: str
    now: dt.datetime
    rules: DateRules
    limits: Limits
    folder: str = ""
    """Where it may write; whoever ordered the work empties it."""


class Reporting:
    """Tells how far the reading is, and ends it when time is nearly over."""

    def __init__(self, out: BinaryIO, limits: Limits) -> None:
        self._out = out
        self._until = time.monotonic() + limits.seconds - limits.page_seconds - _FOR_THE_REST

    def on_page(self, done: int, of: int) -> bool:
        self.tell({"page": [done, of]})
        return time.monotonic() < self._until

    def tell(self, said: dict[str, Any]) -> None:
        self._out.write(json.dumps(said).encode() + b"\n")
        self._out.flush()


def main() -> None:
    order: Order = pickle.load(sys.stdin.buffer)
    bind(order.limits.memory, max(int(order.limits.seconds), 0) * order.limits.abreast + 1, MOST_WRITTEN)
    tempfile.tempdir = order.folder
    with _output() as out:
        reporting = Reporting(out, order.limits)
        reporting.tell(_outcome(sys.argv[1], order, reporting))


def _output() -> BinaryIO:
    """The standard output; what libraries print goes where errors go."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return out


def _outcome(module: str, order: Order, reporting: Reporting) -> dict[str, Any]:
    try:
        found: Findings = import_module(module).found(order, reporting.on_page)
    except ToRecognise:
        return {"to_recognise": True}
    except Unreadable as error:
        return {"fault": error.fault}
    except MemoryError:
        return {"fault": Fault.TOO_MUCH_MEMORY}
    except RecursionError:
        return {"fault": Fault.DAMAGED}
    except Exception as error:
        return {"error": _place(error)}
    return {"found": found.to_json()}


def _place(error: Exception) -> str:
    """What went wrong and where, without a word of the file."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {os.path.basename(last.filename)}:{last.lineno}"


if __name__ == "__main__":
    main()
