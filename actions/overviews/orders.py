"""What went to several units, for who sees the work of all of them."""

from sqlalchemy.orm import Session

from db import series
from domain.overviews.board import ORDERS_SHOWN
from domain.overviews.lists import Selection
from domain.registering.orders import OpenOrder


def open_ones(session: Session, selection: Selection, organization: int) -> tuple[OpenOrder, ...]:
    """The first of the orders that are not done by all units; none where less than everything was asked for."""
    if selection != Selection():
        return ()
    return tuple(series.open_orders(session, organization=organization, limit=ORDERS_SHOWN))
