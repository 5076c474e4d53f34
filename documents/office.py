"""Turns files of old formats into new ones with the programs of the machine, which are killed with who called them."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from documents.bounds import memory_for_programs
from documents.limits import Limits
from domain.documents.faults import Fault, Unreadable

_PLACES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_TIMES_THE_MEMORY = 2
"""LibreOffice needs some of it for itself, whatever the file."""
_OPTIONS = ("--headless", "--norestore", "--nolockcheck")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>\
</prop></item>
</oor:items>
"""
"""Nothing that a file links to is fetched, and nothing in it is run."""


def libreoffice() -> str | None:
    """None where the machine has none."""
    return next(filter(None, map(shutil.which, _PLACES)), None)


def antiword() -> str | None:
    """None where the machine has none."""
    return shutil.which("antiword")


def turned(content: bytes, ending: str, into: str, *, by: str, filtered: str | None, limits: Limits) -> bytes:
    """The file in another format. `filtered` names the filter: left to guess, LibreOffice takes anything for a text.

    Each call has a profile of its own: of two that share one, the second does nothing. It ends well without any output
    where it cannot read the file. Raises Unreadable where there is none.
    """
    with tempfile.TemporaryDirectory(prefix="dondoc-old-") as name:
        folder = Path(name)
        (folder / f"paper.{ending}").write_bytes(content)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        chosen = [f"--infilter={filtered}"] if filtered else []
        outdir = ["--outdir", str(folder / "made")]
        run([by, profile, *_OPTIONS, *chosen, "--convert-to", into, *outdir, f"paper.{ending}"], folder, limits)
        made = folder / "made" / f"paper.{into}"
        if not made.is_file():
            raise Unreadable(Fault.DAMAGED)
        return made.read_bytes()


def run(command: list[str], folder: Path, limits: Limits, *, given: bytes = b"") -> bytes:
    """What the program says. It stays in the group of the process that reads, and is killed with it."""
    with memory_for_programs(limits.memory * _TIMES_THE_MEMORY):
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    with process:
        try:
            said, _ = process.communicate(given, timeout=limits.seconds)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise Unreadable(Fault.TOO_SLOW) from error
    if process.returncode:
        raise Unreadable(Fault.DAMAGED)
    return said
