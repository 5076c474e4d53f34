"""Mornings: what waits for somebody is planned for each chat that it concerns, and put together when it is told."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.overviews import papers
from actions.people import actors_of
from actions.reminding import rounds
from actions.rounds import scheduling
from db import dialogues, events, organizations, people, reminders, waiting
from db import tasks as stored
from db.documents import papers_in, sheets
from domain.dialogues import Dialogue, DialogueKind
from domain.documents.papers_in import OfPaper
from domain.documents.sheets import OfSheet
from domain.history import EventKind, HistoryLine
from domain.organizations import Organization
from domain.overviews import periodic
from domain.people import HEADS, Actor
from domain.registering.drafts import DraftList
from domain.reminding import mornings
from domain.reminding.mornings import Instructed, LeftUnplaced, Morning, UnfinishedDraft, WaitingPost
from domain.reminding.waiting import confirmation_of, items_of
from domain.roles import Role
from domain.staff import gaps, posts
from domain.staff.gaps import Held
from domain.staff.posts import Candidacy, HeldPost
from domain.tasks import CLOSED, Instruction, PersonName, Task
from texts.papers_in.names import called


def skip(session: Session, organization: int, *, now: dt.datetime) -> None:
    """Go on to the next morning without this one, which cannot be planned."""
    known = organizations.by_id(session, organization=organization)
    for seen in organizations.due_morning(session, organization=organization, now=now):
        following = mornings.next_morning(now, known.times)
        organizations.move_morning(session, organization=organization, seen=seen, after=following)


def tell(session: Session, organization: int, chat: int, *, now: dt.datetime) -> Morning:
    """What the chat is to be told of the mornings that were planned for it."""
    known = organizations.by_id(session, organization=organization)
    come = reminders.mornings_for(session, organization=organization, chat=chat)
    return told(session, known, chat, [one.rung for one in come], now)


def plan(session: Session, organization: int, seen: dt.datetime | None, now: dt.datetime) -> None:
    """Plan the morning that has come at `seen`, and give the organization its next one.

    After a downtime only the newest morning is planned. `seen` None: none was ever computed, and the next one begins.
    """
    known = organizations.by_id(session, organization=organization)
    following = mornings.next_morning(now, known.times)
    moved = organizations.move_morning(session, organization=organization, seen=seen, after=following)
    if moved and seen is not None:
        rung, moment = mornings.rung_of(seen, known.times), mornings.newest_morning(now, known.times)
        chats = _chats(session, known, told_in(session, known, rung, now))
        reminders.plan_morning(session, rung, organization=organization, chats=chats, moment=moment, now=now)
        _plan_drafts(session, known, moment, now)
        zone = known.times.zone
        today, since = now.astimezone(zone).date(), seen.astimezone(zone).date()
        come = periodic.due(known.periodic, known.times.calendar, since=since, today=today)
        papers.order_periodic(session, known, come, now)
        scheduling.order(session, known, since=since, today=today, now=now)


def _plan_drafts(session: Session, known: Organization, moment: dt.datetime, now: dt.datetime) -> None:
    """Registrations are recalled where they were begun; what was left alone for too long is closed."""
    for draft, begun in dialogues.unfinished(session, organization=known.id):
        expired = mornings.has_expired(begun, now, known.times)
        if expired:
            dialogues.close(session, draft.id, now=now)
        if draft.kind is DialogueKind.FILES and not (expired and draft.unplaced.files):
            continue  # Words were said not to be noted, and files are no question of every morning.
        rung = mornings.rung_of_draft(draft.id, expired=expired)
        reminders.plan_morning(session, rung, organization=known.id, chats=[draft.chat], moment=moment, now=now)


def _chats(session: Session, known: Organization, told: Morning) -> Sequence[int]:
    """The groups, and in private those who decide and can be written to."""
    if not told:
        return ()
    groups = [account for account, _ in organizations.groups(session, organization=known.id)]
    reachable = [one.person.account for one in people.holders(session, organization=known.id) if one.reachable]
    deciding = (account for account in reachable if told.of_decider(account))
    return tuple(dict.fromkeys((*groups, *deciding)))


def told(session: Session, known: Organization, chat: int, rungs: Sequence[str], now: dt.datetime) -> Morning:
    """What a chat is told of the mornings with these names, as everything stands now."""
    rung = mornings.waiting_in(rungs)
    found = told_in(session, known, rung, now) if rung else mornings.NOTHING
    groups = [account for account, _ in organizations.groups(session, organization=known.id)]
    if chat not in groups:
        found = found.of_decider(chat)
    left = _left(session, known, mornings.drafts_in(rungs))
    return replace(
        found,
        drafts=tuple(one for one in left if isinstance(one, UnfinishedDraft)),
        unplaced=tuple(one for one in left if isinstance(one, LeftUnplaced)),
    )


def _left(
    session: Session, known: Organization, wanted: Mapping[int, bool]
) -> tuple[UnfinishedDraft | LeftUnplaced, ...]:
    """What was finished meanwhile is told of no more."""
    accounts = people.accounts(session, organization=known.id)
    names = {one.number: PersonName(id_, one.name, one.number) for id_, one in accounts.items()}
    return tuple(
        _unfinished(session, draft, names[draft.account], begun, expired=wanted[draft.id])
        for draft, begun in dialogues.begun(session, wanted, organization=known.id)
        if draft.closed == wanted[draft.id] and draft.account in names
    )


def _unfinished(
    session: Session, dialogue: Dialogue, by: PersonName, begun: dt.datetime, *, expired: bool
) -> UnfinishedDraft | LeftUnplaced:
    if isinstance(dialogue.content, OfPaper):
        [paper] = papers_in.numbered(session, dialogue.content.number, organization=dialogue.organization or 0)
        count = len(paper.drafts.open_ones)
        return UnfinishedDraft(dialogue.id, by, begun, called(paper.head), None, expired, count, paper.number)
    if isinstance(dialogue.content, OfSheet):
        [sheet] = sheets.numbered(session, dialogue.content.number, organization=dialogue.organization or 0)
        count = len(sheet.register.lines)
        return UnfinishedDraft(dialogue.id, by, begun, sheet.name, None, expired, count, sheet=sheet.number)
    if dialogue.kind is DialogueKind.FILES:
        return LeftUnplaced(by, begun, len(dialogue.unplaced.files), dialogue.unplaced.words)
    if not isinstance(dialogue.content, DraftList):
        draft = dialogue.draft
        return UnfinishedDraft(dialogue.id, by, begun, draft.content, draft.missing, expired)
    listed, lacking = dialogue.content, dialogue.content.lacking
    first = next((draft.content for draft in listed.drafts), "")
    missing = listed.item(lacking).missing if lacking is not None else None
    return UnfinishedDraft(dialogue.id, by, begun, first, missing, expired, listed=len(listed.items))


def told_in(session: Session, known: Organization, rung: str, now: dt.datetime) -> Morning:
    """What the morning of that name tells the groups, as everything stands now."""
    holders = people.holders(session, organization=known.id)
    actors = actors_of(holders, known.id, for_leaders=known.office_decides)
    found = waiting.open_matters(session, organization=known.id)
    given = _instructions(session, known, since=mornings.since(rung, known.times))
    done = waiting.submitted(session, organization=known.id)
    ids = dict.fromkeys((*(one.task for one in found), *done, *(task for task, _ in given)))
    tasks = {task.id: task for task in stored.by_ids(session, list(ids), organization=known.id)}
    confirmations = [one for task in done if (one := confirmation_of(tasks[task])) is not None]
    return Morning(
        items=items_of([*found, *confirmations], tasks, actors, now=now, times=known.times),
        posts=_posts(session, known, actors),
        rounds=rounds.due(session, known, holders, now=now.astimezone(known.times.zone)),
        vacancies=people.vacancies(session, organization=known.id),
        unreachable=gaps.unreachable(holders),
        office=tuple(dict.fromkeys(one.person for one in holders if one.role is Role.OFFICE)),
        instructions=tuple(_instructed(tasks[task], line, holders) for task, line in given if _goes_on(tasks[task])),
    )


def _instructions(session: Session, known: Organization, *, since: dt.datetime) -> list[tuple[int, HistoryLine]]:
    """Those since then, each with the id of its task; a unit that leads since it was given is not told of it."""
    kinds = [EventKind.INSTRUCTED, EventKind.REASSIGNED]
    lines = events.of_kinds(session, kinds, organization=known.id, since=since)
    moved = {task: at for at, (task, line) in enumerate(lines) if line.kind is EventKind.REASSIGNED}
    return [one for at, one in enumerate(lines) if at > moved.get(one[0], -1)]


def _goes_on(task: Task) -> bool:
    return task.state not in CLOSED


def _instructed(task: Task, line: HistoryLine, holders: Sequence[Held]) -> Instructed:
    heads = tuple(one.person for one in holders if one.role in HEADS and one.unit == task.lead.id)
    return Instructed(task, Instruction(line.who or "", line.at, line.words or ""), heads)


def _posts(session: Session, known: Organization, actors: dict[PersonName, Actor]) -> tuple[WaitingPost, ...]:
    """Posts that are claimed, and those that rest because their holder has left."""
    names = {person.id: person for person in actors}
    founder = people.founder(session, organization=known.id)

    def waiting_post(held: HeldPost, able: Sequence[Actor], *, left: bool) -> WaitingPost:
        deciders = tuple(names[one.person] for one in able)
        return WaitingPost(held.id, held.person, held.role, held.unit, held.since, deciders, left)

    claimed = people.claims(session, organization=known.id)
    resting = [one for one in people.staff(session, organization=known.id) if one.absent]
    ending = [one for one in actors.values() if posts.may_end(one)]
    return (
        *(
            waiting_post(one, posts.deciders(Candidacy(one.person.id, one.role, founder), actors.values()), left=False)
            for one in claimed
        ),
        *(waiting_post(one, ending, left=True) for one in {one.person.id: one for one in resting}.values()),
    )
