"""What one part of a message says about one task: each reading is asked once, and a Said holds what they tell."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from domain.asking import UNKNOWN, Asked
from domain.deadlines import DateRules, DeadlineKind
from domain.names import Named
from domain.orders import Order, OrderKind, When
from domain.refusals import Refusal, UnreadDeadline
from domain.replies import Intent, NearMiss, Reply
from domain.said import Expected, Meaning, Ordered, Part, Said, Setting, Sign, Subject, Wanted
from domain.words import fold
from reading.deadlines.limits import read_limit
from reading.language.forms import Form
from reading.language.task_numbers import left_out, line_mentioned
from reading.orders.all_judged import all_judged
from reading.orders.deadlines import allows_expressly, wished
from reading.orders.instructions import speaks_of_self
from reading.orders.judgements import asks_for_judgement, praises
from reading.orders.lines import read_all_ordered
from reading.orders.near_misses import meant_by
from reading.orders.read import read_lead, read_orders
from reading.orders.words import reason_in, wonders
from reading.questions.of_tasks import asked_of_task
from reading.replies.done import says_only_done
from reading.replies.evidence import evidence_in, hands_in, has_none, is_not_done, is_to_come, names_no_paper
from reading.replies.near_misses import is_own_mistake, near_miss_in
from reading.replies.opinions import has_no_opinion
from reading.replies.read import read_as_order, read_replies, read_reply
from reading.replies.retreats import (
    corrects_figure,
    corrects_result,
    retreats,
    takes_report_back,
    unsays_done,
    was_misread,
    withdraws,
)
from reading.replies.returns import gives_back, hands_on
from reading.replies.snoozes import read_later, read_wish

TIMED = frozenset(
    {OrderKind.EXTEND, OrderKind.SET, OrderKind.SHORTEN, OrderKind.PROPOSE, OrderKind.BEGIN, OrderKind.REASSIGN}
)
"""Orders whose words are those of a deadline."""

LONGEST_LIMIT = 1_000
"""Letters in which a deadline is looked for: nobody needs more to name a day."""


def read_parts(
    text: str,
    now: dt.datetime,
    *,
    items: int,
    asked: Asked,
    several: bool,
    orders: bool,
    to_judge: Collection[int] = (),
) -> tuple[Part, ...]:
    """The parts of a message that answers one of ours, in its order.

    `items` is how many lines its numbers may mean, `asked` what ours asks, `several` whether it shows several tasks.
    `orders` tells that the speaker may give some: these may name their tasks behind the verb. `to_judge` are the lines
    whose work waits for the speaker's judgement.
    """
    ordered = _judged(text, to_judge) or _ordered(text, several=several, orders=orders)
    if ordered:
        return ordered
    wish = read_wish(text, now)
    if wish is not None and not wish.rest and (wish.task is not None or wish.item is not None):
        return (Part(Reply(text, Intent.PROGRESS, item=wish.item, task=wish.task), wish),)
    replies = read_replies(text, items=items, asked=asked)
    if several and len(replies) == 1:
        replies = (_asked_of_line(replies[0]),)
    return tuple(Part(reply, wish if reply.words == text.strip() else read_wish(reply.words, now)) for reply in replies)


def _asked_of_line(reply: Reply) -> Reply:
    """A question may mention its line anywhere."""
    is_open = reply.intent is Intent.QUESTION and reply.item is None and reply.task is None
    return replace(reply, item=line_mentioned(reply.words)) if is_open else reply


def _judged(text: str, to_judge: Collection[int]) -> tuple[Part, ...]:
    """ "duyệt cả 3": of the lines that wait, if there are so many of them; else it is left open which are meant."""
    found = all_judged(text) if to_judge else None
    if found is None:
        return ()
    reply = read_as_order(found.words)
    if found.number != len(to_judge):
        return (Part(replace(reply, words=text.strip(), unsettled=True)),)
    return tuple(Part(replace(reply, item=line)) for line in sorted(to_judge))


def _ordered(text: str, *, several: bool, orders: bool) -> tuple[Part, ...]:
    """The orders that name their tasks behind the verb; of a unit those that it asks for so."""
    found = read_all_ordered(text)
    if not all(one.named for one in found) and not several:
        return ()
    if not orders and not all(one.is_of_unit and not one.named for one in found):
        return ()
    return tuple(Part(reply) for one in found for reply in (one.of_tasks() if one.named else one.of_lines()))


_ONLY = Form(
    r"^\W*(?:<task_word.named>\s+){0,3}(\d{1,4})(?:[\s,.]+<courtesy.closing>){0,4}\W*$",
    "việc số 2 nhé",
    "2 bản cuối",
)


def line_named(text: str, lines: int) -> tuple[int | None, str]:
    """The number of one of so many lines that the words name, alone ("số 2 ạ") or in front, and what follows it."""
    only = _ONLY.match(fold(text))
    if only is not None:
        return int(only[1]), ""
    replies = read_replies(text, items=lines, asked=UNKNOWN)
    return (replies[0].item, replies[0].words) if len(replies) == 1 and not replies[0].unsettled else (None, "")


def read_whole(text: str, *, now: dt.datetime | None = None, intent: Intent | None = None) -> Part:
    """A text that is about one task. A wish to be reminded again is looked for where `now` is given.

    A command states its `intent`, whatever the words say.
    """
    reply = read_reply(text) if text else Reply("", intent or Intent.SMALLTALK)
    wish = read_wish(text, now) if now is not None else None
    if intent is None:
        return Part(reply, wish)
    wanted = (reply.new_deadline or text or None) if intent is Intent.EXTENSION else None
    return Part(replace(reply, intent=intent, doubtful=False, vague=False, prepares=None, new_deadline=wanted), wish)


def understand(part: Part, subject: Subject, setting: Setting) -> Said:
    """All that the words of a part tell."""
    wish = part.wish
    reply = read_reply(wish.rest) if wish is not None else part.reply
    evidence = evidence_in(reply.words)
    if _consents(reply, subject):
        reply, evidence = replace(reply, intent=Intent.DONE, vague=False, courteous=False, reason=None), reply.words
    limits = _Limits(subject, setting)
    expects_orders = Expected.ORDERS in setting.expects
    stated = _stated(reply, limits, answers=False)
    return Said(
        reply,
        orders=tuple(_orders(reply, limits)) if expects_orders else (),
        wish=stated,
        wish_answering=stated or _stated(reply, limits, answers=True),
        requested=_requested(reply, limits),
        evidence=evidence,
        signs=_signs(reply, evidence, setting.units),
        near_miss=NearMiss.GIVE if hands_on(reply.words, setting.units) else near_miss_in(reply.words),
        unsupported=meant_by(left_out(reply.words, subject.number), setting.units) if expects_orders else None,
        snooze=wish,
        later=read_later(wish.time, setting.now, setting.rules) if wish else None,
        reason=reason_in(reply.words) if Expected.REASON in setting.expects and not wonders(reply.words) else "",
        praise=_praise(reply) if Expected.REASON in setting.expects else None,
        files=setting.files,
        asks=asked_of_task(reply.words) if reply.intent is Intent.QUESTION else None,
    )


def _consents(reply: Reply, subject: Subject) -> bool:
    """Whether the words are themselves the result: of who is silent consent is taken, and so it is of who has none."""
    asks_consent = subject.due is not None and subject.due.kind is DeadlineKind.CONSENT
    return asks_consent and has_no_opinion(reply.words)


@dataclass(frozen=True)
class _Limits:
    """The deadlines that the words of one part name, each read once though several orders may want it."""

    subject: Subject
    setting: Setting
    found: dict[tuple[str, str], Wanted] = field(default_factory=dict)

    def read(self, words: str, said: str) -> Wanted:
        """The deadline that is wanted, in all that was `said`; empty words want one that is still to be named."""
        if not words:
            return Wanted("")
        if (words, said) not in self.found:
            self.found[words, said] = self._read(words, said)
        return self.found[words, said]

    def _read(self, words: str, said: str) -> Wanted:
        setting = self.setting
        text = setting.text.strip()
        whole = said if said.endswith(text) else f"{said}. {text}"
        if len(words) > LONGEST_LIMIT:
            return Wanted(words, refusal=UnreadDeadline(words))
        try:
            return Wanted(words, read_limit(words, whole, self.subject.due, now=setting.now, rules=setting.rules))
        except Refusal as unread:
            return Wanted(words, refusal=unread)


def lead_named(words: str, units: Sequence[Named]) -> Ordered:
    """The unit that is to lead, as the words behind a button name it; refused where they name none."""
    order, when = read_lead(words, units)
    return Ordered(Meaning.REASSIGN, order.words, unit=order.unit, refusal=order.refusal, when=when)


def _signs(reply: Reply, evidence: str | None, units: Sequence[Named]) -> frozenset[Sign]:
    words, not_done = reply.words, is_not_done(reply, evidence)
    found = {
        Sign.RETREATS: retreats(words),
        Sign.WITHDRAWS_REQUEST: withdraws(words),
        Sign.WAS_MISREAD: was_misread(words),
        Sign.TAKES_REPORT_BACK: unsays_done(reply, not_done=not_done) or takes_report_back(words, not_done=not_done),
        Sign.CORRECTS_RESULT: corrects_result(words, evidence),
        Sign.CORRECTS_FIGURE: corrects_figure(words),
        Sign.ASKS_FOR_JUDGEMENT: asks_for_judgement(words),
        Sign.NOT_DONE: not_done,
        Sign.OWN_MISTAKE: is_own_mistake(words),
        Sign.NO_PAPER: has_none(words),
        Sign.NAMES_NO_PAPER: names_no_paper(words),
        Sign.SAYS_DONE: says_only_done(words),
        Sign.HANDS_IN: hands_in(words),
        Sign.PAPER_TO_COME: is_to_come(words),
        Sign.FIGURE: any(letter.isdecimal() for letter in words),
        Sign.GIVES_BACK: gives_back(words, units),
        Sign.HANDS_ON: hands_on(words, units),
        Sign.ASKS: words.rstrip().endswith("?"),
        Sign.COURTESY: reply.courteous,
        Sign.OF_SELF: speaks_of_self(words),
        Sign.EMPTY: not words.strip(),
    }
    return frozenset(sign for sign, is_there in found.items() if is_there)


def _orders(reply: Reply, limits: _Limits) -> Iterator[Ordered]:
    subject, setting = limits.subject, limits.setting
    for order, when in read_orders(reply, subject.number, setting.units, asks_unit=Expected.UNIT in setting.expects):
        yield ordered(order, when, reply, limits)


def ordered(order: Order, when: When, reply: Reply, limits: _Limits) -> Ordered:
    """An order with the deadline that its words name, read."""
    wanted = None
    if order.kind in TIMED:
        counted = order.kind is OrderKind.EXTEND and limits.subject.request
        said = f"{reply.words}. {limits.subject.request}" if counted else reply.words
        wanted = replace(limits.read(order.words, said), express=allows_expressly(reply.words))
    meaning = Meaning(order.kind.value)
    return Ordered(meaning, order.words, wanted, order.unit, order.support, order.refusal, when)


def _stated(reply: Reply, limits: _Limits, *, answers: bool) -> Wanted | None:
    """The deadline that a unit names as if it could set one."""
    told = wished(reply.words, answers=answers)
    return limits.read(told.words, reply.words) if told is not None else None


def _requested(reply: Reply, limits: _Limits) -> Wanted | None:
    setting = limits.setting
    if Expected.NEW_DEADLINE in setting.expects:
        return limits.read(setting.text, f"{setting.before}. {setting.text}")
    return limits.read(reply.new_deadline, reply.words) if reply.new_deadline else None


def limit_named(words: str, now: dt.datetime, rules: DateRules) -> Wanted:
    """The deadline that goes with a new unit, whatever the present one is; empty words name none."""
    return _Limits(Subject(0), Setting(words, now, rules)).read(words, words)


def _praise(reply: Reply) -> Meaning | None:
    kind = praises(reply.words)
    return Meaning(kind.value) if kind is not None else None
