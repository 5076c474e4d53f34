"""What commands and buttons make of what was said."""

from collections.abc import Callable
from dataclasses import replace

from domain.replies import Intent
from domain.said import Meaning, Ordered, Said

Shape = Callable[[Said], Said]


def outright(meaning: Meaning, order: Ordered | None = None, *, meant: Intent | None = None) -> Shape:
    """What a command or a button says, whatever the words are."""

    def shape(said: Said) -> Said:
        orders = (order, *said.orders) if order is not None else said.orders
        return replace(said, outright=meaning, orders=orders, meant=meant)

    return shape
