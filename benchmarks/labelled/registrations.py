"""The labelled registrations: the office's and leaders' as behind /giao, a head's as behind /dangky."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from benchmarks.labelled.judged import Judged, Label, Organization, holds, labelled, likeness, plain, same_moment
from domain import refusals
from domain.asking import Awaited
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules, DeadlineKind
from domain.registering.drafts import DayFault, Draft, Unusable
from domain.tasks import Due, Urgency
from reading.orders.entrusting import entrusted
from reading.registrations.people import entrusted_by_name
from reading.registrations.read import read_undated
from reading.registrations.several import read_drafts

ALIKE = 0.9
"""Share of words that two contents must have in common, in the same order."""
RULES = DateRules(WorkingCalendar())
URGENCIES = {Urgency.URGENT: "khan", Urgency.VERY_URGENT: "thuong_khan", Urgency.EXPRESS: "hoa_toc"}
UNDATED = frozenset({DeadlineKind.STANDING, DeadlineKind.EVENT, DeadlineKind.VAGUE})


@dataclass(frozen=True)
class Item:
    """A task that is registered, of a label or of a draft: of what it has none it holds nothing."""

    content: str
    leads: frozenset[str]
    support: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    product: str = ""
    due: str | None = None
    recurs: bool = False
    urgency: str = ""
    paper: str = ""
    accept_due: tuple[str, ...] = field(default=(), compare=False)
    accept_content: tuple[str, ...] = field(default=(), compare=False)


def judge_registrations() -> Iterator[Judged]:
    head, *lines = labelled("registrations")
    known = Organization.of(head)
    for want in lines:
        drafts, refused = _drafts(want, known)
        wanted = [_item_wanted(item, known) for item in want["items"]]
        items = [item for draft in drafts for item in _items_heard(draft, known, want["by"])]
        pairs = list(_paired(wanted, items))
        fields = tuple(part for one, other in pairs for part in _compared(one, other))
        asked = {*refused, *(question for draft in drafts for question in _asked_for(draft, known, want["by"]))}
        fields += (("ask", asked == set(want.get("ask", ()))),) if asked or want.get("ask") else ()
        right = len(items) == len(wanted) and all(ok for _, ok in fields)
        marks = ("items lost",) * (len(items) < len(wanted)) + ("items made up",) * (len(items) > len(wanted))
        wrong = ", ".join(dict.fromkeys(part for part, ok in fields if not ok))
        got = " | ".join(_told_item(item) for item in items) or "nothing"
        told = f"{want['text']!r}: {wrong}; got {got}{f'; asked {sorted(asked)}' if asked else ''}"
        yield Judged(want["kind"], right, told, marks, fields)


def _drafts(want: Label, known: Organization) -> tuple[Sequence[Draft], set[str]]:
    """The drafts of a message, as the assistant makes them, and what a deadline that cannot be meant has it ask."""
    text, now = want["text"], dt.datetime.fromisoformat(want["now"])
    assigning = want["by"] in ("office", "leader")
    given = entrusted_by_name((entrusted(text) or text) if assigning else text, known.units, known.people).text
    try:
        return read_drafts(given, known.units, now=now, rules=RULES, assigning=assigning), set()
    except refusals.DeadlinePassed:
        undated = read_undated(given, known.units, now=now, rules=RULES, assigning=assigning)
        return [replace(undated, unusable=Unusable(given, DayFault.PASSED))], set()
    except refusals.Refusal as refusal:
        return [], {type(refusal).__name__}


def _item_wanted(label: Label, known: Organization) -> Item:
    every = frozenset(known.codes.values())
    leads = every if label["lead"] == "ALL" else frozenset(filter(None, [label["lead"]]))
    support = every - leads if "ALL" in label["support"] else frozenset(label["support"])
    return Item(
        label["content"],
        leads,
        support,
        frozenset(map(plain, label["partners"])),
        label["product"] or "",
        label["due"],
        bool(label.get("recurrence")),
        label["urgency"] or "",
        (label["paper"] or {}).get("number") or "",
        tuple(label.get("accept_due", ())),
        tuple(label.get("accept_content", ())),
    )


def _items_heard(draft: Draft, known: Organization, by: str) -> list[Item]:
    """One item, or one for each of several units that are given the task; everybody's is one."""
    leads = _leads(draft, known, by)
    due, recurs = _due(draft.due)
    support = frozenset(known.codes[unit] for unit in draft.support)
    every = len(leads) == len(known.units)
    each = (
        [leads]
        if every or len(leads) < 2 or draft.joint or not draft.assigning
        else [frozenset({lead}) for lead in sorted(leads)]
    )
    return [
        Item(
            draft.content,
            one if every or len(one) < 2 else frozenset(),
            support,
            frozenset(map(plain, draft.partners)),
            product=draft.product or "",
            due=due,
            recurs=recurs,
            urgency=URGENCIES.get(draft.urgency, ""),
            paper=draft.paper or "",
        )
        for one in each
    ]


def _leads(draft: Draft, known: Organization, by: str) -> frozenset[str]:
    """A head who names no unit registers for the own one."""
    named = frozenset(known.codes[unit] for unit in draft.leads)
    is_own = by in known.codes.values() and not named and not draft.unclear
    return frozenset({by}) if is_own else named


def _due(due: Due | None) -> tuple[str | None, bool]:
    """The day or the moment, and whether it comes back, in which case the day is only the next one."""
    if due is None or due.kind in UNDATED:
        return None, due is not None and due.kind is DeadlineKind.STANDING
    when = due.moment or due.day
    return (None, True) if due.rrule else (when.isoformat() if when else None, False)


def _asked_for(draft: Draft, known: Organization, by: str) -> Iterator[str]:
    leads = _leads(draft, known, by)
    if not leads:
        yield "lead"
    if len(leads) > 1 and (draft.joint or not draft.assigning):
        yield "two_leads"
    if draft.missing is Awaited.CONTENT:
        yield "content"
    if draft.due is None and not draft.no_deadline:
        passed = draft.unusable is not None and draft.unusable.fault is DayFault.PASSED
        yield "deadline_passed" if passed else "deadline"


def _paired(wanted: Sequence[Item], items: Sequence[Item]) -> Iterator[tuple[Item, Item | None]]:
    """Each item that is wanted with the one that is most like it, in turn; None where none is left."""
    left = list(items)
    for want in wanted:
        best = max(left, key=lambda item: (_closest(want, item), want.leads == item.leads), default=None)
        if best is not None:
            left.remove(best)
        yield want, best


def _closest(want: Item, have: Item) -> float:
    return max(likeness(words, have.content) for words in (want.content, *want.accept_content))


def _compared(want: Item, have: Item | None) -> list[tuple[str, bool]]:
    """Of each field that either side fills, whether both agree."""
    have = have or Item("", frozenset())
    asks_due = want.due or have.due or want.recurs or have.recurs
    return [
        ("content", _closest(want, have) >= ALIKE),
        ("lead", want.leads == have.leads),
        *_if_filled("support", want.support, have.support, want.support == have.support),
        *_if_filled("partners", want.partners, have.partners, want.partners == have.partners),
        *_if_filled("product", want.product, have.product, plain(want.product) == plain(have.product)),
        *(
            [("due", want.recurs == have.recurs and same_moment(want.due, have.due, want.accept_due))]
            if asks_due
            else []
        ),
        *_if_filled("urgency", want.urgency, have.urgency, want.urgency == have.urgency),
        *_if_filled("paper", want.paper, have.paper, bool(want.paper) and holds(have.paper, want.paper)),
    ]


def _if_filled(name: str, want: object, have: object, agrees: bool) -> list[tuple[str, bool]]:
    return [(name, agrees)] if want or have else []


def _told_item(item: Item) -> str:
    parts = ("+".join(sorted(item.leads)) or "?", item.content, item.due or "", item.product, item.paper)
    beside = "+".join(sorted(item.support))
    return " / ".join(filter(None, (*parts, beside and f"with {beside}")))
