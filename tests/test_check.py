"""The check names what is wrong with an installation, and nothing else; it changes nothing and shows no secret."""

import datetime as dt
import io
import shutil
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rich.console import Console
from sqlalchemy import URL

from bot.check import Finding, Level, Messenger, check, of_group, print_findings
from bot.lock import only_on_database, only_on_token
from bot.settings import Secret, Settings, fingerprint
from channels.telegram.hearing import CHANNEL
from db import installation, organizations
from db.engine import Sessions
from simulator import membership
from simulator.default_town import GROUP, default_town
from simulator.server import running
from simulator.state import Town
from simulator.update_queue import Update, Webhook
from texts import operations as words

TOKEN = "77:a-token-of-the-tests-alone"


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def town() -> Town:
    return default_town()


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> URL:
    """One engine is enough here; tests/db/test_health.py has both."""
    return URL.create("sqlite", database=str(shutil.copyfile(sqlite_template, tmp_path / "dondoc.db")))


@pytest.fixture
async def settings(
    town: Town, database_url: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Settings]:
    """An installation in order, against a town that is really served."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    async with running(town) as address:
        yield Settings.from_env(
            {
                "DONDOC_TELEGRAM_TOKEN": TOKEN,
                "DONDOC_TELEGRAM_URL": address,
                "DONDOC_DATABASE_URL": database_url.render_as_string(hide_password=False),
            }
        )


@pytest.fixture
async def group(sessions: Sessions) -> None:
    with sessions.begin() as session:
        organization = organizations.create(session, name="Sở", zone="Asia/Ho_Chi_Minh", now=now())
        organizations.bind_chat(
            session, organization=organization, channel=CHANNEL, account=GROUP, title="Điều hành", topic=None
        )


def of(findings: list[Finding], subject: str) -> Finding:
    (found,) = [finding for finding in findings if finding.subject == subject]
    return found


@pytest.mark.usefixtures("group")
async def test_an_installation_in_order_has_nothing_to_complain_about(settings: Settings) -> None:
    findings = await check(settings, now())
    assert {finding.level for finding in findings if finding.subject != words.BACKUP} == {Level.OK}
    assert of(findings, words.BACKUP) == Finding(Level.WARN, words.BACKUP, words.NO_BACKUP)
    assert of(findings, words.group("Điều hành")).advice == words.GROUP_IS_GOOD
    assert of(findings, words.DATABASE).advice == words.DATABASE_IS_GOOD
    assert of(findings, words.RUNNING).advice == words.NOBODY_RUNS
    assert TOKEN not in repr(findings)


@pytest.mark.parametrize(("hours", "level"), [(3, Level.OK), (47, Level.OK), (73, Level.WARN), (None, Level.WARN)])
@pytest.mark.usefixtures("group")
async def test_the_age_of_the_newest_backup_is_told(
    settings: Settings, sessions: Sessions, hours: int | None, level: Level
) -> None:
    later = now() + dt.timedelta(days=30)
    if hours is not None:
        with sessions.begin() as session:
            installation.note(session, installation.BACKED_UP, now=later - dt.timedelta(hours=hours))
    assert of(await check(settings, later), words.BACKUP).level is level


@pytest.mark.usefixtures("group")
async def test_a_clock_that_was_put_is_told_for_a_week(settings: Settings, sessions: Sessions) -> None:
    with sessions.begin() as session:
        installation.note_step(session, -7200, now=now())
    told = [one for one in await check(settings, now()) if one.subject == words.CLOCK and one.level is Level.WARN]
    assert "lùi 7200 giây" in told[0].advice
    later = [one for one in await check(settings, now() + dt.timedelta(days=8)) if "bị chỉnh" in one.advice]
    assert later == []


async def test_a_clock_that_is_off_is_told_with_its_side(settings: Settings) -> None:
    slow = of(await check(settings, now() - dt.timedelta(minutes=5)), words.CLOCK)
    assert slow.level is Level.WARN
    assert "chậm" in slow.advice
    fast = of(await check(settings, now() + dt.timedelta(minutes=5)), words.CLOCK)
    assert "nhanh" in fast.advice


@pytest.mark.usefixtures("group")
async def test_a_group_without_the_bot_is_told(settings: Settings, town: Town) -> None:
    membership.remove_bot(town, GROUP)
    found = of(await check(settings, now()), words.group("Điều hành"))
    assert (found.level, found.advice) == (Level.FAIL, words.GROUP_IS_LEFT)


async def test_a_group_that_telegram_does_not_know_is_told(settings: Settings, sessions: Sessions) -> None:
    with sessions.begin() as session:
        organization = organizations.create(session, name="Sở", zone="Asia/Ho_Chi_Minh", now=now())
        organizations.bind_chat(
            session, organization=organization, channel=CHANNEL, account=-404, title="Cũ", topic=None
        )
    found = of(await check(settings, now()), words.group("Cũ"))
    assert (found.level, found.advice) == (Level.FAIL, words.GROUP_IS_UNKNOWN)


@pytest.mark.parametrize(
    ("member", "level", "advice"),
    [
        ({"status": "administrator"}, Level.OK, words.GROUP_IS_ADMINISTERED),
        ({"status": "member"}, Level.FAIL, words.GROUP_IS_MUTE),
        ({"status": "restricted", "can_send_messages": False}, Level.FAIL, words.GROUP_IS_MUTE),
        ({"status": "restricted", "can_send_messages": True}, Level.OK, words.GROUP_IS_GOOD),
        ({"status": "kicked"}, Level.FAIL, words.GROUP_IS_LEFT),
    ],
)
async def test_the_rights_in_a_group_where_members_may_not_write(
    member: dict[str, Any], level: Level, advice: str
) -> None:
    results = {"getChatMember": member, "getChat": {"permissions": {"can_send_messages": False}}}

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"ok": True, "result": results[request.url.path.rpartition("/")[2]]})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        messenger = Messenger(client, "http://telegram", Secret(TOKEN))
        found = await of_group(messenger, 77, organizations.BoundGroup(GROUP, "Điều hành", None))
    assert (found.level, found.advice) == (level, advice)


async def test_privacy_that_is_off_is_told(settings: Settings, town: Town) -> None:
    town.bot.privacy = False
    found = of(await check(settings, now()), words.BOT)
    assert (found.level, found.advice) == (Level.WARN, words.PRIVACY_IS_OFF)


async def test_a_copy_that_runs_is_told_and_is_no_fault(settings: Settings) -> None:
    async with only_on_database(settings):
        found = of(await check(settings, now()), words.RUNNING)
    assert (found.level, found.advice) == (Level.OK, words.ONE_RUNS)


async def test_a_copy_with_the_same_token_and_another_database_is_told(settings: Settings) -> None:
    async with only_on_token(settings):
        found = of(await check(settings, now()), words.RUNNING)
    assert (found.level, found.advice) == (Level.WARN, words.ANOTHER_HOLDS_THE_TOKEN)


def changed(settings: Settings, **environ: str) -> Settings:
    known = {
        "DONDOC_TELEGRAM_TOKEN": TOKEN,
        "DONDOC_TELEGRAM_URL": settings.telegram_url,
        "DONDOC_DATABASE_URL": settings.database_url.reveal(),
    }
    return Settings.from_env({**known, **environ})


async def test_a_server_out_of_reach_is_told_without_the_token(settings: Settings) -> None:
    findings = await check(changed(settings, DONDOC_TELEGRAM_URL="http://127.0.0.1:9"), now())
    assert of(findings, words.SERVER).level is Level.FAIL
    assert "ConnectError" in of(findings, words.SERVER).advice
    assert TOKEN not in repr(findings)


async def test_something_that_is_not_the_messenger_is_told(settings: Settings) -> None:
    findings = await check(changed(settings, DONDOC_TELEGRAM_URL=f"{settings.telegram_url}/nowhere"), now())
    assert of(findings, words.SERVER).advice == words.SERVER_IS_STRANGE


async def test_a_missing_token_and_a_misspelt_setting_are_told(settings: Settings) -> None:
    findings = await check(changed(settings, DONDOC_TELEGRAM_TOKEN="", DONDOC_TELEGRAM_TOKN="x"), now())
    assert of(findings, words.TOKEN).level is Level.FAIL
    assert "DONDOC_TELEGRAM_TOKN" in of(findings, words.SETTINGS).advice


async def test_a_database_that_does_not_exist_yet_is_not_made_by_looking(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "new" / "dondoc.db"
    found = of(await check(changed(settings, DONDOC_DATABASE_URL=f"sqlite:///{file}"), now()), words.DATABASE)
    assert (found.level, found.advice) == (Level.OK, words.DATABASE_IS_ABSENT)
    assert not file.parent.exists()


@pytest.mark.parametrize(
    ("url", "trouble"),
    [("postgresql://nobody:p4ss@127.0.0.1:9/dondoc", "away"), ("sqlite:///{folder}/broken.db", "damaged")],
)
async def test_a_database_that_cannot_be_opened_is_told(
    settings: Settings, tmp_path: Path, url: str, trouble: str
) -> None:
    (tmp_path / "broken.db").write_text("not a database " * 100)
    findings = await check(changed(settings, DONDOC_DATABASE_URL=url.format(folder=tmp_path)), now())
    found = of(findings, words.DATABASE)
    assert (found.level, found.advice) == (Level.FAIL, words.database_trouble(trouble))
    assert "p4ss" not in repr(findings)


@pytest.mark.parametrize(
    ("statement", "level", "advice"),
    [
        ("DROP TABLE alembic_version", Level.OK, words.DATABASE_IS_EMPTY),
        ("UPDATE alembic_version SET version_num = '9999_later'", Level.FAIL, words.DATABASE_IS_NEWER),
    ],
)
async def test_the_version_of_the_schema_is_told(
    settings: Settings, sqlite_template: Path, tmp_path: Path, statement: str, level: Level, advice: str
) -> None:
    file = shutil.copyfile(sqlite_template, tmp_path / "other.db")
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute(statement)
    connection.close()
    found = of(await check(changed(settings, DONDOC_DATABASE_URL=f"sqlite:///{file}"), now()), words.DATABASE)
    assert (found.level, found.advice) == (level, advice)


def test_a_fault_makes_the_exit_code_and_is_shown_in_words() -> None:
    shown = io.StringIO()
    good, bad = Finding(Level.OK, "A", "được"), Finding(Level.FAIL, "B [red]", "hỏng")
    console = Console(file=shown, width=80)
    assert print_findings([good, Finding(Level.WARN, "C", "lưu ý")], console) == 0
    assert print_findings([good, bad], console) == 1
    assert "B [red]" in shown.getvalue()


OURS = "https://so.example/telegram/x1"
HOOK = {"DONDOC_WEBHOOK_URL": OURS, "DONDOC_WEBHOOK_SECRET": "0123456789abcdef"}
ELSEWHERE = "https://may-khac.example/y2"


@pytest.mark.parametrize(
    ("environ", "at", "error", "noted", "level", "advice"),
    [
        ({}, ELSEWHERE, None, None, Level.FAIL, words.webhook_is_elsewhere("https://may-khac.example")),
        ({}, ELSEWHERE, None, ELSEWHERE, Level.WARN, words.webhook_will_be_removed("https://may-khac.example")),
        (HOOK, None, None, None, Level.WARN, words.webhook_will_be_set("https://so.example")),
        (HOOK, ELSEWHERE, None, None, Level.FAIL, words.webhook_is_elsewhere("https://may-khac.example")),
        (HOOK, ELSEWHERE, None, ELSEWHERE, Level.WARN, words.webhook_will_be_set("https://so.example")),
        (HOOK, OURS, None, None, Level.OK, words.webhook_is_set("https://so.example")),
        (HOOK, OURS, "refused", None, Level.FAIL, words.webhook_fails("https://so.example", "refused")),
    ],
    ids=["elsewhere", "left", "to be set", "in its place elsewhere", "to be moved", "set", "failing"],
)  # fmt: skip
async def test_the_way_of_updates_is_told(
    settings: Settings,
    town: Town,
    sessions: Sessions,
    environ: dict[str, str],
    at: str | None,
    error: str | None,
    noted: str | None,
    level: Level,
    advice: str,
) -> None:
    if at is not None:
        town.updates.webhook = Webhook(at, error=(now(), error) if error else None)
    if error:
        town.updates.waiting.append(Update(1, now(), {}))
    if noted is not None:
        with sessions.begin() as session:
            installation.note_webhook(session, fingerprint(noted))
    findings = await check(changed(settings, **environ), now())
    found = of(findings, words.WEBHOOK)
    assert (found.level, found.advice) == (level, advice)
    assert "x1" not in repr(findings)
    assert "y2" not in repr(findings)


async def test_where_updates_are_asked_for_and_nothing_is_set_nothing_is_said(settings: Settings) -> None:
    assert not [one for one in await check(settings, now()) if one.subject == words.WEBHOOK]
