"""What one word of finishing proves, with what stands around it in its clause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.words import fold
from reading.language.lookup import folded, phrases
from reading.replies.clauses import Clause, Lexeme, ParsedReply
from reading.replies.parts import Part
from reading.replies.times import Tense, is_period
from reading.replies.verdicts import Proof, Verdict

DENIES_BEFORE = (Part.NOT, Part.IF, Part.WILL, Part.NEARLY, Part.DRAFT, Part.ONGOING, Part.LEFT, Part.WAIT, Part.ASK)
"""Before a word of finishing these take it back: "chưa xong", "khi nào xong", "sẽ xong", "gần xong"."""

DENIES_AFTER = (Part.NOT, Part.NEVER, Part.THEN, Part.DRAFT, Part.ONGOING, Part.LEFT, Part.WAIT, Part.NEARLY)
"""After it these do: "xong sao được", "xong thì em báo", "xong dự thảo", "xong còn 2 mục"."""

BLURS = (
    Part.HEDGE,
    Part.OTHER,
    Part.STEP,
    Part.ACTIVITY,
    Part.CONSULT,
    Part.PIECE,
    Part.DELEGATED,
    Part.OBSTACLE,
    Part.RECEIVED,
)
"""These leave it open who finished what, or whether at all."""

FITS_BEFORE = (
    Part.PERSON,
    Part.FILLER,
    Part.PAST,
    Part.ALREADY,
    Part.MATTER,
    Part.WORK,
    Part.WHOLE,
    Part.PAPER,
    Part.AND,
    Part.ACK,
    Part.SAFE,
    Part.COPY,
    Part.PLACE,
    Part.LAUGH,
    Part.TICK,
    Part.THUMB,
)
FITS_AFTER = (*FITS_BEFORE, Part.FINISH)

_ONLY_NOW = folded("clue", "only_now")
_FINISH = folded("clue", "finish")
_AND = folded("clue", "and")
_THEN = folded("clue", "then")
_WORK = folded("clue", "work")
_UNIT = folded("clue", "unit")
_THIS = tuple(f" {word}" for word in folded("clue", "this"))
_SIGNED_BY = tuple(folded("clue", "signed_by"))
CLERKS = folded("clue", "clerk")
"""Of the own house: what they send out is the work of who speaks."""
_SIGNED = folded("clue", "signed")
_LATE = tuple(folded("slow"))
_ADVISES = folded("clue", "advises")
_SYSTEM = tuple(folded("clue", "system"))
_MOVED = folded("clue", "moved")
"""Without what was passed on it may be the work itself: "đã chuyển VP rồi ạ"."""
_TODAY = phrases("clue", "today")
_LONG_AGO = tuple(folded("clue", "long_ago"))
_REPORT = tuple(folded("clue", "report"))
"""Words that turn the meaning of a clause, without diacritics; the last ones end a phrase."""


@dataclass(frozen=True)
class Saying:
    """A word that may prove something, with what its clause says before and after it (without titles of tasks)."""

    message: ParsedReply
    clause: Clause
    before: tuple[Lexeme, ...]
    anchor: Lexeme
    after: tuple[Lexeme, ...]
    carries_on: bool

    @property
    def is_past(self) -> bool:
        """Of "đã xong là em gửi" the "đã" belongs to "xong", but of "đã hoàn thành và gửi" to both."""
        finished = [place for place, word in enumerate(self.before) if word.plays(Part.FINISH, Part.ISSUE)]
        since = self.before[finished[-1] :] if finished else ()
        if any(word.plays(Part.PERSON, Part.THEN) for word in since):
            return any(word.plays(Part.PAST) and not word.plays(Part.THEN) for word in since)
        return self.carries_on or any(word.plays(Part.PAST) for word in (*self.before, self.anchor))

    @property
    def is_over(self) -> bool:
        return self.is_past or any(word.plays(Part.ALREADY) or _is_long_past(word) for word in self.after)


def _is_long_past(word: Lexeme) -> bool:
    """ "văn thư phát hành chiều qua"."""
    return word.time is not None and word.time.tense is Tense.PAST


def judged_at(message: ParsedReply, clause: Clause, place: int, *, carries_on: bool) -> tuple[Proof, Verdict]:
    """What the word at `place` proves with what stands around it in its clause."""
    before, anchor, after = clause.lexemes[:place], clause.lexemes[place], clause.lexemes[place + 1 :]
    saying = Saying(message, clause, _last_of_list(_without_title(before)), anchor, after, carries_on)
    if not _asserts(saying):
        is_paper = is_mere_paper(clause)
        return (Proof.WEAK, Verdict.MERE_PAPER) if is_paper else (Proof.NONE, Verdict.NOTHING_SAID)
    if _is_denied(saying):
        return Proof.NONE, Verdict.DENIED
    if looks_ahead((*saying.before, *_tense_giving(saying)), is_over=saying.is_over) or _is_for_today(saying):
        return Proof.NONE, Verdict.AHEAD
    return (Proof.CLEAR, Verdict.CLEAR) if _is_plain(saying) else (Proof.WEAK, Verdict.NOT_PLAIN)


def _asserts(saying: Saying) -> bool:
    """Whether the anchor, of its kind, speaks of something that has happened."""
    anchor = saying.anchor
    if anchor.plays(Part.FINISH, Part.CLOSE):
        return True
    if anchor.share is not None:
        return anchor.share.percent == 100 and not any(word.bare in _ONLY_NOW for word in saying.before)
    if anchor.tally is not None:
        worked = saying.clause.has(Part.WORK) and not saying.clause.has(Part.SEND)
        is_told = worked and saying.clause.has(Part.PAST, Part.ALREADY, Part.WHOLE)
        return anchor.tally.done == anchor.tally.total and (is_told or saying.clause.has(Part.FINISH, Part.ISSUE))
    if anchor.plays(Part.PAPER):
        return saying.is_past and not saying.clause.has(Part.SEND, Part.ISSUE, Part.SUBMIT)
    if anchor.plays(Part.SUBMIT):
        is_signed = anchor.bare in _SIGNED and saying.clause.has(Part.MATTER)
        return saying.is_over and (is_signed or saying.clause.has(Part.PAPER))
    return saying.is_over


def is_mere_paper(clause: Clause) -> bool:
    """ "215/SNV-CCHC" and nothing else may mean that this is the result."""
    return clause.has(Part.PAPER) and all(
        word.plays(Part.PAPER, Part.FILLER, Part.COPY, Part.PERSON) for word in clause.lexemes
    )


def _tense_giving(saying: Saying) -> tuple[Lexeme, ...]:
    """What is over may have a title that speaks of time, or a delay: "đã hoàn thành kế hoạch 2027 chậm 2 ngày"."""
    if not saying.is_over:
        return saying.after
    before = (saying.anchor, *saying.after)
    return _object(
        tuple(word for late, word in zip(before, saying.after, strict=False) if not late.bare.endswith(_LATE))
    )


def _is_for_today(saying: Saying) -> bool:
    """ "nay xong nhé", "nay là xong" promise, where nothing says that it is over; "việc nay" may be "việc này"."""
    if saying.is_over:
        return False
    return any(
        saying.message.folded.plain[word.start : word.end] in _TODAY and not (before and before.plays(Part.MATTER))
        for before, word in zip((None, *saying.before), saying.before, strict=False)
    )


def _is_plain(saying: Saying) -> bool:
    """Whether nothing in the clause makes one hesitate to take it at its word."""
    is_sent = saying.clause.has(Part.PAPER) and saying.clause.has(Part.SEND, Part.ISSUE)
    after = [word for word in _object(saying.after) if not (word.plays(Part.OTHER) and is_sent)]
    before = [word for word in _without_signer(saying, is_sent=is_sent) if word.bare not in CLERKS]
    if not _fits(saying.message, before, FITS_BEFORE) or not _fits(saying.message, after, FITS_AFTER):
        return False
    if saying.anchor.plays(Part.SUBMIT) and not saying.clause.has(Part.PAPER):
        return False
    if saying.anchor.bare.endswith(_LATE) and not saying.is_past:
        return False  # "nộp trễ 2 ngày rồi" may be late still.
    if saying.anchor.bare in _MOVED and not any(
        word.plays(Part.PAPER, Part.MATTER, Part.COUNT) for word in (*saying.before, *saying.after)
    ):
        return False
    is_of_others = saying.anchor.plays(Part.PAPER) and any(word.plays(Part.OTHER) for word in saying.after)
    if is_of_others or _is_of_another_time(saying.clause) or _is_of_period(saying):
        return False
    return not (_is_followed_up(saying.after) or _is_politeness_perhaps(saying) or _is_order_perhaps(saying))


def _without_signer(saying: Saying, *, is_sent: bool) -> tuple[Lexeme, ...]:
    """Whom one's own work had sign it: "đã tham mưu | UBND tỉnh | ban hành"; not one who did something by himself."""
    before = saying.before
    if not is_sent:
        return before
    return tuple(
        word
        for place, word in enumerate(before)
        if not (word.plays(Part.PLACE) and place and before[place - 1].bare.endswith(_SIGNED_BY))
        and not (word.plays(Part.PLACE) and _is_to_sign(saying.message, word))
    )


def _is_to_sign(message: ParsedReply, signer: Lexeme) -> bool:
    """Whether the task asks to have the paper signed there: "Tham mưu UBND tỉnh ban hành quy chế"."""
    about = fold(message.about)
    return any(f"{advising} {signer.bare} " in about for advising in _ADVISES)


def _is_of_another_time(clause: Clause) -> bool:
    """ "báo cáo quý trước xong rồi" is not this one; "việc này hôm trước xong rồi" is."""
    pairs = pairwise(clause.lexemes)
    return any(
        matter.plays(Part.MATTER) and not matter.bare.endswith(_THIS) and when.time and when.bare.endswith(_LONG_AGO)
        for matter, when in pairs
    )


def _is_of_period(saying: Saying) -> bool:
    """ "tháng 11 đã hoàn thành", "hoàn thành quý III": a part of the work, unless the task is named by that period."""
    if not saying.anchor.plays(Part.FINISH):
        return False
    beside = (_nearest(reversed(saying.before)), _nearest(saying.after))
    named = {lexeme for matter, lexeme in pairwise(saying.clause.lexemes) if matter.plays(Part.MATTER)}
    periods = (word for word in beside if word is not None and word.time is not None and is_period(word.bare))
    return any(word not in named and not is_of_task(saying.message, word) for word in periods)


def _nearest(words: Iterable[Lexeme]) -> Lexeme | None:
    soft = (Part.PAST, Part.ALREADY, Part.PERSON, Part.FILLER, Part.WHOLE)
    return next((word for word in words if word.time is not None or not word.plays(*soft)), None)


def _is_politeness_perhaps(saying: Saying) -> bool:
    """Typed without diacritics, "da gui" at the very beginning may be the polite "dạ gửi"."""
    if not saying.anchor.plays(Part.SEND) or saying.anchor.plays(Part.ISSUE):
        return False
    first = next(saying.message.lexemes(), None)
    pasts = [word for word in saying.clause.of(Part.PAST) if not (word is first and word.plays(Part.ACK))]
    return not pasts and not saying.clause.has(Part.PAPER, Part.ALREADY)


def _is_order_perhaps(saying: Saying) -> bool:
    """ "Hoàn thành báo cáo" without "đã" may be what is still to do."""
    if saying.is_over or saying.clause.has(Part.PERCENT, Part.COUNT) or saying.anchor.bare not in _FINISH:
        return False
    return any(word.plays(Part.MATTER) for word in saying.after)


def _without_title(before: tuple[Lexeme, ...]) -> tuple[Lexeme, ...]:
    """What stands before the anchor, without who reports and the name of the task: "Báo cáo tiến độ quý II | đã …"."""
    for place in range(len(before) - 1, 0, -1):
        if before[place].bare.endswith(_REPORT) and before[0].plays(Part.PERSON):
            return (*(word for word in before[:place] if word.plays(*_STAYS_IN_TITLE)), *before[place:])
    first = next((place for place, lexeme in enumerate(before) if not _is_politeness(lexeme)), len(before))
    if first == len(before) or not before[first].plays(Part.MATTER):
        return before
    for place in range(len(before) - 1, first, -1):
        if before[place].plays(Part.PAST, Part.ALREADY):
            title, rest = before[first:place], before[place:]
            return (*before[:first], *(word for word in title if word.plays(*_STAYS_IN_TITLE)), *rest)
    return before


def _last_of_list(before: tuple[Lexeme, ...]) -> tuple[Lexeme, ...]:
    """Of several verbs joined by "và" the last one is judged: "đã đóng dấu và | phát hành"."""
    joints = [place for place, word in enumerate(before) if word.bare in _AND]
    if not joints:
        return before
    listed = before[: joints[-1]]
    kept = (
        word
        for previous, word in zip((None, *listed), listed, strict=False)
        if not word.plays(Part.STEP) or (word.plays(*DENIES_BEFORE) and not (previous and previous.plays(Part.PAST)))
    )
    return (*kept, *before[joints[-1] :])


_STAYS_IN_TITLE = (Part.NOT, Part.IF, Part.NEARLY, Part.DRAFT, Part.OTHER, Part.HEDGE, Part.LEFT, Part.WAIT)


def _is_politeness(lexeme: Lexeme) -> bool:
    return lexeme.plays(Part.PERSON, Part.FILLER, Part.ACK) and not lexeme.plays(Part.MATTER)


def _is_denied(saying: Saying) -> bool:
    pairs = pairwise(saying.before)
    if any(when.time and when.time.tense is not Tense.PAST and word.bare in _ONLY_NOW for when, word in pairs):
        return True
    return any(word.plays(*DENIES_BEFORE) and not word.plays(Part.SAFE) for word in saying.before) or any(
        word.plays(*DENIES_AFTER) and not word.plays(Part.SAFE, Part.ALREADY) for word in saying.after
    )


def looks_ahead(around: Iterable[Lexeme], *, is_over: bool) -> bool:
    """ "mai xong", and "hôm nay xong" or "25/6 hoàn thành" where nothing says that it was."""
    tenses = {lexeme.time.tense for lexeme in around if lexeme.time is not None}
    return Tense.AHEAD in tenses or (Tense.NOW in tenses and not is_over)


def _is_followed_up(after: Sequence[Lexeme]) -> bool:
    """ "xong rồi em gửi", "xong em báo": what comes next may only be a plan for when it is done."""
    is_next = False
    for place, lexeme in enumerate(after):
        if lexeme.plays(Part.PAST, Part.PAPER):
            return False
        if lexeme.bare in _THEN:
            return False
        follows = lexeme.plays(Part.SEND, Part.ISSUE, Part.SUBMIT, Part.FOLLOW)
        if follows and (is_next or not lexeme.plays(Part.MATTER)):
            return not any(later.plays(Part.ALREADY, Part.PAPER) for later in after[place:])
        is_next = is_next or lexeme.plays(Part.PERSON, Part.ALREADY)
    return False


def _object(after: tuple[Lexeme, ...]) -> tuple[Lexeme, ...]:
    """What follows the anchor, without the name of the task: "hoàn thành | báo cáo tiến độ quý II"."""
    for place, lexeme in enumerate(after):
        if lexeme.plays(Part.MATTER):
            following = after[place + 1 : place + 2]
            if lexeme.bare in _WORK and any(word.plays(Part.STEP, Part.CONSULT, Part.ACTIVITY) for word in following):
                return after
            return (
                *after[:place],
                *(word for word in after[place:] if word.plays(Part.OTHER, Part.HEDGE, Part.CONSULT)),
            )
        if not lexeme.plays(Part.FILLER, Part.PERSON, Part.ALREADY, Part.WHOLE, Part.COUNT):
            return after
    return after


def _fits(message: ParsedReply, lexemes: Iterable[Lexeme], allowed: tuple[Part, ...]) -> bool:
    """Whether every word is one that a plain report of being done may hold."""
    words = list(lexemes)
    return all(
        _fits_word(message, word, allowed)
        or (word.number is not None and place > 0 and words[place - 1].plays(Part.WHOLE))
        or (place > 1 and word.plays(Part.PIECE) and _counts_all(words[place - 2 : place]))
        or (place > 0 and _is_counted(words[place - 1], word))
        or (message.has(Part.PAPER) and _names_unit(words, place))
        or _names_system(words, place)
        for place, word in enumerate(words)
    )


def _is_counted(tally: Lexeme, word: Lexeme) -> bool:
    """ "9/9 biểu"; but "12/12 phiếu khảo sát" are a step of the work."""
    return tally.tally is not None and word.plays(Part.PIECE) and not word.plays(Part.STEP)


def _counts_all(words: Sequence[Lexeme]) -> bool:
    """ "cả 3": pieces that are counted so are the whole."""
    return words[0].plays(Part.WHOLE) and words[1].number is not None


def _names_unit(words: Sequence[Lexeme], place: int) -> bool:
    """An unknown word after "phòng": who shows a paper speaks for the own unit ("Phòng QLKH đã hoàn thành")."""
    return place > 0 and not words[place].parts and words[place - 1].bare in _UNIT


def _names_system(words: Sequence[Lexeme], place: int) -> bool:
    """An unknown word after where something was put: "đã up lên hệ thống | IOC"."""
    return place > 0 and not words[place].parts and words[place - 1].bare.endswith(_SYSTEM)


def _fits_word(message: ParsedReply, lexeme: Lexeme, allowed: tuple[Part, ...]) -> bool:
    if lexeme.time is not None:
        return True
    if lexeme.share is not None:
        return lexeme.share.percent == 100
    if lexeme.tally is not None:
        return lexeme.tally.done == lexeme.tally.total
    if is_of_task(message, lexeme) and not lexeme.plays(Part.OTHER, Part.HEDGE, Part.DELEGATED):
        return True
    if lexeme.plays(*allowed):
        tolerated = (Part.WORK, Part.PERSON) if Part.FINISH not in allowed else (Part.WORK, Part.PERSON, Part.PLACE)
        return not lexeme.plays(*BLURS) or lexeme.plays(*tolerated)
    return False


def is_of_task(message: ParsedReply, lexeme: Lexeme) -> bool:
    """Whether the words are those of the task's name."""
    return bool(lexeme.bare) and all(word in message.known for word in lexeme.bare.split())
