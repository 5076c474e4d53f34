"""Whether a reply proves that the whole task is done. What only looks like a proof is called doubtful."""

from collections.abc import Iterator, Sequence

from reading.replies.asking import ANCHORS, is_asking, is_pastime
from reading.replies.clauses import Clause, Lexeme, ParsedReply, take_apart
from reading.replies.parts import Part
from reading.replies.sayings import judged_at, looks_ahead
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
    others = [clause for clause in message.clauses if clause is not proving and not is_harmless(clause)]
    if best is Proof.NONE:
        return best, None
    if is_incomplete(message):
        return Proof.NONE, Verdict.INCOMPLETE
    if any(_takes_back(clause) for clause in others):
        return Proof.NONE, Verdict.TAKEN_BACK
    is_weakened = best is Proof.CLEAR and _is_weakened(message, others)
    return (Proof.WEAK, Verdict.WEAKENED) if is_weakened else (best, None)


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
        lexeme.plays(*TAKES_BACK)
        and not (lexeme.plays(Part.STEP) and previous is not None and previous.plays(Part.PAST))
        for previous, lexeme in zip((None, *clause.lexemes), clause.lexemes, strict=False)
    )


def is_incomplete(message: ParsedReply) -> bool:
    """Whether a stated share or count says that something is left."""
    return any(share.percent is None or share.percent < 100 for share in message.shares) or any(
        tally.done < tally.total for tally in message.tallies
    )


def _is_weakened(message: ParsedReply, others: Sequence[Clause]) -> bool:
    return any(clause.is_cut for clause in message.clauses) or any(
        _hangs_over(clause) or (clause.joint is Part.BUT and not clause.has(Part.SAFE)) for clause in others
    )


def _hangs_over(clause: Clause) -> bool:
    is_only_asking = all(lexeme.plays(Part.ASK, Part.PERSON) for lexeme in clause.lexemes) and clause.has(Part.ASK)
    if clause.has(Part.CLOSE):
        return False
    opens = clause.lexemes[0].plays(Part.IF, Part.THEN)
    return is_only_asking or opens or clause.has(*HANGS_OVER) or _is_plan(clause) or is_to_come(clause)


def _is_plan(clause: Clause) -> bool:
    """ "mai em nộp" after "xong rồi": something of the task is still to come."""
    return clause.has(*ANCHORS) and looks_ahead(clause.lexemes, is_over=clause.has(Part.PAST, Part.ALREADY))


def is_to_come(clause: Clause) -> bool:
    """ "tuần sau đi kiểm tra", "sẽ tổ chức tập huấn": work that is yet to be done, whatever paper is out already."""
    if clause.has(Part.PAST, Part.ALREADY, Part.COPY, Part.FOLLOW):
        return False
    begins = next((place for place, word in enumerate(clause.lexemes) if word.plays(*_WORKS)), None)
    if begins is None:
        return clause.has(Part.INTEND)
    ahead = looks_ahead(clause.lexemes, is_over=True)
    return ahead or clause.has(Part.INTEND) or looks_ahead(clause.lexemes[:begins], is_over=False)


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
    if not clause.has(*ANCHORS) or is_asking(clause) or is_pastime(clause) or clause.joint is Part.BECAUSE:
        return Proof.NONE
    surest = Proof.WEAK if clause.is_cut else Proof.CLEAR
    best = Proof.NONE
    for place in _anchors(clause):
        best = max(best, judged_at(message, clause, place, carries_on=carries_on)[0])
        if best >= surest:
            break
    return best


def _anchors(clause: Clause) -> list[int]:
    return [place for place, lexeme in enumerate(clause.lexemes) if lexeme.plays(*ANCHORS)]


def _carries_on(previous: Clause | None, clause: Clause) -> bool:
    """ "đã ký, đóng dấu và phát hành": a clause that goes on with a verb shares the "đã" of the one before."""
    if previous is None or previous.sentence != clause.sentence or clause.joint is not None:
        return False
    return previous.has(Part.PAST) and clause.lexemes[0].plays(Part.STEP, Part.ISSUE, Part.SUBMIT)
