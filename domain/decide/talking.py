"""What reports nothing: questions, courtesies, talk; answers to a question of ours; words of somebody else."""

from domain.acts import (
    Act,
    AskBack,
    AskWords,
    Instruct,
    Learn,
    PassOn,
    Remark,
    ShowCard,
    Submit,
    TellUndoing,
    TellWay,
    TellWayOrder,
    Unchanged,
)
from domain.asking import AskBackAbout
from domain.decide.cases import Case
from domain.decide.cells import Rest
from domain.decide.deadlines import unchanged
from domain.decide.gate import (
    ASIDE,
    COMMENTATORS,
    DECIDER,
    INSPECTOR,
    OTHERS,
    SEEING,
    UNFINISHED,
)
from domain.decide.known import OPEN, OVER, SUBMITTED
from domain.decide.refusing import closed, not_allowed, not_in_progress, submitted
from domain.decide.reporting import INSTRUCTORS, LOOKING_ON, instruct, nothing, remark
from domain.decide.rows import Table, but, never, one, passes, row
from domain.people import DECIDERS, REPORTERS, UNIT_HEADS, Capacity, Verb
from domain.replies import Intent
from domain.said import Meaning

QUESTION, COURTESY, FORWARDED = one(Meaning.QUESTION), one(Meaning.COURTESY), one(Meaning.FORWARDED)
TALK, MISTAKE, NEAR_MISS, FIGURE = one(Meaning.TALK), one(Meaning.MISTAKE), one(Meaning.NEAR_MISS), one(Meaning.FIGURE)
NOTHING_REPORTED = TALK | MISTAKE | NEAR_MISS | FIGURE
OPEN_QUESTION = one(Meaning.OPEN_QUESTION)
SLIP, UNSUPPORTED = one(Meaning.SLIP), one(Meaning.UNSUPPORTED)
RETREAT, DROP = one(Meaning.RETREAT), one(Meaning.DROP)
STANDS, UNANSWERED, TAKEN_BACK = one(Meaning.STANDS), one(Meaning.UNANSWERED), one(Meaning.TAKEN_BACK)
ANSWERS = STANDS | UNANSWERED | TAKEN_BACK
FREE = QUESTION | COURTESY | FORWARDED | RETREAT | DROP
NO_WORDS, NO_OBSTACLE, NO_REASON = one(Meaning.NO_WORDS), one(Meaning.NO_OBSTACLE), one(Meaning.NO_REASON)
WORDLESS = NO_WORDS | NO_OBSTACLE | NO_REASON

SAID = NOTHING_REPORTED | OPEN_QUESTION | SLIP | UNSUPPORTED | FREE

GATE = Table("gate of talk", SAID, ("meaning", "capacity", "phase"), (
    passes("asking and thanking", "§3: whoever sees it", meaning=FREE, capacity=SEEING),
    row("inspector talks", "§3: the inspector changes nothing", not_allowed(Verb.REMARK),
        meaning=NOTHING_REPORTED, capacity=INSPECTOR),
    row("talking of what is over", "§3: finished or cancelled", closed,
        meaning=TALK, capacity=COMMENTATORS | REPORTERS, phase=OVER),
    row("a mistake in what is over", "§3: finished or cancelled", closed,
        meaning=MISTAKE, capacity=COMMENTATORS | REPORTERS, phase=OVER),
    row("remarking to what is over", "§3: finished or cancelled", closed,
        meaning=NEAR_MISS | FIGURE, capacity=COMMENTATORS, phase=OVER),
    passes("what is unclear after the end", "§1.10: an answer for everyone",
           meaning=NEAR_MISS | FIGURE, capacity=REPORTERS, phase=OVER),
    passes("talking", "§1.10: an answer for everyone",
           meaning=NOTHING_REPORTED, capacity=COMMENTATORS | REPORTERS, phase=UNFINISHED),
    passes("asking what no card tells", "§1.10: an answer for everyone",
           meaning=OPEN_QUESTION, capacity=COMMENTATORS | REPORTERS, phase=UNFINISHED),
    never("inspector asks what no card tells", "the card is all that is shown to who changes nothing",
          meaning=OPEN_QUESTION, capacity=INSPECTOR),
    never("asking of what is over", "its card is all that is shown",
          meaning=OPEN_QUESTION, capacity=COMMENTATORS | REPORTERS, phase=OVER),
    passes("a slip", "§1.6: careful hands", meaning=SLIP, capacity=DECIDER),
    passes("an order beyond us", "§1.10: kept as a remark that says so",
           meaning=UNSUPPORTED, capacity=DECIDER, phase=UNFINISHED),
    never("an order about what is over", "read only of a task that is not over",
          meaning=UNSUPPORTED, capacity=DECIDER, phase=OVER),
    never("others decide nothing", "read only of who decides", meaning=SLIP | UNSUPPORTED, capacity=SEEING - DECIDER),
))  # fmt: skip


def _card(case: Case) -> tuple[Act, ...]:
    return (ShowCard(),)


def _ask_office(case: Case) -> tuple[Act, ...]:
    return (Remark(case.words, quiet=True), PassOn(case.words))


def _ask_unit(case: Case) -> tuple[Act, ...]:
    return (Remark(case.words, quiet=True), PassOn(case.words, to_unit=True))


def _tell_way(case: Case) -> tuple[Act, ...]:
    return (TellWay(case.words, case.said.near_miss),)


def _tell_undoing(case: Case) -> tuple[Act, ...]:
    return (TellUndoing(case.words),)


def _tell_way_to_order(case: Case) -> tuple[Act, ...]:
    assert case.said.unsupported is not None
    return (Instruct(case.words, quiet=True), TellWayOrder(*case.said.unsupported))


def _learn(case: Case) -> tuple[Act, ...]:
    return (Learn(case.whole, Intent.DONE, Intent.PROGRESS), Unchanged())


def _ask_words(case: Case) -> tuple[Act, ...]:
    return (AskWords(None),)


def _ask_obstacle(case: Case) -> tuple[Act, ...]:
    return (AskWords(Intent.OBSTACLE),)


def _ask_why_returned(case: Case) -> tuple[Act, ...]:
    return (AskWords(Intent.DECLINE),)


def _ask_figures(case: Case) -> tuple[Act, ...]:
    return (AskBack(AskBackAbout.FIGURES, case.words),)


def _ask_whose(case: Case) -> tuple[Act, ...]:
    return (AskBack(AskBackAbout.FORWARDED, case.words),)


TABLE = Table("talk", GATE.meanings - DROP, ("meaning", "capacity"), (
    row("card", "§6: what is asked of a task is on its card", _card, meaning=QUESTION),
    row("question to the office", "§1.10: an answer for everyone", _ask_office,
        meaning=OPEN_QUESTION, capacity=but(Capacity.DECIDER)),
    row("question to the unit", "§3: who decides speaks to the head of the lead unit", _ask_unit,
        meaning=OPEN_QUESTION, capacity=DECIDER),
    row("thanks", "§1.4: quiet", nothing, meaning=COURTESY),
    row("forwarded", "§6: forwarded words decide and report nothing", _ask_whose, meaning=FORWARDED),
    row("retreated", "§1.6: nothing is done after all", unchanged, meaning=RETREAT),
    row("remarked talk", "§1.10: kept as a remark that says so", remark, meaning=TALK, capacity=but(*INSTRUCTORS)),
    row("instructed in talk", "§3: a remark of a leader or the office is an instruction", instruct,
        meaning=TALK | MISTAKE | NEAR_MISS | FIGURE, capacity=INSTRUCTORS),
    row("told the way", "§1.10: an answer for everyone", _tell_way,
        meaning=MISTAKE | NEAR_MISS, capacity=REPORTERS),
    row("asked about a figure", "§1.6: what is not sure is asked", _ask_figures, meaning=FIGURE, capacity=REPORTERS),
    row("remarked what was unclear", "§3: who does not report adds a remark", remark,
        meaning=MISTAKE | NEAR_MISS | FIGURE, capacity=LOOKING_ON - INSTRUCTORS),
    row("told how to undo", "§1.6: careful hands", _tell_undoing, meaning=SLIP),
    row("an order beyond us, told", "§3: an instruction all the same", _tell_way_to_order, meaning=UNSUPPORTED),
))  # fmt: skip

DROPS = Table("what is dropped", DROP, ("rest",), (
    row("dropped", "§1.6: nothing is done after all", unchanged, rest=but(Rest.MORE)),
    row("not done after all", "§6: one tap to correct it", _learn, rest=one(Rest.MORE)),
))  # fmt: skip

WORDLESS_GATE = Table("gate of commands without words", WORDLESS, ("meaning", "capacity", "phase"), (
    row("inspector has no words", "§3: the inspector changes nothing", not_allowed(Verb.REMARK),
        meaning=NO_WORDS, capacity=INSPECTOR),
    row("no obstacle of others", "§3: head, delegate and office report obstacles", not_allowed(Verb.REPORT_OBSTACLE),
        meaning=NO_OBSTACLE, capacity=one(Capacity.INSPECTOR, Capacity.SUPPORT)),
    row("others give nothing back", "§3: the head returns", not_allowed(Verb.RETURN),
        meaning=NO_REASON, capacity=SEEING - UNIT_HEADS),
    row("no words for what is over", "§3: finished or cancelled", closed,
        meaning=NO_WORDS, capacity=SEEING - INSPECTOR, phase=OVER),
    row("no obstacle to what is over", "§3: finished or cancelled", closed,
        meaning=NO_OBSTACLE, capacity=REPORTERS | DECIDERS, phase=OVER),
    row("no reason for what is over", "§3: finished or cancelled", closed,
        meaning=NO_REASON, capacity=UNIT_HEADS, phase=OVER),
    passes("reporting without words", "§6: what is missing is asked",
           meaning=NO_WORDS, capacity=SEEING - INSPECTOR, phase=UNFINISHED),
    passes("an obstacle without words", "§6: what is missing is asked",
           meaning=NO_OBSTACLE, capacity=REPORTERS | DECIDERS, phase=UNFINISHED),
    passes("giving back without words", "§6: what is missing is asked",
           meaning=NO_REASON, capacity=UNIT_HEADS, phase=UNFINISHED),
))  # fmt: skip

WORDS = Table("words to be asked for", WORDLESS, ("meaning",), (
    row("asked for words", "§6: what is missing is asked", _ask_words, meaning=NO_WORDS),
    row("asked for the obstacle", "§6: what is missing is asked", _ask_obstacle, meaning=NO_OBSTACLE),
    row("asked why it is given back", "§6: what is missing is asked", _ask_why_returned, meaning=NO_REASON),
))  # fmt: skip

RESULT_GATE = Table("gate of results", ANSWERS, ("meaning", "capacity", "phase"), (
    row("another's result", "§3: head and delegate report", not_allowed(Verb.REPORT), capacity=OTHERS),
    row("result of what is over", "§3: finished or cancelled", closed, capacity=REPORTERS, phase=OVER),
    row("result of what is reported", "§3: it waits for confirmation", submitted, capacity=REPORTERS, phase=SUBMITTED),
    row("result of what rests", "§3: it is suspended, or given back", not_in_progress,
        capacity=REPORTERS, phase=ASIDE),
    passes("result", "§3: completing asks for evidence", capacity=REPORTERS, phase=OPEN),
))  # fmt: skip


def _result(case: Case) -> tuple[Act, ...]:
    asked = case.question
    return (*case.attached, Submit(case.whole, case.said.evidence, asked.at, asked.message))


def _ask_result(case: Case) -> tuple[Act, ...]:
    return (Remark(case.words, quiet=True), AskBack(AskBackAbout.EVIDENCE, case.words, case.question.dialogue))


def _take_back(case: Case) -> tuple[Act, ...]:
    return (Remark(case.words, quiet=True), Unchanged())


RESULTS = Table("results", ANSWERS, ("meaning",), (
    row("submitted with what was answered", "§3: asked back once, then it stands", _result, meaning=STANDS),
    row("asked for the result again", "§3: a question is no result", _ask_result, meaning=UNANSWERED),
    row("not done after all, says who was asked", "§1.6: nothing is done after all", _take_back, meaning=TAKEN_BACK),
))  # fmt: skip
