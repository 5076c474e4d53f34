"""The signs of most intents: what each clause of a reply admits, or says by the way."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reading.language.forms import Form
from reading.language.lookup import folded
from reading.replies.asking import arrived_at, is_asking, is_pastime, meets
from reading.replies.clauses import Clause, Lexeme, ParsedReply, once
from reading.replies.evidence import awaits_number, names_no_paper
from reading.replies.limits import SOFT, VERBS, extends_in, is_promise
from reading.replies.overcome import overcomes
from reading.replies.parts import Part
from reading.replies.times import Tense

_LACKS = folded("clue", "lacks")
_SUFFERS = folded("clue", "suffers")
_OR_NOT = folded("denial", "plain")
_ABLE = folded("clue", "able")
_OVER = folded("clue", "over")
_SO_FAR = folded("clue", "so_far")
_AS_IF = folded("clue", "as_if")
_LEADER = tuple(folded("clue", "leader"))
_YET = tuple(folded("denial", "yet"))
"""Words that turn the meaning of a clause, without diacritics; the last ones begin or end a phrase."""

# Obstacle -----------------------------------------------------------------------------------------------------------


def obstructs(message: ParsedReply) -> bool:
    return any(obstructs_in(clause) for clause in message.clauses)


def is_blocked(message: ParsedReply) -> bool:
    return any(clause.has(Part.BLOCKED) for clause in message.clauses)


@once
def obstructs_in(clause: Clause) -> bool:
    words = " ".join(lexeme.bare for lexeme in clause.lexemes)
    if awaits_number(words) or names_no_paper(words):
        return False
    if clause.has(Part.BLOCKED):
        return True
    if clause.has(Part.OBSTACLE) and not _is_overcome(clause):
        return True
    if _lacks(clause) or (clause.has(Part.OTHER) and clause.has(Part.SLOW)):
        return True
    if _cannot(clause):
        return True
    if clause.has(Part.WAIT):
        return not _waits_for_condition(clause) and not _awaits_meeting(clause)
    return clause.has(Part.OTHER) and clause.has(Part.NOT) and not clause.has(Part.PERSON) and not is_asking(clause)


def is_owed(clause: Clause) -> bool:
    """ "còn thiếu bài của 2 phòng", "phòng TĐC chưa nộp": beside a request for time, what others have not handed in."""
    words = clause.lexemes
    for place, word in enumerate(words):
        if word.bare in _SHORT and any(map(_is_of_others, words[place + 1 :], words[place:])):
            return not is_asking(clause)
    owes = words[:1] and words[0].bare in _UNITS and len(words) > 1 and not words[1].parts
    counted = len(words) > 1 and words[0].number is not None and words[1].bare in _UNITS
    return bool(owes or counted) and clause.has(Part.NOT) and clause.has(Part.ISSUE, Part.SUBMIT, Part.SEND)


def _is_of_others(word: Lexeme, before: Lexeme) -> bool:
    is_unit = word.bare in _UNITS and (before.number is not None or before.bare in _OF)
    return is_unit or word.plays(Part.OTHER, Part.PLACE)


_SHORT = folded("figure", "short_of")
_UNITS = folded("address", "unit") | folded("address", "every_unit")
_OF = folded("filter", "of")


def _lacks(clause: Clause) -> bool:
    """ "chưa có biên chế": what is missing is not the result that was asked for."""
    pairs = pairwise(clause.lexemes)
    return any(lack.bare in _LACKS and not what.parts and not is_asking(clause) for lack, what in pairs)


def _cannot(clause: Clause) -> bool:
    """ "bị chồng lấn quy hoạch", "cơ sở dữ liệu chưa kết nối được": something that no list knows has failed."""
    words = clause.lexemes
    if any(word.bare in _SUFFERS and not following.parts for word, following in pairwise(words)):
        return not is_asking(clause)
    denied = next((place for place, word in enumerate(words) if word.bare in _OR_NOT), len(words))
    able = next((place for place in range(denied, len(words)) if words[place].bare in _ABLE), 0)
    return not is_asking(clause) and able > denied and any(not word.parts for word in words[denied + 1 : able])


def _is_overcome(clause: Clause) -> bool:
    """Denied or dealt with ("không bận", "hết vướng rồi", "khó khăn đã tháo gỡ"), or a count ("thiếu 2 hồ sơ")."""
    if overcomes(" ".join(lexeme.bare for lexeme in clause.lexemes)):
        return True
    for place, lexeme in enumerate(clause.lexemes):
        if lexeme.plays(Part.OBSTACLE) and not lexeme.plays(Part.SAFE):
            before, after = clause.lexemes[:place][-1:], clause.lexemes[place + 1 :][:1]
            denied = any(word.plays(Part.NOT) or word.bare in _OVER for word in before)
            counted = lexeme.plays(Part.LEFT) and any(
                word.number is not None or word.tally or word.share for word in after
            )
            if not denied and not counted:
                return False
    return True


def _awaits_meeting(clause: Clause) -> bool:
    """ "đang chờ họp": the own next step; that of somebody else may stand in the way."""
    return meets(clause) and not clause.has(Part.OTHER)


def _waits_for_condition(clause: Clause) -> bool:
    """ "đợi em chút" waits for oneself only."""
    following = [clause.lexemes[at + 1 : at + 2] for at, lexeme in enumerate(clause.lexemes) if lexeme.plays(Part.WAIT)]
    return all(
        word and (word[0].time is not None or (word[0].plays(Part.PERSON) and not word[0].bare.startswith(_LEADER)))
        for word in following
    )


def waits_for_signature(message: ParsedReply) -> bool:
    """Handed in and waiting for one's own leaders is progress, no obstacle: "đã trình Giám đốc, chờ duyệt"."""
    waiting = [clause for clause in message.clauses if clause.has(Part.WAIT)]
    return bool(waiting) and all(
        not clause.has(Part.OTHER)
        and any(lexeme.bare.endswith(_SIGNING) or lexeme.plays(Part.SUBMIT) for lexeme in clause.lexemes)
        for clause in waiting
    )


_SIGNING = tuple(folded("clue", "signing"))


# Progress, promise --------------------------------------------------------------------------------------------------


def progresses(message: ParsedReply) -> bool:
    """Some state of the work is said, be it that it has not begun."""
    if message.has(Part.FINISH) and message.has(Part.NEVER):
        return True
    return any(progresses_in(clause) for clause in message.clauses if not is_asking(clause)) or _is_plain_not(message)


def _is_plain_not(message: ParsedReply) -> bool:
    """ "Chưa", "chưa ạ", "chưa anh ơi"."""
    soft = (Part.NOT, Part.PERSON, Part.FILLER, Part.LAUGH, Part.ACK)
    is_soft = message.has(Part.NOT) and all(lexeme.plays(*soft) for lexeme in message.lexemes())
    if is_soft and not any(map(is_asking, message.clauses)):
        return True
    return any(len(clause.lexemes) == 1 and clause.lexemes[0].bare in _YET for clause in message.clauses)


def has_moved(message: ParsedReply) -> bool:
    """Whether work is said to have been done, beside what holds it up."""
    if any(share.percent for share in message.shares) or message.tallies:
        return True
    return any(
        clause.has(Part.PAST, Part.ALREADY)
        and clause.has(Part.SUBMIT, Part.DRAFT, Part.FINISH)
        and not clause.has(Part.NOT)
        for clause in message.clauses
    )


def progresses_in(clause: Clause) -> bool:
    if clause.has(Part.PERCENT, Part.COUNT) or _prepares_meeting(clause):
        return True
    if not clause.parts or is_pastime(clause):
        return False
    if clause.has(
        Part.ONGOING,
        Part.NEARLY,
        Part.FINISH,
        Part.ISSUE,
        Part.CLOSE,
        Part.DELEGATED,
        Part.DRAFT,
        Part.SUBMIT,
        Part.STEP,
    ):
        return not clause.has(Part.INTEND) or clause.has(Part.FINISH)
    if clause.has(Part.ON_TRACK) or any(lexeme.plays(Part.LEFT) and " " in lexeme.bare for lexeme in clause.lexemes):
        return True
    if clause.has(Part.NUMBER) and any(lexeme.bare in _SO_FAR for lexeme in clause.lexemes):
        return True
    if clause.has(Part.NUMBER) and clause.has(Part.ALREADY, Part.FINISH) and clause.has(Part.MATTER, Part.WORK):
        return True
    if clause.has(Part.LEFT, Part.NOT) and clause.has(*VERBS, Part.MATTER, Part.NUMBER):
        return True
    if clause.has(Part.SEND, Part.WORK, Part.PAPER) and not clause.has(Part.INTEND, Part.RECEIVED):
        return clause.has(Part.PAST, Part.ALREADY, Part.WILL, Part.TIME, Part.PAPER)
    return False


def _prepares_meeting(clause: Clause) -> bool:
    """ "mai họp hội đồng", "đang chờ họp": a step on the way; but who is in a meeting now only says so."""
    if not meets(clause) or clause.has(Part.SMALL):
        return False
    ahead = any(lexeme.time is not None and lexeme.time.tense is not Tense.PAST for lexeme in clause.lexemes)
    return (ahead or clause.has(Part.WAIT, Part.WILL, Part.INTEND)) and not clause.has(
        Part.ONGOING, Part.THEN, Part.FINISH
    )


# Reason -------------------------------------------------------------------------------------------------------------


def reason_in(message: ParsedReply) -> str | None:
    """What is given as the reason, verbatim: after "vì", or before "nên"; else the words of the obstacle itself."""
    for at, clause in enumerate(message.clauses):
        if clause.joint is Part.BECAUSE:
            return _stretch(message, _until_joint(message.clauses[at:]))
    for before, clause in pairwise(message.clauses):
        if clause.joint is Part.SO:
            return _stretch(message, [before])
    return next((_stretch(message, [clause]) for clause in message.clauses if obstructs_in(clause)), None)


def _until_joint(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clause of the reason with what a comma adds to it, up to the next joint, plea or sentence."""
    yield clauses[0]
    for clause in clauses[1:]:
        if (
            clause.joint is not None
            or clause.sentence != clauses[0].sentence
            or extends_in(clause)
            or is_promise(clause)
        ):
            return
        yield clause


def _stretch(message: ParsedReply, clauses: Iterable[Clause]) -> str | None:
    chosen = list(clauses)
    return message.folded.words(chosen[0].start, chosen[-1].end) or None if chosen else None


# Question, receipt, small talk --------------------------------------------------------------------------------------


def asks(message: ParsedReply) -> bool:
    mocks = message.has(Part.FINISH)
    return any(
        is_asking(clause) and not (mocks and clause.has(Part.NEVER)) and not _is_chat(clause)
        for clause in message.clauses
    )


def _is_chat(clause: Clause) -> bool:
    """ "ăn cơm chưa em": asks after the person and not the work."""
    return clause.has(Part.SMALL) and not clause.has(*VERBS, Part.MATTER, Part.LIMIT, Part.PAPER)


def acknowledges(message: ParsedReply) -> bool:
    agrees = any(lexeme.plays(Part.ACK) and lexeme.bare not in _WEAK_YES for lexeme in message.lexemes())
    received = any(
        clause.has(Part.RECEIVED, Part.INTEND, Part.THUMB)
        and not clause.has(Part.NOT)
        and not is_asking(clause)
        and arrived_at(clause) is None
        for clause in message.clauses
    )
    if not agrees and not received:
        return message.has(Part.ACK) and all(lexeme.plays(*SOFT, Part.ALREADY) for lexeme in message.lexemes())
    return not any(
        clause.has(Part.ACTIVITY) and not clause.has(Part.ACK, Part.RECEIVED, Part.INTEND) for clause in message.clauses
    )


_WEAK_YES = folded("clue", "weak_yes")
"""Agreement only where nothing else is said: "được", but not "chưa xin được ý kiến"."""


def speaks_of_work(message: ParsedReply) -> bool:
    """Whether something is said about the work, if not what."""
    words = [word for clause in message.clauses if not _is_chat(clause) for word in clause.lexemes]
    if any(word.bare.startswith(_YET) or word.bare in _AS_IF for word in words):
        return True
    about = [clause for clause in message.clauses if not is_pastime(clause) and not clause.has(Part.SMALL)]
    return any(clause.has(Part.WORK, Part.STEP, Part.ISSUE, Part.LEFT, Part.ONGOING) for clause in about)


def is_small_talk(message: ParsedReply) -> bool:
    """Whether all that is said is about anything but work, or so little that nobody knows what."""
    return all(_is_small(message, clause) for clause in message.clauses)


def _is_small(message: ParsedReply, clause: Clause) -> bool:
    if _OFFICE.search(message.folded.plain, clause.start, clause.end):
        return False
    if clause.has(Part.SMALL) or is_pastime(clause) or _is_wish(clause) or _is_kind(message, clause):
        return True
    unknown = sum(not lexeme.parts for lexeme in clause.lexemes)
    is_told = unknown and clause.has(Part.PAST, Part.WILL, Part.LEFT, Part.NEARLY, Part.THEN)
    return unknown < LEAST_UNKNOWN and not is_told and not clause.has(*_OF_WORK)


_OFFICE = Form(r"(?<!\w)<either office>(?!\w)", "hồ sơ đâu rồi", "trời mưa to", typed=True)
LEAST_UNKNOWN = 3
"""Words that no list knows: fewer may be an exclamation."""
_OF_WORK = (
    Part.OTHER,
    Part.TO_PASS_ON,
    Part.MATTER,
    Part.PIECE,
    Part.CONSULT,
    Part.DELEGATED,
    Part.SUBMIT,
    Part.WORK,
    Part.STEP,
)


def is_courteous(message: ParsedReply) -> bool:
    """Whether the message is made of courtesies alone: an address, thanks, a greeting, a wish, praise, laughter.

    Small talk that is about something is none, though a word of laughter stands in it.
    """
    return all(_is_wish(clause) or _is_kind(message, clause) for clause in message.clauses)


def _is_wish(clause: Clause) -> bool:
    """ "chúc anh cuối tuần nhiều niềm vui": what is wished may be anything but work."""
    said = [lexeme for lexeme in clause.lexemes if not _is_particle(lexeme)]
    wishes = bool(said) and said[0].plays(Part.SMALL) and said[0].bare in folded("small", "wish")
    return wishes and not clause.has(*VERBS, Part.MATTER, Part.LIMIT, Part.PAPER, Part.NUMBER)


def _is_kind(message: ParsedReply, clause: Clause) -> bool:
    """Nothing but courtesies; among them a name after its title, and the time of what is wished, say nothing more."""
    greets = any(map(_is_greeting, clause.lexemes))
    told = (Part.TIME, *_KIND) if greets else _KIND
    names = greets or clause.has(Part.ACK)
    return all(
        lexeme.plays(*told)
        or _is_particle(lexeme)
        or _is_greeting(lexeme)
        or (names and before is not None and before.plays(Part.PERSON) and _is_capital(message, lexeme))
        for before, lexeme in zip((None, *clause.lexemes), clause.lexemes, strict=False)
    )


def _is_greeting(lexeme: Lexeme) -> bool:
    return lexeme.plays(Part.SMALL) and lexeme.bare in folded("small", "courtesy")


_KIND = (
    Part.PERSON,
    Part.THUMB,
    Part.TICK,
    Part.LAUGH,
    Part.ACK,
    Part.RECEIVED,
    Part.INTEND,
    Part.ALREADY,
    Part.PAST,
)
"""Receipts too: "em nhận được rồi ạ", "vâng em làm ngay"."""


def _is_particle(lexeme: Lexeme) -> bool:
    """Titles too: "chào anh", "vui quá ạ"."""
    return lexeme.plays(Part.PERSON) or lexeme.bare in folded("courtesy", "alone")


def _is_capital(message: ParsedReply, lexeme: Lexeme) -> bool:
    return not lexeme.parts and message.folded.typed[lexeme.start].isupper()
