"""Rounds shown: all that are open, one with its units, or the part of the own unit."""

from actions.rounds.answering import dialogue_of
from actions.rounds.opening import local
from actions.rounds.standings import meant, own_parts, standing_of, standings_of
from actions.turns import Speaker, Turn
from db.delivery import files
from db.outbox import NewOutgoing
from db.rounds import rounds
from domain import refusals
from domain.heard import Media
from domain.people import Verb, may
from domain.reminding.delivery import OutgoingKind
from domain.roles import Role
from domain.rounds.answers import RoundTalk
from texts.rounds import chat as texts
from texts.rounds import scheduled

MOST = 20


def show(turn: Turn, speaker: Speaker, number: int | None) -> None:
    """The round of that number, or all that are open; to a head the part of the own unit, which a reply answers.

    Raises NotAllowed for who has nothing to do with rounds, NoSuchRound.
    """
    if not may(speaker.known, Verb.SEE_ALL):
        _show_own(turn, speaker, number)
        return
    if number is not None:
        _show_one(turn, speaker, number)
        return
    now, organization, times = local(turn, speaker), speaker.organization.id, speaker.organization.times
    standings = standings_of(turn.session, rounds.open_ones(turn.session, organization=organization), now=now)
    newest = rounds.newest(turn.session, organization=organization, limit=MOST)
    closed = [one for one in newest if one.closed_at is not None]
    told = scheduled.shown(speaker.organization.schedules, times, now.date())
    turn.say(texts.listed(standings, closed, times, may_open=may(speaker.known, Verb.OPEN_ROUND), scheduled=told))


def _show_one(turn: Turn, speaker: Speaker, number: int) -> None:
    standing = standing_of(turn.session, meant(turn, speaker, number), now=local(turn, speaker))
    may_compile = may(speaker.known, Verb.OPEN_ROUND)
    turn.say(texts.status(standing, speaker.organization.times, may_compile=may_compile))
    if standing.round.file is not None and may_compile:
        _send_kept(turn, standing.round.file, speaker.organization.id)


def _send_kept(turn: Turn, file: int, organization: int) -> None:
    """The paper with which the round was closed."""
    name = files.name(turn.session, file, organization=organization)
    content = {**texts.kept_paper().to_json(), "file": {"stored": file, "name": name, "media": Media.DOCUMENT}}
    turn.going_out.append(
        NewOutgoing(
            OutgoingKind.FILE,
            turn.chat,
            content,
            organization=organization,
            topic=turn.topic,
            reply_to=turn.message,
        )
    )


def _show_own(turn: Turn, speaker: Speaker, number: int | None) -> None:
    """A message for each part of the own units: a reply to it answers the part."""
    if not own_units(speaker):
        raise refusals.NotAllowed(Verb.OPEN_ROUND)
    organization, times = speaker.organization.id, speaker.organization.times
    found = [meant(turn, speaker, number)] if number else rounds.open_ones(turn.session, organization=organization)
    if not found:
        raise refusals.NoSuchRound(None)
    for standing in standings_of(turn.session, found, now=local(turn, speaker)):
        for part in own_parts(speaker, standing):
            talk = RoundTalk(standing.round.id, part.unit.id)
            asked = None if standing.round.closed_at else dialogue_of(turn, talk)
            turn.say(texts.part_of(standing, part, times), dialogue=asked)


def only_own(turn: Turn, speaker: Speaker) -> RoundTalk:
    """The one part that the speaker has to answer. Raises NotAllowed, NoSuchRound; the newest where there are more."""
    if not own_units(speaker):
        raise refusals.NotAllowed(Verb.OPEN_ROUND)
    found = rounds.open_ones(turn.session, organization=speaker.organization.id)
    parts = [
        (standing.round.id, part.unit.id)
        for standing in standings_of(turn.session, found, now=local(turn, speaker))
        for part in own_parts(speaker, standing)
    ]
    if not parts:
        raise refusals.NoSuchRound(None)
    return RoundTalk(*parts[-1])


def own_units(speaker: Speaker) -> frozenset[int]:
    """The units that the speaker answers for."""
    return speaker.known.units(Role.HEAD, Role.DEPUTY, Role.OFFICE)
