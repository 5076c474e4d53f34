"""A complete day over real HTTP: `dondoc simulator` and `dondoc run`, each its own process."""

import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot import demo
from bot.__main__ import REFUSED
from bot.standing import probation
from simulator import default_town as cast
from tests.processes import environment, hooked, program, simulator

CHIEF, SCIENCE, DIRECTOR, GROUP = cast.CHIEF_OF_OFFICE, cast.HEAD_OF_SCIENCE, cast.DIRECTOR, cast.GROUP


@pytest.mark.slow
def test_a_complete_day_with_a_crash_in_the_middle(tmp_path: Path) -> None:
    with simulator(tmp_path) as (url, json_api):
        env = environment(url, f"sqlite:///{tmp_path}/dondoc.db")
        with program("run", env=env, log=tmp_path / "run.log") as running:
            json_api.post("clock", to="2031-03-03T09:00:00+07:00")
            shown = json_api.says(CHIEF, GROUP, f"/thietlap {demo.UNITS}")
            json_api.post("press", person=CHIEF, chat=GROUP, message_id=shown[-1]["message_id"], button="Đúng")
            for person in (SCIENCE, DIRECTOR):
                asked = json_api.says(person, GROUP, f"/toi {demo.POSTS[person]}")
                json_api.post("press", person=CHIEF, chat=GROUP, message_id=asked[-1]["message_id"], button="Đồng ý")
            shown = json_api.says(SCIENCE, GROUP, "/dangky Báo cáo tổng kết, hạn 5/3")
            json_api.post("press", person=SCIENCE, chat=GROUP, message_id=shown[-1]["message_id"], button="Đúng")
            json_api.post("settle")

            json_api.post("clock", advance="1d")
            digest = json_api.get("messages", chat=GROUP)[-1]
            assert "SẮP ĐẾN HẠN" in digest["text"]
            assert "/nv1" in digest["text"]
            running.kill()
            running.wait()
            json_api.post("say", person=SCIENCE, chat=GROUP, text="được 70% rồi ạ", reply_to=digest["message_id"])

        with program("run", env=env, log=tmp_path / "run.log"):
            json_api.post("settle")
            assert "Đã ghi nhận 70%" in json_api.get("messages", chat=GROUP)[-1]["text"]

            done = json_api.says(SCIENCE, GROUP, "xong, 12/BC-SKHCN", digest["message_id"])
            pressed = json_api.post(
                "press", person=SCIENCE, chat=GROUP, message_id=done[-1]["message_id"], button="Xác nhận"
            )
            assert pressed["alert"]
            json_api.post("press", person=CHIEF, chat=GROUP, message_id=done[-1]["message_id"], button="Xác nhận")
            board = json_api.says(DIRECTOR, GROUP, "/summary")
            assert "1 hoàn thành (đúng hạn 1, quá hạn 0)" in board[0]["text"]


@pytest.mark.slow
def test_a_second_copy_says_so_and_stops(tmp_path: Path) -> None:
    """On the same database, on the same token, and on the same token where no lock on this machine can tell."""
    with simulator(tmp_path) as (url, json_api):
        first = environment(url, f"sqlite:///{tmp_path}/a.db")
        elsewhere = {**first, "DONDOC_DATABASE_URL": f"sqlite:///{tmp_path}/b.db"}
        with program("run", env=first, log=tmp_path / "first.log"):
            json_api.says(CHIEF, GROUP, "/trogiup")
            is_up = time.monotonic()
            with (
                refused({**first, "DONDOC_TELEGRAM_TOKEN": "77:another"}, tmp_path / "database.log"),
                refused(elsewhere, tmp_path / "token.log"),
            ):
                pass
            time.sleep(max(is_up + probation(int(first["DONDOC_POLL_SECONDS"])) - time.monotonic(), 0))
            with refused({**elsewhere, "TMPDIR": str(tmp_path)}, tmp_path / "machine.log"):
                pass


@contextmanager
def refused(env: dict[str, str], log: Path) -> Iterator[None]:
    """A copy that is started with the block, and at its end says that there is another and stops."""
    with program("run", env=env, log=log) as copy:
        yield
        assert copy.wait(20) == REFUSED, log.name
    assert "dừng" in log.read_text("utf-8"), log.name


@pytest.mark.slow
def test_by_a_webhook_nothing_is_lost_where_it_is_stopped_and_killed_in_the_middle(tmp_path: Path) -> None:
    with simulator(tmp_path) as (url, json_api):
        env = hooked(environment(url, f"sqlite:///{tmp_path}/dondoc.db"))
        log = tmp_path / "run.log"
        with program("run", env=env, log=log):
            shown = json_api.says(CHIEF, GROUP, f"/thietlap {demo.UNITS}")
            json_api.post("press", person=CHIEF, chat=GROUP, message_id=shown[-1]["message_id"], button="Đúng")
        for ending in (signal.SIGTERM, signal.SIGKILL) * 2:
            with program("run", env=env, log=log) as running:
                json_api.says(CHIEF, GROUP, "/nhiemvu")
                for _ in range(10):
                    json_api.post("say", person=CHIEF, chat=GROUP, text="/nhiemvu")
                running.send_signal(ending)
                running.wait(20)
        with program("run", env=env, log=log):
            json_api.says(CHIEF, GROUP, "/nhiemvu")
            said = json_api.get("messages", chat=GROUP)
    asked = [one["message_id"] for one in said if one["text"] == "/nhiemvu"]
    answered = {one["reply_to"] for one in said if one["from"].get("bot")}
    assert len(asked) == 4 * 11 + 1
    assert answered >= set(asked)
    assert [one for one in answered_in(tmp_path / "dondoc.db") if one in asked] == asked
    assert "Traceback" not in log.read_text("utf-8")


def answered_in(file: Path) -> list[int]:
    """The messages that were answered, in the order in which they were handled."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("SELECT reply_to FROM outbox WHERE reply_to IS NOT NULL ORDER BY id")
        return list(dict.fromkeys(message for (message,) in rows))


def test_without_a_token_it_says_what_to_set(tmp_path: Path) -> None:
    env = environment("http://127.0.0.1:9", f"sqlite:///{tmp_path}/a.db")
    del env["DONDOC_TELEGRAM_TOKEN"]
    with program("run", env=env, log=tmp_path / "run.log") as process:
        assert process.wait(20) == 2
    assert "DONDOC_TELEGRAM_TOKEN" in (tmp_path / "run.log").read_text("utf-8")
