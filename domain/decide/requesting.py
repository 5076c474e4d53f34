"""What a unit says of its own deadline, and what it takes back."""

from domain.acts import (
    Act,
    AskBack,
    AskExtension,
    AskNewDeadline,
    AskWhetherWithdrawn,
    CorrectResult,
    UndoReading,
    WithdrawReport,
    WithdrawRequest,
)
from domain.asking import AskBackAbout
from domain.decide.cases import Case, falls
from domain.decide.cells import Authority, Day, Rest
from domain.decide.deadlines import limit_of
from domain.decide.gate import OTHERS, OWN_REPORT, UNFINISHED, WORKABLE
from domain.decide.known import OPEN, OVER, SUBMITTED
from domain.decide.refusing import closed, not_allowed, not_later, set_above, submitted
from domain.decide.reporting import DELEGATES, LOOKING_ON, progress_of, remark, remarks
from domain.decide.rows import Table, but, goes_on, never, one, passes, row
from domain.people import REPORTERS, UNIT_HEADS, Verb
from domain.said import Meaning

ASK_TIME, WITHDRAW = one(Meaning.ASK_TIME), one(Meaning.WITHDRAW_REQUEST)
UNSAY, WITHDRAW_REPORT, CORRECT = one(Meaning.UNSAY), one(Meaning.WITHDRAW_REPORT), one(Meaning.CORRECT)
MISREAD, ASK_MEANING = one(Meaning.MISREAD), one(Meaning.ASK_MEANING)
OURS, ABOVE = one(Authority.OURS), one(Authority.ABOVE)

TIME_GATE = Table("gate of requests", ASK_TIME | WITHDRAW, ("meaning", "capacity", "phase", "sent", "authority"), (
    *remarks(ASK_TIME),
    row("delegate asks for time", "§3: the head asks for it", not_allowed(Verb.ASK_EXTENSION),
        meaning=ASK_TIME, capacity=DELEGATES),
    row("asking what was set above", "§3: what a higher authority set is not the Sở's to extend", set_above,
        meaning=ASK_TIME, capacity=UNIT_HEADS, authority=ABOVE),
    row("asking for what is reported", "§3: it waits for confirmation", submitted,
        meaning=ASK_TIME, capacity=UNIT_HEADS, phase=SUBMITTED, authority=OURS),
    row("asking for what is over", "§3: finished or cancelled", closed,
        meaning=ASK_TIME, capacity=UNIT_HEADS, phase=OVER, authority=OURS),
    passes("asking for time", "§3: the head asks for it",
           meaning=ASK_TIME, capacity=UNIT_HEADS, phase=WORKABLE, authority=OURS),
    passes("taking a request back", "§3: the head asked for it", meaning=WITHDRAW, capacity=UNIT_HEADS, phase=OPEN),
    never("taking a request back at rest", "read only while work is reported on",
          meaning=WITHDRAW, capacity=UNIT_HEADS, phase=but(*OPEN)),
    never("another takes a request back", "read only of who may ask for time",
          meaning=WITHDRAW, capacity=DELEGATES | OTHERS),
))  # fmt: skip


def _told(case: Case) -> tuple[Act, ...]:
    """The figure beside the request is noted; a smaller one than before is not, and nor is what may be its day."""
    reply, day = case.said.reply, case.wanted.words
    is_day = reply.percent is None and reply.count is not None and "{}/{}".format(*reply.count) in day
    report = progress_of(case, quiet=False)
    noted = report.stated and not is_day and case.cell.phase in OPEN and not falls(reply, case.task)
    return (*case.attached, report) if noted else case.attached_aloud


def _ask(case: Case) -> tuple[Act, ...]:
    return (*_told(case), AskExtension(limit_of(case), case.whole))


def _ask_day(case: Case) -> tuple[Act, ...]:
    return (*_told(case), AskNewDeadline(case.words))


def _ask_readable_day(case: Case) -> tuple[Act, ...]:
    return (*_told(case), AskNewDeadline(case.words, unread=case.wanted.refusal))


def _ask_other_day(case: Case) -> tuple[Act, ...]:
    assert case.wanted.limit is not None
    return (*_told(case), AskNewDeadline(case.words, case.wanted.limit.passed))


def _withdraw(case: Case) -> tuple[Act, ...]:
    return (WithdrawRequest(case.words),)


AHEAD = one(Day.LATER, Day.FIRST)

TIME = Table("requests of units", ASK_TIME | WITHDRAW, ("meaning", "capacity", "day"), (
    row("remarked a delay", "§3: who does not report adds a remark", remark, meaning=ASK_TIME, capacity=LOOKING_ON),
    row("asked for the new deadline", "§6: what is missing is asked", _ask_day,
        meaning=ASK_TIME, capacity=UNIT_HEADS, day=one(Day.NONE)),
    row("unread new deadline", "§1.1: a date that the words do not give is asked for", _ask_readable_day,
        meaning=ASK_TIME, capacity=UNIT_HEADS, day=one(Day.UNREAD)),
    row("asked for no more time", "§3: an extension ends after the deadline", not_later,
        meaning=ASK_TIME, capacity=UNIT_HEADS, day=one(Day.SAME, Day.EARLIER)),
    row("asked for time", "§2: a reasoned request, decided by the one who assigned", _ask,
        meaning=ASK_TIME, capacity=UNIT_HEADS, day=AHEAD),
    row("asked for a day that is over", "§4: nobody asks for a day of the next year unsaid", _ask_other_day,
        meaning=ASK_TIME, capacity=UNIT_HEADS, day=one(Day.PASSED)),
    never("compared as an order", "only orders are compared so",
          meaning=ASK_TIME, capacity=UNIT_HEADS, day=one(Day.BEYOND)),
    row("request taken back", "§3: who asked may ask no more", _withdraw, meaning=WITHDRAW),
))  # fmt: skip

BACK_GATE = Table("gate of what is taken back", WITHDRAW_REPORT | UNSAY | CORRECT | MISREAD | ASK_MEANING,
                  ("meaning", "capacity", "phase"), (
    passes("taking a report back", "§3: its reporter, before it is judged",
           meaning=WITHDRAW_REPORT | UNSAY, capacity=REPORTERS, phase=OWN_REPORT),
    row("no longer its reporter", "§3: head and delegate report", not_allowed(Verb.REPORT),
        meaning=WITHDRAW_REPORT | UNSAY, capacity=OTHERS, phase=OWN_REPORT),
    never("taking another's report back", "read only of who reported the work done",
          meaning=WITHDRAW_REPORT | UNSAY, capacity=REPORTERS | OTHERS, phase=but(*OWN_REPORT)),
    passes("correcting the result", "§3: head and delegate report",
           meaning=CORRECT, capacity=REPORTERS, phase=SUBMITTED),
    never("correcting no result", "read only of reported work", meaning=CORRECT, capacity=REPORTERS,
          phase=but(*SUBMITTED)),
    never("another corrects the result", "read only of who reports", meaning=CORRECT, capacity=OTHERS),
    row("correcting without a right", "§3: head and delegate report", not_allowed(Verb.REPORT),
        meaning=MISREAD | ASK_MEANING, capacity=OTHERS),
    row("correcting what is over", "§3: finished or cancelled", closed,
        meaning=MISREAD | ASK_MEANING, capacity=REPORTERS, phase=OVER),
    passes("correcting a reading", "§6: one tap to correct it",
           meaning=MISREAD | ASK_MEANING, capacity=REPORTERS, phase=UNFINISHED),
))  # fmt: skip


def _withdraw_report(case: Case) -> tuple[Act, ...]:
    return (WithdrawReport(case.words),)


def _withdraw_with_words(case: Case) -> tuple[Act, ...]:
    return (WithdrawReport(case.words), *case.attached, progress_of(case, quiet=True))


def _ask_whether_withdrawn(case: Case) -> tuple[Act, ...]:
    return (AskWhetherWithdrawn(case.words),)


def _correct(case: Case) -> tuple[Act, ...]:
    return (*case.attached, CorrectResult(case.words))


def _undo(case: Case) -> tuple[Act, ...]:
    assert case.known.message is not None
    return (UndoReading(case.known.message, case.said.meant),)


def _ask_meaning(case: Case) -> tuple[Act, ...]:
    return (AskBack(AskBackAbout.MEANING, case.words, message=case.known.message),)


BACK = Table("what is taken back", BACK_GATE.meanings, ("meaning", "rest"), (
    row("report taken back", "§3: submitted → as before", _withdraw_report,
        meaning=WITHDRAW_REPORT, rest=one(Rest.NOTHING)),
    row("report taken back with words", "§1.1: what is said is kept", _withdraw_with_words,
        meaning=WITHDRAW_REPORT, rest=one(Rest.WORDS)),
    goes_on("report taken back for another", "§1.1: what is said instead counts", _withdraw_report,
        meaning=WITHDRAW_REPORT, rest=one(Rest.MORE)),
    row("asked whether withdrawn", "§1.6: what is not sure is asked, with one tap", _ask_whether_withdrawn,
        meaning=UNSAY),
    row("result corrected", "§2: the history keeps both", _correct, meaning=CORRECT),
    row("reading dropped", "§6: one tap to correct it", _undo, meaning=MISREAD, rest=but(Rest.MORE)),
    goes_on("reading corrected", "§6: one tap to correct it", _undo, meaning=MISREAD, rest=one(Rest.MORE)),
    row("asked what was meant", "§6: one tap to correct it", _ask_meaning, meaning=ASK_MEANING),
))  # fmt: skip
