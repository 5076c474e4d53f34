"""Papers out: ordered in a turn, loaded and handed over by whoever makes them after it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from actions import dialogues, tasks
from actions.overviews import boards, versions
from actions.overviews.reports import report_of
from actions.people import actors_of
from actions.turns import Speaker, Turn
from db import organizations, outbox, people
from db.delivery import files, jobs
from db.delivery.jobs import Job
from db.engine import Sessions
from db.outbox import NewOutgoing, Outgoing
from db.overviews import boards as asked
from domain import refusals
from domain.asking import Awaited
from domain.dialogues import DialogueKind
from domain.heard import Files, Media
from domain.letterhead import Letterhead
from domain.organizations import Organization
from domain.overviews import lists
from domain.overviews.filters import EVERYTHING, Filters, Scope, Status, encode
from domain.overviews.jobs import Lane, NotReportedDone, PaperOrder, RoundOrder
from domain.overviews.periodic import TO, Every
from domain.overviews.periods import closed_month
from domain.overviews.report import OF_TASK, WITH_HEAD, Face, Report
from domain.people import Verb, may
from domain.reminding.delivery import OutgoingKind
from domain.roles import Role
from domain.tasks import Due, State, Task, refuse_closed
from texts import calendar, commands, letterheads, making
from texts.message import Message

MOST = 500
"""Deadlines in one calendar."""
KIND = "paper"
"""Of a file that was made here."""


@dataclass(frozen=True)
class Plea:
    """What a letter asks for and why, as far as it was said with the order."""

    asked: Due | None = None
    reason: str = ""


NO_PLEA = Plea()


def order(turn: Turn, speaker: Speaker, face: Face, filters: Filters, plea: Plea = NO_PLEA) -> None:
    """Have a face of the Board made after this turn. Raises NotKnown, NotAllowed, and what the Board itself raises.

    Before the first paper with a head, who may set it is asked once what it says.
    """
    require_papers(speaker)
    lists.board_for(speaker.known, filters)
    person = speaker.known.person
    ordered = PaperOrder(face, encode(filters), person, asked=plea.asked, reason=plea.reason)
    if face in WITH_HEAD and asked_for_letterhead(turn, speaker, ordered):
        return
    have_made(turn, speaker, ordered)


def order_of_task(turn: Turn, speaker: Speaker, face: Face, numbers: Sequence[int], plea: Plea) -> None:
    """Likewise of the one task of that number. Raises NumberNeeded, NoSuchTask, NotReportedDone, AlreadyClosed."""
    if len(numbers) != 1:
        raise refusals.NumberNeeded(commands.example("soanthao"))
    task = tasks.find_task(turn.session, speaker, numbers[0])
    if face is Face.COMPLETION and task.state not in (State.SUBMITTED, State.COMPLETED):
        raise NotReportedDone(task.number)
    if face is Face.EXTENSION:
        refuse_closed(task)
    order(turn, speaker, face, Filters(task=task.number), plea)


def asked_for_letterhead(turn: Turn, speaker: Speaker, ordered: PaperOrder | RoundOrder) -> bool:
    """Whether it is asked first what stands at the head of papers: then the answer has the paper made."""
    if not _is_to_be_asked(turn, speaker):
        return False
    kind = DialogueKind.LETTERHEAD if isinstance(ordered, PaperOrder) else DialogueKind.ROUND_LETTERHEAD
    dialogue = dialogues.begin(turn, kind, ordered, account=speaker.account, asked=Awaited.LETTERHEAD)
    turn.say(letterheads.asked(dialogue), dialogue=dialogue)
    return True


def have_made(turn: Turn, speaker: Speaker, ordered: PaperOrder) -> None:
    """Have it made, unless the same is being made for this chat already."""
    if jobs.is_waiting(turn.session, ordered, organization=speaker.organization.id, chat=turn.chat):
        turn.say(making.waits_already(ordered.face))
        return
    turn.order(ordered, making.begun(ordered.face))


def _is_to_be_asked(turn: Turn, speaker: Speaker) -> bool:
    """Whether nobody has told yet what stands at the head of papers, and the speaker may and was not asked before."""
    organization = speaker.organization.id
    if (
        not may(speaker.known, Verb.CHANGE_SETTINGS)
        or organizations.letterhead(turn.session, organization=organization) != Letterhead()
    ):
        return False
    person = speaker.known.person
    return not jobs.was_made(turn.session, WITH_HEAD, organization=organization, person=person)


def order_by_code(turn: Turn, speaker: Speaker, code: str, *, now: dt.datetime) -> None:
    """Likewise for the data of a button. Raises StaleButton for such as no button of ours carries."""
    name, _, filters = code.partition(":")
    if name not in set(Face):
        raise refusals.StaleButton
    order(turn, speaker, Face(name), boards.decoded(turn.session, speaker, filters, now))


def own_deadlines(turn: Turn, speaker: Speaker, *, now: dt.datetime) -> list[Task]:
    """The open tasks with a deadline that fall to the speaker, the earliest first. Raises NotKnown."""
    moment = boards.moment_for(speaker, now)
    mine = lists.listed_for(speaker.known, Filters(scope=Scope.MINE))
    found = asked.lines(turn.session, mine, moment, organization=speaker.organization.id, limit=MOST)
    return [task for task in found if task.due is not None and task.due.ends(speaker.organization.times.zone)]


def give_privately(turn: Turn, speaker: Speaker, name: str, content: bytes, words: Message) -> None:
    """A file for the speaker alone: in the private chat, which has to be open."""
    organization = speaker.organization.id
    if not turn.private and not _may_be_written_to(turn, speaker):
        turn.say(calendar.no_private())
        return
    stored = files.put(turn.session, name, content, KIND, organization=organization, now=turn.now)
    told = {**words.to_json(), "file": {"stored": stored, "name": name, "media": Media.DOCUMENT}}
    turn.going_out.append(NewOutgoing(OutgoingKind.FILE, speaker.account, told, organization=organization))
    if not turn.private:
        turn.say(calendar.in_private())


def _may_be_written_to(turn: Turn, speaker: Speaker) -> bool:
    holders = people.holders(turn.session, organization=speaker.organization.id)
    return any(one.person.account == speaker.account and one.reachable for one in holders)


def require_papers(speaker: Speaker) -> None:
    """The office and the leaders have papers made, a head of the own unit. Raises NotKnown, NotAllowed."""
    actor = speaker.known
    if not may(actor, Verb.MAKE_PAPER) and not actor.units(Role.HEAD, Role.DEPUTY):
        raise refusals.NotAllowed(Verb.MAKE_PAPER)


def claim(sessions: Sessions, lane: Lane, *, owner: str) -> Job | None:
    """The oldest work of the lane that nobody has done yet."""
    with sessions.begin() as session:
        return jobs.claim_next(session, lane, owner=owner)


def leave_to(sessions: Sessions, job: Job, lane: Lane) -> None:
    """The work is done in another lane."""
    with sessions.begin(organization=job.organization) as session:
        jobs.move(session, job, lane)


def load(sessions: Sessions, job: Job, *, now: dt.datetime) -> Report:
    """What the paper tells, as whoever ordered it may see it now. Raises a Refusal where that is nothing any more."""
    with sessions.reading(organization=job.organization) as session:
        speaker = speaker_of(session, job)
        require_papers(speaker)
        local = now.astimezone(speaker.organization.times.zone)
        filters = boards.decoded(session, speaker, job.paper.filters, local)
        if job.paper.face is Face.LETTER and filters.status is Status.OVERDUE:
            filters = replace(filters, status=None)  # It judges all the work before it urges what is overdue.
        report = report_of(session, speaker, filters, now=local)
        if job.paper.face in OF_TASK:
            return _of_task(report, job.paper)
        return replace(report, template=versions.in_use(session, job.paper.face, organization=job.organization))


def _of_task(report: Report, order: PaperOrder) -> Report:
    """The report on the one task, with what was said with the order."""
    if not report.entries:  # It was seen, and is another unit's meanwhile.
        raise refusals.NotAllowed(Verb.MAKE_PAPER)
    entry = report.entries[0]
    told = replace(entry, asked=order.asked or entry.asked, reason=order.reason or entry.reason)
    return replace(report, entries=(told,))


def speaker_of(session: Session, job: Job) -> Speaker:
    """Who ordered it, with the posts of now. Raises NotKnown where none is left."""
    known = organizations.by_id(session, organization=job.organization)
    holders = people.holders(session, organization=known.id)
    for person, actor in actors_of(holders, known.id, for_leaders=known.office_decides).items():
        if person.id == job.person:
            return Speaker(known, actor, person.account)
    raise refusals.NotKnown


def _told_of(every: Every, today: dt.date, cutoff: int | None) -> Filters:
    """What goes out by itself counts: the present of everything, or the month that has ended."""
    return EVERYTHING if every is Every.WEEK else Filters(period=closed_month(today, cutoff))


def order_periodic(session: Session, organization: Organization, due: Sequence[Every], now: dt.datetime) -> None:
    """Have made what goes out by itself this morning, for each of those who get it and can be written to."""
    times = organization.times
    today = now.astimezone(times.zone).date()
    for every in due:
        filters = encode(_told_of(every, today, times.cutoff))
        holders = people.holders(session, organization=organization.id)
        for person in dict.fromkeys(one.person for one in holders if one.role is TO[every] and one.reachable):
            ordered = PaperOrder(Face.WORKBOOK, filters, person.id, person.account)
            jobs.add(session, ordered, organization=organization.id, progress=None, now=now)


@dataclass(frozen=True)
class Finished:
    """A file that was made, what stands under it, and what the message that told of the work says now."""

    name: str
    content: bytes
    caption: Message
    told: Message
    media: Media = Media.DOCUMENT


def finished(job: Job, report: Report, name: str, content: bytes) -> Finished:
    """The face of the Board that was ordered."""
    face = job.paper.face
    media = Media.PHOTO if face is Face.PICTURE else Media.DOCUMENT
    return Finished(name, content, making.caption(report, face), making.made(face), media)


Kept = Callable[[Session, Job, int, dt.datetime], None]
"""What else is done with a file that is kept, by its id."""


def hand_over(
    sessions: Sessions, job: Job, made: Finished, *, owner: str, now: dt.datetime, kept: Kept | None = None
) -> list[Outgoing]:
    """Send the file under the words that ordered it, and say that it is made.

    Returns what goes out; nothing where somebody else has made it meanwhile.
    """
    with sessions.begin(organization=job.organization) as session:
        if not jobs.close(session, job, {"made": made.name}, now=now):
            return []
        stored = files.put(session, made.name, made.content, KIND, organization=job.organization, now=now)
        if kept is not None:
            kept(session, job, stored, now)
        file = {"stored": stored, "name": made.name, "media": made.media, "job": job.id}
        going_out = [
            *rewritten(session, job, made.told),
            _here(OutgoingKind.FILE, job, {**made.caption.to_json(), "file": file}),
        ]
        return outbox.add(session, going_out, owner=owner, now=now)


def keep_signed(turn: Turn, speaker: Speaker, job: int, sent: Files) -> None:
    """A paper that was made here came back signed: it is kept as the one that was sent. Raises NotAllowed."""
    require_papers(speaker)
    kept = [{**file.to_json(), "chat": turn.chat} for file in sent]
    note = {"by": speaker.known.person, "at": turn.now.isoformat(), "files": kept}
    jobs.note_signed(turn.session, job, note, organization=speaker.organization.id)
    turn.say(making.signed([file.name for file in sent]))


def give_up(sessions: Sessions, job: Job, words: Message, *, owner: str, now: dt.datetime) -> list[Outgoing]:
    """Say why it is not made. Returns what goes out."""
    with sessions.begin(organization=job.organization) as session:
        if not jobs.close(session, job, {"failed": True}, now=now):
            return []
        return outbox.add(session, told_under(session, job, words), owner=owner, now=now)


def told_under(session: Session, job: Job, words: Message) -> list[NewOutgoing]:
    """The words in the place of those that told of the work, or by themselves where those did not go out."""
    return rewritten(session, job, words) or [_here(OutgoingKind.SEND, job, words.to_json())]


def rewritten(session: Session, job: Job, words: Message) -> list[NewOutgoing]:
    """The message that tells of the work, in other words; nothing while the messenger has not taken it."""
    message = jobs.progress_message(session, job.id, organization=job.organization)
    return [] if message is None else [replace(_here(OutgoingKind.EDIT, job, words.to_json()), message=message)]


def _here(kind: OutgoingKind, job: Job, content: dict[str, Any]) -> NewOutgoing:
    """Something for the chat in which it was ordered, under the words that ordered it."""
    return NewOutgoing(
        kind, job.chat, content, organization=job.organization, topic=job.topic, reply_to=job.answers
    )  # fmt: skip
