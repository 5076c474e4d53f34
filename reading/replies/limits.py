"""Times that a reply sets: the later limit that it asks for, or the day that it promises."""

from itertools import pairwise

from reading.language.forms import Form
from reading.language.lookup import folded
from reading.replies.asking import counts_days, is_asking
from reading.replies.clauses import Clause, Lexeme, ParsedReply, once
from reading.replies.parts import Part
from reading.replies.times import Tense, Time

VERBS = (Part.FINISH, Part.ISSUE, Part.SEND, Part.SUBMIT, Part.WORK, Part.STEP)
"""What is done for a task."""
SOFT = (Part.PERSON, Part.FILLER, Part.ACK, Part.LAUGH, Part.THUMB, Part.WHETHER)
"""Words of courtesy, which change nothing."""

_ASK = tuple(folded("clue", "ask"))
_ASK_FOR = tuple(folded("clue", "ask_for"))
_WHETHER = tuple(folded("clue", "whether"))
_MAY = tuple(folded("clue", "may"))
_TIME = folded("clue", "time")
_GO = folded("clue", "go")
_WHICH_TIME = folded("clue", "which_time")
_HAS = folded("clue", "has")
_UNTIL = folded("clue", "until")
_LATE = tuple(folded("slow"))
_YET = tuple(f" {word}" for word in folded("denial", "yet"))
_AT_HAND = folded("clue", "at_hand")
_SIDES = tuple(f"{word} " for word in folded("clue", "side"))
_LIMIT_WORD = Form("<deadline_name.bare> ", "hạn 5/12", "5/12")
_MORE = Form("<clue.more> $", "thêm ", "thêm 5 ngày")


def extends(message: ParsedReply) -> bool:
    return _pleads(message) or any(extends_in(one) and not _sets_out(message, one) for one in message.clauses)


def _sets_out(message: ParsedReply, clause: Clause) -> bool:
    """ "có đoàn rồi, tuần sau đi": the next step, where "tuần sau đi" alone would be a plea."""
    over = (other for other in message.clauses if other is not clause and other.has(Part.PAST, Part.ALREADY))
    return clause.lexemes[-1].bare in _GO and not clause.has(Part.MOVE, Part.MORE_TIME) and any(over)


def _pleads(message: ParsedReply) -> bool:
    """ "tuần sau mới nộp được, em thông cảm": who asks for patience with a later day asks for that day."""
    promise = promise_in(message) if message.has(Part.PLEA) else None
    return promise is not None and any(time.tense is Tense.AHEAD for time in _times(promise))


def extends_in(clause: Clause) -> bool:
    if clause.has(Part.SAFE) or clause.joint in (Part.BECAUSE, Part.THOUGH):
        return False
    if clause.has(Part.MOVE):
        return _is_request(clause)
    if any(more.plays(Part.MORE_TIME) and what.bare in _TIME for more, what in pairwise(clause.lexemes)):
        return True
    if not _times(clause):
        return False
    if clause.has(Part.MORE_TIME) and _precedes_time(clause, Part.MORE_TIME):
        return not clause.has(Part.FINISH, Part.PAST)
    if clause.has(Part.SLOW):
        return clause.has(Part.MORE_TIME, Part.WHETHER, Part.LET) or _wants_to_be_late(clause)
    if clause.has(Part.RECEIVED, Part.INTEND):
        return False
    is_told = clause.has(Part.PAST) and clause.has(Part.ISSUE, Part.SEND, Part.SUBMIT, Part.FINISH)
    if (_precedes_time(clause, Part.LET) and not is_told) or clause.has(Part.LIMIT):
        return (not is_promise(clause) or _is_permission(clause)) and not _asks_about(clause)
    return _is_bare_proposal(clause)


def _wants_to_be_late(clause: Clause) -> bool:
    """ "sẽ chậm 2 ngày"; "muon" without its marks is late, too, and wants nothing by itself."""
    return any(not lexeme.plays(Part.SLOW) for lexeme in clause.of(Part.WILL))


def _is_request(clause: Clause) -> bool:
    """Not "không lùi", "đã được gia hạn rồi", "đã nộp chậm 1 ngày", "xin gia hạn thì làm thế nào?"."""
    if clause.lexemes[0].plays(Part.IF) and not _times(clause):
        return False
    if any(lexeme.plays(Part.ASK) and lexeme.bare.endswith(_YET) for lexeme in clause.lexemes):
        return False
    if clause.has(Part.NOT) and not _times(clause):
        return any(lexeme.plays(Part.MOVE) and lexeme.bare.startswith(_ASK) for lexeme in clause.lexemes)
    if clause.has(Part.PAST) and clause.has(Part.ALREADY):
        return False
    if clause.has(Part.PAST, Part.ALREADY) and any(lexeme.bare.endswith(_LATE) for lexeme in clause.of(Part.MOVE)):
        return False
    return not _only_wonders(clause)


def _only_wonders(clause: Clause) -> bool:
    """Asks whether or how it could be moved, without asking for it: "gia hạn kiểu gì"."""
    if _times(clause) or any(lexeme.bare.startswith(_ASK_FOR) for lexeme in clause.of(Part.MOVE, Part.MORE_TIME)):
        return clause.has(Part.ASK) and not clause.has(Part.WHETHER) and (clause.asked or clause.has(Part.THEN))
    return is_asking(clause)


def _asks_about(clause: Clause) -> bool:
    """ "15/12 là hạn gửi hay hạn ký?" is about a limit, and proposes none."""
    if counts_days(clause) or any(lexeme.bare.startswith(_WHETHER) for lexeme in clause.lexemes):
        return True
    return any(lexeme.plays(Part.ASK) for lexeme in clause.lexemes[1:]) and not clause.has(Part.WHETHER)


def _is_permission(clause: Clause) -> bool:
    return any(lexeme.bare.startswith(_MAY) for lexeme in clause.of(Part.WHETHER))


def _precedes_time(clause: Clause, part: Part) -> bool:
    """Whether a word of `part` has a time shortly behind it."""
    lexemes = clause.lexemes
    return any(
        lexeme.plays(part)
        and any(later.time is not None and _is_open(later.time) for later in lexemes[place + 1 : place + 5])
        for place, lexeme in enumerate(lexemes)
    )


def _is_bare_proposal(clause: Clause) -> bool:
    """A time and little more, with a plea: "thứ Hai được không?", "tuần sau nhé"."""
    if not _is_permission(clause) and not clause.has(Part.LET) and all(map(is_at_hand, clause.of(Part.TIME))):
        return False
    pleads = clause.has(Part.WHETHER) or any(lexeme.bare in _GO for lexeme in clause.lexemes[1:])
    rest = [lexeme for lexeme in clause.lexemes if lexeme.time is None and not lexeme.plays(*SOFT, Part.ASK, Part.LET)]
    if _is_permission(clause) and all(lexeme.plays(*VERBS, Part.MATTER, Part.THEN) for lexeme in rest):
        return not any(lexeme.plays(Part.ASK) and lexeme.bare in _WHICH_TIME for lexeme in clause.lexemes)
    return pleads and not rest and not any(lexeme.bare in _HAS for lexeme in clause.lexemes)


def is_at_hand(lexeme: Lexeme) -> bool:
    """ "mai nhé", "chiều nay nhé" promise: nobody asks for a later deadline so near."""
    return all(word in _AT_HAND for word in lexeme.bare.split())


@once
def _times(clause: Clause) -> list[Time]:
    return [lexeme.time for lexeme in clause.lexemes if lexeme.time is not None and _is_open(lexeme.time)]


def _is_open(time: Time) -> bool:
    return time.tense is not Tense.PAST


def requested_limit(message: ParsedReply) -> Time | None:
    """The limit that is asked for: the last time of the clause that asks, or else of a clause that offers one."""
    asking = [clause for clause in message.clauses if extends_in(clause)]
    asking.sort(key=lambda clause: clause.has(Part.LIMIT, Part.TOO_TIGHT))
    for clause in asking:
        if times := _times(clause):
            led = [time for time in times if _leads_to(message, time)]
            return (led or times)[-1]
    if not asking:
        return next((time for clause in message.clauses for time in _times(clause)), None)
    offers = [
        c
        for c in message.clauses
        if c.joint is not Part.BECAUSE and not c.has(Part.OBSTACLE, Part.PAST, Part.TOO_TIGHT, Part.LIMIT)
    ]
    return next((time for clause in offers for time in _times(clause)), None)


def limit_words(message: ParsedReply, limit: Time) -> str:
    """The limit as it was written, without "đến": "30/6", "trước 30/6", "sau Tết", "thêm 5 ngày"."""
    start = limit.start if _leads_to(message, limit) else limit.lead
    lead = message.folded.bare[limit.lead : start]
    sides = [lead.rindex(word) for word in _SIDES if word in lead]
    start = limit.lead + max(sides) if sides else start
    limit_word = _LIMIT_WORD.match(message.folded.bare, start)
    start = limit_word.end() if limit_word else start
    more = _MORE.search(message.folded.bare, max(0, start - 5), start)
    start = more.start() if more else start
    return message.folded.words(start, limit.end)


def _leads_to(message: ParsedReply, time: Time) -> bool:
    lead = message.folded.bare[time.lead : time.start].split()
    return any(word in _UNTIL for word in lead)


def promise_in(message: ParsedReply) -> Clause | None:
    """The clause that says when it will be done: "mai em nộp", "dự kiến thứ Sáu hoàn thành"."""
    return next((clause for clause in message.clauses if is_promise(clause) and not is_asking(clause)), None)


@once
def is_promise(clause: Clause) -> bool:
    if not _times(clause) or clause.joint is Part.BECAUSE or clause.has(Part.INTEND, Part.ACTIVITY):
        return False
    if clause.has(Part.PAST, Part.ALREADY) and not clause.has(Part.WILL):
        return False
    will = any(not lexeme.plays(Part.MORE_TIME, Part.LET, Part.LIMIT) for lexeme in clause.of(Part.WILL))
    return will or clause.has(*VERBS) or any(lexeme.bare in _HAS for lexeme in clause.lexemes)
