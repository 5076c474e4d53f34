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
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from documents.apart import Order
from documents.limits import Limits
from domain.deadlines import DateRules
from domain.documents.faults import Fault, ToRecognise, Unreadable
from domain.documents.findings import Findings

logger = logging.getLogger(__name__)

OnProgress = Callable[[int, int], None]
"""Told how many pages are read, and of how many."""
WORK = "documents.found"
_MOST_TOLD = 50_000_000
"""Bytes of a line that the process may tell."""
_PATIENCE = 1.5
"""Times the seconds of a page: its reader stops by itself before, where it can."""
_WITHOUT_MEMORY = (-signal.SIGABRT,) if os.name == "nt" else (-signal.SIGKILL, -signal.SIGABRT)
"""How a process ends that is denied memory: by the system, or by a library in C, as that which reads PDF."""
_TO_END = 2.0
"""Seconds for a process that has closed its output."""


def findings_of(
    content: bytes,
    name: str,
    *,
    now: dt.datetime,
    rules: DateRules,
    limits: Limits | None = None,
    recognises: bool = True,
    on_progress: OnProgress | None = None,
    work: str = WORK,
) -> Findings:
    """What is found in the file of that name, seen from `now` (aware).

    Raises Unreadable, and ToRecognise where that has to be done and it is not allowed.

    It waits for the process, a minute at the most: call it in a thread. `work` names the module that does it. A page
    that takes too long is left empty: the process is ended, and another one reads the others in the time that is left.
    """
    limits = replace(limits or Limits(), recognises=recognises)
    if len(content) > limits.most_bytes:
        raise Unreadable(Fault.TOO_LARGE)
    told = _told(Order(content, name, now, rules, limits), on_progress or _silent, work)
    if "found" in told:
        return Findings.from_json(told["found"])
    if "to_recognise" in told:
        raise ToRecognise
    if "error" in told:
        logger.error("reading a file failed: %s", told["error"])
    raise Unreadable(Fault(told.get("fault", Fault.BROKE_OFF)))


def _told(order: Order, on_progress: OnProgress, work: str) -> dict[str, Any]:
    """The last that was told, by the process that was not held up by a page."""
    until = time.monotonic() + order.limits.seconds
    while True:
        with tempfile.TemporaryDirectory(prefix="dondoc-read-", ignore_cleanup_errors=True) as folder:
            child = _Child(work, replace(order, folder=folder), on_progress)
            told = child.outcome()
        if child.held_up_by is None or "fault" not in told:
            return told
        left_empty = order.limits.left_empty | {child.held_up_by}
        limits = replace(order.limits, seconds=until - time.monotonic(), left_empty=left_empty)
        order = replace(order, limits=limits)


def _silent(done: int, of: int) -> None:
    """Nobody asked how far it is."""


class _Child:
    def __init__(self, work: str, order: Order, on_progress: OnProgress) -> None:
        self._order = order
        self._on_progress = on_progress
        self._is_late = False
        self._watch: threading.Timer | None = None
        self.held_up_by: int | None = None
        """The page for whose sake it was ended; None where no page took too long."""
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
                self._watch_no_page()
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
            self._watch_no_page()
            self._watch_page(*told["page"])
            self._on_progress(*told["page"])
        return {}

    def _watch_page(self, behind: int, of: int) -> None:
        if behind < of:
            patience = self._order.limits.page_seconds * _PATIENCE
            self._watch = threading.Timer(patience, self._end_page, (behind + 1,))
            self._watch.start()

    def _watch_no_page(self) -> None:
        if self._watch is not None:
            self._watch.cancel()

    def _end_page(self, page: int) -> None:
        self.held_up_by = page
        self._end()

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
        return Fault.TOO_MUCH_MEMORY if code in _WITHOUT_MEMORY else Fault.BROKE_OFF
