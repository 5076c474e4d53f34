"""One bad row, put in by hand, holds up nobody else: it is set aside, told to operator and office, and tried anew."""

import datetime as dt

import pytest
from sqlalchemy import bindparam, text

from actions import series
from actions.reminding import faults
from channels.telegram.hearing import CHANNEL
from db import dialogues, organizations, outbox, people
from db.base import UtcDateTime
from db.delivery import set_aside
from db.delivery.set_aside import Kind
from db.outbox import NewOutgoing
from domain.asking import Awaited
from domain.deadlines import DeadlineKind
from domain.dialogues import DialogueKind
from domain.organizations import NewUnit
from domain.registering.drafts import Draft
from domain.reminding.delivery import OutgoingKind
from domain.roles import Role
from domain.tasks import Due
from tests.scheduler.conftest import AN, BINH, GROUP, HANOI, MONDAY, NAMES, Stage
from texts.message import Message

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
DUE = dt.date(2026, 12, 16)
MONTHLY = Due("ngày 4 hằng tháng", DeadlineKind.RECURRING, day=dt.date(2026, 12, 4), rrule="FREQ=MONTHLY;BYMONTHDAY=4")
"""The next one is to be there on the Monday of the stage."""


def by_hand(stage: Stage, statement: str, **values: object) -> None:
    moments = [bindparam(name, type_=UtcDateTime()) for name, value in values.items() if isinstance(value, dt.datetime)]
    with stage.sessions.begin() as session:
        session.execute(text(statement).bindparams(*moments), values)


def second_organization(stage: Stage) -> tuple[int, int]:
    """Another department with a group of its own, where Bình heads the one unit; its id and its group."""
    group = stage.town.add_group("Sở Y tế", [AN, BINH]).id
    with stage.sessions.begin() as session:
        early = MONDAY - dt.timedelta(days=30)
        here = organizations.create(session, name="Sở Y tế", zone=HANOI.key, now=early)
        organizations.bind_chat(session, organization=here, channel=CHANNEL, account=group, title="Y tế", topic=None)
        organizations.add_units(session, organization=here, units=[NewUnit("Phòng Y")], today=early.date())
        [unit] = organizations.units(session, organization=here, today=early.date())
        person = people.ensure(session, organization=here, channel=CHANNEL, account=BINH, name=NAMES[BINH])
        post = people.ask_post(session, organization=here, person=person, role=Role.HEAD, unit=unit.id, now=early)
        people.decide_post(session, organization=here, post=post, by=person, approved=True, now=early)
    return here, group


async def in_second(stage: Stage, here: int) -> None:
    """The stage goes on in the other department."""
    with stage.sessions.begin() as session:
        [unit] = organizations.units(session, organization=here, today=MONDAY.date())
        [holder] = people.holders(session, organization=here)
    stage.organization, stage.units, stage.people = here, [unit.id], {AN: holder.person.id}
    await stage.add_task("Báo cáo dịch bệnh", DUE)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("UPDATE organizations SET zone = 'Mars/X' WHERE id = :first", Kind.ORGANIZATION),
        ("UPDATE organizations SET zone = 'Asia' WHERE id = :first", Kind.ORGANIZATION),
        ("UPDATE organizations SET settings = '{\"ladder\": 7}' WHERE id = :first", Kind.ORGANIZATION),
        ('UPDATE organizations SET settings = \'{"days": {"mai": true}}\' WHERE id = :first', Kind.ORGANIZATION),
        ("UPDATE tasks SET state = 'flying' WHERE organization_id = :first", Kind.TASK),
    ],
    ids=["a zone of another planet", "a zone that is a folder", "a ladder", "a day", "a state"],
)
@pytest.mark.parametrize("when", ["before it is planned", "between planning and telling"])
async def test_a_fault_of_one_organization_leaves_the_others_their_morning(
    stage: Stage, fault: str, kind: Kind, when: str
) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    first = stage.organization
    second, group = second_organization(stage)
    await in_second(stage, second)
    if when == "between planning and telling":
        stage.plan(MONDAY)
    by_hand(stage, fault, first=first)

    await stage.tick(MONDAY)
    await stage.tick(MONDAY + dt.timedelta(minutes=1))

    assert "Báo cáo dịch bệnh" in "".join(stage.heard(group))
    [told] = stage.heard(GROUP)
    assert "dữ liệu lưu có lỗi" in told
    with stage.sessions.begin() as session:
        assert [(one.organization, one.kind) for one in set_aside.everything(session, now=MONDAY)] == [(first, kind)]


def left_out(stage: Stage, now: dt.datetime = MONDAY) -> list[tuple[int, Kind]]:
    with stage.sessions.begin() as session:
        return [(one.organization, one.kind) for one in set_aside.everything(session, now=now)]


def begins_draft(stage: Stage) -> None:
    """An has begun a registration in the group, of which the next morning recalls."""
    with stage.sessions.begin() as session:
        dialogues.open_dialogue(
            session,
            organization=stage.organization,
            account=AN,
            chat=GROUP,
            kind=DialogueKind.DRAFT,
            asked=Awaited.DEADLINE,
            content=Draft(content="Lập sổ theo dõi"),
            now=MONDAY - 20 * HOUR,
        )


@pytest.mark.parametrize("when", ["before it is planned", "between planning and telling"])
async def test_a_fault_of_a_morning_leaves_the_tasks_of_its_organization_theirs(stage: Stage, when: str) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    begins_draft(stage)
    by_hand(stage, "UPDATE organizations SET morning_at = :now", now=MONDAY)
    if when == "between planning and telling":
        stage.plan(MONDAY)
        assert {rung for _, rung, _, _ in await stage.reminders()} == {"T-7"}
    by_hand(stage, "UPDATE dialogues SET content = '7'")

    await stage.tick(MONDAY)
    await stage.tick(MONDAY + MINUTE)

    assert left_out(stage) == [(stage.organization, Kind.MORNING)]
    assert len([one for one in stage.heard() if "/nv1 Rà soát văn bản" in one]) == 1
    assert "một phần dữ liệu" in next(one for one in stage.heard() if "có lỗi" in one)
    assert (await stage.ticker.next_moment() or MONDAY) > MONDAY + MINUTE  # It is not tried again at once.
    before = len(stage.heard())
    await stage.tick(MONDAY + 2 * HOUR)
    assert len(stage.heard()) == before


async def test_a_fault_of_what_waits_for_one_chat_leaves_the_other_chats_theirs(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    second, group = second_organization(stage)
    first = stage.organization
    await in_second(stage, second)
    stage.plan(MONDAY)
    by_hand(stage, "UPDATE reminders SET reach = 99 WHERE organization_id = :first", first=first)

    await stage.tick(MONDAY)

    assert left_out(stage) == [(first, Kind.CHAT)]
    assert "Báo cáo dịch bệnh" in "".join(stage.heard(group))
    by_hand(stage, "UPDATE reminders SET reach = 1")
    await stage.tick(MONDAY + HOUR + MINUTE)
    assert "Rà soát văn bản" in stage.heard()[-1]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("UPDATE organizations SET zone = 'Mars/X' WHERE id = :first", Kind.ORGANIZATION),
        ("UPDATE tasks SET state = 'flying' WHERE organization_id = :first", Kind.TASK),
    ],
)
async def test_a_series_that_cannot_go_on_leaves_the_others_theirs(stage: Stage, fault: str, kind: Kind) -> None:
    await stage.add_task("Báo cáo tháng", MONTHLY)
    first = stage.organization
    second, group = second_organization(stage)
    await in_second(stage, second)
    await stage.add_task("Báo cáo ca bệnh", MONTHLY)
    by_hand(stage, fault, first=first)

    await stage.tick(MONDAY)

    assert left_out(stage) == [(first, kind)]
    assert "/nv3 Báo cáo ca bệnh" in "".join(stage.heard(group))


async def test_every_series_that_cannot_go_on_is_counted(stage: Stage) -> None:
    for number in range(3):
        await stage.add_task(f"Báo cáo {number}", MONTHLY)
    by_hand(stage, "UPDATE tasks SET state = 'flying' WHERE number < 3")
    second, _ = second_organization(stage)
    await in_second(stage, second)
    await stage.add_task("Báo cáo ca bệnh", MONTHLY)
    by_hand(stage, "UPDATE organizations SET zone = 'Mars/X' WHERE id = :second", second=second)
    assert faults.find_in_series(stage.sessions, now=MONDAY) == 3
    assert series.continue_due(stage.sessions, now=MONDAY) == 1


async def test_the_office_is_told_in_private_where_it_can_be(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    await stage.open_private(AN)
    by_hand(stage, "UPDATE tasks SET state = 'flying'")
    await stage.tick(MONDAY)
    assert stage.heard() == []
    assert "nhắc việc của nhiệm vụ /nv1" in stage.heard(AN)[-1]


async def test_one_bad_task_keeps_the_others_of_its_unit_no_reminder_and_comes_when_it_is_mended(
    stage: Stage,
) -> None:
    for content in ("Rà soát văn bản", "Báo cáo năm", "Kế hoạch năm"):
        await stage.add_task(content, DUE)
    by_hand(stage, "UPDATE tasks SET state = 'flying' WHERE number = 2")
    await stage.tick(MONDAY)
    digest = next(one for one in stage.heard() if "NHẮC VIỆC" in one)
    assert "/nv1 " in digest
    assert "/nv3 " in digest
    assert "/nv2" not in digest
    assert "nhắc việc của nhiệm vụ /nv2" in next(one for one in stage.heard() if "có lỗi" in one)

    before = len(stage.heard())
    await stage.tick(MONDAY + HOUR)
    assert len(stage.heard()) == before  # It is known by now.
    by_hand(stage, "UPDATE tasks SET state = 'in_progress' WHERE number = 2")
    await stage.tick(MONDAY + 2 * HOUR + dt.timedelta(minutes=1))
    [late] = stage.heard()[before:]
    assert "/nv2 Báo cáo năm" in late


async def test_a_fault_that_comes_back_after_days_is_news(stage: Stage) -> None:
    await stage.add_task("Rà soát văn bản", DUE)
    for day in (0, 3):
        by_hand(stage, "UPDATE tasks SET state = 'flying', next_reminder_at = :now", now=MONDAY + day * 24 * HOUR)
        await stage.tick(MONDAY + day * 24 * HOUR)
        by_hand(stage, "UPDATE tasks SET state = 'in_progress'")
        await stage.ticker.keep_house(MONDAY + (day + 2) * 24 * HOUR)
    assert len([one for one in stage.heard() if "có lỗi" in one]) == 2


async def test_a_message_that_makes_no_call_is_set_aside(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        new = [
            NewOutgoing(OutgoingKind.SEND, GROUP, {"text": 5}),
            NewOutgoing(OutgoingKind.SEND, GROUP, Message("Chào").to_json()),
        ]
        sent = outbox.add(session, new, owner="dead", now=MONDAY)
    assert len(sent) == 2
    await stage.tick(MONDAY)
    await stage.tick(MONDAY + HOUR)
    assert [one.splitlines()[-1] for one in stage.heard()] == ["Chào"]
    assert await stage.going_out() == [("send", "failed"), ("send", "sent")]
