"""One bad row, put in by hand, holds up nobody else: it is set aside, told to operator and office, and tried anew."""

import datetime as dt

import pytest
from sqlalchemy import bindparam, text

from channels.telegram.hearing import CHANNEL
from db import organizations, outbox, people
from db.base import UtcDateTime
from db.delivery import set_aside
from db.delivery.set_aside import Kind
from db.outbox import NewOutgoing
from domain.organizations import NewUnit
from domain.reminding.delivery import OutgoingKind
from domain.roles import Role
from tests.scheduler.conftest import AN, BINH, GROUP, HANOI, MONDAY, NAMES, Stage
from texts.message import Message

HOUR = dt.timedelta(hours=1)
DUE = dt.date(2026, 12, 16)


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
