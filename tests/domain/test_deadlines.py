"""Deadlines as offices and phones write them: a table of phrases with what each gives."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from domain import deadlines
from domain.deadlines import Deadline, DeadlineKind

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LIST = Path(__file__).with_name("deadline_phrases.txt")


class Phrase(NamedTuple):
    kind: str
    now: dt.datetime
    words: str
    gives: str


def listed() -> list[Phrase]:
    phrases, kind, now = [], "", dt.datetime.now(ZONE)
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("== "):
            kind, _, moment = line[3:].rpartition(" ")
            now = dt.datetime.fromisoformat(moment).replace(tzinfo=ZONE)
        elif " => " in line and not line.startswith("#"):
            words, gives = line.split(" => ")
            phrases.append(Phrase(kind, now, words, gives))
    return phrases


def told(found: Deadline | None) -> str:
    """What was read, as the list writes it."""
    if found is None:
        return "none"
    if found.rrule:
        return f"{found.rrule} {found.next_due or '-'}"
    if found.moment:
        return f"{found.moment:%Y-%m-%dT%H:%M}"
    if found.day:
        return found.day.isoformat()
    return "start?" if found.start_unknown else found.kind.value


PHRASES = listed()
