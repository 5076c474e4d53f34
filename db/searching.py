"""Tasks by what they say: by words, with FTS5 on SQLite and tsvector on PostgreSQL; and what is due on one day."""

import datetime as dt
from typing import Any

from sqlalchemy import Boolean, ColumnElement, case, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from db.models import Task
from domain.overviews.filters import Nearness
from domain.tasks import State

MOST_WORDS = 16
"""Words that are looked for: nobody needs more to name a task."""
LARGE_PART = 0.7
"""Of the words, where not all of them have to be there."""


class _Holds(FunctionElement[bool]):
    """Whether a task holds folded words, one behind the other."""

    type = Boolean()
    inherit_cache = True
    name = "holds"


@compiles(_Holds, "sqlite")
def _in_sqlite(element: _Holds, compiler: SQLCompiler, **given: Any) -> str:
    task, _, words = (compiler.process(clause, **given) for clause in element.clauses)
    return f"{task} IN (SELECT rowid FROM search_tasks WHERE search_tasks MATCH '\"' || {words} || '\"')"


@compiles(_Holds, "postgresql")
def _in_postgresql(element: _Holds, compiler: SQLCompiler, **given: Any) -> str:
    _, content, words = (compiler.process(clause, **given) for clause in element.clauses)
    return f"to_tsvector('simple', {content}) @@ phraseto_tsquery('simple', {words})"


class _HoldsAll(FunctionElement[bool]):
    """Whether a task holds all folded words, anywhere: one parameter, so that any number of words is one statement.

    The library keeps hundreds of statements as it made them from their conditions, of 200 kB each.
    """

    type = Boolean()
    inherit_cache = True
    name = "holds_all"


@compiles(_HoldsAll, "sqlite")
def _all_in_sqlite(element: _HoldsAll, compiler: SQLCompiler, **given: Any) -> str:
    task, _, words = (compiler.process(clause, **given) for clause in element.clauses)
    matching = f"""MATCH '"' || replace({words}, ' ', '" AND "') || '"'"""
    return f"{task} IN (SELECT rowid FROM search_tasks WHERE search_tasks {matching})"


@compiles(_HoldsAll, "postgresql")
def _all_in_postgresql(element: _HoldsAll, compiler: SQLCompiler, **given: Any) -> str:
    _, content, words = (compiler.process(clause, **given) for clause in element.clauses)
    return f"to_tsvector('simple', {content}) @@ to_tsquery('simple', replace({words}, ' ', ' & '))"


def holds(words: str, nearness: Nearness) -> ColumnElement[bool]:
    """Of a task: whether its content holds the folded words, as near to each other as is asked for."""
    if nearness is Nearness.PHRASE:
        return _holds(words)
    single = list(dict.fromkeys(words.split()[:MOST_WORDS]))
    if nearness is Nearness.ALL:
        return _HoldsAll(Task.id, Task.content_folded, literal(" ".join(single)))
    apart = [_holds(word) for word in single]
    found: ColumnElement[int] = sum((case((one, 1), else_=0) for one in apart[1:]), case((apart[0], 1), else_=0))
    return found >= literal(max(2, round(LARGE_PART * len(apart))))


def _holds(words: str) -> ColumnElement[bool]:
    return _Holds(Task.id, Task.content_folded, literal(words))


def same_day(session: Session, lead: int, day: dt.date, *, organization: int) -> dict[int, str]:
    """What the tasks of a unit say that are due on that day and not cancelled, by their numbers."""
    rows = session.execute(
        select(Task.number, Task.content).where(
            Task.organization_id == organization,
            Task.lead_id == lead,
            Task.due_day == day,
            Task.state != State.CANCELLED.value,
        )
    )
    return dict(rows.all())
