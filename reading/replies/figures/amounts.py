"""Counts without their total: "được 9 hồ sơ rồi", "còn 3 hồ sơ nữa", "làm thêm 2 xã"."""

from collections.abc import Iterator, Sequence

from domain.replies import Amount, AmountKind
from domain.words import fold
from reading.language.lookup import folded
from reading.language.numerals import COUNTING
from reading.replies.asking import is_asking
from reading.replies.clauses import Clause, Lexeme, ParsedReply
from reading.replies.parts import Part
from reading.replies.retreats import corrects_figure
from reading.replies.times import Tense

_COUNTED = folded("thing", "counted")
_ANY_THING = folded("figure", "any_thing")
"""Words that stand for whatever is counted: "2 cái nữa"."""
_MORE = folded("figure", "added")
"""Beside what was done before: "làm thêm 3 hồ sơ", "làm nốt 3 hồ sơ"."""
_AGAIN = folded("figure", "more")
_SHORT = folded("figure", "short_of")
"""What is missing may be people or money as well as work that is left."""
_REACHED = folded("figure", "done_behind") | folded("figure", "reached")
_BETWEEN = folded("figure", "left_behind") | folded("figure", "about") | folded("figure", "only")
_LONGEST_THING = 3
_GLUE = frozenset("/.,-:")
_NO_REPORT = (Part.IF, Part.WILL, Part.INTEND, Part.NEVER)
_MOVED = (Part.PAST, Part.FINISH, Part.ISSUE, Part.SUBMIT)


def amount_in(message: ParsedReply) -> Amount | None:
    """What is counted without its total; None where nothing is, or several things are. What is left tells the most."""
    corrects = corrects_figure(message.folded.text)
    found = [amount for clause in message.clauses for amount in _amounts(message, clause, corrects=corrects)]
    for kind in (AmountKind.LEFT, AmountKind.REACHED, AmountKind.MORE):
        of_kind = [amount for amount in found if amount.kind is kind]
        if of_kind:
            return of_kind[0] if len(of_kind) == 1 else None
    return None


def _amounts(message: ParsedReply, clause: Clause, *, corrects: bool) -> Iterator[Amount]:
    if is_asking(clause):
        return
    for place, lexeme in enumerate(clause.lexemes):
        number = lexeme.number if lexeme.number is not None else COUNTING.get(lexeme.bare)
        if number is not None and not _is_glued(message, lexeme):
            thing, after = _thing(message, clause.lexemes[place + 1 :])
            kind = _kind(clause, place, thing, after, message.known)
            if kind is None and corrects and thing is not None and not clause.has(*_NO_REPORT, Part.NOT):
                kind = AmountKind.REACHED
            if kind is not None:
                yield Amount(number, kind, thing or frozenset())


def _is_glued(message: ParsedReply, number: Lexeme) -> bool:
    """ "QĐ 77/QĐ-SKHCN", "2.5": a part of another number."""
    bare = message.folded.bare
    return bare[number.end : number.end + 1] in _GLUE or bare[max(0, number.start - 1) : number.start] in _GLUE


def _thing(message: ParsedReply, following: Sequence[Lexeme]) -> tuple[frozenset[str] | None, Sequence[Lexeme]]:
    """What is counted, as it is typed and written out, and what follows; empty for anything, None for nothing."""
    for length in range(min(_LONGEST_THING, len(following)), 0, -1):
        words = following[:length]
        bare = " ".join(lexeme.bare for lexeme in words)
        if bare in _ANY_THING:
            return frozenset(), following[length:]
        is_of_task = length < _LONGEST_THING and bool(bare) and set(bare.split()) <= message.known
        if bare in _COUNTED or is_of_task:
            typed = message.folded.plain[words[0].start : words[-1].end]
            return frozenset({typed} if fold(typed) == bare else {typed, bare}), following[length:]
    return None, following


def _kind(
    clause: Clause, place: int, thing: frozenset[str] | None, after: Sequence[Lexeme], known: frozenset[str]
) -> AmountKind | None:
    before = [one for one in clause.lexemes[:place] if one.plays(Part.LEFT) or not one.plays(Part.PERSON)]
    is_again = bool(after) and after[0].bare in _AGAIN
    if thing is None and not is_again:
        return None
    if _is_left(before, after, thing or frozenset(), known):
        return AmountKind.LEFT
    if clause.has(*_NO_REPORT) or any(one.plays(Part.NOT) for one in before) or _lies_ahead(clause):
        return None
    moved = any(one.plays(*_MOVED) or set(one.bare.split()) & _REACHED for one in before) or clause.has(Part.ALREADY)
    if any(one.bare.split()[-1:] == [more] for one in before[-2:] for more in _MORE) or (is_again and moved):
        return AmountKind.MORE
    return AmountKind.REACHED if moved else None


def _is_left(before: Sequence[Lexeme], after: Sequence[Lexeme], thing: frozenset[str], known: frozenset[str]) -> bool:
    """ "còn khoảng 3 hồ sơ", "3 hồ sơ chưa xong"; but "thiếu 2 người" is an obstacle."""
    nearest = next((one for one in reversed(before) if one.bare not in _BETWEEN), None)
    if nearest is not None and nearest.plays(Part.LEFT) and nearest.bare not in _MORE:
        return nearest.bare not in _SHORT or any(set(one.split()) <= known for one in thing)
    return bool(after) and after[0].plays(Part.NOT)


def _lies_ahead(clause: Clause) -> bool:
    return any(lexeme.time is not None and lexeme.time.tense is Tense.AHEAD for lexeme in clause.lexemes)
