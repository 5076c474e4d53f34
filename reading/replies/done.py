"""Whether a reply proves that the whole task is done. What only looks like a proof is called doubtful."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reading.language.lookup import folded
from reading.replies.asking import ANCHORS, arrived_at, is_asking, is_pastime
from reading.replies.clauses import Clause, Lexeme, ParsedReply, take_apart
from reading.replies.limits import is_at_hand
from reading.replies.parts import Part
from reading.replies.sayings import CLERKS, DENIES_BEFORE, is_mere_paper, is_of_task, judged_at, looks_ahead
from reading.replies.times import Tense
from reading.replies.verdicts import Proof, Verdict

TAKES_BACK = (Part.NOT, Part.LEFT, Part.WAIT, Part.NEVER, Part.DRAFT)
"""In another clause of the same message these take a proof back: "xong rồi, còn 2 mục", "xong rồi nhưng chưa gửi"."""

HANGS_OVER = (Part.ONGOING, Part.WILL, Part.NEARLY, Part.HEDGE)
"""These make it doubtful: "xong rồi, đang rà lại"."""


def proof_in(message: ParsedReply) -> Proof:
    """The best proof of the clauses, weakened by what the other clauses say."""
    return weighed_in(message)[0]


def proving_in(message: ParsedReply) -> tuple[Proof, Clause | None]:
    """The best proof of a clause by itself, and the clause; None where nothing proves anything."""
    best, proving = Proof.NONE, None
    for previous, clause in zip((None, *message.clauses), message.clauses, strict=False):
        found = _proof_of_clause(message, clause, carries_on=_carries_on(previous, clause))
        if found > best:
            best, proving = found, clause
    return best, proving


def weighed_in(message: ParsedReply) -> tuple[Proof, Verdict | None]:
    """Likewise, with what the whole message did to the best proof; None where it left it as it was."""
    best, proving = proving_in(message)
    if proving is None:
        return best, None
    others = [clause for clause in message.clauses if clause is not proving and not is_harmless(clause)]
    if is_incomplete(message):
        return Proof.NONE, Verdict.INCOMPLETE
    if any(_takes_back(clause) for clause in others):
        return Proof.NONE, Verdict.TAKEN_BACK
    is_weakened = best is Proof.CLEAR and (
        _is_weakened(message, proving, others) or _only_reassures(message, proving) or _may_count(proving)
    )
    return (Proof.WEAK, Verdict.WEAKENED) if is_weakened else (best, None)


def _may_count(proving: Clause) -> bool:
    """ "xong 13/12 rồi": a day that nothing calls one may be a count that cannot be, of 13 of 12."""
    pairs = pairwise(proving.lexemes)
    return any(
        before.plays(Part.FINISH) and word.time is not None and word.time.lead == word.time.start
        and _BARE_DAY.fullmatch(word.bare) is not None
        for before, word in pairs
    )  # fmt: skip


_BARE_DAY = re.compile(r"\d{1,2}/\d{1,2}")


def _only_reassures(message: ParsedReply, proving: Clause) -> bool:
    """ "yên tâm, xong đúng hạn" may promise it; "yên tâm, xong rồi" does not."""
    reassures = any(lexeme.bare in _REASSURES for lexeme in message.lexemes())
    return reassures and not proving.has(Part.PAST, Part.ALREADY, Part.PAPER)


def is_mere_result(message: ParsedReply) -> bool:
    """Whether a paper or a link is named and nothing else: "số 433/BC-SKHCN ngày 27/11 ạ"."""
    return all(is_mere_paper(clause) for clause in message.clauses)


def presents_result(message: ParsedReply) -> bool:
    """Whether it does so under its name: "Kết quả: CV 215/SNV-CCHC"."""
    first, *rest = message.clauses
    is_headed = first.lexemes[0].bare in _RESULT
    is_heading = is_headed and len(first.lexemes) == 1 and bool(rest)
    return is_headed and (is_heading or is_mere_paper(first)) and all(map(is_mere_paper, rest))


_RESULT = folded("clue", "result")
_REASSURES = folded("clue", "reassures")
_SAYS_NO_MORE = (Part.ALREADY, Part.PAST, Part.PERSON, Part.FILLER, Part.ACK, Part.WHOLE, Part.WORK, Part.MATTER)
_SIGNS = (Part.TICK, Part.THUMB, Part.LAUGH)
_GIVES = (Part.SEND, Part.ISSUE, Part.SUBMIT)


def says_only_done(text: str) -> bool:
    """Whether the words say that it is done, and nothing of what came of it: "xong rồi mà", "đã hoàn thành ạ"."""
    lexemes = list(take_apart(text).lexemes())
    return any(word.plays(Part.FINISH) for word in lexemes) and all(
        word.plays(Part.FINISH, *_SAYS_NO_MORE, *_SIGNS) and not word.plays(*_GIVES) for word in lexemes
    )


def verdicts_in(message: ParsedReply) -> Iterator[tuple[Lexeme, Proof, Verdict]]:
    """What each word that may prove something proves in its clause."""
    for previous, clause in zip((None, *message.clauses), message.clauses, strict=False):
        carries_on = _carries_on(previous, clause)
        for place in _anchors(clause):
            yield clause.lexemes[place], *judged_at(message, clause, place, carries_on=carries_on)


def _takes_back(clause: Clause) -> bool:
    """What was still to be added and has been is no longer left: "xong, đã bổ sung phụ lục"."""
    return any(
        lexeme.plays(*TAKES_BACK) and not (lexeme.plays(Part.STEP) and _is_over_at(clause, place))
        for place, lexeme in enumerate(clause.lexemes)
    )


def _is_over_at(clause: Clause, place: int) -> bool:
    """ "đã bổ sung", "bổ sung xong": a step of which it is said that it was taken."""
    before, after = clause.lexemes[:place][-1:], clause.lexemes[place + 1 :][:1]
    return any(word.plays(Part.PAST) for word in before) or any(word.plays(Part.FINISH, Part.ALREADY) for word in after)


def counts_all(message: ParsedReply) -> bool:
    """Whether all that is counted has been dealt with, and nothing is said to go on or to come."""
    over = [clause for clause in message.clauses if clause.has(Part.PAST)]
    goes_on = any(_hangs_over(clause, is_over=clause in over) for clause in message.clauses)
    return bool(message.tallies and over) and not goes_on


def is_incomplete(message: ParsedReply) -> bool:
    """Whether a stated share or count says that something is left."""
    if any(share.percent is None or share.percent < 100 for share in message.shares):
        return True
    return any(tally.done < tally.total for tally in message.tallies) or (
        message.count is not None and message.count[0] < message.count[1]
    )


def _is_weakened(message: ParsedReply, proving: Clause, others: Sequence[Clause]) -> bool:
    """What stands before the "but" weakens nothing of what follows it: "có chậm nhưng đã nộp"."""
    carried = [clause for before, clause in pairwise(message.clauses) if _carries_on(before, clause)]
    return any(clause.is_cut for clause in message.clauses) or any(
        _hangs_over(clause, is_over=clause.start < proving.start or clause in carried)
        or (clause.joint is Part.BUT and clause.start > proving.start and not clause.has(Part.SAFE))
        for clause in others
    )


def _hangs_over(clause: Clause, *, is_over: bool) -> bool:
    """What stands before the proof, or tells how the result went out, is no plan unless it says so."""
    is_only_asking = all(lexeme.plays(Part.ASK, Part.PERSON) for lexeme in clause.lexemes) and clause.has(Part.ASK)
    if clause.has(Part.CLOSE):
        return False
    opens = clause.lexemes[0].plays(Part.IF, Part.THEN)
    if is_only_asking or opens or clause.has(*HANGS_OVER):
        return True
    return _is_plan(clause, is_over=is_over) or _is_to_come(clause, is_over=is_over)


def _is_plan(clause: Clause, *, is_over: bool) -> bool:
    """ "mai em nộp" after "xong rồi": something of the task is still to come."""
    return clause.has(*ANCHORS) and looks_ahead(clause.lexemes, is_over=is_over or clause.has(Part.PAST, Part.ALREADY))


def _is_to_come(clause: Clause, *, is_over: bool) -> bool:
    """ "tuần sau đi kiểm tra", "sẽ tổ chức tập huấn": work that is yet to be done, whatever paper is out already."""
    if clause.has(Part.PAST, Part.ALREADY, Part.COPY, Part.FOLLOW):
        return False
    begins = next((place for place, word in enumerate(clause.lexemes) if word.plays(*_WORKS)), None)
    if begins is None:
        return clause.has(Part.INTEND)
    dated = [word for word in clause.lexemes if word.time is None or not is_at_hand(word)]
    ahead = looks_ahead(clause.lexemes, is_over=True) or looks_ahead(dated, is_over=is_over)
    return ahead or clause.has(Part.INTEND) or looks_ahead(clause.lexemes[:begins], is_over=is_over)


_WORKS = (Part.WORK, Part.STEP, Part.ACTIVITY, Part.CONSULT)


def is_harmless(clause: Clause) -> bool:
    """Clauses that take nothing back: "anh nhận được chưa?", "sẽ gửi bản giấy sau", "không còn vướng gì"."""
    if clause.has(Part.COPY) and clause.has(Part.SEND, Part.ISSUE):
        return not clause.has(Part.NOT, Part.NEVER, Part.LEFT, Part.WAIT, Part.DRAFT)
    if all(lexeme.plays(Part.NOT, Part.ASK, Part.PERSON, Part.FILLER) for lexeme in clause.lexemes):
        return not clause.has(Part.NOT, Part.ASK)
    return is_asking(clause) and not clause.has(Part.FINISH, Part.NEVER, Part.LEFT, Part.WAIT)


def _proof_of_clause(message: ParsedReply, clause: Clause, *, carries_on: bool) -> Proof:
    """The best proof of its anchors. A clause that was cut proves nothing clearly, so its first hint is enough."""
    is_other = is_pastime(clause) and not any(is_of_task(message, word) for word in clause.of(Part.ACTIVITY))
    if not clause.has(*ANCHORS, Part.RECEIVED) or is_asking(clause) or is_other or clause.joint is Part.BECAUSE:
        return Proof.NONE
    surest = Proof.WEAK if clause.is_cut else Proof.CLEAR
    best = _arrived(clause)
    for place in _anchors(clause):
        best = max(best, judged_at(message, clause, place, carries_on=carries_on)[0])
        if best >= surest:
            break
    return best


def _arrived(clause: Clause) -> Proof:
    """ "UBND tỉnh nhận báo cáo của mình hôm qua rồi", "VP xác nhận đủ rồi": who was to have the result has it."""
    place = arrived_at(clause)
    if place is None or clause.has(*_NOT_ARRIVED):
        return Proof.NONE
    before, after = clause.lexemes[:place], clause.lexemes[place + 1 :]
    if not clause.has(Part.PAST, Part.ALREADY) and _PAST.isdisjoint(clause.lexemes[place].bare.split()):
        return Proof.NONE
    is_outside = any(word.plays(Part.OTHER) and word.plays(Part.PLACE) for word in before)
    is_ours = after[:1] and after[0].plays(Part.MATTER) and any(word.plays(Part.PERSON, Part.OWNER) for word in after)
    is_sure = is_outside and (clause.lexemes[place].bare in _ARRIVED_WHOLE or is_ours)
    return Proof.CLEAR if is_sure and not clause.is_cut and not clause.has(Part.STEP) else Proof.WEAK


_NOT_ARRIVED = (Part.NOT, Part.NEVER, Part.IF, Part.LEFT, Part.WAIT, Part.DRAFT, Part.CONSULT, Part.HEDGE, Part.ONGOING)
_PAST = folded("clue", "past")
_ARRIVED_WHOLE = folded("clue", "arrived_whole")


def _anchors(clause: Clause) -> list[int]:
    return [place for place, lexeme in enumerate(clause.lexemes) if lexeme.plays(*ANCHORS)]


def _carries_on(previous: Clause | None, clause: Clause) -> bool:
    """ "đã ký, đóng dấu và phát hành": a clause that goes on with a verb shares the "đã" of the one before."""
    if previous is None or previous.sentence != clause.sentence or clause.joint is not None:
        return False
    is_listed = previous.has(Part.PAST) and clause.lexemes[0].plays(Part.STEP, Part.ISSUE, Part.SUBMIT)
    return is_listed or (_is_finished(previous) and _follows_up(clause))


def _is_finished(clause: Clause) -> bool:
    """Whether the clause tells of something that is over: "sếp ký rồi", "bổ sung xong"."""
    return clause.has(Part.PAST, Part.ALREADY, Part.FINISH) and not any(
        lexeme.plays(*DENIES_BEFORE) and not lexeme.plays(Part.STEP, Part.PAST, Part.ALREADY)
        for lexeme in clause.lexemes
    )


def _follows_up(clause: Clause) -> bool:
    """Whether it goes on with how the result went out: "văn thư phát hành sáng nay", "gửi lại CV 56/SKHCN-VP"."""
    verb = next((place for place, word in enumerate(clause.lexemes) if word.plays(*_HANDS_OUT)), None)
    if verb is None or not all(word.plays(*_SUBJECT) or word.bare in CLERKS for word in clause.lexemes[:verb]):
        return False
    times = [word for word in clause.lexemes[verb:] if word.time is not None]
    if any(word.time.tense is Tense.AHEAD or word.bare in _LATER_TODAY for word in times if word.time):
        return False
    return bool(times) or clause.has(Part.PAPER)


_HANDS_OUT = (Part.ISSUE, Part.SUBMIT, Part.SEND)
_SUBJECT = (Part.PERSON, Part.PLACE, Part.FILLER, Part.STEP)
_LATER_TODAY = folded("clue", "later_today")
