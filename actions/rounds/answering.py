"""Answering a round: what a head says is read item by item, kept with its history, and read back."""

from collections.abc import Collection

from actions import dialogues
from actions.reader import Reader
from actions.rounds.opening import NOBODY, local, note
from actions.rounds.progress import proposed
from actions.rounds.standings import standing_of
from actions.turns import Speaker, Turn
from db.rounds import answers, rounds
from domain import refusals
from domain.asking import Awaited
from domain.dialogues import Dialogue, DialogueKind
from domain.heard import Files
from domain.history import EventKind, OfRound
from domain.people import Duty, Verb, may
from domain.rounds.answers import Parts, RoundTalk, Told, UnitPart
from domain.rounds.plan import ItemKind
from domain.rounds.rounds import Standing
from texts.rounds import chat as texts

LONGEST_WORDS = 2_000
"""Characters that are kept in the history of one answer."""


def answer(turn: Turn, speaker: Speaker, talk: RoundTalk, reader: Reader, text: str, files: Files = ()) -> None:
    """Take words and files as what the unit answers. Raises NotAllowed, NoSuchRound.

    A courtesy is no answer; what fits no item is asked about, and nothing is recorded of it meanwhile.
    """
    standing, part = _part(turn, speaker, talk)
    if not files and reader.read_reply(text).courteous and not reader.agrees(text):
        return
    outline = standing.round.plan.outline
    missing = part.missing(outline)
    if reader.as_proposed(text) or reader.agrees(text):
        take_proposals(turn, speaker, talk)
        return
    wording = reader.read_answer(text, outline, missing)
    told = {**_proposals(turn, speaker, standing, part, wording.proposed), **wording.parts}
    if told or files or wording.unread:
        _record(turn, speaker, (standing, part), told, files, text, unread=wording.unread)
    if wording.rest and not files:
        _ask_item(turn, speaker, (standing, part), wording.rest)
    elif not (told or files or wording.unread):
        turn.say(texts.nothing_recorded(standing, part, speaker.organization.times))


def take_proposals(turn: Turn, speaker: Speaker, talk: RoundTalk) -> None:
    """What was proposed is the answer to the items that nothing is said to yet. Raises NotAllowed, NoSuchRound."""
    standing, part = _part(turn, speaker, talk)
    taken = _proposals(turn, speaker, standing, part, part.missing(standing.round.plan.outline))
    if taken:
        words = "\n".join(told.words for told in taken.values())
        _record(turn, speaker, (standing, part), taken, (), words)
    else:
        turn.say(texts.nothing_recorded(standing, part, speaker.organization.times))


def place_words(turn: Turn, speaker: Speaker, dialogue: Dialogue, item: int) -> None:
    """It was told of which item the words are. Raises NotAllowed, NoSuchRound, StaleButton."""
    talk = dialogue.round
    standing, part = _part(turn, speaker, talk)
    outline = standing.round.plan.outline
    if not talk.words or item >= len(outline) or outline[item].kind is ItemKind.INDICATOR:
        raise refusals.StaleButton
    dialogues.close(turn, dialogue.id)
    _record(turn, speaker, (standing, part), {item: Told(talk.words)}, (), talk.words)


def _part(turn: Turn, speaker: Speaker, talk: RoundTalk) -> tuple[Standing, UnitPart]:
    """The part that is answered. Raises NotAllowed for who may not answer for its unit, NoSuchRound."""
    if not may(speaker.known, Verb.ANSWER_ROUND, Duty(talk.unit)):
        raise refusals.NotAllowed(Verb.ANSWER_ROUND)
    found = rounds.by_id(turn.session, talk.round, organization=speaker.organization.id)
    if found.closed_at is not None:
        raise refusals.NoSuchRound(found.number, closed=True)
    standing = standing_of(turn.session, found, now=local(turn, speaker))
    return standing, _of_unit(standing, talk.unit)


def _of_unit(standing: Standing, unit: int) -> UnitPart:
    return next(part for part in standing.parts if part.unit.id == unit)


def _proposals(
    turn: Turn, speaker: Speaker, standing: Standing, part: UnitPart, places: Collection[int]
) -> dict[int, Told]:  # fmt: skip
    if not places:
        return {}
    found = proposed(turn.session, speaker, part.unit.id, standing.round.plan, now=standing.now)
    return {place: Told(words) for place, words in found.items() if place in places}


Asked = tuple[Standing, UnitPart]
"""A round, and the part of it that is answered."""


def _record(
    turn: Turn, speaker: Speaker, asked: Asked, told: Parts, files: Files, words: str, *, unread: Collection[int] = ()
) -> None:
    """Keep the answer, with a line of the history, and read it back with what is still missing."""
    standing, part = asked
    known = speaker.known
    if told or files:
        answers.add(
            turn.session,
            part.id,
            told,
            files,
            organization=speaker.organization.id,
            by=known.person,
            source=turn.source,
            now=turn.now,
        )
        about = OfRound(standing.round.number, part.unit.name)
        note(turn, speaker, EventKind.ROUND_ANSWERED, about, words[:LONGEST_WORDS])
    now = standing_of(turn.session, standing.round, now=standing.now)
    kept = _of_unit(now, part.unit.id)
    said = texts.recorded(now, kept, told, len(files), sorted(unread), speaker.organization.times)
    turn.say(said, dialogue=_dialogue(turn, standing, part))


def _ask_item(turn: Turn, speaker: Speaker, asked: Asked, words: str) -> None:
    standing, part = asked
    talk = RoundTalk(standing.round.id, part.unit.id, words)
    dialogue = dialogues.begin(turn, DialogueKind.ROUND, talk, account=NOBODY, asked=Awaited.ROUND)
    turn.say(texts.which_item(standing, part, words, dialogue), dialogue=dialogue)


def _dialogue(turn: Turn, standing: Standing, part: UnitPart) -> int:
    """That in which the unit is asked: a reply to whatever is said of its part answers it."""
    return dialogue_of(turn, RoundTalk(standing.round.id, part.unit.id))


def dialogue_of(turn: Turn, talk: RoundTalk) -> int:
    """The open dialogue of that part, wherever it was begun; a new one where there is none."""
    found = dialogues.open_in_department(turn, DialogueKind.ROUND)
    known = next((one.id for one in found if one.round == talk), None)
    return known or dialogues.begin(turn, DialogueKind.ROUND, talk, account=NOBODY, asked=Awaited.ROUND)
