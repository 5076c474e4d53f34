"""One reading for everything that a head may answer to the assistant."""

from dataclasses import replace

from domain.replies import Asked, Intent, Reply, Unheard
from reading.replies import done, limits, signs
from reading.replies.clauses import Message, take_apart
from reading.replies.context import asked_in, bare_answer
from reading.replies.done import Proof
from reading.replies.items import Stretch, stretches_in
from reading.replies.leftovers import holds_figure, leave_open
from reading.replies.numbers import tally_apart
from reading.replies.parts import Part
from reading.replies.unheard import unheard_in

__all__ = ["Intent", "Reply", "read_replies", "read_reply"]

WEIGHT = (
    Intent.DECLINE,
    Intent.EXTENSION,
    Intent.DONE,
    Intent.OBSTACLE,
    Intent.PROGRESS,
    Intent.QUESTION,
    Intent.ACK,
    Intent.SMALLTALK,
)
"""Where a reply says several things the weightiest is its intent."""


def read_reply(text: str, *, context: str | None = None) -> Reply:
    """What the whole `text` says. `context` is the message of the assistant that it answers; None where unknown."""
    asked = asked_in(context)
    message = take_apart(text, context, expects_day=Asked.WHEN in asked or Asked.LIMIT in asked)
    if not message.clauses:
        asks = "?" in text
        return Reply(text.strip(), Intent.QUESTION if asks else Intent.SMALLTALK, courteous=not asks)
    proof = max(done.proof_in(message), bare_answer(message, asked))
    found = _intents(message, proof, asked)
    intent = _weightiest(message, found)
    if intent is Intent.PROGRESS and _says_only_beyond(message):
        return Reply(text.strip(), Intent.SMALLTALK)
    return _filled(message, intent, frozenset(found - {intent}), proof, asked)


def read_replies(text: str, *, items: int = 1, context: str | None = None) -> tuple[Reply, ...]:
    """The readings of a reply to a message that numbers `items` tasks: one for each line or task that it names.

    A reply that names none is one reading without a number; with several lines the caller has to ask which is meant.
    So is one that leaves it open of which line a figure is said: none of it counts before that is known.
    """
    stretches = stretches_in(text, items)
    if any(_leaves_open(stretch, items) for stretch in stretches):
        return (_without_line(read_reply(text, context=context)),)
    found = []
    for stretch in stretches:
        reading = read_reply(stretch.words, context=context)
        if stretch.items or stretch.task is not None:
            known = replace(_said_of_work(reading), task=stretch.task, sweeping=stretch.sweeping)
            found += [replace(known, item=item) for item in stretch.items or (None,)]
        elif reading.intent not in (Intent.ACK, Intent.SMALLTALK):
            found.append(reading)
    if len(found) == 1 and found[0].task is not None:
        # All of it is said of the one task: an order such as "giao nv2 cho VP" needs its words in their order.
        return (_as_whole(found[0], text.strip()),)
    return tuple(found) or (read_reply(text, context=context),)


def _as_whole(reply: Reply, words: str) -> Reply:
    """The reading with all the words: what stands before the number may be an order, "hủy nv4, không cần"."""
    ordered = reply.intent is Intent.PROGRESS and unheard_in(words) in (Unheard.CANCEL, Unheard.GIVE)
    return replace(reply, words=words, intent=Intent.SMALLTALK if ordered else reply.intent)


def _said_of_work(reply: Reply) -> Reply:
    """What stands behind the number of a task is said of the work, whatever it reads like by itself."""
    is_chat = reply.intent is Intent.SMALLTALK and unheard_in(reply.words) is None
    says = is_chat and any(letter.isalpha() for letter in reply.words)
    return replace(reply, intent=Intent.PROGRESS) if says else reply


def _says_only_beyond(message: Message) -> bool:
    """ "120%", "được 150% rồi": no figure that work can have, and nothing else, so the caller asks what was meant."""
    return any(share.beyond for share in message.shares) and all(
        lexeme.plays(Part.PERCENT, Part.PERSON, Part.FILLER, Part.ALREADY, Part.PAST, Part.FINISH, Part.ACK, Part.WORK)
        or lexeme.bare in ("dat", "duoc")
        for lexeme in message.lexemes()
    )


def _leaves_open(stretch: Stretch, items: int) -> bool:
    names_line = bool(stretch.items) or stretch.task is not None
    return leave_open(stretch.words) if names_line else items > 1 and holds_figure(stretch.words)


def _without_line(reply: Reply) -> Reply:
    """It says something of the work, whatever it reads like as a whole: the caller asks of which line."""
    spoken = Intent.PROGRESS if reply.intent in (Intent.ACK, Intent.SMALLTALK) else reply.intent
    return replace(reply, intent=spoken, unsettled=True)


def _intents(message: Message, proof: Proof, asked: frozenset[Asked]) -> set[Intent]:
    """Everything that the message says; small talk where it says nothing."""
    promises = limits.promise_in(message) is not None
    says = {
        Intent.DECLINE: signs.declines(message),
        Intent.EXTENSION: limits.extends(message, answers_when=Asked.WHEN in asked)
        or (Asked.LIMIT in asked and bool(message.times)),
        Intent.DONE: proof is Proof.CLEAR,
        Intent.OBSTACLE: signs.obstructs(message) or (Asked.WHY in asked and not signs.acknowledges(message)),
        Intent.PROGRESS: proof is Proof.WEAK
        or promises
        or signs.progresses(message)
        or _answers_when(message, asked)
        or (Asked.SHARE in asked and _percent(message, asked) is not None),
        Intent.QUESTION: signs.asks(message),
        Intent.ACK: signs.acknowledges(message) or (Asked.RECEIVED in asked and message.has(Part.ALREADY)),
    }
    found = {intent for intent, is_said in says.items() if is_said}
    if found or not signs.speaks_of_work(message):
        return found or {Intent.SMALLTALK}
    return {Intent.PROGRESS}


def _answers_when(message: Message, asked: frozenset[Asked]) -> bool:
    return (Asked.WHEN in asked or _is_only_time(message)) and bool(message.times)


def _is_only_time(message: Message) -> bool:
    return all(lexeme.plays(Part.TIME, Part.PERSON, Part.FILLER, Part.HEDGE) for lexeme in message.lexemes())


def _weightiest(message: Message, found: set[Intent]) -> Intent:
    """The first of WEIGHT; but work that goes on in spite of an obstacle is progress (and an obstacle too)."""
    goes_on = signs.has_moved(message) or signs.waits_for_signature(message)
    weight = [intent for intent in WEIGHT if intent in found]
    if weight[0] is Intent.OBSTACLE and goes_on and not signs.is_blocked(message):
        return Intent.PROGRESS
    return weight[0]


def _filled(message: Message, intent: Intent, also: frozenset[Intent], proof: Proof, asked: frozenset[Asked]) -> Reply:
    """The reading with its numbers and words."""
    percent = _percent(message, asked)
    count = _count(message)
    is_partial = count is not None and count[0] < count[1]
    limit = limits.requested_limit(message) if intent is Intent.EXTENSION else None
    promise = limits.promise_in(message) if intent is not Intent.EXTENSION else None
    return Reply(
        words=message.folded.text.strip(),
        intent=intent,
        percent=percent,
        count=count,
        new_deadline=limits.limit_words(message, limit) if limit else None,
        reason=signs.reason_in(message),
        promise=message.folded.words(promise.start, promise.end) if promise else None,
        also=_beside(message, intent, also),
        courteous=intent is Intent.SMALLTALK and signs.is_courteous(message),
        doubtful=intent is Intent.PROGRESS and _is_doubtful(message, proof, is_partial=is_partial),
    )


def _is_doubtful(message: Message, proof: Proof, *, is_partial: bool) -> bool:
    """It may be done; "đạt 120% kế hoạch" may be, too: more than what was planned."""
    if proof is Proof.WEAK and not (is_partial or done.is_incomplete(message)):
        return True
    return any(share.beyond for share in message.shares) and not any(share.percent for share in message.shares)


def _beside(message: Message, intent: Intent, also: frozenset[Intent]) -> frozenset[Intent]:
    """What is worth saying beside the intent: politeness is not, nor that work which is done has moved."""
    beside = also - {Intent.ACK, Intent.SMALLTALK}
    if intent is Intent.DONE or not signs.has_moved(message):
        beside -= {Intent.PROGRESS}
    return beside


def _percent(message: Message, asked: frozenset[Asked]) -> int | None:
    """The last share that is stated; a bare number where the assistant asked for a percentage."""
    stated = [share.percent for share in message.shares if share.percent is not None]
    if stated:
        return stated[-1]
    numbers = [lexeme.number for lexeme in message.lexemes() if lexeme.number is not None]
    if Asked.SHARE in asked and not message.shares and not message.tallies and len(numbers) == 1 and numbers[0] <= 100:
        return numbers[0]
    return None


def _count(message: Message) -> tuple[int, int] | None:
    """The surest count; of several with one total ("hôm qua 2/9, nay 5/9") the last."""
    if message.tallies:
        surest = next((tally for tally in message.tallies if tally.sure), message.tallies[0])
        last = next(tally for tally in reversed(message.tallies) if tally.total == surest.total)
        return last.done, last.total
    taken = [
        (lexeme.start, lexeme.end) for lexeme in message.lexemes() if lexeme.plays(Part.TIME, Part.PERCENT, Part.PAPER)
    ]
    return tally_apart(message.folded, taken)
