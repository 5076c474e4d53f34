"""`dondoc check`: what is wrong with an installation, told before it bites."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy import Engine

from bot import known, lock
from bot.settings import Secret, Settings, fingerprint, host_of
from channels.telegram.hearing import CHANNEL
from db import health, installation, organizations
from db.care import row_security
from db.delivery import leases, set_aside
from db.engine import Sessions, open_engine, sqlite_file
from texts import format as written
from texts import operations as words

BACKUP_MAY_BE_OLD = dt.timedelta(days=2)
STEP_IS_NEWS = dt.timedelta(days=7)
CLOCK_MAY_DIFFER = dt.timedelta(seconds=60)
TIMEOUT_SECONDS = 10.0


class Level(StrEnum):
    OK = auto()
    WARN = auto()
    FAIL = auto()


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `advice` says how it is, or what to do about it."""

    level: Level
    subject: str
    advice: str


@dataclass(frozen=True)
class Reply:
    """What the messenger answered: `result` is None where it refused, and `description` says why."""

    status: int
    result: Any
    description: str
    migrated_to: int | None
    date: dt.datetime | None


class Messenger:
    """The few calls of the Bot API that a check needs. Neither the token nor an address with it is ever shown."""

    def __init__(self, client: httpx.AsyncClient, url: str, token: Secret) -> None:
        self._client = client
        self._base = f"{url}/bot{token.reveal()}"

    async def ask(self, method: str, **given: object) -> Reply:
        """Raises httpx.HTTPError where no server answers and ValueError where it is not the messenger."""
        response = await self._client.post(f"{self._base}/{method}", json=given)
        body = response.json()
        if not isinstance(body, dict) or "ok" not in body:
            raise ValueError("not an answer of the Bot API")
        return Reply(
            status=response.status_code,
            result=body.get("result"),
            description=str(body.get("description", "")),
            migrated_to=body.get("parameters", {}).get("migrate_to_chat_id"),
            date=_date_of(response),
        )


def _date_of(response: httpx.Response) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(response.headers.get("date", ""))
    except ValueError:
        return None


async def check(settings: Settings, now: dt.datetime) -> list[Finding]:
    """Everything that was looked at, in the order in which it is best put right."""
    with _opened(settings) as engine:
        schema = None if engine is None else health.schema_of(engine)
        found = [_of_settings(settings), _of_database(settings, engine, schema)]
        if found[-1].level is not Level.FAIL:
            found.append(await _of_running(settings, engine, schema))
        groups = _groups(engine) if engine is not None and schema is health.Schema.CURRENT else None
        noted = _noted(engine) if engine is not None and groups is not None else None
        if engine is not None and groups is not None:
            found += _of_set_aside(engine, now)
        if engine is not None and groups is not None:
            found += _of_steps(engine, settings, now)
            found += _of_owner(engine)
        if groups:
            found.append(_of_backup(engine, settings, now))
    if settings.telegram_token is None:
        return [*found, Finding(Level.FAIL, words.TOKEN, words.TOKEN_IS_MISSING)]
    async with httpx.AsyncClient(timeout=TIMEOUT_SECONDS) as client:
        messenger = Messenger(client, settings.telegram_url, settings.telegram_token)
        return found + await _of_messenger(settings, messenger, groups, noted, now)


def _groups(engine: Engine) -> Sequence[organizations.BoundGroup]:
    with Sessions(engine).reading() as session:
        return organizations.all_groups(session, channel=CHANNEL)


def _noted(engine: Engine) -> str | None:
    """The fingerprint of the webhook that this installation has set; None where it never set one."""
    with Sessions(engine).reading() as session:
        return installation.webhook(session)


def _of_set_aside(engine: Engine, now: dt.datetime) -> list[Finding]:
    """What cannot be planned or told for a fault in what is stored."""
    with Sessions(engine).reading() as session:
        aside = set_aside.everything(session, now=now)
    return [
        Finding(Level.FAIL, words.ASIDE, words.set_aside(one.kind, one.subject, one.organization, one.error))
        for one in aside
    ]


def _of_settings(settings: Settings) -> Finding:
    if settings.unknown:
        return Finding(Level.WARN, words.SETTINGS, words.unknown_settings(settings.unknown))
    return Finding(Level.OK, words.SETTINGS, words.SETTINGS_ARE_KNOWN)


async def _of_running(settings: Settings, engine: Engine | None, schema: health.Schema | None) -> Finding:
    if engine is not None and engine.dialect.name != "sqlite":
        return _of_replicas(engine, schema)
    if engine is not None and await _is_held(lock.only_on_database(settings)):
        return Finding(Level.OK, words.RUNNING, words.ONE_RUNS)
    if settings.telegram_token is not None and await _is_held(lock.only_on_token(settings)):
        return Finding(Level.WARN, words.RUNNING, words.ANOTHER_HOLDS_THE_TOKEN)
    return Finding(Level.OK, words.RUNNING, words.NOBODY_RUNS)


def _of_replicas(engine: Engine, schema: health.Schema | None) -> Finding:
    if schema is not health.Schema.CURRENT:
        return Finding(Level.OK, words.RUNNING, words.NOBODY_RUNS)
    with Sessions(engine).reading() as session:
        count = leases.live_runs(session)
    return Finding(Level.OK, words.RUNNING, words.several_run(count) if count else words.NOBODY_RUNS)


async def _is_held(held: AbstractAsyncContextManager[None]) -> bool:
    try:
        async with held:
            return False
    except lock.AlreadyRunning:
        return True


@contextmanager
def _opened(settings: Settings) -> Iterator[Engine | None]:
    """The database as it is; None where its file does not exist, for a check creates none."""
    url = settings.database_url.reveal()
    file = sqlite_file(url)
    if file is not None and not file.exists():
        yield None
        return
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


_OF_SCHEMA = {
    health.Schema.EMPTY: Finding(Level.OK, words.DATABASE, words.DATABASE_IS_EMPTY),
    health.Schema.OLDER: Finding(Level.WARN, words.DATABASE, words.DATABASE_IS_OLDER),
    health.Schema.NEWER: Finding(Level.FAIL, words.DATABASE, words.DATABASE_IS_NEWER),
}


def _of_database(settings: Settings, engine: Engine | None, schema: health.Schema | None) -> Finding:
    if _is_bare(engine, schema) and (lost := known.lost(settings)) is not None:
        return Finding(Level.FAIL, words.DATABASE, lost)
    if engine is None:
        file = sqlite_file(settings.database_url.reveal())
        assert file is not None
        if os.access(_existing(file.absolute().parent), os.W_OK):
            return Finding(Level.OK, words.DATABASE, words.DATABASE_IS_ABSENT)
        return Finding(Level.FAIL, words.DATABASE, words.DATABASE_IS_UNREACHABLE)
    if (trouble := health.trouble_at(engine)) is not None:
        return Finding(Level.FAIL, words.DATABASE, words.database_trouble(trouble))
    if schema is not None and schema in _OF_SCHEMA:
        return _OF_SCHEMA[schema]
    return Finding(Level.OK, words.DATABASE, words.DATABASE_IS_GOOD)


def _is_bare(engine: Engine | None, schema: health.Schema | None) -> bool:
    """Whether no organization is there."""
    if engine is None or schema is not health.Schema.CURRENT:
        return engine is None or schema is health.Schema.EMPTY
    with Sessions(engine).reading() as session:
        return organizations.count(session) == 0


def _of_steps(engine: Engine, settings: Settings, now: dt.datetime) -> list[Finding]:
    """That the running assistant has seen the machine's clock being put, not long ago."""
    with Sessions(engine).reading() as session:
        step = installation.newest_step(session)
    if step is None or not -STEP_IS_NEWS < now - step.seen_at < STEP_IS_NEWS:
        return []
    moment = written.full_moment(step.seen_at.astimezone(settings.zone))
    return [Finding(Level.WARN, words.CLOCK, words.clock_was_put(round(step.seconds), moment))]


def _of_owner(engine: Engine) -> list[Finding]:
    """That the assistant uses the tables of a server as their owner, who sees all organizations."""
    return [] if row_security.is_enforced(engine) else [Finding(Level.WARN, words.DATABASE, words.OWNS_THE_TABLES)]


def _of_backup(engine: Engine | None, settings: Settings, now: dt.datetime) -> Finding:
    assert engine is not None
    with Sessions(engine).reading() as session:
        newest = installation.newest(session, installation.BACKED_UP)
    if newest is None:
        return Finding(Level.WARN, words.BACKUP, words.NO_BACKUP)
    moment, age = written.full_moment(newest.astimezone(settings.zone)), now - newest
    if age > BACKUP_MAY_BE_OLD:
        return Finding(Level.WARN, words.BACKUP, words.backup_is_old(moment, age.days))
    return Finding(Level.OK, words.BACKUP, words.backup_is_recent(moment))


def _existing(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())


async def _of_messenger(
    settings: Settings,
    messenger: Messenger,
    groups: Sequence[organizations.BoundGroup] | None,
    noted: str | None,
    now: dt.datetime,
) -> list[Finding]:
    """`noted` is the fingerprint of the webhook that this installation has set; None where it never set one."""
    try:
        me = await messenger.ask("getMe")
        found = [Finding(Level.OK, words.SERVER, words.server_is_reached(settings.shown_url))]
        if me.date is not None:
            found.append(_of_clock(settings, me.date, now))
        if me.result is None:
            return [*found, Finding(Level.FAIL, words.TOKEN, words.TOKEN_IS_BAD)]
        found += _of_bot(me.result)
        found += _of_webhook(settings, (await messenger.ask("getWebhookInfo")).result or {}, noted)
        return [*found, *await _of_groups(messenger, me.result["id"], groups)]
    except httpx.HTTPError as error:
        reason = words.server_is_out_of_reach(settings.shown_url, type(error).__name__)
        return [Finding(Level.FAIL, words.SERVER, reason)]
    except ValueError:
        return [Finding(Level.FAIL, words.SERVER, words.SERVER_IS_STRANGE)]


def _of_clock(settings: Settings, theirs: dt.datetime, now: dt.datetime) -> Finding:
    here, zone = written.full_moment(now.astimezone(settings.zone)), settings.zone.key
    ahead = now - theirs
    if abs(ahead) <= CLOCK_MAY_DIFFER:
        return Finding(Level.OK, words.CLOCK, words.clock_is_right(here, zone))
    return Finding(Level.WARN, words.CLOCK, words.clock_is_off(round(ahead.total_seconds()), here, zone))


def _of_bot(me: dict[str, Any]) -> list[Finding]:
    troubles = []
    if me.get("can_read_all_group_messages"):
        troubles.append(Finding(Level.WARN, words.BOT, words.PRIVACY_IS_OFF))
    if me.get("can_join_groups") is False:
        troubles.append(Finding(Level.FAIL, words.BOT, words.GROUPS_ARE_FORBIDDEN))
    return troubles or [Finding(Level.OK, words.BOT, words.bot_is(me.get("username", "")))]


def _of_webhook(settings: Settings, told: dict[str, Any], noted: str | None) -> list[Finding]:
    """Whether updates come the way that is set: by the webhook, or, where none is set, by asking."""
    url, hook = told.get("url") or "", settings.webhook
    ours = hook is not None and url == hook.url.reveal()
    if url and not ours and fingerprint(url) != noted:
        return [Finding(Level.FAIL, words.WEBHOOK, words.webhook_is_elsewhere(host_of(url)))]
    if hook is None:
        return [Finding(Level.WARN, words.WEBHOOK, words.webhook_will_be_removed(host_of(url)))] if url else []
    if not ours:
        return [Finding(Level.WARN, words.WEBHOOK, words.webhook_will_be_set(str(hook.url)))]
    if told.get("last_error_message") and told.get("pending_update_count"):
        return [Finding(Level.FAIL, words.WEBHOOK, words.webhook_fails(str(hook.url), told["last_error_message"]))]
    return [Finding(Level.OK, words.WEBHOOK, words.webhook_is_set(str(hook.url)))]


async def _of_groups(
    messenger: Messenger, bot: int, groups: Sequence[organizations.BoundGroup] | None
) -> list[Finding]:
    """None for the groups where the database cannot tell them."""
    if groups is None:
        return []
    if not groups:
        return [Finding(Level.OK, words.GROUPS, words.NO_GROUPS)]
    return [await of_group(messenger, bot, group) for group in groups]


async def of_group(messenger: Messenger, bot: int, group: organizations.BoundGroup) -> Finding:
    """The rights in one group; a member without rights of its own has those of everybody there."""
    member = await messenger.ask("getChatMember", chat_id=group.account, user_id=bot)
    subject = words.group(group.title)
    if member.migrated_to is not None:
        return Finding(Level.WARN, subject, words.GROUP_HAS_MOVED)
    if member.result is None:
        return Finding(Level.FAIL, subject, _why_unknown(member))
    status = member.result["status"]
    if status == "administrator":
        return Finding(Level.OK, subject, words.GROUP_IS_ADMINISTERED)
    if status in ("left", "kicked"):
        return Finding(Level.FAIL, subject, words.GROUP_IS_LEFT)
    if not await _may_speak(messenger, member.result, group.account):
        return Finding(Level.FAIL, subject, words.GROUP_IS_MUTE)
    if group.broken:
        return Finding(Level.WARN, subject, words.group_had_trouble(group.broken))
    return Finding(Level.OK, subject, words.GROUP_IS_GOOD)


def _why_unknown(reply: Reply) -> str:
    if reply.status == httpx.codes.FORBIDDEN:
        return words.GROUP_IS_LEFT
    if "not found" in reply.description:
        return words.GROUP_IS_UNKNOWN
    return words.group_cannot_be_asked(reply.description)


async def _may_speak(messenger: Messenger, member: dict[str, Any], chat: int) -> bool:
    if member["status"] == "restricted":
        return bool(member.get("can_send_messages"))
    place = await messenger.ask("getChat", chat_id=chat)
    rights = (place.result or {}).get("permissions") or {}
    return bool(rights.get("can_send_messages", True))


_MARKS = {Level.OK: ("✔", "green"), Level.WARN: ("!", "yellow"), Level.FAIL: ("✘", "red")}


def print_findings(findings: Sequence[Finding], console: Console | None = None) -> int:
    """Show the findings as a table; returns the exit code, 1 where something fails."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for finding in findings:
        mark, colour = _MARKS[finding.level]
        table.add_row(Text(mark, style=colour), Text(finding.subject, style="bold"), Text(finding.advice))
    (console or Console()).print(table)
    return int(any(finding.level is Level.FAIL for finding in findings))
