"""One reading for everything that a head may answer to the assistant."""

from dataclasses import replace

from domain import reply_done, reply_limits, reply_signs, reply_why
from domain.intents import Intent, Reply
from domain.reply_clauses import Message, take_apart
from domain.reply_context import Asked, asked_in, bare_answer
from domain.reply_done import Proof
from domain.reply_items import Stretch, stretches_in
from domain.reply_leftovers import holds_figure, leave_open
from domain.reply_numbers import tally_apart
from domain.reply_parts import Part
from domain.reply_unheard import Unheard, unheard_in
from domain.why import Why

__all__ = ["Intent", "Reply", "explain_replies", "explain_reply", "read_replies", "read_reply"]

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
    return _read(_message(text, context, asked), text, asked)


def _message(text: str, context: str | None, asked: frozenset[Asked]) -> Message:
    return take_apart(text, context, expects_day=Asked.WHEN in asked or Asked.LIMIT in asked)


def _read(message: Message, text: str, asked: frozenset[Asked]) -> Reply:
    if not message.clauses:
        return Reply(text.strip(), Intent.QUESTION if "?" in text else Intent.SMALLTALK)
    proof = _proof(message, asked)
    found = _intents(message, proof, asked)
    intent = _weightiest(message, found)
    if intent is Intent.PROGRESS and _says_only_beyond(message):
        return Reply(text.strip(), Intent.SMALLTALK)
    return _filled(message, intent, frozenset(found - {intent}), proof, asked)


def explain_reply(text: str, *, context: str | None = None) -> tuple[Reply, Why]:
    """What read_reply() gives for the same, with why."""
    reply = read_reply(text, context=context)
    return reply, _why(reply, context)


def explain_replies(text: str, *, items: int = 1, context: str | None = None) -> tuple[tuple[Reply, Why], ...]:
    """What read_replies() gives for the same, each with why."""
    return tuple((reply, _why(reply, context)) for reply in read_replies(text, items=items, context=context))


def _why(reply: Reply, context: str | None) -> Why:
    """Told from the same message, proof and intents that the reading was made of."""
    asked = asked_in(context)
    message = _message(reply.words, context, asked)
    found = _intents(message, _proof(message, asked), asked) if message.clauses else set()
    return reply_why.told(reply, message, [intent for intent in WEIGHT if intent in found])


def read_replies(text: str, *, items: int = 1, context: str | None = None) -> tuple[Reply, ...]:
    """The readings of a reply to a message that numbers `items` tasks: one for each line or task that it names.

    A reply that names none is one reading without a number; with several lines the caller has to ask which is meant.
    So is one that leaves it open of which line a figure is said: none of it counts before that is known.
    """
    stretches = stretches_in(text, items)
    said = dict.fromkeys((stretch.words, _names_line(stretch)) for stretch in stretches)
    if any(_leaves_open(words, items, names_line=names_line) for words, names_line in said):
        return (_without_line(read_reply(text, context=context)),)
    readings = {words: read_reply(words, context=context) for words, _ in said}
    found = []
    for stretch in stretches:
        reading = readings[stretch.words]
        if _names_line(stretch):
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


def _proof(message: Message, asked: frozenset[Asked]) -> Proof:
    return max(reply_done.proof_in(message), bare_answer(message, asked))


def _names_line(stretch: Stretch) -> bool:
    return bool(stretch.items) or stretch.task is not None


def _leaves_open(words: str, items: int, *, names_line: bool) -> bool:
    return leave_open(words) if names_line else items > 1 and holds_figure(words)


def _without_line(reply: Reply) -> Reply:
    """It says something of the work, whatever it reads like as a whole: the caller asks of which line."""
    spoken = Intent.PROGRESS if reply.intent in (Intent.ACK, Intent.SMALLTALK) else reply.intent
    return replace(reply, intent=spoken, unsettled=True)


def _intents(message: Message, proof: Proof, asked: frozenset[Asked]) -> set[Intent]:
    """Everything that the message says; small talk where it says nothing."""
    promises = reply_limits.promise_in(message) is not None
    says = {
        Intent.DECLINE: reply_signs.declines(message),
        Intent.EXTENSION: reply_limits.extends(message, answers_when=Asked.WHEN in asked)
        or (Asked.LIMIT in asked and bool(message.times)),
        Intent.DONE: proof is Proof.CLEAR,
        Intent.OBSTACLE: reply_signs.obstructs(message)
        or (Asked.WHY in asked and not reply_signs.acknowledges(message)),
        Intent.PROGRESS: proof is Proof.WEAK
        or promises
        or reply_signs.progresses(message)
        or _answers_when(message, asked)
        or (Asked.SHARE in asked and _percent(message, asked) is not None),
        Intent.QUESTION: reply_signs.asks(message),
        Intent.ACK: reply_signs.acknowledges(message) or (Asked.RECEIVED in asked and message.has(Part.ALREADY)),
    }
    found = {intent for intent, is_said in says.items() if is_said}
    if found or not reply_signs.speaks_of_work(message):
        return found or {Intent.SMALLTALK}
    return {Intent.PROGRESS}


def _answers_when(message: Message, asked: frozenset[Asked]) -> bool:
    return (Asked.WHEN in asked or _is_only_time(message)) and bool(message.times)


def _is_only_time(message: Message) -> bool:
    return all(lexeme.plays(Part.TIME, Part.PERSON, Part.FILLER, Part.HEDGE) for lexeme in message.lexemes())


def _weightiest(message: Message, found: set[Intent]) -> Intent:
    """The first of WEIGHT; but work that goes on in spite of an obstacle is progress (and an obstacle too)."""
    goes_on = reply_signs.has_moved(message) or reply_signs.waits_for_signature(message)
    weight = [intent for intent in WEIGHT if intent in found]
    if weight[0] is Intent.OBSTACLE and goes_on and not reply_signs.is_blocked(message):
        return Intent.PROGRESS
    return weight[0]


def _filled(message: Message, intent: Intent, also: frozenset[Intent], proof: Proof, asked: frozenset[Asked]) -> Reply:
    """The reading with its numbers and words."""
    percent = _percent(message, asked)
    count = _count(message)
    is_partial = count is not None and count[0] < count[1]
    limit = reply_limits.requested_limit(message) if intent is Intent.EXTENSION else None
    promise = reply_limits.promise_in(message) if intent is not Intent.EXTENSION else None
    return Reply(
        words=message.folded.text.strip(),
        intent=intent,
        percent=percent,
        count=count,
        new_deadline=reply_limits.limit_words(message, limit) if limit else None,
        reason=reply_signs.reason_in(message),
        promise=message.folded.words(promise.start, promise.end) if promise else None,
        also=_beside(message, intent, also),
        doubtful=intent is Intent.PROGRESS and _is_doubtful(message, proof, is_partial=is_partial),
    )


def _is_doubtful(message: Message, proof: Proof, *, is_partial: bool) -> bool:
    """It may be done; "đạt 120% kế hoạch" may be, too: more than what was planned."""
    if proof is Proof.WEAK and not (is_partial or reply_done.is_incomplete(message)):
        return True
    return any(share.beyond for share in message.shares) and not any(share.percent for share in message.shares)


def _beside(message: Message, intent: Intent, also: frozenset[Intent]) -> frozenset[Intent]:
    """What is worth saying beside the intent: politeness is not, nor that work which is done has moved."""
    beside = also - {Intent.ACK, Intent.SMALLTALK}
    if intent is Intent.DONE or not reply_signs.has_moved(message):
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
