"""Every command of docs/van-hanh.md: run as the page has it, on a folder that stands for the machine, or left out here.

What is left out stands in LEFT_OUT with the reason, and what another test runs in ELSEWHERE with its name: a command
that the page gains is in one of the three, or fails.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.conftest import run_sql
from tests.processes import simulator

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/van-hanh.md").read_text(encoding="utf-8")
TOKEN = "88:a-token-of-the-tests-alone"

LEFT_OUT: Mapping[str, str] = {
    "apt-get ": "it changes the machine, and asks its mirrors",
    "venv/bin/pip ": "it asks a registry; .ci/run installs the project",
    "systemctl ": "systemd runs on no machine of the tests; tests/test_operations.py lets it verify the unit",
    "journalctl ": "there is no journal without systemd",
    "timedatectl ": "it changes the clock of the machine",
    "kubectl ": "there is no cluster; tests/test_deploy.py reads what is applied",
    "docker ": "there is no daemon of containers where the tests run",
    "runuser -u postgres -- createuser --pwprompt ": "it asks for a password at the terminal",
}
"""How commands begin that no test can run, and why."""

ELSEWHERE: Mapping[str, str] = {
    "dondoc run": "test_processes.py::test_a_complete_day_with_a_crash_in_the_middle",
    "dondoc demo": "test_demo.py::test_one_that_is_kept_shows_the_chat_of_before_and_goes_on",
    "dondoc simulator ": "test_processes.py::test_a_complete_day_with_a_crash_in_the_middle",
    "runuser -u postgres -- pg_restore": "test_operations.py::test_a_server_is_backed_up_and_restored_as_the_page_says",
    "runuser -u postgres -- createdb ": "test_operators_page.py::test_the_database_of_the_page_is_made",
}
"""How commands begin that a test of their own runs."""

PROGRAMS = "dondoc|systemctl|journalctl|docker|timedatectl|ps|chown|git|runuser|pg_restore|venv"
_INLINE = re.compile(rf"`((?:{PROGRAMS}) [^`]+)`")
_SETTING = re.compile(r"[A-Z_]+=")
SENTENCES = {"document TỆP": f"document {ROOT}/LICENSE", "TỆP": "$(mktemp -u).backup", "“…”": "'trước ngày 15/12'"}
"""What stands for the words that the page leaves to the operator."""


def blocks() -> Iterator[list[str]]:
    """The lines of each block of commands or settings, a command that goes on in one line."""
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.M | re.S):
        lines = re.sub(r"\\\n\s*", "", block).splitlines()
        yield [line for line in lines if line.strip()]


def commands() -> list[str]:
    """The commands of the blocks, then those inside sentences and tables, each once."""
    in_blocks = [line for block in blocks() for line in block if not _SETTING.match(line)]
    return list(dict.fromkeys((*in_blocks, *_INLINE.findall(PAGE))))


def is_run_here(command: str) -> bool:
    return not command.startswith((*LEFT_OUT, *ELSEWHERE))


@pytest.mark.parametrize("start", [*LEFT_OUT, *ELSEWHERE])
def test_nothing_is_left_out_that_the_page_does_not_have(start: str) -> None:
    assert any(command.startswith(start) for command in commands())


@pytest.mark.parametrize("name", ELSEWHERE.values())
def test_what_runs_a_command_elsewhere_is_there(name: str) -> None:
    file, _, test = name.partition("::")
    assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A repository with what the page installs."""
    here = tmp_path / "source"
    here.mkdir()
    for name in ("deploy", "requirements.lock"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, here / name)
    by = ["-c", "user.name=An", "-c", "user.email=an@example.org", "-c", "commit.gpgsign=false"]
    for given in (["init", "-q", "-b", "main"], ["add", "-A"], [*by, "commit", "-q", "-m", "A version"]):
        subprocess.run(["git", *given], cwd=here, check=True)
    return here


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The folders that a fresh machine has; whoever is not root is no operator."""
    if os.geteuid() != 0 or shutil.which("useradd", path=os.defpath + ":/usr/sbin") is None:
        pytest.skip("only root adds a user, and a root is not part of the project")
    root = tmp_path / "machine"
    for folder in ("etc/cron.d", "etc/systemd/system", "var/lib", "usr/local/bin", "opt"):
        (root / folder).mkdir(parents=True)
    for name in ("passwd", "group", "shadow", "gshadow", "login.defs"):
        (root / "etc" / name).write_text("")
    return root


def test_the_page_is_followed_from_the_empty_machine_to_the_upgrade(
    machine: Path, source: Path, sqlite_template: Path, tmp_path: Path
) -> None:
    with simulator(tmp_path) as (url, _):
        script = tmp_path / "page.sh"
        script.write_text("\n".join(["set -eu", *_steps(machine, source, sqlite_template, url)]), encoding="utf-8")
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}  # noqa: TID251
        done = subprocess.run(
            ["/bin/sh", "-x", script], env=env, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
        )
    assert done.returncode == 0, f"{done.stderr[-3000:]}\n{done.stdout[-3000:]}"
    data = machine / "var/lib/dondoc"
    assert (data / "dondoc.db").stat().st_mode & 0o777 == 0o600
    assert (data / "cu" / "dondoc.db").exists()
    assert len(list((data / "backups").glob("truoc-nang-cap-*.backup"))) == 1
    assert (machine / "etc/dondoc/token").stat().st_mode & 0o777 == 0o640
    assert "dondoc" in (machine / "etc/passwd").read_text()


def _steps(machine: Path, source: Path, database: Path, url: str) -> Iterator[str]:
    """The commands of the page that run here, in its order, on the folder; those inside sentences at the end."""
    settings = machine / "etc/dondoc/dondoc.env"
    for number, block in enumerate(blocks()):
        if number == 1:  # What the page says to write into the two files.
            yield f"echo '{TOKEN}' > {machine}/etc/dondoc/token"
            yield from (f"echo '{_on(machine, line)}' >> {settings}" for line in block)
            yield f"echo 'DONDOC_TELEGRAM_URL={url}' >> {settings}"
            continue
        for line in block:
            if line.startswith("venv/bin/pip install --no-deps "):
                yield _program(machine)
            if line.startswith("systemctl enable --now"):  # The first run makes the database.
                yield f"install -m 600 {database} {machine}/var/lib/dondoc/dondoc.db"
            if not _SETTING.match(line) and is_run_here(line):
                yield _on(machine, line, source)
    shown = [line for line in _INLINE.findall(PAGE) if is_run_here(line)]
    yield from (_on(machine, line, source) for line in dict.fromkeys(shown))


def _program(machine: Path) -> str:
    """In the place of an installation: the program of this checkout."""
    file = f"{machine}/opt/dondoc/venv/bin/dondoc"
    return f"printf '#!/bin/sh\\ncd {ROOT}\\nexec {sys.executable} -m bot \"$@\"\\n' > {file}; chmod 755 {file}"


def _on(machine: Path, line: str, source: Path | None = None) -> str:
    """The line with its paths in the folder, and with the user that there is."""
    for placeholder, meant in SENTENCES.items():
        line = line.replace(placeholder, meant)
    line = re.sub(r"(?<![\w/:=.])/(etc|var|usr/local|opt)(?=/)", rf"{machine}/\1", line)
    line = re.sub(r"sqlite:////var", f"sqlite:///{machine}/var", line)
    line = re.sub(r"-([og]) dondoc\b", r"-\1 root", line)
    line = line.replace("git clone <địa chỉ kho mã nguồn>", f"git clone -q {source}")
    line = line.replace("useradd ", f"useradd --prefix {machine} ")
    line = re.sub(r"backups/dondoc-2026-\S+?\.backup", "$(ls backups/dondoc-*.backup | tail -n 1)", line)
    if line.startswith("dondoc "):
        line = f"{machine}/usr/local/bin/{line}"
    if "/usr/local/bin/" in line and line.startswith("install "):
        line += f"\n{_localized(machine)}"
    return line


def _localized(machine: Path) -> str:
    """The two scripts that are installed name the paths of a machine, and become another user."""
    bin = f"{machine}/usr/local/bin"
    paths = f's#\\(^\\|[ ="(]\\)/\\(etc/dondoc\\|var/lib/dondoc\\|usr/local/bin\\|opt/dondoc\\)#\\1{machine}/\\2#g'
    return f"sed -i -e '{paths}' -e 's/-u dondoc --/-u root --/' {bin}/dondoc {bin}/dondoc-backup"


def test_the_database_of_the_page_is_made(postgres_server: URL) -> None:
    (line,) = [one for one in commands() if "createdb" in one]
    command = line.removeprefix("runuser -u postgres -- ").replace("dondoc", "dondoc_page")
    run_sql(postgres_server, "DROP DATABASE IF EXISTS dondoc_page")
    run_sql(postgres_server, "DROP ROLE IF EXISTS dondoc_page")
    run_sql(postgres_server, "CREATE ROLE dondoc_page")
    where = {
        "PGHOST": postgres_server.query.get("host") or postgres_server.host,
        "PGPORT": postgres_server.port,
        "PGUSER": postgres_server.username,
        "PGPASSWORD": postgres_server.password,
    }
    env = {**os.environ, **{name: str(value) for name, value in where.items() if value}}  # noqa: TID251
    try:
        done = subprocess.run(["/bin/sh", "-c", command], env=env, capture_output=True, text=True, check=False)
        assert (done.stderr, done.returncode) == ("", 0)
        run_sql(postgres_server.set(database="dondoc_page"), "SELECT 1")
    finally:
        run_sql(postgres_server, "DROP DATABASE IF EXISTS dondoc_page")
        run_sql(postgres_server, "DROP ROLE dondoc_page")
