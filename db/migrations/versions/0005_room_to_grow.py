"""Room to grow: what a message asked, what was heard, claims, jobs, files, and the stretches in which tasks stood."""

import datetime as dt
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from db.base import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = UtcDateTime(timezone=True)
LONGEST_IDENTITY = 120


def upgrade() -> None:
    _outbox()
    _inbox()
    _claims_and_files()
    op.add_column("persons", sa.Column("channel", sa.String(20), nullable=False, server_default="telegram"))
    op.add_column("chats", sa.Column("channel", sa.String(20), nullable=False, server_default="telegram"))
    op.add_column("corrections", sa.Column("rules", sa.JSON(), nullable=True))
    _drafts()
    _spans()


_RENAMED_ON_POSTGRESQL = (
    "ALTER TABLE {new} RENAME CONSTRAINT pk_{old} TO pk_{new}",
    "ALTER TABLE {new} RENAME CONSTRAINT fk_{old}_organization_id TO fk_{new}_organization_id",
    "ALTER TABLE {new} RENAME CONSTRAINT fk_{old}_dialogue_id TO fk_{new}_dialogue_id",
    "ALTER TABLE reminders RENAME CONSTRAINT fk_reminders_{old}_id TO fk_reminders_{new}_id",
    "ALTER SEQUENCE {old}_id_seq RENAME TO {new}_id_seq",
)
"""SQLite names none of these."""


def _outbox() -> None:
    op.drop_index("ix_outgoing_chat_message", "outgoing")
    op.drop_index("ix_outgoing_waiting", "outgoing")
    op.drop_index("ix_outgoing_failed", "outgoing")
    op.drop_index("ix_reminders_outgoing_id", "reminders")
    op.rename_table("outgoing", "outbox")
    if op.get_bind().dialect.name == "postgresql":
        for statement in _RENAMED_ON_POSTGRESQL:
            op.execute(statement.format(old="outgoing", new="outbox"))
    op.execute("ALTER TABLE reminders RENAME COLUMN outgoing_id TO outbox_id")
    op.create_index("ix_reminders_outbox_id", "reminders", ["outbox_id"])
    for name in ("asks", "lines", "files"):
        op.add_column("outbox", sa.Column(name, sa.JSON(), nullable=True))
    op.add_column("outbox", sa.Column("outcome", sa.String(20), nullable=True))
    op.add_column("outbox", sa.Column("claim", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("bot", sa.BigInteger(), nullable=True))
    op.create_index("ix_outbox_chat_message", "outbox", ["chat", "message"])
    _partial("ix_outbox_waiting", "outbox", ["state"], "state IN ('planned', 'sending')")
    _partial("ix_outbox_failed", "outbox", ["organization_id", "created_at"], "state = 'failed'")


def _partial(name: str, table: str, columns: list[str], condition: str, *, unique: bool = False) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _inbox() -> None:
    """Updates get ids of our own, because a messenger, or another one, may begin to count anew."""
    inbox = op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("bot", sa.BigInteger(), nullable=True),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("identity", sa.String(LONGEST_IDENTITY), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("heard", sa.JSON(), nullable=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("handled_at", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claim", sa.BigInteger(), nullable=False),
        sa.Column("error", sa.String(300), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("bot", "update_id", "identity", name="uq_inbox_bot_update_id_identity"),
    )
    old = sa.table(
        "incoming",
        sa.column("id", sa.BigInteger()),
        sa.column("chat", sa.BigInteger()),
        sa.column("payload", sa.JSON()),
        sa.column("received_at", MOMENT),
        sa.column("handled_at", MOMENT),
        sa.column("attempts", sa.Integer()),
        sa.column("error", sa.String(300)),
    )
    for row in op.get_bind().execute(sa.select(old).order_by(old.c.id)).mappings().all():
        kept = {name: value for name, value in row.items() if name != "id"}
        new = {"update_id": row["id"], "identity": _identity_of(row["payload"]), "heard": None, "bot": None, "claim": 0}
        op.get_bind().execute(inbox.insert().values(**kept, **new))
    op.drop_index("ix_incoming_waiting", "incoming")
    op.drop_table("incoming")
    _partial("ix_inbox_waiting", "inbox", ["id"], "handled_at IS NULL")


def _identity_of(update: Mapping[str, Any]) -> str:
    """As channels/telegram/hearing.py made it when this was written."""
    name, told = next(((name, told) for name, told in update.items() if isinstance(told, dict)), ("", {}))
    place = told.get("chat")
    chat = place.get("id") if isinstance(place, dict) else None
    parts = (name, chat, told.get("message_id"), told.get("edit_date"), told.get("id"))
    return ":".join("" if part is None else str(part) for part in parts)[:LONGEST_IDENTITY]


def _claims_and_files() -> None:
    op.create_table(
        "chat_leases",
        sa.Column("bot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(40), nullable=True),
        sa.Column("claim", sa.BigInteger(), nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("oldest_waiting", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("bot", "chat", name="pk_chat_leases"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("owner", sa.String(40), nullable=True),
        sa.Column("claim", sa.BigInteger(), nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("progress_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.JSON(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_jobs_organization_id"),
        sa.ForeignKeyConstraint(["progress_id"], ["outbox.id"], name="fk_jobs_progress_id"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    _partial("ix_jobs_waiting", "jobs", ["id"], "done_at IS NULL")
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("stored_at", MOMENT, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_files_organization_id"),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("organization_id", "sha256", name="uq_files_organization_id_sha256"),
    )


_ABOVE = re.compile(r"(?:ubnd|hdnd|ttg|-cp|/cp|tu\b|vpub|-b[a-z]{2,})")
"""Symbols of papers of a higher authority, as they were read when this was written."""


def _drafts() -> None:
    """A draft says itself whether its paper comes from above; before, that was read from the paper each time."""
    dialogues = sa.table("dialogues", sa.column("id"), sa.column("kind"), sa.column("content", sa.JSON()))
    bind = op.get_bind()
    drafts = sa.select(dialogues.c.id, dialogues.c.content).where(dialogues.c.kind == "draft")
    for id_, content in bind.execute(drafts).all():
        paper = unicodedata.normalize("NFD", (content.get("paper") or "").lower().replace(chr(0x111), "d"))
        above = _ABOVE.search("".join(letter for letter in paper if not unicodedata.combining(letter))) is not None
        bind.execute(sa.update(dialogues).where(dialogues.c.id == id_).values(content={**content, "set_above": above}))


def _spans() -> None:
    spans = op.create_table(
        "task_spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("due_end", MOMENT, nullable=True),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organizations.id"], name="fk_task_spans_organization_id"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_task_spans_task_id"),
        sa.ForeignKeyConstraint(["lead_id"], ["units.id"], name="fk_task_spans_lead_id"),
        sa.PrimaryKeyConstraint("id", name="pk_task_spans"),
    )
    op.create_index("ix_task_spans_task_id", "task_spans", ["task_id"])
    op.create_index("ix_task_spans_organization_id_since", "task_spans", ["organization_id", "since"])
    for stretches in _spans_of_all():
        op.get_bind().execute(spans.insert(), stretches)
    _partial("ix_task_spans_open", "task_spans", ["task_id"], "until IS NULL", unique=True)


_TASKS = sa.text(
    "SELECT tasks.id, tasks.organization_id, tasks.state, tasks.lead_id, tasks.created_at, organizations.zone"
    " FROM tasks JOIN organizations ON organizations.id = tasks.organization_id ORDER BY tasks.id"
).columns(created_at=MOMENT)
_EVENTS = sa.text(
    "SELECT task_id, at, before, after FROM events WHERE task_id IS NOT NULL AND after IS NOT NULL ORDER BY id"
).columns(at=MOMENT, before=sa.JSON(), after=sa.JSON())
_DEADLINES = sa.text("SELECT task_id, day, moment, set_at FROM task_deadlines ORDER BY task_id, version").columns(
    day=sa.Date(), moment=MOMENT, set_at=MOMENT
)


def _spans_of_all() -> Iterator[list[dict[str, Any]]]:
    """The stretches of each task, from what the history says of its state, its unit and its deadline."""
    bind = op.get_bind()
    units = {
        (organization, name): id_
        for id_, organization, name in bind.execute(sa.text("SELECT id, organization_id, name FROM units"))
    }
    events, deadlines = defaultdict(list), defaultdict(list)
    for event in bind.execute(_EVENTS):
        events[event.task_id].append(event)
    for deadline in bind.execute(_DEADLINES):
        deadlines[deadline.task_id].append(deadline)
    for task in bind.execute(_TASKS).all():
        yield _spans_of(task, events[task.id], deadlines[task.id], units)


def _spans_of(task: Any, events: list[Any], deadlines: list[Any], units: dict[Any, int]) -> list[dict[str, Any]]:
    zone = ZoneInfo(task.zone)
    changes = [(event.at, _named(event.after, task, units)) for event in events]
    changes += [(one.set_at, {"due_end": _end_of(one, zone)}) for one in deadlines]
    first = {"state": task.state, "lead_id": task.lead_id, "due_end": None}
    for event in reversed(events):
        first |= _named(event.before, task, units)
    stretches = [{**first, "since": task.created_at}]
    for at, change in sorted(changes, key=lambda one: one[0]):
        if at <= stretches[0]["since"]:
            stretches[0] |= {name: value for name, value in change.items() if name == "due_end"}
        elif {**stretches[-1], **change} != stretches[-1]:
            stretches.append({**stretches[-1], **change, "since": at})
    ends = [*(one["since"] for one in stretches[1:]), None]
    of = {"organization_id": task.organization_id, "task_id": task.id}
    return [{**of, **one, "until": end} for one, end in zip(stretches, ends, strict=True)]


def _named(values: Mapping[str, Any] | str | None, task: Any, units: dict[Any, int]) -> dict[str, Any]:
    """What a line of the history says of the state and the unit; a unit whose name is no longer known says nothing."""
    told = json.loads(values) if isinstance(values, str) else values or {}
    lead = units.get((task.organization_id, told.get("lead")))
    return {**({"state": told["state"]} if "state" in told else {}), **({"lead_id": lead} if lead else {})}


def _end_of(deadline: Any, zone: ZoneInfo) -> dt.datetime | None:
    if deadline.moment is not None:
        moment: dt.datetime = deadline.moment
        return moment
    if deadline.day is None:
        return None
    return dt.datetime.combine(deadline.day + dt.timedelta(days=1), dt.time(), zone)


def downgrade() -> None:
    for table in ("task_spans", "files", "jobs", "chat_leases"):
        op.drop_table(table)
    for table, column in (("corrections", "rules"), ("chats", "channel"), ("persons", "channel")):
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    _inbox_back()
    _outbox_back()


def _inbox_back() -> None:
    """Without what came under a number that was there before: the table had room for one."""
    op.create_table(
        "incoming",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("handled_at", MOMENT, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(300), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_incoming"),
    )
    op.execute(
        "INSERT INTO incoming SELECT update_id, chat, payload, received_at, handled_at, attempts, error FROM inbox"
        " WHERE id IN (SELECT max(id) FROM inbox GROUP BY update_id)"
    )
    op.drop_table("inbox")
    _partial("ix_incoming_waiting", "incoming", ["id"], "handled_at IS NULL")


def _outbox_back() -> None:
    for index, table in (
        ("ix_outbox_chat_message", "outbox"),
        ("ix_outbox_waiting", "outbox"),
        ("ix_outbox_failed", "outbox"),
        ("ix_reminders_outbox_id", "reminders"),
    ):
        op.drop_index(index, table)
    for column in ("asks", "lines", "files", "outcome", "claim", "bot"):
        op.execute(f"ALTER TABLE outbox DROP COLUMN {column}")
    op.rename_table("outbox", "outgoing")
    if op.get_bind().dialect.name == "postgresql":
        for statement in _RENAMED_ON_POSTGRESQL:
            op.execute(statement.format(old="outbox", new="outgoing"))
    op.execute("ALTER TABLE reminders RENAME COLUMN outbox_id TO outgoing_id")
    op.create_index("ix_reminders_outgoing_id", "reminders", ["outgoing_id"])
    op.create_index("ix_outgoing_chat_message", "outgoing", ["chat", "message"])
    _partial("ix_outgoing_waiting", "outgoing", ["state"], "state IN ('planned', 'sending')")
    _partial("ix_outgoing_failed", "outgoing", ["organization_id", "created_at"], "state = 'failed'")
