"""The stretches of an item, or of a paragraph, that are a task each."""

from typing import NamedTuple

from documents.prose import closing
from documents.prose.names import is_named
from documents.prose.orders import Order, Rule, clauses, order_in
from domain.words import fold


class Piece(NamedTuple):
    """A stretch with the order that it begins with; None where nobody is named in it."""

    start: int
    end: int
    order: Order | None


def pieces_of(text: str, *, plain: bool, inherits: bool, bare: bool) -> list[Piece]:
    """One begins wherever somebody else is addressed.

    `plain` is a paragraph without a marker, `inherits` tells that somebody was told before to do what it says, `bare`
    that a unit that begins a sentence of a paragraph is told to do it, as it is behind one that gives an order.
    """
    pieces: list[Piece] = []
    for start, end in clauses(text):
        order = order_in(text[start:end], prose=plain, inherits=inherits)
        is_bare = bare or any(piece.order for piece in pieces)
        if order and plain and order.rule is Rule.SUBJECT and not is_bare:
            order = None
        own = order._replace(start=order.start + start, doing=order.doing + start) if order else None
        if not pieces or _is_another(own, pieces[-1], text, plain=plain):
            pieces.append(Piece(start, end, own))
        elif pieces[-1].order is None and not inherits and own:
            pieces[-1] = Piece(start, end, own)
        elif plain and own is None and closing.closes(text[start:end]):
            pieces.append(Piece(start, end, None))
    ends = [*(piece.start for piece in pieces[1:]), len(text)]
    return [piece._replace(end=end) for piece, end in zip(pieces, ends, strict=True)]


def _is_another(order: Order | None, before: Piece, text: str, *, plain: bool) -> bool:
    """Whether a clause is a task of its own: somebody else is addressed in it, in an item by an order or by name."""
    if order is None or (before.order and set(order.units.names) == set(before.order.units.names)):
        return False
    if plain or order.rule is Rule.ORDERED:
        return True
    helps = fold(text[order.doing : order.doing + 20]).startswith("phoi hop")
    return before.order is not None and not helps and all(map(is_named, order.units.names))
