"""Every act looks for itself whether the rules allow it, whatever was decided before: nothing gets past it.

What people say in the chat mostly meets the rules earlier, so the acts are called here as handlers call them.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

import pytest

from actions import corrections, extensions, tasks
from actions.turns import Scene, Speaker, Turn
from channels.telegram.hearing import CHANNEL
from domain import refusals
from domain.deadlines import DeadlineKind
from domain.heard import File
from domain.history import EventKind
from domain.people import Post, Verb
from domain.replies import Intent
from domain.roles import Role
from domain.tasks import Due, PersonName, Report, State, Task, UnitName, Urgency
from handlers.listening import READER
from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, GROUP, OFFICER, SCIENCE, VICE, Stage

Act = Callable[[Turn, Speaker, Task], object]

LATER = Due("24/12", DeadlineKind.EXACT, dt.date(2026, 12, 24))
DIGITAL_UNIT = UnitName(3, "Phòng Chuyển đổi số")

ACTS: dict[str, Act] = {
    "report": lambda turn, by, task: tasks.record_report(turn, by, task, Report("được 40%", percent=40)),
    "remark": lambda turn, by, task: tasks.note(turn, by, EventKind.REMARKED, task, verb=Verb.REMARK, words="chú ý"),
    "attach": lambda turn, by, task: tasks.attach(turn, by, task, [File("f1", "dự thảo.docx")]),
    "ask for time": lambda turn, by, task: extensions.request(turn, by, task, LATER, "chờ góp ý"),
    "withdraw the request": lambda turn, by, task: extensions.withdraw(turn, by, task, "thôi"),
    "give back": lambda turn, by, task: tasks.give_back(turn, by, task, "không thuộc chức năng"),
    "ask to give back": lambda turn, by, task: tasks.ask_return(turn, by, task, "không thuộc chức năng"),
    "delegate": lambda turn, by, task: tasks.delegate(turn, by, task, PersonName(by.known.person, "Huy", OFFICER)),
    "take back the report": lambda turn, by, task: corrections.take_back(turn, by, task, "chưa xong"),
    "confirm": tasks.confirm,
    "send back": lambda turn, by, task: tasks.send_back(turn, by, task, "thiếu phụ lục"),
    "cancel": lambda turn, by, task: tasks.cancel(turn, by, task, "trùng việc khác"),
    "revive": lambda turn, by, task: tasks.revive(turn, by, task, "hủy nhầm"),
    "reassign": lambda turn, by, task: tasks.reassign(turn, by, task, DIGITAL_UNIT),
    "add support": lambda turn, by, task: tasks.support(turn, by, task, [DIGITAL_UNIT]),
    "mark as urgent": lambda turn, by, task: tasks.urge(turn, by, task, Urgency.URGENT),
    "leave it with the unit": lambda turn, by, task: tasks.keep(turn, by, task, "vẫn giao"),
    "let it begin": lambda turn, by, task: tasks.begin(turn, by, task, "có kế hoạch"),
    "give more time": lambda turn, by, task: extensions.grant(turn, by, task, LATER),
    "give no more time": lambda turn, by, task: extensions.refuse(turn, by, task, "đúng hạn"),
    "set the deadline": lambda turn, by, task: extensions.set_deadline(turn, by, task, LATER),
    "set the deadline of the new lead": lambda turn, by, task: extensions.set_for_new_lead(turn, by, task, LATER),
    "restore the deadline": lambda turn, by, task: extensions.restore(turn, by, task),
    "revoke the time": lambda turn, by, task: extensions.revoke(turn, by, task),
}
OF_UNIT = (
    "report",
    "attach",
    "ask for time",
    "withdraw the request",
    "give back",
    "ask to give back",
    "take back the report",
)
"""What only the unit that leads does."""
OPEN_TO_ALL = ("remark",)
"""What every unit and the office may do."""


@contextmanager
def acting(stage: Stage, account: int) -> Iterator[tuple[Turn, Speaker, Task]]:
    with stage.assistant.sessions.begin() as session:
        turn = Turn(session, stage.now, CHANNEL, GROUP)
        speaker = turn.recognize(account)
        (task,) = tasks.tasks_by_ids(session, turn.recognize(CHIEF), [1])
        yield turn, speaker, task


Refused = TypeVar("Refused", bound=refusals.Refusal)


def is_refused(stage: Stage, account: int, act: Act, *, by: type[Refused]) -> Refused:
    with acting(stage, account) as (turn, speaker, task), pytest.raises(by) as refused:
        act(turn, speaker, task)
    return refused.value


async def given(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER, posts={VICE: "Giám sát"})
    stage.has(SCIENCE, "Lập dự toán năm, hạn 30/11")


RIGHTS = {
    "report": Verb.REPORT,
    "remark": Verb.REMARK,
    "attach": Verb.ATTACH,
    "ask for time": Verb.ASK_EXTENSION,
    "withdraw the request": Verb.ASK_EXTENSION,
    "give back": Verb.RETURN,
    "ask to give back": Verb.RETURN,
    "delegate": Verb.DELEGATE,
    "take back the report": Verb.REPORT,
    "confirm": Verb.CONFIRM,
    "send back": Verb.SEND_BACK,
    "cancel": Verb.CANCEL,
    "revive": Verb.CANCEL,
    "reassign": Verb.REASSIGN,
    "give more time": Verb.EXTEND,
    "give no more time": Verb.EXTEND,
    "set the deadline": Verb.EXTEND,
    "restore the deadline": Verb.EXTEND,
    "revoke the time": Verb.EXTEND,
}
"""The right that each act needs, which the refusal names; all others need that to assign."""


@pytest.mark.parametrize("name", ACTS)
async def test_the_inspector_changes_nothing(stage: Stage, name: str) -> None:
    await given(stage)
    refused = is_refused(stage, VICE, ACTS[name], by=refusals.NotAllowed)
    assert refused.verb is RIGHTS.get(name, Verb.ASSIGN)


@pytest.mark.parametrize("name", [name for name in ACTS if name not in OPEN_TO_ALL])
async def test_another_unit_changes_nothing(stage: Stage, name: str) -> None:
    await given(stage)
    is_refused(stage, DIGITAL, ACTS[name], by=refusals.NotAllowed)


@pytest.mark.parametrize("name", [name for name in ACTS if name not in (*OF_UNIT, *OPEN_TO_ALL, "delegate")])
async def test_the_unit_decides_nothing_about_its_work(stage: Stage, name: str) -> None:
    await given(stage)
    is_refused(stage, SCIENCE, ACTS[name], by=refusals.NotAllowed)


@pytest.mark.parametrize("name", OF_UNIT)
@pytest.mark.parametrize("account", [CHIEF, DIRECTOR], ids=["office", "leader"])
async def test_who_decides_says_nothing_for_the_unit(stage: Stage, account: int, name: str) -> None:
    await given(stage)
    is_refused(stage, account, ACTS[name], by=refusals.NotAllowed)


OF_TIME = ("give more time", "give no more time", "set the deadline", "restore the deadline", "revoke the time")


async def test_who_asked_for_time_does_not_decide_it_from_another_post(stage: Stage) -> None:
    await given(stage)
    with acting(stage, SCIENCE) as (turn, head, task):
        extensions.request(turn, head, task, LATER, "chờ góp ý")
    for name in OF_TIME:
        with acting(stage, SCIENCE) as (turn, head, task), pytest.raises(refusals.OwnWork):
            ACTS[name](turn, replace(head, actor=replace(head.known, posts=(Post(Role.OFFICE),))), task)


REASONS: dict[str, tuple[int, Act]] = {
    "cancel": (CHIEF, lambda turn, by, task: tasks.cancel(turn, by, task, " ")),
    "send back": (CHIEF, lambda turn, by, task: tasks.send_back(turn, by, task, " ")),
    "give back": (SCIENCE, lambda turn, by, task: tasks.give_back(turn, by, task, " ")),
    "ask to give back": (SCIENCE, lambda turn, by, task: tasks.ask_return(turn, by, task, " ")),
}


@pytest.mark.parametrize("name", REASONS)
async def test_nothing_that_needs_a_reason_is_done_without(stage: Stage, name: str) -> None:
    await given(stage)
    account, act = REASONS[name]
    if name == "send back":
        await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")
    is_refused(stage, account, act, by=refusals.ReasonNeeded)


CLOSED = {
    "report": SCIENCE,
    "attach": SCIENCE,
    "remark": SCIENCE,
    "ask for time": SCIENCE,
    "give back": SCIENCE,
    "delegate": SCIENCE,
    "confirm": CHIEF,
    "cancel": CHIEF,
    "send back": CHIEF,
    "reassign": CHIEF,
    "add support": CHIEF,
    "mark as urgent": CHIEF,
    "leave it with the unit": CHIEF,
    "give more time": CHIEF,
    "give no more time": CHIEF,
    "set the deadline": CHIEF,
}
"""What nobody does to a task that was cancelled, not even who may otherwise."""


@pytest.mark.parametrize("name", CLOSED)
async def test_nothing_is_done_to_a_task_that_is_over(stage: Stage, name: str) -> None:
    await given(stage)
    await stage.says(CHIEF, "/huy 1 trùng việc khác")
    is_refused(stage, CLOSED[name], ACTS[name], by=refusals.AlreadyClosed)


REPORTED = {
    "ask for time": SCIENCE,
    "ask to give back": SCIENCE,
    "give more time": CHIEF,
    "set the deadline": CHIEF,
    "set the deadline of the new lead": CHIEF,
}


@pytest.mark.parametrize("name", REPORTED)
async def test_the_time_of_reported_work_stands_still(stage: Stage, name: str) -> None:
    await given(stage)
    await stage.says(SCIENCE, "/xong 1 đã ban hành 15/BC-SKHCN")
    is_refused(stage, REPORTED[name], ACTS[name], by=refusals.AlreadySubmitted)


@pytest.mark.parametrize("name", ["cancel", "reassign", *OF_TIME])
async def test_the_office_decides_nothing_of_a_leaders_order(stage: Stage, name: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.register(DIRECTOR, "QLKH: Lập dự toán năm, hạn 30/11", command="/giao")
    is_refused(stage, CHIEF, ACTS[name], by=refusals.LeadersOrder)


@pytest.mark.parametrize("name", ["confirm", "send back", *OF_TIME])
async def test_the_office_judges_nothing_of_its_own_work(stage: Stage, name: str) -> None:
    await stage.opens()
    stage.has(CHIEF, "Lập dự toán năm, chủ trì Văn phòng, hạn 30/11")
    is_refused(stage, CHIEF, ACTS[name], by=refusals.OwnWork)


async def test_a_task_that_goes_to_its_own_unit_stays_there(stage: Stage) -> None:
    await given(stage)
    with acting(stage, SCIENCE) as (turn, head, task):
        tasks.give_back(turn, head, task, "không thuộc chức năng")
    with acting(stage, CHIEF) as (turn, office, task):
        after = tasks.reassign(turn, office, task, task.lead)
    assert (task.state, after.state) == (State.RETURNED, State.ASSIGNED)


async def test_who_reports_no_more_corrects_no_reading(stage: Stage) -> None:
    await given(stage)
    with acting(stage, OFFICER) as (turn, officer, task), pytest.raises(refusals.NotAllowed):
        corrections.correct(Scene(turn, officer, READER), task, 1, Intent.OBSTACLE)


async def test_who_reported_nothing_takes_nothing_back(stage: Stage) -> None:
    await given(stage)
    with acting(stage, SCIENCE) as (turn, head, task):
        assert ACTS["take back the report"](turn, head, task) == task
