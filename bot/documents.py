"""`dondoc read document`: what a document tells, for a program or for a person."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.recurrence import recurrence_word
from documents.finding import Explained, explained
from documents.limits import Limits
from documents.opening import opened
from documents.prose.items import Read
from domain.deadlines import DateRules
from domain.documents.faults import Unreadable
from domain.documents.findings import Found
from reading.deadlines.read import explain_deadline
from texts import findings as words
from texts import why as reasons
from texts.documents import unreadable
from texts.message import plain

UNREADABLE = 1
SHARES = (None, 4, 2, 2)
"""Of the width, by column; the first one is as wide as it needs."""


def read(file: Path, *, now: dt.datetime, rules: DateRules) -> Explained:
    """What the file tells. Ends the program with a sentence where it cannot be read."""
    try:
        document = opened(file.read_bytes(), file.name, limits=Limits())
    except Unreadable as refused:
        typer.echo(plain(unreadable(refused.fault).html), err=True)
        raise typer.Exit(UNREADABLE) from refused
    return explained(document, rules=rules, now=now)


def as_json(told: Explained, *, why: bool) -> dict[str, Any]:
    """The head and the tasks as ../shared/eval/score.py asks for them, and more."""
    found = told.findings
    head = found.head
    return {
        "number": head.number or None,
        "date": head.day.isoformat() if head.day else None,
        "partial_date": head.partial_day or None,
        "issuer": head.issuer or None,
        "kind": head.kind or None,
        "subject": head.about or None,
        "addressees": list(head.addressees),
        "signer": head.signer or None,
        "urgency": head.urgency,
        "nature": found.nature,
        "draft": found.draft,
        "warnings": list(found.warnings),
        "pages": found.pages,
        "pages_read": found.pages_read,
        "tasks": [_task(read, told, why=why) for read in told.reads],
        **({"why": dict(told.head_words)} if why else {}),
    }


def _task(read: Read, told: Explained, *, why: bool) -> dict[str, Any]:
    task = read.found
    return {
        "place": task.place,
        "content": task.words,
        "task": task.content,
        "lead": list(task.leads),
        "support": list(task.support),
        "everyone": task.everyone,
        "apart": task.apart,
        "product": task.product,
        "deadline_phrase": task.deadline_words,
        "deadline": _when(task),
        "recurrence": recurrence_word(task.deadline, 1) if task.deadline else None,
        "indicators": [[one.target, one.of] for one in task.indicators],
        "doubts": list(task.doubts),
        **({"why": _why(read, told)} if why else {}),
    }


def _when(task: Found) -> str | None:
    when = (task.deadline.moment or task.deadline.day) if task.deadline else None
    return when.isoformat() if when else None


def _why(read: Read, told: Explained) -> Mapping[str, Any]:
    task = read.found
    _, deadline = explain_deadline(task.deadline_words or "", told.at)
    return {
        "lead": {"rule": read.rule, "words": read.said_by},
        "deadline": deadline.to_json() if task.deadline_words else None,
    }


def show(told: Explained, *, why: bool) -> None:
    """For a person: the head, a table of the tasks, and below it why they were read so."""
    console = Console(highlight=False)
    for line in words.head(told.findings):
        console.print(Text(line))
    if told.reads:
        console.print(_table(told))
    if why:
        for line in _reasons(told):
            console.print(Text(line))


def _table(told: Explained) -> Table:
    table = Table(show_lines=True)
    for name, share in zip(words.COLUMNS, SHARES, strict=True):
        table.add_column(name, ratio=share)
    for number, read in enumerate(told.reads, 1):
        table.add_row(str(number), *(Text(cell) for cell in words.row(read.found)))
    return table


def _reasons(told: Explained) -> Iterator[str]:
    yield from words.head_reasons(told.head_words)
    for number, read in enumerate(told.reads, 1):
        yield words.lead_reason(number, read.found, read.rule, read.said_by)
        if read.found.deadline_words:
            yield reasons.tree(explain_deadline(read.found.deadline_words, told.at)[1])
