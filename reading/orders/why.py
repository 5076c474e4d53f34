"""Why words were read as an order, or as none: every order that they may be, the surest first, and what that takes."""

import unicodedata
from collections.abc import Iterator, Sequence

from domain.names import Named
from domain.orders import Order, When
from domain.replies import Reply
from domain.why import Component, Loser, Source, Step, Why
from domain.words import fold
from reading.language.spelling import squeezed
from reading.orders.lines import Ordered, form_of, read_all_ordered
from reading.orders.near_misses import meant_by
from reading.orders.read import Candidate, gives_several, read_orders
from reading.orders.words import postpones, wonders
from reading.replies.read import read_reply

NUMBERED = "read_ordered"
"""Names the rule by which tasks are named behind a verb."""


def explain_orders(text: str, units: Sequence[Named] = ()) -> tuple[tuple[Candidate, ...], Why]:
    """The orders that the words may be, of the first task that they name, the surest first, with why."""
    ordered = read_all_ordered(text)
    reply = _said_of(ordered, text)
    found = tuple(read_orders(reply, reply.task or 0, units))
    steps = [*_numbered(ordered, text), *(_step(order, when, text) for order, when in found[:1])]
    losers = [_behind(order, when, found[0], text) for order, when in found[1:]]
    losers += _held_back(reply.words, units)
    if not found and not losers:
        losers.append(Loser("read_orders", 0, len(text), text, "no order, so a remark"))
    return found, Why(text, found[0][0].kind.value if found else "", tuple(steps), tuple(losers))


def _said_of(ordered: Sequence[Ordered], text: str) -> Reply:
    if not ordered:
        return read_reply(text)
    first = ordered[0]
    return (first.of_tasks() if first.named else first.of_lines())[0]


def _numbered(ordered: Sequence[Ordered], text: str) -> Iterator[Step]:
    form = form_of(text)
    if ordered and form is not None:
        for one in ordered:
            numbers = tuple(Component("task" if one.named else "line", str(number)) for number in one.numbers)
            example = (Component("like", form.reads), Component("unlike", form.not_reads))
            yield Step(NUMBERED, 0, len(text), text, one.words, (*numbers, *example))


def _step(order: Order, when: When, text: str) -> Step:
    return Step("read_orders", 0, len(text), text, order.kind.value, tuple(_components(order, when)))


def _components(order: Order, when: When) -> Iterator[Component]:
    yield Component("presupposes", when.value, Source.SUPPLIED)
    if order.words:
        yield Component("words", order.words)
    if order.unit is not None:
        yield Component("unit", order.unit.name)
    for unit in order.support:
        yield Component("support", unit.name)
    if order.refusal is not None:
        yield Component("refused", type(order.refusal).__name__, Source.SUPPLIED)


def _behind(order: Order, when: When, first: Candidate, text: str) -> Loser:
    because = f"only where {when.value} holds, and {first[0].kind.value} ({first[1].value}) does not"
    return Loser(order.kind.value, 0, len(text), text, because)


def _held_back(words: str, units: Sequence[Named]) -> Iterator[Loser]:
    """What keeps words from being an order outright."""
    bare = squeezed(unicodedata.normalize("NFC", words)).strip()
    reasons = {
        "wonders": (wonders(bare), "asks, or depends on something"),
        "postpones": (postpones(fold(bare)), "puts the decision off"),
        "gives_several": (gives_several(fold(bare)), "decides about several lines"),
        "meant_by": (meant_by(bare, units) is not None, "is an order that nothing is done for"),
    }
    for rule, (holds, because) in reasons.items():
        if holds:
            yield Loser(rule, 0, len(words), words, because)
