"""`dondoc read`: how the assistant reads a text, told to a person or, line by line, to a program."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from domain.calendar import WorkingCalendar
from domain.deadlines import Deadline, DeadlineKind
from domain.replies import Reply
from reading.deadlines.read import Before, impossible_dates, read_deadline, read_deadlines
from reading.replies import evidence
from reading.replies.asked_words import asked_in
from reading.replies.read import read_replies, read_reply
from texts import deadlines as words
from texts import replies as reply_words

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
app = typer.Typer(help="Shows how the assistant reads a text.", no_args_is_help=True)


@app.callback()
def read() -> None:
    """Shows how the assistant reads a text."""


@app.command()
def deadline(
    text: Annotated[list[str] | None, typer.Argument(help="What a person wrote.")] = None,
    now: Annotated[str | None, typer.Option(help="The moment to read at, ISO 8601.")] = None,
    context: Annotated[str | None, typer.Option(help="What the assistant had asked before.")] = None,
    before: Annotated[Before, typer.Option(help="What a day behind its limiting word means.")] = Before.DAY_BEFORE,
    jsonl: Annotated[
        Path | None, typer.Option(help="A file of JSON objects with phrase, now, context and before.")
    ] = None,
) -> None:
    """Reads the deadline that TEXT gives."""
    if jsonl:
        for line in jsonl.read_text("utf-8").splitlines():
            if line.strip():
                asked = json.loads(line)
                rule = Before(asked.get("before", before))
                answer = _answer(asked["phrase"], _moment(asked.get("now")), asked.get("context"), rule)
                typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    answer = _answer(" ".join(text or []), _moment(now), context, before)
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@app.command()
def reply(
    text: Annotated[list[str] | None, typer.Argument(help="What a person answered.")] = None,
    context: Annotated[str | None, typer.Option(help="What somebody had asked: a sentence.")] = None,
    items: Annotated[int, typer.Option(min=1, help="How many tasks that message numbers.")] = 1,
    jsonl: Annotated[Path | None, typer.Option(help="A file of JSON objects with reply and context.")] = None,
) -> None:
    """Reads what TEXT says about a task, or about each of several."""
    if jsonl:
        for line in jsonl.read_text("utf-8").splitlines():
            if line.strip():
                asked = json.loads(line)
                read_out = read_reply(asked["reply"], asked=asked_in(asked.get("context")))
                typer.echo(json.dumps(_reply_answer(read_out), ensure_ascii=False))
        return
    for read_out in read_replies(" ".join(text or []), items=items, asked=asked_in(context)):
        typer.echo(f"«{read_out.words}» – {reply_words.explain(read_out)}")


def _reply_answer(read_out: Reply) -> dict[str, Any]:
    return {
        "intent": read_out.intent,
        "percent": read_out.percent,
        "count": read_out.count,
        "new_deadline_phrase": read_out.new_deadline,
        "reason": read_out.reason,
        "doubtful": read_out.doubtful,
        "evidence": evidence.evidence_in(read_out.words),
    }


def _moment(written: str | None) -> dt.datetime:
    """The moment in the office's zone; the present one where none is written."""
    if written is None:
        return dt.datetime.now(ZONE)
    moment = dt.datetime.fromisoformat(written)
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def _answer(text: str, now: dt.datetime, context: str | None, before: Before) -> dict[str, Any]:
    calendar = WorkingCalendar()
    found = read_deadline(text, now, calendar=calendar, context=context, before=before)
    if found is None:
        return {"deadline": None, "recurrence": None, "impossible": impossible_dates(text)}
    series = [each for each in read_deadlines(text, now, calendar=calendar, context=context) if each.rrule]
    return {
        "deadline": _written(found),
        "recurrence": _recurrence(found, len(series)),
        "kind": found.kind,
        "words": found.words,
        "rrule": found.rrule,
        "next_due": found.next_due.isoformat() if found.next_due else None,
        "alternatives": [day.isoformat() for day in found.alternatives],
        "start_unknown": found.start_unknown,
        "before": found.before,
        "explanation": words.explain(found, now, calendar),
    }


def _written(found: Deadline) -> str | None:
    when = found.moment or found.day
    return when.isoformat() if when else None


def _recurrence(found: Deadline, series: int) -> str | None:
    """The word that the reports of the office use for how often it comes back; None where it does not."""
    if found.kind is DeadlineKind.STANDING:
        return "thuong_xuyen"
    if not found.rrule:
        return None
    parts = dict(part.split("=") for part in found.rrule.split(";"))
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        return "thuong_xuyen"
    if parts["FREQ"] == "MONTHLY":
        return "hang_thang"
    times = max(len(parts.get("BYMONTH", parts.get("BYYEARDAY", "")).split(",")), series)
    return {1: "hang_nam", 2: "6_thang", 4: "hang_quy", 12: "hang_thang"}.get(times)
