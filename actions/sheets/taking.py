"""A sheet that an office gave: kept and shown back, and taken over as a whole once somebody says that it is right."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from actions import dialogues, tasks
from actions.papers_in.accepting import heads_by_unit
from actions.reader import Reader
from actions.sheets.matching import local, view_of
from actions.turns import Speaker, Turn
from db import tasks as stored_tasks
from db.delivery import files, jobs
from db.documents import sheets as stored
from domain.asking import Awaited
from domain.dialogues import DialogueKind
from domain.documents import sheets as rules
from domain.documents.register import Line, Register
from domain.documents.sheets import Entry, Fate, OfSheet, Sheet, View
from domain.documents.views import NoSuchPaper
from domain.history import EventKind
from domain.overviews.jobs import SheetOrder
from domain.people import Verb
from domain.tasks import OPEN_TO_REPORTS, State, Task, Timeliness, timeliness
from texts.message import Message
from texts.sheets import card

KIND = "sheet"
"""Of a file that was kept."""


@dataclass
class Done:
    """What became of the lines: the tasks that were made and changed, and how many came overdue."""

    made: list[Task] = field(default_factory=list)
    changed: list[tuple[Task, Task]] = field(default_factory=list)
    overdue: int = 0
    said: dict[str, tuple[int, Line]] = field(default_factory=dict)


def hold(turn: Turn, speaker: Speaker, register: Register, name: str, content: bytes, reader: Reader) -> None:
    """Keep the sheet, and show back how it was read; one that is too long is not kept. Raises NotKnown, NotAllowed."""
    by = speaker.require(Verb.ASSIGN)
    if len(register.lines) > rules.MOST_LINES:
        turn.say(card.too_long(name, len(register.lines)))
        return
    organization = speaker.organization.id
    file = files.put(turn.session, name, content, KIND, organization=organization, now=turn.now)
    sheet = stored.add(
        turn.session, register, organization=organization, name=name, file=file, by=by.person, now=turn.now
    )
    show(turn, speaker, view_of(turn, speaker, sheet, reader))


def show(turn: Turn, speaker: Speaker, view: View) -> None:
    """The card of the sheet; where it may be taken over, a word or a button does so."""
    if view.faults or not view.entries:
        turn.say(card.faulty(view))
        return
    turn.say(card.card(view, speaker.organization.times.zone), dialogue=_dialogue_of(turn, speaker, view.sheet))


def take(turn: Turn, speaker: Speaker, number: int, reader: Reader) -> str:
    """Take over all lines of the sheet, or none. Returns what who pressed is told.

    Raises NotKnown, NotAllowed, NoSuchPaper.
    """
    speaker.require(Verb.ASSIGN)
    sheet = _found(turn, speaker, number)
    if sheet.taken_by is not None:
        turn.say(Message(card.taken_already(sheet, speaker.organization.times.zone)))
        return ""
    view = view_of(turn, speaker, sheet, reader)
    if view.faults or not view.entries:
        turn.say(card.faulty(view))
        return ""
    if len(sheet.register.lines) > rules.MOST_AT_ONCE:
        _order(turn, speaker, sheet)
        return ""
    finish(turn, speaker, view, take_lines(turn, speaker, view.entries))
    return card.TAKEN


def _order(turn: Turn, speaker: Speaker, sheet: Sheet) -> None:
    """A long sheet is taken over in parts after the turn, so that others are answered meanwhile."""
    ordered = SheetOrder(sheet.number, speaker.known.person, turn.channel, turn.private)
    if jobs.is_waiting(turn.session, ordered, organization=speaker.organization.id, chat=turn.chat):
        turn.say(card.taking(sheet))
    else:
        turn.order(ordered, card.taking(sheet))


def take_lines(turn: Turn, speaker: Speaker, entries: Sequence[Entry]) -> Done:
    """Make or change the tasks of these lines, and keep what the lines say."""
    done = _take_all(turn, speaker, entries)
    stored.keep_lines(turn.session, done.said, organization=speaker.organization.id)
    return done


def finish(turn: Turn, speaker: Speaker, view: View, done: Done) -> None:
    """The whole sheet is taken over: nobody is asked about it any more, and the units are told."""
    number, by = view.sheet.number, speaker.known.name
    stored.mark_taken(
        turn.session, number, organization=speaker.organization.id, by=by, overdue=done.overdue, now=turn.now
    )
    _close(turn, number)
    heads, zone = heads_by_unit(turn, speaker), speaker.organization.times.zone
    turn.tell(card.taken(view, done.made, done.changed, done.overdue, heads, zone))


def drop(turn: Turn, speaker: Speaker, number: int) -> None:
    """Nothing of the sheet is taken over. Raises NotKnown, NotAllowed, NoSuchPaper."""
    speaker.require(Verb.ASSIGN)
    sheet = _found(turn, speaker, number)
    if sheet.taken_by is not None:
        turn.say(Message(card.taken_already(sheet, speaker.organization.times.zone)))
        return
    _close(turn, number)
    turn.say(Message(card.dropped(sheet)))


def show_again(turn: Turn, speaker: Speaker, number: int, reader: Reader) -> None:
    """Likewise of a sheet that was shown before. Raises NotKnown, NotAllowed, NoSuchPaper."""
    speaker.require(Verb.ASSIGN)
    sheet = _found(turn, speaker, number)
    if sheet.taken_by is not None:
        turn.say(Message(card.taken_already(sheet, speaker.organization.times.zone)))
    else:
        show(turn, speaker, view_of(turn, speaker, sheet, reader))


def _found(turn: Turn, speaker: Speaker, number: int) -> Sheet:
    found = stored.to_change(turn.session, number, organization=speaker.organization.id)
    if not found:
        raise NoSuchPaper(str(number))
    return found[0]


def _dialogue_of(turn: Turn, speaker: Speaker, sheet: Sheet) -> int:
    """The dialogue in which the sheet is answered, begun where there is none."""
    content = OfSheet(sheet.number)
    open_ones = dialogues.open_in_department(turn, DialogueKind.SHEET)
    known = next((one.id for one in open_ones if one.content == content and one.account == speaker.account), None)
    return known or dialogues.begin(turn, DialogueKind.SHEET, content, account=speaker.account, asked=Awaited.MORE)


def _close(turn: Turn, number: int) -> None:
    for dialogue in dialogues.open_in_department(turn, DialogueKind.SHEET):
        if dialogue.content == OfSheet(number):
            dialogues.close(turn, dialogue.id)


def _take_all(turn: Turn, speaker: Speaker, entries: Sequence[Entry]) -> Done:
    done = Done()
    for entry in entries:
        task = _taken(turn, speaker, entry, done)
        done.said[entry.key] = (task.id, entry.line)
        if entry.fate is Fate.NEW and is_overdue(turn, speaker, task):
            done.overdue += 1
    return done


def _taken(turn: Turn, speaker: Speaker, entry: Entry, done: Done) -> Task:
    """The task of the line after it: made, changed, or as it was."""
    now = local(turn, speaker)
    if entry.known is None:
        (task,) = tasks.register(turn, speaker, rules.draft_of(entry))
        after = rules.taken_over(task, entry.line, now=now)
        _write(turn, speaker, task, after, entry.line)
        done.made.append(after)
        return after
    task = entry.known.task
    if entry.fate is Fate.CHANGED and entry.known.line is not None:
        after = rules.updated(task, entry.known.line, entry, now=now)
        if after != task:
            _write(turn, speaker, task, after, entry.line)
            done.changed.append((task, after))
        return after
    return task


def _write(turn: Turn, speaker: Speaker, before: Task, after: Task, line: Line) -> None:
    """Store what the line made of the task, with its deadlines and its line of history."""
    if replace(after, heard_at=before.heard_at) == before:
        return
    organization = speaker.organization.id
    if after.due is not None and after.due != before.due:
        stored_tasks.add_deadline(
            turn.session, after.id, after.due, organization=organization, by=speaker.known.person, now=turn.now
        )
    tasks.save(turn, speaker, after)
    kind = EventKind.REPORTED if after.state is State.SUBMITTED else EventKind.TAKEN_OVER
    tasks.record(turn, speaker, kind, before, after, words=line.report or line.note or None)


def is_overdue(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether it is late, and work is still to be done."""
    late = timeliness(task, local(turn, speaker), speaker.organization.times.calendar) is Timeliness.OVERDUE
    return late and task.state in OPEN_TO_REPORTS
