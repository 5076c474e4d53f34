"""`dondoc read document`: what a document tells, for a program or for a person."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.recurrence import recurrence_word
from documents import child
from documents.finding import Explained, explained
from documents.limits import Limits
from documents.opening import opened
from documents.prose.items import Read
from domain.deadlines import DateRules
from domain.documents.faults import Unreadable
from domain.documents.findings import Findings, Found
from reading.deadlines.read import explain_deadline
from texts import documents as refusals
from texts import findings as words
from texts import why as reasons
from texts.message import plain

UNREADABLE = 1
SHARES = (None, 4, 2, 2)
"""Of the width, by column; the first one is as wide as it needs."""


def read(file: Path, *, now: dt.datetime, rules: DateRules) -> Findings:
    """What the file tells, read in a process of its own. Ends the program with a sentence where it cannot be read."""
    try:
        return child.findings_of(file.read_bytes(), file.name, now=now, rules=rules)
    except Unreadable as refused:
        raise _told(refused) from refused


def explain(file: Path, *, now: dt.datetime, rules: DateRules) -> Explained:
    """Likewise with what led to it, read in this very process: for files of the own."""
    try:
        document = opened(file.read_bytes(), file.name, limits=Limits())
    except Unreadable as refused:
        raise _told(refused) from refused
    return explained(document, rules=rules, now=now)


def _told(refused: Unreadable) -> typer.Exit:
    typer.echo(plain(refusals.unreadable(refused.fault).html), err=True)
    return typer.Exit(UNREADABLE)


def as_json(found: Findings, why: Explained | None = None) -> dict[str, Any]:
    """The head and the tasks under the names that the labels of evaluations have, and more."""
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
        "unread_pages": list(found.unread),
        "tasks": [_task(task) for task in found.tasks],
        **({"why": _why(why)} if why else {}),
    }


def _task(task: Found) -> dict[str, Any]:
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
    }


def _when(task: Found) -> str | None:
    when = (task.deadline.moment or task.deadline.day) if task.deadline else None
    return when.isoformat() if when else None


def _why(told: Explained) -> dict[str, Any]:
    """The lines of the head by its fields, and for each task who leads by which rule, and how its deadline is read."""
    return {"head": dict(told.head_words), "tasks": [_why_task(read, told) for read in told.reads]}


def _why_task(read: Read, told: Explained) -> dict[str, Any]:
    said = read.found.deadline_words
    deadline = explain_deadline(said, told.at)[1].to_json() if said else None
    return {"lead": {"rule": read.rule, "words": read.said_by}, "deadline": deadline}


def show(found: Findings, why: Explained | None = None) -> None:
    """For a person: the head, a table of the tasks, and below it why they were read so."""
    console = Console(highlight=False)
    for line in words.head(found):
        console.print(Text(line))
    if found.tasks:
        console.print(_table(found))
    for line in _reasons(why) if why else ():
        console.print(Text(line))


def _table(found: Findings) -> Table:
    table = Table(show_lines=True)
    for name, share in zip(words.COLUMNS, SHARES, strict=True):
        table.add_column(name, ratio=share)
    for number, task in enumerate(found.tasks, 1):
        table.add_row(str(number), *(Text(cell) for cell in words.row(task)))
    return table


def _reasons(told: Explained) -> Iterator[str]:
    yield from words.head_reasons(told.head_words)
    for number, read in enumerate(told.reads, 1):
        yield words.lead_reason(number, read.found, read.rule, read.said_by)
        if read.found.deadline_words:
            yield reasons.tree(explain_deadline(read.found.deadline_words, told.at)[1])
