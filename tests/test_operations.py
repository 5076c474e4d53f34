"""What the operator hears and does: sentences instead of tracebacks, and the files of deploy/ as they are installed."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot import known
from bot.__main__ import REFUSED, UNUSABLE, WRONG_SETTINGS
from tests.postgres import owner_of
from texts import operations as words

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
TOKEN = "88:a-token-of-the-tests-alone"
CRON = {"PATH": "/usr/bin:/bin", "HOME": "/root", "SHELL": "/bin/sh", "LOGNAME": "root"}
"""What a job of cron is given, and no more."""


def dondoc(
    command: str, *given: str, database: str, before: tuple[str, ...] = (), **more: str
) -> subprocess.CompletedProcess[str]:
    """One of our commands; `before` is what it is started by."""
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")},  # noqa: TID251
        "DONDOC_TELEGRAM_TOKEN": TOKEN,
        "DONDOC_TELEGRAM_URL": "http://127.0.0.1:9",
        "DONDOC_DATABASE_URL": database,
        **more,
    }
    called = [*before, sys.executable, "-m", "bot", command, *given]
    return subprocess.run(called, env=env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def heard(done: subprocess.CompletedProcess[str], kind: str) -> None:
    """One sentence, and nothing of a program."""
    assert words.database_trouble(kind) in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) < 6
    assert done.returncode == UNUSABLE


@pytest.mark.parametrize("kind", ["no database", "cut off", "no folder", "later version"])
@pytest.mark.parametrize("command", ["run", "invite"])
def test_a_database_that_cannot_be_used_is_told_in_a_sentence(
    sqlite_template: Path, tmp_path: Path, kind: str, command: str
) -> None:
    file, whole = tmp_path / "dondoc.db", sqlite_template.read_bytes()
    file.write_bytes({"no database": b"x" * 9000, "cut off": whole[: len(whole) // 3]}.get(kind, whole))
    if kind == "later version":
        connection = sqlite3.connect(file)
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
        connection.close()
    where = file / "dondoc.db" if kind == "no folder" else file
    done = dondoc(command, database=f"sqlite:///{where}")
    heard(done, {"no folder": "no_rights", "later version": "newer"}.get(kind, "damaged"))


@pytest.mark.parametrize("command", ["run", "invite"])
def test_an_address_that_is_a_folder_is_told_so(tmp_path: Path, command: str) -> None:
    heard(dondoc(command, database=f"sqlite:///{tmp_path}"), "is_folder")
    checked = dondoc("check", database=f"sqlite:///{tmp_path}", COLUMNS="300")
    assert words.database_trouble("is_folder") in checked.stdout
    assert checked.returncode == 1


@pytest.mark.parametrize(("mode_of_folder", "kind"), [(0o700, "read_only"), (0o500, "no_rights")])
@pytest.mark.parametrize("command", ["run", "invite"])
def test_a_file_that_may_only_be_read_is_told_so(
    sqlite_template: Path, tmp_path: Path, command: str, mode_of_folder: int, kind: str
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    file = shutil.copyfile(sqlite_template, folder / "dondoc.db")
    file.chmod(0o444)
    folder.chmod(mode_of_folder)
    where = f"sqlite:///{file if kind == 'read_only' else folder / 'other.db'}"
    done = dondoc(command, database=where, before=without_privileges())
    if command == "invite" and kind == "no_rights":
        assert done.stderr.strip() == words.no_database(folder / "other.db")
    else:
        heard(done, kind)
    checked = dondoc("check", database=where, before=without_privileges(), COLUMNS="300")
    told = words.database_trouble("read_only") if kind == "read_only" else words.DATABASE_IS_UNREACHABLE
    assert told in checked.stdout
    assert checked.returncode == 1


def without_privileges() -> tuple[str, ...]:
    """What to begin a command with, so that the rights of files hold for root as well."""
    if os.geteuid() != 0:
        return ()
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("for root no file is closed, and setpriv is not part of the project")
    return (program, "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")


def test_settings_that_cannot_be_used_are_told_by_check_as_by_run(tmp_path: Path) -> None:
    bad = {"DONDOC_TIMEZONE": "Hanoi", "DONDOC_LOG_LEVEL": "loud"}
    told = [dondoc(command, database=f"sqlite:///{tmp_path}/a.db", **bad) for command in ("check", "run")]
    assert [one.returncode for one in told] == [WRONG_SETTINGS, WRONG_SETTINGS]
    assert told[0].stderr == told[1].stderr
    assert len(told[0].stderr.splitlines()) == 2
    page = (ROOT / "docs/van-hanh.md").read_text(encoding="utf-8")
    assert "Lệnh trả mã 1 nếu có dòng ✘, mã 2 nếu thiết lập không dùng được" in page


def test_no_code_is_made_for_a_database_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "khong-co.db"
    done = dondoc("invite", database=f"sqlite:///{file}")
    assert words.no_database(file) in done.stderr
    assert done.returncode == REFUSED
    assert not file.exists()


@pytest.mark.parametrize("command", ["demo", "simulator"])
def test_a_port_that_is_taken_is_told_in_a_sentence(tmp_path: Path, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]
        done = dondoc(command, "--port", str(port), database=f"sqlite:///{tmp_path}/a.db")
    assert words.port_is_taken(port) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == REFUSED


@pytest.mark.parametrize("given", [("deadline", "--now", "xyz", "mai"), ("deadline", "--jsonl", "/khong/co")])
def test_wrong_arguments_are_told_in_a_sentence(tmp_path: Path, given: tuple[str, ...]) -> None:
    done = dondoc("read", *given, database=f"sqlite:///{tmp_path}/a.db")
    assert "Traceback" not in done.stderr
    assert done.returncode == WRONG_SETTINGS


def test_a_backup_of_a_server_that_is_away_says_so(tmp_path: Path) -> None:
    done = dondoc("backup", str(tmp_path / "ban.dump"), database="postgresql://postgres:geheim@127.0.0.1:9/dondoc")
    assert words.database_trouble("away") in done.stderr
    assert "geheim" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_away_is_told_in_a_sentence() -> None:
    away = "postgresql://dondoc:geheim@127.0.0.1:1/dondoc"
    for command in ("run", "invite"):
        heard(dondoc(command, database=away), "away")
    checked = dondoc("check", database=away, COLUMNS="300")
    assert words.database_trouble("away") in checked.stdout
    assert "geheim" not in checked.stdout + checked.stderr


def test_check_hides_what_is_secret_in_addresses(sqlite_template: Path) -> None:
    done = dondoc(
        "check",
        database=f"sqlite:///{sqlite_template}",
        DONDOC_TELEGRAM_URL="http://nguoi-dung:geheim@127.0.0.1:9",
        COLUMNS="300",
    )
    assert "***@127.0.0.1:9" in done.stdout
    assert "geheim" not in done.stdout + done.stderr


def test_a_database_that_is_suddenly_empty_stops_the_assistant(tmp_path: Path) -> None:
    file = tmp_path / "dondoc.db"
    beside = known.line_beside(file)
    beside.write_text('{"organizations": 2, "at": "2026-11-20T01:00:00+00:00"}')
    for content in (None, b""):
        if content is not None:
            file.write_bytes(content)
        done = dondoc("run", database=f"sqlite:///{file}")
        assert done.returncode == REFUSED
        assert "đang trống" in done.stderr
        assert "2 cơ quan" in done.stderr
        assert str(beside) in done.stderr
        if content is not None:
            file.write_bytes(content)
        elif file.exists():
            file.unlink()
        assert "đang trống" in dondoc("check", database=f"sqlite:///{file}", COLUMNS="900").stdout
        for one in tmp_path.glob("dondoc.db*"):
            if one != beside:
                one.unlink()


def test_a_backup_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"x" * 9000)
    done = dondoc("backup", str(tmp_path / "copy"), database=f"sqlite:///{tmp_path}/broken.db")
    assert words.database_trouble("damaged") in done.stderr
    assert done.returncode == REFUSED
    assert not (tmp_path / "copy").exists()
    done = dondoc("backup", str(tmp_path / "copy"), database=f"sqlite:///{tmp_path}/nowhere.db")
    assert (done.stderr.strip(), done.returncode) == (words.NOTHING_TO_BACK_UP, REFUSED)


# The files of deploy/, installed into a folder that stands for the machine


@pytest.fixture
def machine(tmp_path: Path, sqlite_template: Path) -> Path:
    """The paths of docs/van-hanh.md under a folder; the program is that of this checkout, and the user is root."""
    if os.geteuid() != 0 or shutil.which("runuser", path="/usr/sbin:/sbin") is None:
        pytest.skip("only root becomes another user, and a root is not part of the project")
    for folder in ("etc/dondoc", "var/lib/dondoc", "usr/local/bin", "opt/dondoc/venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    data = tmp_path / "var/lib/dondoc"
    shutil.copyfile(sqlite_template, data / "dondoc.db")
    (tmp_path / "etc/dondoc/dondoc.env").write_text(f'DONDOC_DATABASE_URL="sqlite:///{data}/dondoc.db"\n')
    program = tmp_path / "opt/dondoc/venv/bin/dondoc"
    program.write_text(f'#!/bin/sh\ncd {ROOT}\nexec {sys.executable} -m bot "$@"\n')
    program.chmod(0o755)
    for name in ("dondoc", "dondoc-backup"):
        _installed(ROOT / "deploy" / name, tmp_path / "usr/local/bin" / name, tmp_path)
    return tmp_path


def _installed(source: Path, target: Path, machine: Path) -> None:
    """The file with its paths under the machine's folder, and the user that there is."""
    ours = r"(?<![\w/:=])/(etc/dondoc|var/lib/dondoc|usr/local/bin|opt/dondoc)"
    target.write_text(re.sub(ours, rf"{machine}/\1", source.read_text()).replace("-u dondoc --", "-u root --"))
    target.chmod(0o755)


def cron_line() -> str:
    """The command that cron runs every night."""
    (line,) = [one for one in (ROOT / "deploy/dondoc.cron").read_text().splitlines() if one[:1].isdigit()]
    minute, hour, *others, user, command = line.split(maxsplit=6)
    assert (int(minute) < 60, int(hour) < 24, others, user) == (True, True, ["*", "*", "*"], "root")
    assert "%" not in command
    return command


def by_cron(machine: Path) -> subprocess.CompletedProcess[str]:
    command = cron_line().replace("/usr/local/bin", f"{machine}/usr/local/bin")
    return subprocess.run(["/bin/sh", "-c", command], env=CRON, cwd="/", capture_output=True, text=True, check=False)


def test_the_line_of_cron_makes_a_backup(machine: Path) -> None:
    done = by_cron(machine)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    (copy,) = (machine / "var/lib/dondoc/backups").glob("dondoc-*.backup")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    connection = sqlite3.connect(copy)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_backup_of_cron_that_fails_is_heard_of_and_gives_up_no_old_one(machine: Path) -> None:
    by_cron(machine)
    (made,) = (machine / "var/lib/dondoc/backups").glob("dondoc-*.backup")
    copy = made.rename(made.with_name("dondoc-2020-01-01-023000.backup"))
    os.utime(copy, (0, 0))
    (machine / "var/lib/dondoc/dondoc.db").write_bytes(b"x" * 9000)
    done = by_cron(machine)
    assert words.database_trouble("damaged") in done.stderr
    assert done.returncode == 1
    assert copy.exists()


def test_the_backup_is_restored_as_the_page_says(machine: Path) -> None:
    by_cron(machine)
    page = (ROOT / "docs/van-hanh.md").read_text(encoding="utf-8")
    (block,) = [one for one in re.findall(r"```sh\n(.*?)```", page, re.S) if "mv dondoc.db*" in one]
    (machine / "var/lib/dondoc/dondoc.db").write_bytes(b"x" * 9000)
    (copy,) = (machine / "var/lib/dondoc/backups").glob("dondoc-*.backup")
    lines = [one for one in block.splitlines() if not one.startswith("systemctl") and "dondoc check" not in one]
    script = "\n".join(["set -e", *lines]).replace("/var/lib/dondoc", f"{machine}/var/lib/dondoc")
    script = re.sub(r"backups/dondoc-\S+", f"backups/{copy.name}", script).replace(
        "-o dondoc -g dondoc", "-o root -g root"
    )
    subprocess.run(["/bin/sh", "-c", script], env=CRON, check=True)
    restored = machine / "var/lib/dondoc/dondoc.db"
    assert restored.stat().st_mode & 0o777 == 0o600
    connection = sqlite3.connect(restored)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_server_is_backed_up_and_restored_as_the_page_says(
    postgres_server: URL, postgres_database: URL, tmp_path: Path
) -> None:
    address = owner_of(postgres_database).render_as_string(hide_password=False)
    copy = tmp_path / "dondoc.backup"
    done = dondoc("backup", str(copy), database=address)
    assert (done.stderr, done.returncode) == ("", 0)
    page = (ROOT / "docs/van-hanh.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"pg_restore .*?--dbname=dondoc", page)
    by = postgres_server.set(drivername="postgresql", database=postgres_database.database)
    server = by.render_as_string(hide_password=False)
    command = line.replace("--dbname=dondoc", f"--dbname='{server}'")
    with copy.open("rb") as content:
        done = subprocess.run(["/bin/sh", "-c", command], stdin=content, capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    refused = dondoc("backup", str(copy) + "2", database=postgres_database.render_as_string(hide_password=False))
    assert refused.returncode == 3
    assert "DONDOC_DATABASE_OWNER_URL" in refused.stderr


def test_the_unit_is_one_that_systemd_takes() -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd is not part of the project")
    done = subprocess.run(
        [program, "verify", ROOT / "deploy/dondoc.service"], capture_output=True, text=True, check=False
    )
    told = [one for one in done.stderr.splitlines() if "is not executable: No such file or directory" not in one]
    assert told == []


@pytest.mark.parametrize(
    "line", ["UMask=0077", "PrivateTmp=yes", "RestrictNamespaces=yes", "SystemCallFilter=@system-service"]
)
def test_the_unit_is_closed_in(line: str) -> None:
    assert line in (ROOT / "deploy/dondoc.service").read_text().splitlines()
