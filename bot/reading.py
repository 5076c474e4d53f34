"""`dondoc read`: how the assistant reads a text, told to a person or, line by line, to a program."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.recurrence import recurrence_word
from domain import refusals
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules, Deadline
from domain.decide.cases import told_of
from domain.names import Colleague, Named
from domain.registering.drafts import Draft
from domain.replies import Reply
from domain.why import Why
from reading.deadlines.read import Before, explain_deadline, impossible_dates, read_deadlines
from reading.language.names import find_name
from reading.orders.why import explain_orders
from reading.questions.of_tasks import asked_of_task
from reading.questions.read import asked_task
from reading.questions.why import REFUSED, explain_question, filters_told
from reading.registrations.several import read_drafts
from reading.registrations.unit_lists import read_units
from reading.replies import evidence
from reading.replies.asked_words import asked_in
from reading.replies.preparations import results_told
from reading.replies.read import explain_replies, explain_reply
from texts import deadlines as words
from texts import refusals as refusal_words
from texts import replies as reply_words
from texts import why as reasons
from texts.message import plain

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WHY = "Also which phrase, part and rule decided, and what lost and why."
UNIT = "A unit of the department, with its short names: 'name | alias'. May be given several times."
PERSON = "Somebody of the department, with the unit: 'name | unit'; without one it is a leader. May be repeated."
AS_JSON = "As JSON, one object a reading."
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
        Path | None,
        typer.Option(help="A file of JSON objects with phrase, now, context and before.", exists=True, dir_okay=False),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help=WHY)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Reads the deadline that TEXT gives."""
    if jsonl:
        for line in jsonl.read_text("utf-8").splitlines():
            if line.strip():
                asked = json.loads(line)
                rule = Before(asked.get("before", before))
                moment = _moment(asked.get("now"))
                answer = _answer(asked["phrase"], moment, asked.get("context"), rule, why=why)
                typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    phrase, moment = _given(text), _moment(now)
    if why and not as_json:
        typer.echo(reasons.tree(explain_deadline(phrase, moment, context=context, before=before)[1]))
        return
    answer = _answer(phrase, moment, context, before, why=why)
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@app.command()
def reply(
    text: Annotated[list[str] | None, typer.Argument(help="What a person answered.")] = None,
    context: Annotated[str | None, typer.Option(help="What somebody had asked: a sentence.")] = None,
    items: Annotated[int, typer.Option(min=1, help="How many tasks that message numbers.")] = 1,
    jsonl: Annotated[
        Path | None,
        typer.Option(help="A file of JSON objects with reply and context.", exists=True, dir_okay=False),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help=WHY)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Reads what TEXT says about a task, or about each of several."""
    if jsonl:
        for line in jsonl.read_text("utf-8").splitlines():
            if line.strip():
                asked = json.loads(line)
                said = asked.get("context")
                read_out, reason = explain_reply(asked["reply"], asked=asked_in(said))
                read_out = told_of(read_out, results_told(said)) if said else read_out
                answer = _reply_answer(read_out) | ({"why": reason.to_json()} if why else {})
                typer.echo(json.dumps(answer, ensure_ascii=False))
        return
    for read_out, reason in explain_replies(_given(text), items=items, asked=asked_in(context)):
        read_out = told_of(read_out, results_told(context)) if context else read_out
        if as_json:
            answer = _reply_answer(read_out) | ({"why": reason.to_json()} if why else {})
            typer.echo(json.dumps(answer, ensure_ascii=False))
            continue
        typer.echo(f"«{read_out.words}» – {reply_words.explain(read_out)}")
        if why:
            typer.echo(reasons.tree(reason))


@app.command()
def order(
    text: Annotated[list[str] | None, typer.Argument(help="What somebody who decides wrote.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help=UNIT)] = None,
    why: Annotated[bool, typer.Option("--why", help=WHY)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
) -> None:
    """Reads which orders TEXT may be, the surest first; which of them is meant depends on the task."""
    found, reason = explain_orders(_given(text), _units(unit))
    for one, when in found:
        told = {"order": one.kind, "words": one.words, "unit": one.unit.name if one.unit else None, "when": when}
        typer.echo(json.dumps(told, ensure_ascii=False))
    _tell(reason, why=why, as_json=as_json)


@app.command()
def question(
    text: Annotated[list[str] | None, typer.Argument(help="What somebody asked.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help=UNIT)] = None,
    person: Annotated[list[str] | None, typer.Option(help=PERSON)] = None,
    now: Annotated[str | None, typer.Option(help="The moment to read at, ISO 8601.")] = None,
    why: Annotated[bool, typer.Option("--why", help=WHY)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=AS_JSON)] = False,
    jsonl: Annotated[
        Path | None,
        typer.Option(help="A file of JSON objects with text, now, units and people.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """Reads what TEXT asks of the tasks, or of one: a JSON object, or one for each line of a file."""
    if jsonl:
        for line in filter(str.strip, jsonl.read_text("utf-8").splitlines()):
            asked = json.loads(line)
            known, names = asked.get("units", unit), asked.get("people", person)
            told, _ = _question_told(asked["text"], known, names, asked.get("now", now))
            typer.echo(json.dumps(told, ensure_ascii=False))
        return
    told, reason = _question_told(_given(text), unit, person, now)
    typer.echo(json.dumps(told, ensure_ascii=False))
    _tell(reason, why=why, as_json=as_json)


def _question_told(
    text: str, unit: list[str] | None, person: list[str] | None, now: str | None
) -> tuple[dict[str, Any], Why]:
    """What is asked, as JSON, with why; of what is refused, how it is refused."""
    units = _units(unit)
    found, reason = explain_question(text, units, _moment(now), _people(person, units))
    one = {"task": asked_task(text), "of_task": asked_of_task(text)}
    if found is None:
        refused = [loser.words for loser in reason.losers if loser.because.startswith(REFUSED)]
        return {"subject": None, **one, **({"refused": refused[0]} if refused else {})}, reason
    marks = {name: True for name in ("by_rate", "least", "by_unit", "guessed") if getattr(found, name)}
    return {"subject": found.subject, **filters_told(found.filters), **one, **marks}, reason


def _people(written: list[str] | None, units: Sequence[Named]) -> tuple[Colleague, ...]:
    """People as they are given: "name | unit"; a leader has no unit."""
    people = []
    for at, one in enumerate(written or (), 1):
        name, _, of = (part.strip() for part in one.partition("|"))
        unit = find_name(of, units).winner if of else None
        people.append(Colleague(at, name, unit=unit.id if unit else None, leader=not of))
    return tuple(people)


@app.command()
def registration(
    text: Annotated[list[str] | None, typer.Argument(help="What somebody registers or orders.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help=UNIT)] = None,
    now: Annotated[str | None, typer.Option(help="The moment to read at, ISO 8601.")] = None,
    before: Annotated[Before, typer.Option(help="What a day behind its limiting word means.")] = Before.DAY_BEFORE,
    assigning: Annotated[
        bool, typer.Option("--assigning", help="As the office orders, and not as a unit does.")
    ] = False,
    jsonl: Annotated[
        Path | None,
        typer.Option(help="A file of JSON objects with text, now, units and assigning.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """Reads the tasks that TEXT registers: one JSON object a task, or a list of them for each line of a file."""
    if not jsonl:
        for told in _tasks_told(_given(text), unit, now, before, assigning=assigning):
            typer.echo(json.dumps(told, ensure_ascii=False))
        return
    for line in filter(str.strip, jsonl.read_text("utf-8").splitlines()):
        asked = json.loads(line)
        known, orders = asked.get("units", unit), asked.get("assigning", assigning)
        told_all = _tasks_told(asked["text"], known, asked.get("now", now), before, assigning=orders)
        typer.echo(json.dumps(told_all, ensure_ascii=False))


def _tasks_told(
    text: str, unit: list[str] | None, now: str | None, before: Before, *, assigning: bool
) -> list[dict[str, Any]]:
    """What is read of each task; of one that is refused, why."""
    units, rules = _units(unit), DateRules(WorkingCalendar(), before)
    try:
        drafts = read_drafts(text, units, now=_moment(now), rules=rules, assigning=assigning)
    except refusals.Refusal as refusal:
        return [{"refused": type(refusal).__name__, "words": plain(refusal_words.words(refusal))}]
    names = {one.id: one.name for one in units}
    return [_task_told(draft, names) for draft in drafts]


def _task_told(draft: Draft, names: Mapping[int, str]) -> dict[str, Any]:
    when = (draft.due.moment or draft.due.day) if draft.due else None
    return {
        "content": draft.content,
        "leads": [names[lead] for lead in draft.leads],
        "support": [names[each] for each in draft.support],
        "partners": draft.partners,
        "product": draft.product,
        "paper": draft.paper,
        "deadline": when.isoformat() if when else None,
        "kind": draft.due.kind if draft.due else None,
        "words": draft.due.words if draft.due else draft.vague,
        "rrule": draft.due.rrule if draft.due else None,
        "no_deadline": draft.no_deadline,
        "urgency": draft.urgency,
        "unclear": [name for name in (draft.unclear, draft.unclear_support) if name],
        "unusable": draft.unusable.words if draft.unusable else None,
        "heading": draft.heading,
        "asks": draft.missing,
    }


@app.command()
def document(
    file: Annotated[Path, typer.Argument(help="A file of any format that is read.", exists=True, dir_okay=False)],
    now: Annotated[str | None, typer.Option(help="From when a document without a day is seen, ISO 8601.")] = None,
    before: Annotated[Before, typer.Option(help="What a day behind its limiting word means.")] = Before.DAY_BEFORE,
    why: Annotated[
        bool, typer.Option("--why", help="Also from which words and by which rule each field comes.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Reads the head of the document in FILE and the tasks that it assigns."""
    from bot import documents

    moment, rules = _moment(now), DateRules(WorkingCalendar(), before)
    told = documents.explain(file, now=moment, rules=rules) if why else None
    found = told.findings if told else documents.read(file, now=moment, rules=rules)
    if as_json:
        typer.echo(json.dumps(documents.as_json(found, told), ensure_ascii=False))
    else:
        documents.show(found, told)


def _tell(reason: Why, *, why: bool, as_json: bool) -> None:
    if why:
        typer.echo(json.dumps(reason.to_json(), ensure_ascii=False) if as_json else reasons.tree(reason))


def _units(written: list[str] | None) -> tuple[Named, ...]:
    """Units as a department lists them: "name | alias"."""
    listed = read_units("\n".join(written)) if written else ()
    return tuple(Named(at, one.name, one.aliases) for at, one in enumerate(listed, 1))


def _reply_answer(read_out: Reply) -> dict[str, Any]:
    return {
        "intent": read_out.intent,
        "percent": read_out.percent,
        "count": read_out.count,
        "amount": [read_out.amount.kind, read_out.amount.number] if read_out.amount else None,
        "obstructed": read_out.obstructed,
        "new_deadline_phrase": read_out.new_deadline,
        "reason": read_out.reason,
        "doubtful": read_out.doubtful,
        "beyond": read_out.beyond,
        "evidence": evidence.evidence_in(read_out.words),
    }


def _given(text: list[str] | None) -> str:
    """What is to be read. Raises BadParameter where there is nothing."""
    if not text:
        raise typer.BadParameter("what is to be read is missing", param_hint="TEXT")
    return " ".join(text)


def _moment(written: str | None) -> dt.datetime:
    """The moment in the office's zone; the present one where none is written."""
    if written is None:
        return dt.datetime.now(ZONE)
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError as wrong:
        raise typer.BadParameter(f"{written!r} is no moment, such as 2026-12-03T09:00", param_hint="--now") from wrong
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def _answer(text: str, now: dt.datetime, context: str | None, before: Before, *, why: bool) -> dict[str, Any]:
    calendar = WorkingCalendar()
    found, reason = explain_deadline(text, now, calendar=calendar, context=context, before=before)
    reasoned = {"why": reason.to_json()} if why else {}
    if found is None:
        return {"deadline": None, "recurrence": None, "impossible": impossible_dates(text), **reasoned}
    series = [each for each in read_deadlines(text, now, calendar=calendar, context=context) if each.rrule]
    others = [day.isoformat() for day in found.alternatives]
    asked = [found.day.isoformat(), *others] if found.doubtful and found.day else others
    return {
        "deadline": None if found.doubtful else _written(found),
        "recurrence": recurrence_word(found, len(series)),
        "kind": found.kind,
        "words": found.words,
        "rrule": found.rrule,
        "next_due": found.next_due.isoformat() if found.next_due else None,
        "alternatives": asked,
        "doubtful": found.doubtful,
        "start_unknown": found.start_unknown,
        "before": found.before,
        "explanation": words.explain(found, now, calendar),
        **reasoned,
    }


def _written(found: Deadline) -> str | None:
    when = found.moment or found.day
    return when.isoformat() if when else None
