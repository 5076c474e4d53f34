"""What is done to tasks: each verb reads the task, asks the rules, writes the change with its line of history."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from actions import changes
from actions import series as recurring
from actions.turns import Speaker, Turn
from db import events, organizations, people
from db import series as occurrences
from db import tasks as stored
from db.people import Holder
from db.tasks import NewTask
from domain import refusals, series, tasks
from domain.drafts import Draft
from domain.history import Attached, EventKind, HistoryLine, Registered, undo
from domain.names import Named
from domain.people import HEADS, Actor, Duty, Post, Verb, may
from domain.roles import Role
from domain.series import Outlook
from domain.tasks import Report, State, Task
from domain.words import fold

GIVEN = frozenset({EventKind.REGISTERED, EventKind.REASSIGNED, EventKind.REOPENED})
"""Events with which a unit gets a task."""


def units_of(turn: Turn, speaker: Speaker) -> tuple[Named, ...]:
    """The units of the department as names that can be found in a text, with those of their heads ("phòng a Bình")."""
    today = turn.now.astimezone(speaker.organization.times.zone).date()
    found = organizations.units(turn.session, organization=speaker.organization.id, today=today)
    return tuple(Named(unit.id, unit.name, unit.aliases) for unit in found)


def holders_of(turn: Turn, speaker: Speaker) -> tuple[Holder, ...]:
    return people.holders(turn.session, organization=speaker.organization.id)


def find_task(session: Session, speaker: Speaker, number: int, verb: Verb = Verb.SEE) -> Task:
    """The task of that number, if the speaker may do `verb` to it.

    Raises NoSuchTask alike where there is none and where the speaker may not even see it, so that a stranger learns
    nothing; NotAllowed or OwnWork for what one sees but may not do.
    """
    task = stored.by_number(session, number, organization=speaker.organization.id)
    if task is None or not may(speaker.known, Verb.SEE, task.duty):
        raise refusals.NoSuchTask(number)
    require(speaker, verb, task)
    return task


def tasks_by_ids(session: Session, speaker: Speaker, ids: Sequence[int]) -> list[Task]:
    """The tasks that a message shows, in its order, without those that the speaker may not see."""
    found = stored.by_ids(session, ids, organization=speaker.organization.id)
    return [task for task in found if may(speaker.known, Verb.SEE, task.duty)]


def require(speaker: Speaker, verb: Verb, task: Task) -> None:
    """Raises NotAllowed, or OwnWork where only the own work stands in the way."""
    if may(speaker.known, verb, task.duty):
        return
    if may(speaker.known, verb):
        raise refusals.OwnWork(task.number)
    raise refusals.NotAllowed(verb)


def require_redoable(speaker: Speaker, task: Task) -> None:
    """Raises NothingToConfirm where nobody has reported the task done, AlreadyClosed for a cancelled one."""
    if task.state is State.COMPLETED:
        require(speaker, Verb.REOPEN, task)
        return
    require(speaker, Verb.SEND_BACK, task)
    tasks.send_back(task)


def require_cancellable(speaker: Speaker, task: Task) -> None:
    """Raises NotAllowed; AlreadyClosed for a task that is finished or cancelled."""
    require(speaker, Verb.CANCEL, task)
    tasks.refuse_closed(task)


def require_open(task: Task) -> None:
    """Raises AlreadySubmitted, AlreadyClosed: such a task goes to no other unit."""
    tasks.refuse_closed(task)
    tasks.refuse_submitted(task)


def _refuse_no_reason(task: Task, verb: Verb, reason: str) -> None:
    if not reason.strip():
        raise refusals.ReasonNeeded(verb, task.number)


def require_registering(speaker: Speaker, draft: Draft) -> None:
    """Who registers leads the unit, or is the office; who assigns is the office or a leader. Raises NotAllowed."""
    verb = Verb.ASSIGN if draft.assigning else Verb.REGISTER
    if not all(may(speaker.known, verb, Duty(lead)) for lead in draft.leads):
        raise refusals.NotAllowed(verb)


def may_begin(speaker: Speaker, verb: Verb) -> bool:
    """Whether the speaker may register or assign anything at all."""
    if may(speaker.known, verb):
        return True
    own = speaker.known.units(Role.HEAD, Role.DEPUTY)
    return any(may(speaker.known, verb, Duty(unit)) for unit in own)


def register(turn: Turn, speaker: Speaker, draft: Draft) -> tuple[Task, ...]:
    """Make the draft a task, or one for each unit where several were assigned; the first ties them together."""
    require_registering(speaker, draft)
    made: list[Task] = []
    for lead in draft.leads:
        parent = made[0].id if made else None
        made.append(_register_one(turn, speaker, draft, lead, parent))
    return tuple(made)


def _register_one(turn: Turn, speaker: Speaker, draft: Draft, lead: int, parent: int | None) -> Task:
    times = speaker.organization.times
    new = NewTask(
        content=draft.content,
        lead=lead,
        support=tuple(unit for unit in draft.support if unit != lead),
        due=draft.due,
        product=draft.product,
        paper=(draft.paper, fold(draft.paper)) if draft.paper else None,
        urgency=draft.urgency,
        set_above=draft.set_above,
        assigner=speaker.known.person,
        state=tasks.first_state(draft.due),
        parent=parent,
        recurs_at=series.appears(draft.due, times),
    )
    task = stored.insert_task(turn.session, new, organization=speaker.organization.id, zone=times.zone, now=turn.now)
    changes.save(turn, speaker, task)
    given = Registered(task.lead.name, task.due)
    changes.add(turn, speaker, EventKind.REGISTERED, task, given, words=draft.content)
    return task


def record_report(turn: Turn, speaker: Speaker, task: Task, report: Report, *, at: dt.datetime | None = None) -> Task:
    """Write down what was reported. `at` is when the work was first said to be done, where that was earlier."""
    require(speaker, Verb.REPORT, task)
    zone = speaker.organization.times.zone
    after = tasks.advance(task, report, by=speaker.known.person, now=(at or turn.now).astimezone(zone))
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.REPORTED, task, after, words=report.words)
    return after


def attach(turn: Turn, speaker: Speaker, task: Task, files: Sequence[tuple[str, str]]) -> None:
    """Keep files as evidence of a task that is not closed."""
    if not files:
        return
    require(speaker, Verb.ATTACH, task)
    tasks.refuse_closed(task)
    organization = speaker.organization.id
    stored.attach(turn.session, task.id, files, organization=organization, by=speaker.known.person, now=turn.now)
    changes.save(turn, speaker, tasks.heard(task, now=turn.now))
    names = Attached(tuple(name for _, name in files))
    changes.add(turn, speaker, EventKind.ATTACHED, task, names, words=None)


def facts_of(turn: Turn, speaker: Speaker, task: Task) -> tasks.Facts:
    """What a card tells beside the task itself."""
    organization = speaker.organization.id
    deadlines = stored.deadlines(turn.session, task.id, organization=organization)
    files = stored.attachments(turn.session, task.id, organization=organization)
    if series.coming_back(deadlines) is None:
        return tasks.Facts(deadlines, files)
    return tasks.Facts(deadlines, files, *occurrences.neighbours(turn.session, task.id, organization=organization))


def has_evidence(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether a file stands behind the task already."""
    return stored.has_attachment(turn.session, task.id, organization=speaker.organization.id)


def has_received(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether the newest line of the history is that somebody received the task: another such word tells nothing."""
    newest = events.newest(turn.session, task.id, organization=speaker.organization.id, kinds=list(EventKind))
    return newest is not None and newest.kind is EventKind.RECEIVED and newest.who == speaker.known.name


def note(turn: Turn, speaker: Speaker, kind: EventKind, task: Task, *, verb: Verb, words: str) -> None:
    """Keep words about a task that change nothing of it: an obstacle, a remark, a receipt."""
    require(speaker, verb, task)
    tasks.refuse_closed(task)
    changes.write(turn, speaker, kind, task, words=words)


def confirm(turn: Turn, speaker: Speaker, task: Task) -> tuple[Task, Outlook | None]:
    """The task confirmed, and what comes after it; None there where it does not come back."""
    require(speaker, Verb.CONFIRM, task)
    after = tasks.confirm(task, now=turn.now)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.CONFIRMED, task, after)
    occasion = recurring.Occasion(turn.now, speaker.known.person, turn.source)
    return after, recurring.go_on(turn.session, speaker.organization, after, occasion)


def send_back(turn: Turn, speaker: Speaker, task: Task, reason: str) -> Task:
    """Reported work is to be done again, also where it was confirmed. Raises ReasonNeeded for an empty reason."""
    require_redoable(speaker, task)
    confirmed = task.state is State.COMPLETED
    _refuse_no_reason(task, Verb.SEND_BACK, reason)
    after = tasks.heard(tasks.reopen(task) if confirmed else tasks.send_back(task), now=turn.now)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.REOPENED if confirmed else EventKind.SENT_BACK, task, after, words=reason)
    return after


def give_back(turn: Turn, speaker: Speaker, task: Task, reason: str) -> Task:
    """The unit says that the task is not its own; the office is to reassign it. Raises ReasonNeeded."""
    require(speaker, Verb.RETURN, task)
    _refuse_no_reason(task, Verb.RETURN, reason)
    after = replace(tasks.give_back(task), last_words=reason, heard_at=turn.now)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.RETURNED, task, after, words=reason)
    return after


def may_return(turn: Turn, speaker: Speaker, task: Task) -> bool:
    """Whether the time to give the task back still runs; later the unit may ask for that, and goes on meanwhile."""
    line = events.newest(turn.session, task.id, organization=speaker.organization.id, kinds=GIVEN)
    given = (line.at if line else task.created_at).astimezone(speaker.organization.times.zone)
    return tasks.may_return(given, turn.now, speaker.organization.times.calendar)


def ask_return(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    """The unit asks too late to give the task back: the office decides, and nothing changes before."""
    _refuse_no_reason(task, Verb.RETURN, reason)
    tasks.refuse_submitted(task)
    note(turn, speaker, EventKind.RETURN_ASKED, task, verb=Verb.RETURN, words=reason)


def reassign(turn: Turn, speaker: Speaker, task: Task, unit: tasks.UnitName) -> Task:
    """Another unit leads the task from now on; its own unit goes on with it."""
    if unit.id == task.lead.id:
        return keep(turn, speaker, task)
    require(speaker, Verb.ASSIGN, task)
    after = tasks.heard(tasks.reassign(task, unit), now=turn.now)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.REASSIGNED, task, after)
    return after


def support(turn: Turn, speaker: Speaker, task: Task, units: Sequence[tasks.UnitName]) -> Task:
    """These units support the task too, where they did not already. Raises NotAllowed, AlreadyClosed."""
    require(speaker, Verb.ASSIGN, task)
    after = tasks.support(task, units)
    if after == task:
        return task
    organization = speaker.organization.id
    stored.add_support(turn.session, task.id, [unit.id for unit in after.support], organization=organization)
    changes.record(turn, speaker, EventKind.SUPPORTED, task, after)
    return after


def urge(turn: Turn, speaker: Speaker, task: Task, urgency: tasks.Urgency) -> Task:
    """The task with another mark of urgency, by which it is reminded of. Raises NotAllowed, AlreadyClosed."""
    require(speaker, Verb.ASSIGN, task)
    after = tasks.urge(task, urgency)
    if after == task:
        return task
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.URGED, task, after)
    return after


def keep(turn: Turn, speaker: Speaker, task: Task, words: str | None = None) -> Task:
    """The unit goes on with the task that it gave back, as if it had not; what it reported before stands again."""
    require(speaker, Verb.ASSIGN, task)
    tasks.refuse_closed(task)
    after = task
    if task.state is State.RETURNED:
        organization = speaker.organization.id
        line = events.newest(turn.session, task.id, organization=organization, kinds=[EventKind.RETURNED])
        assert line is not None
        after = tasks.heard(undo(task, line.changes), now=turn.now)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.KEPT, task, after, words=words)
    return after


def begin(turn: Turn, speaker: Speaker, task: Task, words: str) -> Task:
    """The condition of the task has come, though no deadline was given yet."""
    require(speaker, Verb.ASSIGN, task)
    after = tasks.heard(tasks.begin(task), now=turn.now)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.BEGUN, task, after, words=words)
    return after


def cancel(turn: Turn, speaker: Speaker, task: Task, reason: str) -> tuple[Task, Outlook | None]:
    """The task cancelled, and what is left of its series; None there where it does not come back."""
    require(speaker, Verb.CANCEL, task)
    _refuse_no_reason(task, Verb.CANCEL, reason)
    after = tasks.cancel(task)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.CANCELLED, task, after, words=reason)
    return after, recurring.end(turn.session, speaker.organization, after)


def revive(turn: Turn, speaker: Speaker, task: Task, words: str) -> tuple[Task, bool]:
    """The cancelled task as it stood before, by who may cancel it; and whether its series goes on again with it."""
    require(speaker, Verb.CANCEL, task)
    assert task.state is State.CANCELLED
    organization = speaker.organization
    line = events.newest(turn.session, task.id, organization=organization.id, kinds=[EventKind.CANCELLED])
    assert line is not None
    after = undo(task, line.changes)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.REVIVED, task, after, words=words or None)
    return after, recurring.resume(turn.session, organization, after)


def delegate(turn: Turn, speaker: Speaker, task: Task, person: tasks.PersonName) -> Task:
    """The head hands the task to an officer of the unit, who may report from now on."""
    require(speaker, Verb.DELEGATE, task)
    tasks.refuse_closed(task)
    after = replace(task, delegate=person)
    changes.save(turn, speaker, after)
    changes.record(turn, speaker, EventKind.DELEGATED, task, after)
    return after


def history(turn: Turn, speaker: Speaker, number: int) -> tuple[Task, list[HistoryLine]]:
    task = find_task(turn.session, speaker, number, Verb.SEE_HISTORY)
    return task, events.of_task(turn.session, task.id, organization=speaker.organization.id)


@dataclass(frozen=True)
class Watchers:
    """Who has to be told of what became of a task."""

    office: tuple[tasks.PersonName, ...]
    heads: tuple[tasks.PersonName, ...]
    judges: tuple[tasks.PersonName, ...]
    """Who may confirm it: people of the office, or leaders where the work is that of all of them."""
    deciders: tuple[tasks.PersonName, ...]
    """Who may give it more time, likewise."""


def watchers(turn: Turn, speaker: Speaker, task: Task) -> Watchers:
    holders = holders_of(turn, speaker)
    return Watchers(
        office=tuple(one.person for one in holders if one.role is Role.OFFICE),
        heads=tuple(one.person for one in holders if one.role in HEADS and one.unit == task.lead.id),
        judges=_able(holders, task, Verb.CONFIRM),
        deciders=_able(holders, task, Verb.EXTEND),
    )


def _able(holders: Sequence[Holder], task: Task, verb: Verb) -> tuple[tasks.PersonName, ...]:
    """As the table of rights has it; the posts of one person count together."""
    people = dict.fromkeys(one.person for one in holders)
    actors = {
        person: Actor(person.id, task.organization, person.name, tuple(_posts_of(person, holders))) for person in people
    }
    able = [person for person, actor in actors.items() if may(actor, verb, task.duty)]
    return tuple(person for person in able if actors[person].holds(Role.OFFICE)) or tuple(able)


def _posts_of(person: tasks.PersonName, holders: Sequence[Holder]) -> Iterator[Post]:
    return (Post(one.role, one.unit) for one in holders if one.person == person)
