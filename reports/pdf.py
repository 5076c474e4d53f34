"""Turns a Word file, or a workbook, into a PDF with LibreOffice, where the machine has it."""

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path

from domain.refusals import NoPdf

LONGEST = 150.0
"""Seconds that a conversion may take; a report of 2,000 tasks takes about ten, and a minute on a busy machine."""

_PLACES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


class Why(StrEnum):
    TOO_LONG = auto()
    FAILED = auto()
    NO_OUTPUT = auto()
    """It ended well and wrote nothing, or no PDF."""


@dataclass
class NotConverted(Exception):
    """LibreOffice is there and did not do it: no fault of who asked, and another try may help."""

    why: Why


def program() -> str | None:
    """The LibreOffice of this machine; None where there is none."""
    return next(filter(None, map(shutil.which, _PLACES)), None)


def converted(content: bytes, *, ending: str = "docx", by: str | None = None, longest: float = LONGEST) -> bytes:
    """The PDF of a file with that ending. Raises NoPdf without LibreOffice, NotConverted where it fails.

    Each call has a profile of its own: of two that share one, the second does nothing.
    """
    by = by or program()
    if by is None:
        raise NoPdf
    with tempfile.TemporaryDirectory(prefix="dondoc-pdf-") as name:
        folder = Path(name)
        file = folder / f"paper.{ending}"
        file.write_bytes(content)
        profile = (folder / "profile").as_uri()
        _run([by, f"-env:UserInstallation={profile}", *_OPTIONS, "pdf", file.name], folder, longest)
        made = folder / "paper.pdf"
        pages = made.read_bytes() if made.is_file() else b""
    if not pages.startswith(b"%PDF-"):
        raise NotConverted(Why.NO_OUTPUT)
    return pages


_OPTIONS = ("--headless", "--norestore", "--nolockcheck", "--convert-to")


def _run(command: list[str], folder: Path, longest: float) -> None:
    """The program with all that it starts is ended when its time is over: it works in a child of its own."""
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=folder, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    ) as process:
        try:
            code = process.wait(longest)
        except BaseException as fault:
            _kill(process)
            if isinstance(fault, subprocess.TimeoutExpired):
                raise NotConverted(Why.TOO_LONG) from fault
            raise
    if code:
        raise NotConverted(Why.FAILED)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
