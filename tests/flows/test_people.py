"""Setting a group up, and people who say who they are."""

from sqlalchemy import select

from bot import demo
from db.models import Event
from simulator import membership
from simulator.models import ChatKind, Message
from tests.flows.stage import CHIEF, DIGITAL, GROUP, OUTSIDER, SCIENCE, Stage, labels, texts


async def set_up(stage: Stage) -> None:
    shown = (await stage.says(CHIEF, f"/thietlap {demo.UNITS}"))[-1]
    assert labels(shown) == ["Đúng", "Sửa danh sách", "Bỏ"]
    assert "3. Phòng Chuyển đổi số (CĐS)" in shown.text
    await stage.presses(CHIEF, shown, "Đúng")


async def asks_for_post(stage: Stage, person: int, words: str) -> Message:
    return (await stage.says(person, words))[-1]


async def test_an_admin_sets_the_group_up_and_is_its_office(stage: Stage) -> None:
    asked = (await stage.says(CHIEF, "/thietlap"))[-1]
    assert "danh sách đơn vị" in asked.text

    shown = (await stage.says(CHIEF, demo.UNITS, to=asked))[-1]
    await stage.says(CHIEF, "đúng", to=shown)

    assert "Đã thiết lập" in stage.last().text
    assert "Văn phòng" in texts(await stage.says(CHIEF, "/toi"))
    assert "đã được thiết lập" in texts(await stage.says(CHIEF, "/setup"))
    with stage.assistant.sessions.begin() as session:
        assert session.scalars(select(Event.kind)).all() == ["set_up"]


async def test_who_sets_the_group_up_alone_says_of_which_unit_the_office_is(stage: Stage) -> None:
    await set_up(stage)
    assert "Đã ghi nhận: Văn phòng" in texts(await stage.says(CHIEF, "/toi Chánh Văn phòng"))
    assert "– Văn phòng Sở" in texts(await stage.says(CHIEF, "/toi"))


async def test_the_list_of_units_can_be_corrected_or_dropped(stage: Stage) -> None:
    shown = (await stage.says(CHIEF, "/thietlap Phòng A | A"))[-1]
    await stage.presses(CHIEF, shown, "Sửa danh sách")

    shown = (await stage.says(CHIEF, "Phòng A | A\nPhòng B | B", to=stage.last()))[-1]
    assert "2 đơn vị" in shown.text

    await stage.presses(CHIEF, shown, "Bỏ")
    assert "chưa thiết lập" in stage.last().text
    assert "/thietlap" in texts(await stage.says(CHIEF, "/summary"))


async def test_a_unit_that_was_forgotten_is_added_to_the_list(stage: Stage) -> None:
    """It does not take the place of all the others."""
    shown = (await stage.says(CHIEF, "/thietlap Văn phòng | VP\nPhòng A | A"))[-1]
    shown = (await stage.says(CHIEF, "thêm Phòng B | B", to=shown))[-1]
    assert "có 3 đơn vị" in shown.text
    assert "3. Phòng B (B)" in shown.text
    twice = (await stage.says(CHIEF, "thêm Phòng A", to=shown))[-1]
    assert "bị lặp" in twice.text


async def test_the_office_adds_a_unit_later(stage: Stage) -> None:
    await set_up(stage)
    asked = await asks_for_post(stage, SCIENCE, "/toi trưởng phòng qlkh")
    await stage.presses(CHIEF, asked, "Đồng ý")
    assert "/thietlap thêm" in texts(await stage.says(CHIEF, "/thietlap"))

    assert "đã thêm" not in texts(await stage.says(SCIENCE, "/thietlap thêm Phòng Tổ chức cán bộ | TCCB"))
    said = texts(await stage.says(CHIEF, "/thietlap thêm Phòng Tổ chức cán bộ | TCCB"))

    assert "đã thêm đơn vị: Phòng Tổ chức cán bộ. Cơ quan hiện có 6 đơn vị" in said
    assert "Trưởng đơn vị – Phòng Tổ chức cán bộ" in texts(await stage.says(DIGITAL, "/toi Trưởng phòng TCCB"))
    assert "bị lặp" in texts(await stage.says(CHIEF, "/thietlap thêm Phòng Tổ chức cán bộ"))


async def test_the_office_approves_a_post_with_one_tap(stage: Stage) -> None:
    await set_up(stage)

    asked = await asks_for_post(stage, SCIENCE, "/toi trưởng phòng qlkh")
    assert "Trưởng đơn vị – Phòng Quản lý khoa học" in asked.text
    refused = await stage.presses(SCIENCE, asked, "Đồng ý")
    assert refused.alert

    await stage.presses(CHIEF, asked, "Đồng ý")
    assert "đã duyệt" in stage.last().text
    assert "Trưởng đơn vị" in texts(await stage.says(SCIENCE, "/toi"))


async def test_a_post_that_waits_is_told_to_who_claimed_it(stage: Stage) -> None:
    await set_up(stage)
    asked = await asks_for_post(stage, SCIENCE, "/toi Phó trưởng phòng Quản lý khoa học, phụ trách phòng")
    assert "Phó trưởng đơn vị – Phòng Quản lý khoa học" in asked.text
    assert "Đang chờ Văn phòng duyệt: Phó trưởng đơn vị – Phòng Quản lý khoa học" in texts(
        await stage.says(SCIENCE, "/toi")
    )
    await stage.presses(CHIEF, asked, "Đồng ý")
    assert "chờ" not in texts(await stage.says(SCIENCE, "/toi"))


async def test_a_refused_post_gives_no_rights(stage: Stage) -> None:
    await set_up(stage)
    asked = await asks_for_post(stage, DIGITAL, "/toi Trưởng phòng Chuyển đổi số")

    await stage.presses(CHIEF, asked, "Từ chối")

    assert "không duyệt" in stage.last().text
    assert "/toi" in texts(await stage.says(DIGITAL, "/dangky Báo cáo, hạn 30/11"))


async def test_a_stranger_in_private_is_told_to_turn_to_the_group(stage: Stage) -> None:
    await set_up(stage)
    assert "nhóm" in texts(await stage.says(OUTSIDER, "tôi là trưởng phòng", chat=OUTSIDER))


async def test_a_group_that_becomes_a_supergroup_keeps_its_tasks(stage: Stage) -> None:
    stage.town.add_group("Nhóm nhỏ", [CHIEF, SCIENCE], id=-4242, kind=ChatKind.GROUP)
    shown = (await stage.says(CHIEF, "/thietlap Văn phòng | VP", chat=-4242))[-1]
    await stage.presses(CHIEF, shown, "Đúng")
    shown = (await stage.says(CHIEF, "/dangky Kiểm kê, chủ trì VP, hạn 30/11", chat=-4242))[-1]
    await stage.presses(CHIEF, shown, "Đúng")

    moved = membership.migrate(stage.town, -4242)
    await stage.settle()

    assert "Kiểm kê" in texts(await stage.says(CHIEF, "/nv1", chat=moved.id))
    assert stage.town.chat(GROUP).title
