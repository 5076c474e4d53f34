"""One reading for everything that a head may answer to the assistant."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from domain.asking import UNKNOWN, Asked, Question
from domain.replies import PREPARES_ALWAYS, Intent, NearMiss, Preparation, Reply
from domain.why import Why
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded
from reading.replies import done, limits, signs
from reading.replies import why as reasons
from reading.replies.clauses import ParsedReply, take_apart
from reading.replies.context import bare_answer, is_receipt
from reading.replies.declines import declines
from reading.replies.figures.amounts import amount_in
from reading.replies.lines.all_of_them import all_own
from reading.replies.lines.contrast import goes_on, says_already
from reading.replies.lines.fitting import fits_in
from reading.replies.lines.items import Stretch, stretches_in
from reading.replies.lines.joined import with_commas
from reading.replies.lines.open_figures import holds_figure, leave_open
from reading.replies.lines.things import without_counts
from reading.replies.near_misses import near_miss_in, opens_with_cancel
from reading.replies.parts import Part
from reading.replies.preparations import finished_in, names_preparation, with_drafts_as_results
from reading.replies.verdicts import Proof

__all__ = ["Intent", "Reply", "explain_replies", "explain_reply", "read_replies", "read_reply"]

Questions = frozenset[Question]

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


def read_reply(text: str, *, asked: Asked = UNKNOWN) -> Reply:
    """What the whole `text` says, in answer to what was `asked` of whoever names no line."""
    return _read(text, asked.unnumbered, asked.about)


def _read(text: str, questions: Questions | None, about: str) -> Reply:
    asked = questions or frozenset()
    message = _message(text, asked, about)
    if not message.clauses:
        asks = "?" in text
        return Reply(text.strip(), Intent.QUESTION if asks else Intent.SMALLTALK, courteous=not asks)
    proof, found = _proof_and_intents(message, questions)
    if not found:
        return _unclear(message)
    intent = _weightiest(message, found)
    is_figure = bool(message.shares or message.tallies)
    is_order = opens_with_cancel(text) and not is_figure
    if intent is Intent.PROGRESS and (is_order or _says_only_beyond(message)):
        return Reply(text.strip(), Intent.SMALLTALK)
    return _filled(message, intent, proof, asked)


def _unclear(message: ParsedReply) -> Reply:
    """What no rule reads is small talk only where it looks like that; all else is said of the work."""
    words = message.folded.text.strip()
    near = near_miss_in(words)
    if near is not NearMiss.NOT_IN_TIME and (near is not None or signs.is_small_talk(message)):
        return Reply(words, Intent.SMALLTALK, courteous=signs.is_courteous(message))
    return Reply(words, Intent.PROGRESS, vague=True)


def _message(text: str, asked: Questions, about: str) -> ParsedReply:
    return take_apart(text, about, expects_day=Question.NEW_DEADLINE in asked)


def _proof_and_intents(message: ParsedReply, questions: Questions | None) -> tuple[Proof, set[Intent]]:
    proof = done.proof_in(message)
    if proof is Proof.CLEAR and _prepared(message) in PREPARES_ALWAYS:
        proof = Proof.NONE
    is_asked_for = Question.EVIDENCE in (questions or ()) and done.is_mere_result(message)
    if proof is Proof.WEAK and (is_asked_for or done.presents_result(message)):
        proof = Proof.CLEAR
    proof = max(proof, bare_answer(message, questions))
    is_only_receipt = is_receipt(message, questions)
    return proof, {Intent.ACK} if is_only_receipt else _intents(message, proof, questions or frozenset())


def _prepared(message: ParsedReply) -> Preparation | None:
    """The preparatory paper that is said to be finished; None where it is not, or another one is."""
    if not names_preparation(message):
        return None
    drafted = with_drafts_as_results(message) or message
    proof, (_, proving) = done.proof_in(drafted), done.proving_in(drafted)
    found = finished_in(drafted, proving) if proving is not None else None
    return found if proof >= (Proof.CLEAR if found is Preparation.DRAFT else Proof.WEAK) else None


def explain_reply(text: str, *, asked: Asked = UNKNOWN) -> tuple[Reply, Why]:
    """What read_reply() gives for the same, with why."""
    reply = read_reply(text, asked=asked)
    return reply, _why(reply, asked.unnumbered, asked.about)


def rules_of(words: str) -> tuple[str, ...]:
    """The names of the rules by which the words are read where nothing is asked."""
    return explain_reply(words)[1].rules


def explain_replies(text: str, *, items: int = 1, asked: Asked = UNKNOWN) -> tuple[tuple[Reply, Why], ...]:
    """What read_replies() gives for the same, each with why."""
    replies = read_replies(text, items=items, asked=asked)
    return tuple((reply, _why(reply, _questions(asked, reply.item), asked.about)) for reply in replies)


def _questions(asked: Asked, item: int | None) -> Questions | None:
    return asked.unnumbered if item is None else asked.of(item)


def _why(reply: Reply, questions: Questions | None, about: str) -> Why:
    """Told from the same message, proof and intents that the reading was made of."""
    message = _message(reply.words, questions or frozenset(), about)
    found = _proof_and_intents(message, questions)[1] if message.clauses else set()
    return reasons.told(reply, message, [intent for intent in WEIGHT if intent in found])


def _stretches(text: str, items: int, asked: Asked) -> list[Stretch]:
    """The stretches by the numbers of lines and tasks, or else by the words of their names."""
    stretches = without_counts(text, stretches_in(text, items), asked.names)
    if items <= 1 or not asked.names or any(map(_names_line, stretches)):
        return stretches
    if own := all_own(text, sorted(asked.names if asked.own is None else asked.own)):
        return [Stretch(text.strip(), own, sweeping=True)]
    by_content = fits_in(text, asked.names)
    return [Stretch(one.words, one.items, sweeping=one.sweeping) for one in by_content] or stretches


def _of_line(asked: Asked, item: int | None, stretch: Stretch, stretches: Sequence[Stretch]) -> Questions | None:
    """What is asked of the line; "rồi" beside a line that is not done answers whether this one is."""
    questions = _questions(asked, item)
    if says_already(stretch.words) and any(goes_on(one.words) for one in stretches):
        return frozenset({*(questions or ()), Question.DONE_YET})
    return questions


def read_replies(text: str, *, items: int = 1, asked: Asked = UNKNOWN) -> tuple[Reply, ...]:
    """The readings of a reply to a message that numbers `items` tasks: one for each line or task that it names.

    A reply that names none is one reading without a number; with several lines the caller has to ask which is meant.
    So is one that leaves it open of which line a figure is said: none of it counts before that is known. A number that
    may be a count as well as that of a line leaves only this line unsettled.
    """
    text = with_commas(text)
    stretches = _stretches(text, items, asked)
    said = dict.fromkeys((one.words, _names_line(one)) for one in stretches if not one.is_open)
    if any(_leaves_open(words, items, names_line=names_line) for words, names_line in said):
        return (_unsettled(read_reply(text, asked=asked)),)

    @cache  # Many tasks or lines may share the same words.
    def read(words: str, questions: Questions | None) -> Reply:
        return _read(words, questions, asked.about)

    found = []
    for stretch in stretches:
        named = stretch.items or ((None,) if stretch.task is not None else ())
        for item in named:
            known = _said_of_work(read(stretch.words, _of_line(asked, item, stretch, stretches)))
            if len(stretches) > 1 and "?" not in text:
                known = _stated(known)
            line = replace(known, task=stretch.task, sweeping=stretch.sweeping, item=item)
            found.append(_unsettled(line) if stretch.is_open else line)
        if not named:
            reading = read(stretch.words, asked.unnumbered)
            found += [reading] if reading.intent not in (Intent.ACK, Intent.SMALLTALK) and not reading.vague else []
    if len(found) > 1 and (question := _one_question(text, found, asked)) is not None:
        return (question,)
    if len(found) == 1 and found[0].item is not None and found[0].intent is Intent.SMALLTALK and found[0].courteous:
        return (replace(found[0], words=text.strip(), courteous=False),)  # "2 nhé": the number is all that is said.
    if len(found) == 1 and found[0].task is not None:
        # All of it is said of the one task: an order such as "giao nv2 cho VP" needs its words in their order.
        return (_as_whole(found[0], text.strip()),)
    return tuple(found) or (read_reply(text, asked=asked),)


_COMPARED = Form(
    r"(?<!\w)<not_behind line.file><compare>(?: <clue.beside_compared>)?(?: <task_word.thing>)?"
    r" (?:<task_word.mark> ?)?\d{1,6}(?!\w)",
    "việc 2 có gộp với việc 3 không",
    "1 5/12 hồ sơ 2 chưa",
)
"""Another task is only spoken of."""


def _one_question(text: str, found: Sequence[Reply], asked: Asked) -> Reply | None:
    """ "việc 2 có gộp với việc 3 không": one question, about the line that stands first; None where it is none."""
    if not _COMPARED.search(fold(text)) or any(reply.intent is Intent.QUESTION for reply in found):
        return None
    whole = read_reply(text, asked=asked)
    if whole.intent is not Intent.QUESTION:
        return None
    return replace(whole, item=found[0].item, task=found[0].task)


def _as_whole(reply: Reply, words: str) -> Reply:
    """The reading with all the words: what stands before the number may be an order, "hủy nv4, không cần"."""
    return replace(reply, words=words, intent=_unless_ordered(reply.intent, words))


def read_as_order(words: str) -> Reply:
    """What words say that order something, to whoever may not: "chuyển việc này cho VP" tells of no progress."""
    reply = read_reply(words)
    return replace(reply, intent=_unless_ordered(reply.intent, words))


def _unless_ordered(intent: Intent, words: str) -> Intent:
    ordered = intent is Intent.PROGRESS and near_miss_in(words) in (NearMiss.CANCEL, NearMiss.GIVE)
    return Intent.SMALLTALK if ordered else intent


def _said_of_work(reply: Reply) -> Reply:
    """What stands behind the number of a task is said of the work, whatever it reads like by itself, but courtesies."""
    is_chat = (reply.intent is Intent.SMALLTALK or reply.vague) and near_miss_in(reply.words) is None
    says = is_chat and not reply.courteous and any(letter.isalpha() for letter in reply.words)
    return replace(reply, intent=Intent.PROGRESS, vague=False) if says else reply


def _stated(reply: Reply) -> Reply:
    """ "1 xong, tập huấn chưa": beside other lines it tells how this one stands, and asks nothing."""
    tells = reply.intent is Intent.QUESTION and goes_on(reply.words)
    return replace(reply, intent=Intent.PROGRESS) if tells else reply


def _says_only_beyond(message: ParsedReply) -> bool:
    """ "120%", "được 150% rồi": no figure that work can have, and nothing else, so the caller asks what was meant."""
    return any(share.beyond for share in message.shares) and all(
        lexeme.plays(Part.PERCENT, Part.PERSON, Part.FILLER, Part.ALREADY, Part.PAST, Part.FINISH, Part.ACK, Part.WORK)
        or lexeme.bare in _REACHED
        for lexeme in message.lexemes()
    )


def _names_line(stretch: Stretch) -> bool:
    return bool(stretch.items) or stretch.task is not None


def _leaves_open(words: str, items: int, *, names_line: bool) -> bool:
    return leave_open(words) if names_line else items > 1 and holds_figure(words)


def _unsettled(reply: Reply) -> Reply:
    """It says something of the work, whatever it reads like as a whole: the caller asks of which line."""
    spoken = Intent.PROGRESS if reply.intent in (Intent.ACK, Intent.SMALLTALK) else reply.intent
    return replace(reply, intent=spoken, unsettled=True)


def _intents(message: ParsedReply, proof: Proof, asked: Questions) -> set[Intent]:
    """Everything that the message says; empty where no rule reads it."""
    promises = limits.promise_in(message) is not None
    says = {
        Intent.DECLINE: declines(message),
        Intent.EXTENSION: limits.extends(message) or (Question.NEW_DEADLINE in asked and bool(message.times)),
        Intent.DONE: proof is Proof.CLEAR,
        Intent.OBSTACLE: signs.obstructs(message) or (Question.OBSTACLE in asked and not signs.acknowledges(message)),
        Intent.PROGRESS: proof is Proof.WEAK
        or promises
        or signs.progresses(message)
        or amount_in(message) is not None
        or message.count is not None
        or (_is_only_time(message) and bool(message.times))
        or (Question.SHARE in asked and _percent(message, asked) is not None),
        Intent.QUESTION: signs.asks(message),
        Intent.ACK: signs.acknowledges(message),
    }
    found = {intent for intent, is_said in says.items() if is_said}
    return found or ({Intent.PROGRESS} if signs.speaks_of_work(message) else set())


def _is_only_time(message: ParsedReply) -> bool:
    return all(lexeme.plays(Part.TIME, Part.PERSON, Part.FILLER, Part.HEDGE) for lexeme in message.lexemes())


def _weightiest(message: ParsedReply, found: set[Intent]) -> Intent:
    """The first of WEIGHT; but work that goes on in spite of an obstacle is progress (and an obstacle too)."""
    goes_on = signs.has_moved(message) or signs.waits_for_signature(message)
    weight = [intent for intent in WEIGHT if intent in found]
    if weight[0] is Intent.OBSTACLE and goes_on and not signs.is_blocked(message):
        return Intent.PROGRESS
    return weight[0]


def _filled(message: ParsedReply, intent: Intent, proof: Proof, asked: Questions) -> Reply:
    """The reading with its numbers and words."""
    percent = _percent(message, asked)
    count = message.count
    is_partial = count is not None and count[0] < count[1]
    limit = limits.requested_limit(message) if intent is Intent.EXTENSION else None
    return Reply(
        words=message.folded.text.strip(),
        intent=intent,
        percent=percent,
        count=count,
        new_deadline=limits.limit_words(message, limit) if limit else None,
        reason=signs.reason_in(message),
        amount=amount_in(message) if percent is None and count is None else None,
        obstructed=_is_obstructed(message, intent),
        courteous=intent in (Intent.ACK, Intent.SMALLTALK) and signs.is_courteous(message),
        beyond=percent is None and any(tally.beyond for tally in message.tallies),
        doubtful=intent is Intent.PROGRESS and _is_doubtful(message, proof, is_partial=is_partial),
        prepares=_prepared(message),
    )


def _is_obstructed(message: ParsedReply, intent: Intent) -> bool:
    """Beside a request for time what is given as its reason is told with it, and is no obstacle of its own."""
    if signs.waits_for_signature(message):
        return False
    if intent is Intent.EXTENSION:
        apart = (one for one in message.clauses if one.joint is not Part.BECAUSE and not limits.extends_in(one))
        return any(signs.obstructs_in(clause) or signs.is_owed(clause) for clause in apart)
    return intent is Intent.PROGRESS and signs.obstructs(message)


def _is_doubtful(message: ParsedReply, proof: Proof, *, is_partial: bool) -> bool:
    """It may be done; "đạt 120% kế hoạch" may be, too: more than what was planned; and "đã kiểm tra 6/6 xã"."""
    if (proof is Proof.WEAK or done.counts_all(message)) and not (is_partial or done.is_incomplete(message)):
        return True
    return any(share.beyond for share in message.shares) and not any(share.percent for share in message.shares)


def _percent(message: ParsedReply, asked: Questions) -> int | None:
    """The last share that is stated; a number alone ("80 ạ", "được 80 rồi") where it was asked how far the work is."""
    stated = [share.percent for share in message.shares if share.percent is not None]
    if stated:
        return stated[-1]
    return _number_alone(message) if Question.SHARE in asked and not message.shares and not message.tallies else None


def _number_alone(message: ParsedReply) -> int | None:
    numbers = [lexeme.number for lexeme in message.lexemes() if lexeme.number is not None]
    others = [lexeme for lexeme in message.lexemes() if lexeme.number is None]
    alone = len(numbers) == 1 and all(
        lexeme.plays(*_BESIDE_SHARE) or lexeme.bare in _REACHED | _ABOUT for lexeme in others
    )
    return numbers[0] if alone and numbers[0] <= 100 else None


_BESIDE_SHARE = (Part.PERSON, Part.FILLER, Part.ALREADY, Part.PAST, Part.ACK, Part.HEDGE, Part.WORK)
_REACHED = folded("clue", "reached")
_ABOUT = folded("clue", "about")
