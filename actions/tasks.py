"""What is done to tasks: each verb reads the task, asks the rules, writes the change with its line of history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from actions import series as recurring
from actions.reader import Reader
from actions.turns import Speaker, Turn
from db import attachments, events, organizations, people, searching
from db import tasks as stored
from db.tasks import NewTask
from domain import refusals, series, tasks
from domain.heard import File
from domain.history import NOTHING, Attached, Content, EventKind, Registered, begins_span, changes_of, undo
from domain.ladder import next_rung
from domain.names import Named
from domain.people import HEADS, OF_GIVER, Duty, Verb, decides_order, may
from domain.registering.drafts import Draft
from domain.reminding.waiting import CLOSED_BY, Matter
from domain.roles import Role
from domain.series import Outlook
from domain.staff import gaps
from domain.staff.gaps import Held
from domain.tasks import PersonName, Report, State, Task, UnitName
from domain.words import fold, searched
from texts.drafts import whole_content


def units_of(turn: Turn, speaker: Speaker) -> tuple[Named, ...]:
    """The units of the department as names that can be found in a text, with those of their heads ("phòng a Bình")."""
    today = turn.now.astimezone(speaker.organization.times.zone).date()
    found = organizations.units(turn.session, organization=speaker.organization.id, today=today)
    return tuple(Named(unit.id, unit.name, unit.aliases) for unit in found)


def holders_of(turn: Turn, speaker: Speaker) -> tuple[Held, ...]:
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


def seen_numbers(turn: Turn, speaker: Speaker, numbers: Sequence[int]) -> frozenset[int]:
    """Those of the numbers that are those of tasks which the speaker may see."""
    ids = stored.ids_of(turn.session, numbers, organization=speaker.organization.id)
    return frozenset(task.number for task in tasks_by_ids(turn.session, speaker, ids))


def require(speaker: Speaker, verb: Verb, task: Task) -> None:
    """Raises NotAllowed; LeadersOrder where who gave it decides; OwnWork where only the own work stands in the way."""
    if may(speaker.known, verb, task.duty):
        return
    if verb in OF_GIVER and may(speaker.known, verb) and not decides_order(speaker.known, task.duty):
        raise tasks.leaders_order_of(task)
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
        made.append(_register_one(turn, speaker, draft, lead, made[0].id if made else None))
    return tuple(made)


def _register_one(turn: Turn, speaker: Speaker, draft: Draft, lead: int, parent: int | None) -> Task:
    times = speaker.organization.times
    new = NewTask(
        content=whole_content(draft),
        content_folded=searched(whole_content(draft), draft.product),
        lead=lead,
        support=tuple(unit for unit in draft.support if unit != lead),
        due=draft.due,
        product=draft.product,
        paper=(draft.paper, fold(draft.paper), draft.source) if draft.paper else None,
        area=(draft.area, searched(draft.area)) if draft.area else None,
        urgency=draft.urgency,
        set_above=draft.set_above,
        assigner=speaker.known.person,
        by_leader=speaker.known.holds(Role.LEADER),
        state=tasks.first_state(draft.due),
        parent=parent,
        recurs_at=series.appears(draft.due, times),
    )
    task = stored.insert_task(turn.session, new, organization=speaker.organization.id, zone=times.zone, now=turn.now)
    save(turn, speaker, task)
    add(turn, speaker, EventKind.REGISTERED, task, Registered(task.lead.name, task.due), words=draft.content)
    return task


@dataclass(frozen=True)
class ToldOf:
    """Who is told that tasks were registered, and where nobody is: units without people, leaders out of reach."""

    heads: tuple[PersonName, ...]
    supporters: tuple[PersonName, ...]
    vacant: tuple[UnitName, ...]
    unreachable: tuple[PersonName, ...]


def told_of_registration(turn: Turn, speaker: Speaker, made: Sequence[Task]) -> ToldOf:
    holders, by = holders_of(turn, speaker), speaker.known.person
    leads = [task.lead for task in made]
    support = [unit for task in made for unit in task.support]

    def heads_of(units: Sequence[UnitName]) -> tuple[PersonName, ...]:
        ids = {unit.id for unit in units}
        found = (one.person for one in holders if one.role in HEADS and one.unit in ids and one.person.id != by)
        return tuple(dict.fromkeys(found))

    heads = heads_of(leads)
    return ToldOf(
        heads,
        tuple(one for one in heads_of(support) if one not in heads),
        gaps.unmanned([*leads, *support], holders),
        tuple(one for one in gaps.unreachable(holders, {Role.LEADER}) if one.id != by),
    )


def doubles(turn: Turn, speaker: Speaker, reader: Reader, draft: Draft) -> dict[int, str]:
    """The tasks of the same unit and day that say nearly what the draft says, by their numbers."""
    if draft.due is None or draft.due.day is None:
        return {}
    organization, day = speaker.organization.id, draft.due.day
    known = {
        number: content
        for lead in draft.leads
        for number, content in searching.same_day(turn.session, lead, day, organization=organization).items()
    }
    return {number: known[number] for number in reader.doubled(draft.content, known)} if known else {}


def unmanned(turn: Turn, speaker: Speaker, units: Sequence[UnitName]) -> tuple[UnitName, ...]:
    """Those of the units in which nobody holds a post."""
    return gaps.unmanned(units, holders_of(turn, speaker))


def record_report(turn: Turn, speaker: Speaker, task: Task, report: Report, *, at: dt.datetime | None = None) -> Task:
    """Write down what was reported. `at` is when the work was first said to be done, where that was earlier."""
    require(speaker, Verb.REPORT, task)
    zone = speaker.organization.times.zone
    after = tasks.advance(task, report, by=speaker.known.person, now=(at or turn.now).astimezone(zone))
    save(turn, speaker, after)
    record(turn, speaker, EventKind.REPORTED, task, after, words=report.words)
    return after


def attach(turn: Turn, speaker: Speaker, task: Task, files: Sequence[File]) -> None:
    """Keep files as evidence of a task that is not closed."""
    if not files:
        return
    require(speaker, Verb.ATTACH, task)
    tasks.refuse_closed(task)
    organization = speaker.organization.id
    attachments.add(
        turn.session, task.id, files, organization=organization, by=speaker.known.person, chat=turn.chat, now=turn.now
    )
    save(turn, speaker, tasks.heard(task, now=turn.now))
    names = Attached(tuple(file.name for file in files))
    add(turn, speaker, EventKind.ATTACHED, task, names, words=None)


def note(turn: Turn, speaker: Speaker, kind: EventKind, task: Task, *, verb: Verb, words: str) -> None:
    """Keep words about a task that change nothing of it: an obstacle, a remark, a receipt."""
    require(speaker, verb, task)
    tasks.refuse_closed(task)
    write(turn, speaker, kind, task, words=words)


def confirm(turn: Turn, speaker: Speaker, task: Task) -> tuple[Task, Outlook | None]:
    """The task confirmed, and what comes after it; None there where it does not come back."""
    require(speaker, Verb.CONFIRM, task)
    after = tasks.confirm(task, now=turn.now)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.CONFIRMED, task, after)
    occasion = recurring.Occasion(turn.now, speaker.known.person, turn.source)
    return after, recurring.go_on(turn.session, speaker.organization, after, occasion)


def send_back(turn: Turn, speaker: Speaker, task: Task, reason: str) -> Task:
    """Reported work is to be done again, also where it was confirmed. Raises ReasonNeeded for an empty reason."""
    require_redoable(speaker, task)
    confirmed = task.state is State.COMPLETED
    _refuse_no_reason(task, Verb.SEND_BACK, reason)
    after = tasks.heard(tasks.reopen(task) if confirmed else tasks.send_back(task), now=turn.now)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.REOPENED if confirmed else EventKind.SENT_BACK, task, after, words=reason)
    return after


def give_back(turn: Turn, speaker: Speaker, task: Task, reason: str) -> Task:
    """The unit says that the task is not its own; the office is to reassign it. Raises ReasonNeeded."""
    require(speaker, Verb.RETURN, task)
    _refuse_no_reason(task, Verb.RETURN, reason)
    after = replace(tasks.give_back(task), last_words=reason, heard_at=turn.now)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.RETURNED, task, after, words=reason)
    return after


def ask_return(turn: Turn, speaker: Speaker, task: Task, reason: str) -> None:
    """The unit asks too late to give the task back: the office decides, and nothing changes before."""
    _refuse_no_reason(task, Verb.RETURN, reason)
    tasks.refuse_submitted(task)
    note(turn, speaker, EventKind.RETURN_ASKED, task, verb=Verb.RETURN, words=reason)


def reassign(turn: Turn, speaker: Speaker, task: Task, unit: tasks.UnitName) -> Task:
    """Another unit leads the task from now on; its own unit goes on with it."""
    if unit.id == task.lead.id:
        return keep(turn, speaker, task)
    require(speaker, Verb.REASSIGN, task)
    after = tasks.heard(tasks.reassign(task, unit), now=turn.now)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.REASSIGNED, task, after)
    return after


def support(turn: Turn, speaker: Speaker, task: Task, units: Sequence[tasks.UnitName]) -> Task:
    """These units support the task too, where they did not already. Raises NotAllowed, AlreadyClosed."""
    require(speaker, Verb.ASSIGN, task)
    after = tasks.support(task, units)
    if after == task:
        return task
    organization = speaker.organization.id
    stored.add_support(turn.session, task.id, [unit.id for unit in after.support], organization=organization)
    record(turn, speaker, EventKind.SUPPORTED, task, after)
    return after


def urge(turn: Turn, speaker: Speaker, task: Task, urgency: tasks.Urgency) -> Task:
    """The task with another mark of urgency, by which it is reminded of. Raises NotAllowed, AlreadyClosed."""
    require(speaker, Verb.ASSIGN, task)
    after = tasks.urge(task, urgency)
    if after == task:
        return task
    save(turn, speaker, after)
    record(turn, speaker, EventKind.URGED, task, after)
    return after


def keep(turn: Turn, speaker: Speaker, task: Task, words: str | None = None) -> Task:
    """The unit goes on with the task that it gave back, as if it had not; what it reported before stands again.

    Raises NothingGivenBack where it has neither given it back nor asked to, or that is decided already.
    """
    require(speaker, Verb.ASSIGN, task)
    tasks.refuse_closed(task)
    kinds = CLOSED_BY[Matter.RETURN]
    line = events.newest(turn.session, task.id, organization=speaker.organization.id, kinds=kinds)
    if line is None or line.kind not in (EventKind.RETURNED, EventKind.RETURN_ASKED):
        raise refusals.NothingGivenBack(task.number, task.lead.name)
    after = task
    if task.state is State.RETURNED:
        after = tasks.heard(undo(task, line.changes), now=turn.now)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.KEPT, task, after, words=words)
    return after


def begin(turn: Turn, speaker: Speaker, task: Task, words: str) -> Task:
    """The condition of the task has come, though no deadline was given yet."""
    require(speaker, Verb.ASSIGN, task)
    after = tasks.heard(tasks.begin(task), now=turn.now)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.BEGUN, task, after, words=words)
    return after


def cancel(turn: Turn, speaker: Speaker, task: Task, reason: str) -> tuple[Task, Outlook | None]:
    """The task cancelled, and what is left of its series; None there where it does not come back."""
    require(speaker, Verb.CANCEL, task)
    _refuse_no_reason(task, Verb.CANCEL, reason)
    after = tasks.cancel(task)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.CANCELLED, task, after, words=reason)
    return after, recurring.end(turn.session, speaker.organization, after)


def revive(turn: Turn, speaker: Speaker, task: Task, words: str) -> tuple[Task, bool]:
    """The cancelled task as it stood before, by who may cancel it; and whether its series goes on again with it."""
    require(speaker, Verb.CANCEL, task)
    assert task.state is State.CANCELLED
    organization = speaker.organization
    line = events.newest(turn.session, task.id, organization=organization.id, kinds=[EventKind.CANCELLED])
    assert line is not None
    after = undo(task, line.changes)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.REVIVED, task, after, words=words or None)
    return after, recurring.resume(turn.session, organization, after)


def delegate(turn: Turn, speaker: Speaker, task: Task, person: tasks.PersonName) -> Task:
    """The head hands the task to an officer of the unit, who may report from now on."""
    require(speaker, Verb.DELEGATE, task)
    tasks.refuse_closed(task)
    after = replace(task, delegate=person)
    save(turn, speaker, after)
    record(turn, speaker, EventKind.DELEGATED, task, after)
    return after


def save(turn: Turn, speaker: Speaker, task: Task) -> None:
    """Store the task and ask the ladder for its next moment: every change goes through here."""
    times = speaker.organization.times
    rung = next_rung(task, turn.now, times)
    stored.save(
        turn.session,
        task,
        organization=speaker.organization.id,
        zone=times.zone,
        next_reminder_at=rung.moment if rung else None,
        now=turn.now,
    )


def record(
    turn: Turn, speaker: Speaker, kind: EventKind, before: Task, after: Task, *, words: str | None = None
) -> None:
    add(turn, speaker, kind, after, changes_of(before, after), words=words)


def write(turn: Turn, speaker: Speaker, kind: EventKind, task: Task, *, words: str | None = None) -> None:
    add(turn, speaker, kind, task, NOTHING, words=words)


def add(
    turn: Turn,
    speaker: Speaker,
    kind: EventKind,
    task: Task,
    content: Content,
    *,
    words: str | None,
) -> None:
    events.add(
        turn.session,
        kind,
        content,
        organization=speaker.organization.id,
        by=speaker.known.person,
        now=turn.now,
        task=task.id,
        words=words,
        source=turn.source,
    )
    if begins_span(content):
        organization = speaker.organization
        events.write_span(turn.session, task, organization=organization.id, zone=organization.times.zone, now=turn.now)
