"""The labelled phrases, where they lie beside the project: the bars that the readers must reach."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCORER = ROOT.parent / "shared" / "eval" / "score.py"
BARS = {
    "deadlines": ("accuracy=0.98", "traps=1.0", "recurrence=1.0"),
    "replies": ("intent=1.0", "numbers=1.0", "false_done<=0"),
}


@pytest.mark.by_turns
@pytest.mark.skipif(not SCORER.exists(), reason="the labels are not part of the project")
@pytest.mark.parametrize(("what", "bars"), BARS.items())
def test_labels_are_read_as_well_as_the_bars_ask(what: str, bars: tuple[str, ...]) -> None:
    command = [sys.executable, str(SCORER), what, *(word for bar in bars for word in ("--bar", bar))]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "DONDOC": f"{sys.executable} -m bot"},  # noqa: TID251
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
