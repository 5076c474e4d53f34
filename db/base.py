"""What all tables have in common: their types, and how their keys and indexes are named."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Date, MetaData, Table
from sqlalchemy.orm import DeclarativeBase

from db.types import UtcDateTime

type_map = {dt.datetime: UtcDateTime(), dt.date: Date(), dict[str, Any]: JSON(), list[Any]: JSON()}


class Base(DeclarativeBase):
    type_annotation_map = type_map
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def table(model: type[Base]) -> Table:
    """The table of a model.

    What is asked for every update is asked of tables, by statements that are built once: building one, and looking
    for the objects that it may concern, costs more than carrying it out.
    """
    return Base.metadata.tables[model.__tablename__]
