"""A version before goes on with its work while a newer one has changed the schema under it, as in a rolling upgrade.

What both must bear is the rule of db/migrations/README.md: a migration adds, and a later version takes away.
"""

import io
import os
import subprocess
import sys
import tarfile
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import URL

from bot import demo
from db.engine import alembic_config, open_engine
from simulator import default_town as cast
from tests import postgres
from tests.conftest import run_sql
from tests.processes import JsonApi, environment, program, simulator

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
BEFORE = "v0.1.0"
"""The tag of the version before."""
CHIEF, SCIENCE, GROUP = cast.CHIEF_OF_OFFICE, cast.HEAD_OF_SCIENCE, cast.GROUP


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the version before, as its wheel is unpacked."""
    found = subprocess.run(["git", "archive", BEFORE], cwd=ROOT, capture_output=True, check=False)
    if found.returncode != 0:
        pytest.skip(f"the history with the tag {BEFORE} is not part of the project as it was cloned: git fetch --tags")
    folder = tmp_path_factory.mktemp("before")
    with tarfile.open(fileobj=io.BytesIO(found.stdout)) as archive:
        archive.extractall(folder / "source", filter="data")
    built = ["uv", "build", "--quiet", "--wheel", "--out-dir", str(folder), str(folder / "source")]
    subprocess.run(built, check=True, timeout=120)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        content.extractall(folder / "installed")
    return folder / "installed"


@pytest.fixture
def roles(postgres_server: URL) -> Iterator[tuple[URL, URL]]:
    """An empty database for its owner, and for who only uses it."""
    name = f"dondoc_test_{uuid.uuid4().hex}"
    with postgres.roles(postgres_server, name) as (owner, app):
        run_sql(postgres_server, f"CREATE DATABASE {name} OWNER {owner.username}")
        yield owner, app
        run_sql(postgres_server, f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_before(installed: Path, env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as out:
        process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=installed, env=env, stdout=out, stderr=out)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(20)


def shown(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def change_schema(url: URL) -> None:
    """As a newer version does it; that one waits before, where the one before is a process that runs alone."""
    engine, config = open_engine(url), alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def press(town: JsonApi, person: int, message: int, label: str) -> None:
    town.post("press", person=person, chat=GROUP, message_id=message, button=label)
    town.post("settle")


def register(town: JsonApi, words: str) -> None:
    said = town.says(SCIENCE, GROUP, f"/dangky {words}")
    press(town, SCIENCE, said[-1]["message_id"], "Đúng")


def test_a_version_before_works_on_while_the_schema_changes_under_it(
    before: Path, roles: tuple[URL, URL], tmp_path: Path
) -> None:
    owner, app = roles
    log = tmp_path / "before.log"
    with simulator(tmp_path) as (url, town):
        env = environment(url, shown(owner))
        with running_before(before, env, log):
            town.post("clock", to="2031-03-03T09:00:00+07:00")
            said = town.says(CHIEF, GROUP, f"/thietlap {demo.UNITS}")
            press(town, CHIEF, said[-1]["message_id"], "Đúng")
            said = town.says(SCIENCE, GROUP, f"/toi {demo.POSTS[SCIENCE]}")
            press(town, CHIEF, said[-1]["message_id"], "Đồng ý")
            register(town, "Báo cáo tổng kết, hạn 5/3")

            change_schema(owner)

            register(town, "Lập kế hoạch năm, hạn 5/3")
            town.post("clock", advance="1d")
            digest = town.get("messages", chat=GROUP)[-1]
            assert "/nv1" in digest["text"]
            assert "/nv2" in digest["text"]
            said = town.says(SCIENCE, GROUP, "1 được 70%, 2 xong, 12/BC-SKHCN", digest["message_id"])
            assert "70%" in said[-1]["text"]
            assert "Có 2 nhiệm vụ" in town.says(CHIEF, GROUP, "/summary")[0]["text"]
        assert "Traceback" not in log.read_text("utf-8")

        after = {**environment(url, shown(app)), "DONDOC_DATABASE_OWNER_URL": shown(owner)}
        with program("run", env=after, log=tmp_path / "after.log"):
            said = town.says(SCIENCE, GROUP, "được 80%", digest["message_id"])
            assert said
            assert "Có 2 nhiệm vụ" in town.says(CHIEF, GROUP, "/summary")[0]["text"]
    assert "Traceback" not in (tmp_path / "after.log").read_text("utf-8")


def test_the_version_before_is_one_that_is_installed_as_it_was(before: Path) -> None:
    assert (before / "bot" / "__main__.py").exists()
    assert not (before / "tests").exists()
    assert os.listdir(before / "db" / "migrations" / "versions")
