"""What is found of one labelled line, and what two spellings of one thing have in common."""

import difflib
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.names import Colleague, Named
from domain.words import fold

ROOT = Path(__file__).resolve().parent.parent.parent
LABELS = ROOT / "tests/labels"

Label = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """One line of a list: whether it was read right, what was found, and what is counted beside.

    `fields` tells of each field that either side fills, `True` where they agree.
    """

    kind: str
    right: bool
    told: str
    marks: tuple[str, ...] = ()
    fields: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Organization:
    """What the first line of a list says that is known."""

    units: tuple[Named, ...]
    codes: dict[int, str]
    people: tuple[Colleague, ...] = ()

    @classmethod
    def of(cls, head: Label) -> "Organization":
        listed = list(enumerate(head["units"], 1))
        units = tuple(Named(at, one["name"], tuple(one["aliases"])) for at, one in listed)
        codes = {one["code"]: at for at, one in listed}
        people = tuple(
            Colleague(
                at,
                one["name"],
                unit=codes.get(one["unit"]),
                leader=one["post"] == "leader",
                heads=one["post"] == "head",
            )
            for at, one in enumerate(head.get("people", ()), 1)
        )
        return cls(units, {at: code for code, at in codes.items()}, people)


def labelled(name: str) -> list[Label]:
    lines = (LABELS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def through_the_door(what: str, name: str) -> list[Label]:
    """What `dondoc read WHAT` tells of each line of a list."""
    command = [sys.executable, "-m", "bot", "read", what, "--jsonl", str(LABELS / f"{name}.jsonl")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def same_moment(want: str | None, got: str | None, accept: Iterable[str] | None = None) -> bool:
    """A date is met by that date at any hour, a moment to the minute; `accept` holds other right answers."""
    if any(same_moment(other, got) for other in accept or ()):
        return True
    if want is None or got is None:
        return want is None and got is None
    return got[:10] == want if len(want) == 10 else got[:16] == want[:16]


def plain(text: str | None) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text or "")))


def holds(have: str | None, want: str) -> bool:
    return plain(want) in plain(have)


def likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, plain(one).split(), plain(other).split(), autojunk=False).ratio()
