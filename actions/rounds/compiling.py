"""Compiling a round: ordered in a turn, made beside the conversation, and with the last paper the round is closed."""

import datetime as dt

from sqlalchemy.orm import Session

from actions.overviews.papers import Finished, asked_for_letterhead, speaker_of
from actions.rounds.standings import meant, standing_of
from actions.turns import Speaker, Turn
from db import events, organizations
from db.delivery import jobs
from db.delivery.jobs import Job
from db.engine import Sessions
from db.rounds import rounds
from domain import refusals
from domain.history import EventKind, OfRound
from domain.overviews.jobs import RoundOrder
from domain.people import Verb
from domain.rounds.rounds import RoundReport, newest_before
from texts.rounds import chat, compiled


def order(turn: Turn, speaker: Speaker, number: int | None, *, closes: bool = False) -> None:
    """Have the paper of a round made; without a number of the newest open one. Raises NotAllowed, NoSuchRound."""
    speaker.require(Verb.OPEN_ROUND)
    found = meant(turn, speaker, number)
    if closes and found.closed_at is not None:
        raise refusals.NoSuchRound(found.number, closed=True)
    ordered = RoundOrder(found.id, speaker.known.person, closes)
    if not asked_for_letterhead(turn, speaker, ordered):
        have_made(turn, speaker, ordered)


def have_made(turn: Turn, speaker: Speaker, ordered: RoundOrder) -> None:
    """Have it made, unless the same is being made for this chat already."""
    found = rounds.by_id(turn.session, ordered.round, organization=speaker.organization.id)
    if jobs.is_waiting(turn.session, ordered, organization=speaker.organization.id, chat=turn.chat):
        turn.say(compiled.waits_already())
        return
    turn.order(ordered, compiled.begun(chat.name(found.plan)))


def asked_about_missing(turn: Turn, speaker: Speaker, number: int | None) -> bool:
    """Whether units have not sent their parts, and it was asked whether the round is closed all the same.

    Raises NotAllowed, NoSuchRound.
    """
    speaker.require(Verb.OPEN_ROUND)
    found = meant(turn, speaker, number)
    standing = standing_of(turn.session, found, now=turn.now.astimezone(speaker.organization.times.zone))
    if found.closed_at is not None or not standing.waiting:
        return False
    turn.say(chat.close_anyway(standing, speaker.organization.times))
    return True


def load(sessions: Sessions, job: Job, *, now: dt.datetime) -> RoundReport:
    """What the paper tells. Raises NotKnown, NotAllowed for who may have it made no longer."""
    with sessions.reading(organization=job.organization) as session:
        speaker = speaker_of(session, job)
        speaker.require(Verb.OPEN_ROUND)
        local = now.astimezone(speaker.organization.times.zone)
        found = rounds.by_id(session, job.of_round.round, organization=job.organization)
        before = newest_before(found, rounds.of_kind(session, found.kind, organization=job.organization))
        return RoundReport(
            standing_of(session, found, now=found.closed_at.astimezone(local.tzinfo) if found.closed_at else local),
            speaker.organization.name,
            organizations.letterhead(session, organization=job.organization),
            standing_of(session, before, now=local) if before else None,
        )


def finished(job: Job, report: RoundReport, name: str, content: bytes) -> Finished:
    closes = job.of_round.closes
    told = compiled.closed(report) if closes else compiled.made()
    return Finished(name, content, compiled.caption(report, closes=closes), told)


def keep(session: Session, job: Job, file: int, now: dt.datetime) -> None:
    """Where the round is closed with it, the paper stands for it from now on, and nothing more is taken."""
    if not job.of_round.closes:
        return
    found = rounds.by_id(session, job.of_round.round, organization=job.organization)
    if rounds.close(session, found.id, organization=job.organization, file=file, now=now):
        events.add(
            session,
            EventKind.ROUND_CLOSED,
            OfRound(found.number),
            organization=job.organization,
            by=job.of_round.person,
            now=now,
            words=chat.name(found.plan),
        )
