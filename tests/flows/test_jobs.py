"""Long work: done beside the conversation, taken up again after a crash, given up with a word where it fails."""

import multiprocessing
import os
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from sqlalchemy import update

from actions.overviews import papers
from db.models import Post
from domain.overviews.jobs import JobKind, Lane
from scheduler import jobs
from tests.flows.stage import DIRECTOR, SCIENCE, Stage


def asleep() -> Any:
    """While the block runs, nothing that is ordered is done."""
    return mock.patch.object(jobs.Jobs, "_work", new=mock.AsyncMock())


async def asked(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11")


async def test_what_a_run_left_behind_is_made_by_the_next(stage: Stage) -> None:
    await asked(stage)
    with asleep():
        [told] = await stage.says(DIRECTOR, "/summary word")
    assert told.text.startswith("⏳")
    stage.assistant.jobs.wake()
    await stage.settle()
    assert stage.last().file is not None


async def test_the_same_is_not_made_twice_at_once(stage: Stage) -> None:
    await asked(stage)
    with asleep():
        await stage.says(DIRECTOR, "/summary word")
        [told] = await stage.says(DIRECTOR, "/summary word")
    assert "đang được lập" in told.text


async def test_a_fault_is_told_with_a_button_that_tries_again(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await asked(stage)
    with mock.patch.object(papers, "report_of", side_effect=ZeroDivisionError):
        [told] = await stage.says(DIRECTOR, "/summary word")
    assert "Chưa lập được" in told.text
    assert "ZeroDivisionError" in caplog.text
    await stage.presses(DIRECTOR, told, "Lập lại")
    assert stage.last().file is not None


async def test_who_has_lost_the_right_meanwhile_hears_so_and_gets_no_file(stage: Stage) -> None:
    await asked(stage)
    with asleep():
        await stage.says(SCIENCE, "/summary word")
    with stage.assistant.sessions.begin() as session:
        session.execute(update(Post).values(ended_at=stage.now))
    stage.assistant.jobs.wake()
    await stage.settle()
    assert stage.last().file is None


async def test_work_that_ends_its_process_each_time_is_given_up(stage: Stage) -> None:
    await asked(stage)
    with asleep():
        await stage.says(DIRECTOR, "/summary word")
    for _ in range(3):
        papers.claim(stage.assistant.sessions, Lane.MAKING, owner="dead")
    stage.assistant.jobs.wake()
    await stage.settle()
    assert "Chưa lập được" in stage.last().text


def finds_no_room(loaded: Any, order: Any) -> Any:
    raise OSError(28, "No space left on device")


def waits_in_vain(loaded: Any, order: Any) -> Any:
    raise TimeoutError


@pytest.mark.by_turns
@pytest.mark.parametrize("make", [finds_no_room, waits_in_vain])
async def test_what_the_machine_refuses_a_making_is_no_fault_of_the_database(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, make: Any
) -> None:
    await asked(stage)
    monkeypatch.setitem(jobs.WORK, JobKind.PAPER, replace(jobs.WORK[JobKind.PAPER], make=make))
    [told] = await stage.says(DIRECTOR, "/summary word")
    assert "Chưa lập được" in told.text


def hangs(told: Path, loaded: Any, order: Any) -> Any:
    told.write_text(str(os.getpid()))
    while True:
        time.sleep(1)


@pytest.mark.slow
async def test_a_making_that_hangs_is_ended_with_its_process_and_the_next_paper_is_made(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await asked(stage)
    paper = jobs.WORK[JobKind.PAPER]
    hanging = tmp_path / "pid"
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "MOST_SECONDS", 4.0)  # Its process has to be up by then.
        patched.setitem(jobs.WORK, JobKind.PAPER, replace(paper, make=partial(hangs, hanging)))
        [told] = await stage.says(DIRECTOR, "/summary word")
    assert "Chưa lập được" in told.text
    assert int(hanging.read_text()) not in {child.pid for child in multiprocessing.active_children()}
    await stage.presses(DIRECTOR, told, "Lập lại")
    assert stage.last().file is not None
