"""On SQLite a second copy notices the first, and a copy that was killed is in nobody's way; a server bears several."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.lock import AlreadyRunning, Held, single_instance
from bot.settings import Settings

TOKEN = "1:a-token-of-the-tests-alone"
PROGRAM = """
import asyncio, os
from bot.lock import AlreadyRunning, single_instance
from bot.settings import Settings

async def main():
    try:
        async with single_instance(Settings.from_env(os.environ)):
            print("running", flush=True)
            await asyncio.sleep(60)
    except AlreadyRunning as refusal:
        print(refusal.what.value, flush=True)

asyncio.run(main())
"""


@pytest.fixture
def environ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An installation with locks of its own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return {
        "DONDOC_DATABASE_URL": f"sqlite:///{tmp_path}/dondoc.db",
        "DONDOC_TELEGRAM_TOKEN": TOKEN,
        "TMPDIR": str(tmp_path),
    }


def settings_of(environ: Mapping[str, str], **changed: str) -> Settings:
    return Settings.from_env({**environ, **changed})


async def refusal_of(settings: Settings) -> Held | None:
    """What holds up another copy with these settings; None where nothing does."""
    try:
        async with single_instance(settings):
            return None
    except AlreadyRunning as refusal:
        return refusal.what


async def test_a_second_copy_is_refused_until_the_first_has_ended(environ: dict[str, str]) -> None:
    settings = settings_of(environ)
    async with single_instance(settings):
        assert await refusal_of(settings) is Held.TOKEN
    assert await refusal_of(settings) is None


def test_the_refusal_speaks_to_the_operator() -> None:
    assert "đang chạy" in str(AlreadyRunning(Held.DATABASE))
    assert "token" in str(AlreadyRunning(Held.TOKEN))


async def test_another_token_does_not_open_the_same_database(environ: dict[str, str]) -> None:
    async with single_instance(settings_of(environ)):
        assert await refusal_of(settings_of(environ, DONDOC_TELEGRAM_TOKEN="2:another")) is Held.DATABASE


async def test_another_database_does_not_free_the_token(environ: dict[str, str], tmp_path: Path) -> None:
    other = f"sqlite:///{tmp_path}/other.db"
    async with single_instance(settings_of(environ)):
        assert await refusal_of(settings_of(environ, DONDOC_DATABASE_URL=other)) is Held.TOKEN


async def test_the_same_token_at_another_server_is_another_account(environ: dict[str, str], tmp_path: Path) -> None:
    other = {"DONDOC_DATABASE_URL": f"sqlite:///{tmp_path}/other.db", "DONDOC_TELEGRAM_URL": "http://127.0.0.1:1"}
    async with single_instance(settings_of(environ)):
        assert await refusal_of(settings_of(environ, **other)) is None


async def test_two_paths_to_one_file_are_one_database(sqlite_template: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    real, link = (f"sqlite:///{tmp_path}/{folder}/dondoc.db" for folder in ("real", "link"))
    async with single_instance(Settings.from_env({"DONDOC_DATABASE_URL": real})):
        assert await refusal_of(Settings.from_env({"DONDOC_DATABASE_URL": link})) is Held.DATABASE


@asynccontextmanager
async def copy_running(environ: Mapping[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    """Another process that tries to be the only one; it has said its first word when the block begins."""
    path = {"PATH": os.defpath, "PYTHONPATH": str(Path(__file__).parents[1])}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, stdout=asyncio.subprocess.PIPE, env={**environ, **path}
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def first_word(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(60):
        return (await process.stdout.readline()).decode().strip()


@pytest.mark.slow
async def test_a_copy_in_another_process_holds_the_lock_and_sigkill_frees_it(environ: dict[str, str]) -> None:
    settings = settings_of(environ)
    async with copy_running(environ) as first:
        assert await first_word(first) == "running"
        assert await refusal_of(settings) is Held.TOKEN
        async with copy_running({**environ, "DONDOC_TELEGRAM_TOKEN": "2:another"}) as second:
            assert await first_word(second) == "database"
        first.kill()
        await first.wait()
        assert await freed(settings)


async def freed(settings: Settings) -> bool:
    """Whether the locks come free within some seconds."""
    for _ in range(300):
        if await refusal_of(settings) is None:
            return True
        await asyncio.sleep(0.1)
    return False


async def test_on_a_server_several_run(environ: dict[str, str]) -> None:
    settings = settings_of(environ, DONDOC_DATABASE_URL="postgresql://nobody@localhost/dondoc")
    async with single_instance(settings):
        assert await refusal_of(settings) is None
