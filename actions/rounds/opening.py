"""Opening a round: the plan is read back before it counts, then every unit is asked for its part."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from actions import dialogues
from actions.rounds.progress import proposed
from actions.rounds.standings import standing_of
from actions.turns import Speaker, Turn
from db import events, organizations, people
from db.rounds import rounds
from domain import refusals
from domain.asking import Awaited
from domain.dialogues import Dialogue, DialogueKind
from domain.history import EventKind, OfRound
from domain.organizations import Unit
from domain.overviews.periods import reported
from domain.people import HEADS, Verb
from domain.rounds.answers import RoundTalk, UnitPart
from domain.rounds.plan import Plan, kind_of
from domain.rounds.rounds import Round, RoundIsClosed, Standing, of_same
from domain.tasks import PersonName
from texts.rounds import chat as texts

NOBODY = 0
"""The account of a question that is not put to one person: whoever may, answers it."""


def draft(turn: Turn, speaker: Speaker, plan: Plan) -> None:
    """Read a plan back; it counts when it was confirmed. Raises NotAllowed; UnclearWords for one that names nothing."""
    speaker.require(Verb.OPEN_ROUND)
    plan = _with_cut_off(speaker, plan)
    dialogue = dialogues.begin(turn, DialogueKind.ROUND_DRAFT, plan, account=speaker.account, asked=Awaited.ROUND)
    _read_back(turn, speaker, plan, dialogue)


def _read_back(turn: Turn, speaker: Speaker, plan: Plan, dialogue: int) -> None:
    """The card of the plan, with the round that there is of the same already."""
    names, times = _names(turn, speaker), speaker.organization.times
    others = rounds.of_kind(turn.session, kind_of(plan.period), organization=speaker.organization.id)
    turn.say(texts.card(plan, names, dialogue, times, same=of_same(plan, others)), dialogue=dialogue)


def refuse_reopening(turn: Turn, speaker: Speaker, number: int | None) -> None:
    """Raises NotAllowed, NoSuchRound, and RoundIsClosed for a closed one; without a number the newest is meant."""
    speaker.require(Verb.OPEN_ROUND)
    organization = speaker.organization.id
    if number is None:
        found = rounds.newest(turn.session, organization=organization, limit=1)
    else:
        found = rounds.numbered(turn.session, number, organization=organization)
    if not found:
        raise refusals.NoSuchRound(number)
    if found[0].closed_at is not None:
        raise RoundIsClosed(found[0].number)


def _with_cut_off(speaker: Speaker, plan: Plan) -> Plan:
    """Where the organization closes its months on a day of its own, and the words name none, that day is meant."""
    cutoff = speaker.organization.times.cutoff
    if plan.period is None or plan.cut_off is not None or cutoff is None:
        return plan
    counted = reported(plan.period, cutoff)
    return replace(plan, cut_off=counted.last) if counted != plan.period else plan


def amend(turn: Turn, speaker: Speaker, dialogue: Dialogue, plan: Plan) -> None:
    """The plan with what was said of it, read back anew; where that is nothing, it is asked again."""
    if plan == dialogue.plan:
        names, times = _names(turn, speaker), speaker.organization.times
        turn.say(texts.unread_draft(plan, names, dialogue.id, times), dialogue=dialogue.id)
        return
    plan = _with_cut_off(speaker, plan)
    dialogues.go_on(turn, dialogue, plan, asked=Awaited.ROUND)
    _read_back(turn, speaker, plan, dialogue.id)


def drop(turn: Turn, dialogue: Dialogue) -> None:
    dialogues.close(turn, dialogue.id)
    turn.say(texts.dropped(dialogue.plan))


def confirm(turn: Turn, speaker: Speaker, dialogue: Dialogue) -> None:
    """The plan is right: the round is open. Raises NotAllowed; StaleButton for one that still lacks something."""
    speaker.require(Verb.OPEN_ROUND)
    if not dialogue.plan.is_complete:
        raise refusals.StaleButton
    dialogues.close(turn, dialogue.id)
    opened = open_for_all(turn, speaker, dialogue.plan)
    turn.say(texts.opened(opened, speaker.organization.times))
    ask_all(turn, speaker, opened)


def open_for_all(turn: Turn, speaker: Speaker, plan: Plan) -> Standing:
    """Open the round for all units that there are today; where it opens by itself, nobody speaks."""
    organization, by = speaker.organization.id, speaker.actor.person if speaker.actor else None
    units = [unit.id for unit in _units(turn, speaker)]
    found = rounds.open_round(turn.session, plan, units, organization=organization, by=by, now=turn.now)
    note(turn, speaker, EventKind.ROUND_OPENED, OfRound(found.number), texts.name(plan))
    return standing_of(turn.session, found, now=local(turn, speaker))


def ask_all(turn: Turn, speaker: Speaker, standing: Standing) -> None:
    """One message for each unit, which its head answers."""
    now, times = local(turn, speaker), speaker.organization.times
    for part in standing.parts:
        proposals = proposed(turn.session, speaker, part.unit.id, standing.round.plan, now=now)
        dialogue = _asked(turn, standing.round, part)
        heads = heads_of(turn, speaker, part)
        turn.announce(texts.asked(standing.round, part, heads, proposals, dialogue, times), dialogue=dialogue)


def _asked(turn: Turn, found: Round, part: UnitPart) -> int:
    talk = RoundTalk(found.id, part.unit.id)
    return dialogues.begin(turn, DialogueKind.ROUND, talk, account=NOBODY, asked=Awaited.ROUND)


def heads_of(turn: Turn, speaker: Speaker, part: UnitPart) -> tuple[PersonName, ...]:
    """Who answers for the unit."""
    holders = people.holders(turn.session, organization=speaker.organization.id)
    return tuple(one.person for one in holders if one.role in HEADS and one.unit == part.unit.id)


def _units(turn: Turn, speaker: Speaker) -> Sequence[Unit]:
    today = local(turn, speaker).date()
    return organizations.units(turn.session, organization=speaker.organization.id, today=today)


def _names(turn: Turn, speaker: Speaker) -> list[str]:
    return [unit.name for unit in _units(turn, speaker)]


def local(turn: Turn, speaker: Speaker) -> dt.datetime:
    """The moment of the turn in the zone of the organization."""
    return turn.now.astimezone(speaker.organization.times.zone)


def note(turn: Turn, speaker: Speaker, kind: EventKind, content: OfRound, words: str) -> None:
    """A line of the history that belongs to no task."""
    events.add(
        turn.session,
        kind,
        content,
        organization=speaker.organization.id,
        by=speaker.actor.person if speaker.actor else None,
        now=turn.now,
        words=words,
        source=turn.source,
    )
