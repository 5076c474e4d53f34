"""Reads a foreign file in a process of its own, which is ended with all that it started when its time is over."""

import datetime as dt
import json
import logging
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from typing import Any

from documents.apart import Order
from documents.limits import Limits
from domain.deadlines import DateRules
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Findings

logger = logging.getLogger(__name__)

OnProgress = Callable[[int, int], None]
"""Told how many pages are read, and of how many."""
WORK = "documents.found"
_MOST_TOLD = 50_000_000
"""Bytes of a line that the process may tell."""
_TO_END = 2.0
"""Seconds for a process that has closed its output."""


def findings_of(
    content: bytes,
    name: str,
    *,
    now: dt.datetime,
    rules: DateRules,
    limits: Limits | None = None,
    on_progress: OnProgress | None = None,
    work: str = WORK,
) -> Findings:
    """What is found in the file of that name, seen from `now` (aware). Raises Unreadable.

    It waits for the process, a minute at the most: call it in a thread. `work` names the module that does it.
    """
    limits = limits or Limits()
    if len(content) > limits.most_bytes:
        raise Unreadable(Fault.TOO_LARGE)
    with tempfile.TemporaryDirectory(prefix="dondoc-read-", ignore_cleanup_errors=True) as folder:
        order = Order(content, name, now, rules, limits, folder)
        told = _Child(work, order, on_progress or _silent).outcome()
    if "found" in told:
        return Findings.from_json(told["found"])
    if "error" in told:
        logger.error("reading a file failed: %s", told["error"])
    raise Unreadable(Fault(told.get("fault", Fault.BROKE_OFF)))


def _silent(done: int, of: int) -> None:
    """Nobody asked how far it is."""


class _Child:
    def __init__(self, work: str, order: Order, on_progress: OnProgress) -> None:
        self._order = order
        self._on_progress = on_progress
        self._is_late = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "documents.apart", work],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def outcome(self) -> dict[str, Any]:
        """The last that the process told; where it told nothing, the fault that its end shows."""
        timer = threading.Timer(self._order.limits.seconds, self._end_late)
        timer.start()
        with self._process:
            try:
                self._give()
                return self._heard() or {"fault": self._fault()}
            finally:
                timer.cancel()
                self._end()

    def _give(self) -> None:
        assert self._process.stdin is not None
        try:
            with self._process.stdin as stdin:
                pickle.dump(self._order, stdin)
        except BrokenPipeError:
            """It ended before it had heard everything; its end is looked at."""

    def _heard(self) -> dict[str, Any]:
        """Empty where it broke off."""
        assert self._process.stdout is not None
        while (line := self._process.stdout.readline(_MOST_TOLD)).endswith(b"\n"):
            told: dict[str, Any] = json.loads(line)
            if "page" not in told:
                return told
            self._on_progress(*told["page"])
        return {}

    def _end_late(self) -> None:
        self._is_late = True
        self._end()

    def _end(self) -> None:
        """End all of its group: LibreOffice outlives who started it."""
        try:
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        except ProcessLookupError:
            """All of them have ended."""

    def _fault(self) -> Fault:
        try:
            code = self._process.wait(_TO_END)
        except subprocess.TimeoutExpired:
            return Fault.BROKE_OFF
        if self._is_late or code == -signal.SIGXCPU:
            return Fault.TOO_SLOW
        return Fault.TOO_MUCH_MEMORY if code == -signal.SIGKILL else Fault.BROKE_OFF
