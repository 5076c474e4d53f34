"""Who holds which post: given by somebody else, shown with the account, and over when it ends."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from telegram import ChatPermissions

from db.models import Event, Person
from simulator import membership, serialization
from simulator.models import Message
from tests.flows.stage import (
    CHIEF,
    CLERK,
    DIGITAL,
    DIRECTOR,
    GROUP,
    OFFICER,
    OUTSIDER,
    SCIENCE,
    STANDARDS,
    VICE,
    Stage,
    invited,
    labels,
    texts,
)


def renamed(stage: Stage, person: int, **changes: str) -> None:
    """Somebody is called otherwise by the messenger."""
    stage.town.people[person] = replace(stage.town.person(person), **changes)  # type: ignore[arg-type]


async def claims(stage: Stage, person: int, words: str) -> Message:
    return (await stage.says(person, f"/toi {words}"))[-1]


async def holds(stage: Stage, person: int) -> str:
    return texts(await stage.says(person, "/toi"))


@pytest.mark.parametrize(
    "words", ["Giám đốc Sở", "Trưởng phòng Chuyển đổi số", "Phó trưởng phòng Tiêu chuẩn", "Giám sát"]
)
@pytest.mark.parametrize("answer", ["press", "word"])
async def test_nobody_approves_the_own_post(stage: Stage, words: str, answer: str) -> None:
    await stage.opens(CLERK)
    asked = await claims(stage, CLERK, words)

    if answer == "press":
        assert (await stage.presses(CLERK, asked, "Đồng ý")).alert
    else:
        assert "Không ai tự duyệt" in texts(await stage.says(CLERK, "đồng ý", to=asked))

    assert "Đang chờ" in await holds(stage, CLERK)
    await stage.presses(CHIEF, asked, "Đồng ý")
    assert "Đang chờ" not in await holds(stage, CLERK)


async def test_who_set_up_gets_no_further_post_by_the_own_hand(stage: Stage) -> None:
    await stage.opens(DIRECTOR)
    asked = await claims(stage, CHIEF, "Trưởng phòng Chuyển đổi số")

    assert (await stage.presses(CHIEF, asked, "Đồng ý")).alert
    assert "Đang chờ" in await holds(stage, CHIEF)

    await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "Trưởng đơn vị – Phòng Chuyển đổi số" in await holds(stage, CHIEF)


async def test_a_first_leader_is_approved_by_who_set_up(stage: Stage) -> None:
    await stage.opens(CLERK)
    asked = await claims(stage, DIRECTOR, "Giám đốc Sở")

    assert (await stage.presses(CLERK, asked, "Đồng ý")).alert
    await stage.presses(CHIEF, asked, "Đồng ý")

    assert "Lãnh đạo cơ quan" in await holds(stage, DIRECTOR)


@pytest.mark.parametrize("office", [CHIEF, CLERK])
async def test_a_further_leader_is_approved_by_a_leader(stage: Stage, office: int) -> None:
    await stage.opens(CLERK, DIRECTOR)
    asked = await claims(stage, VICE, "Phó Giám đốc Sở")
    assert "Trần Quốc Vinh" in asked.text

    assert (await stage.presses(office, asked, "Đồng ý")).alert
    assert (await stage.presses(office, asked, "Từ chối")).alert
    assert "Đang chờ" in await holds(stage, VICE)

    await stage.presses(DIRECTOR, asked, "Đồng ý")
    assert "Lãnh đạo cơ quan" in await holds(stage, VICE)


async def test_a_decided_post_is_not_decided_again(stage: Stage) -> None:
    await stage.opens(CLERK)
    asked = await claims(stage, OFFICER, "Chuyên viên phòng Quản lý khoa học")
    await stage.presses(CHIEF, asked, "Từ chối")

    assert "đã được xử lý" in texts(await stage.says(CLERK, "đồng ý", to=asked))
    assert "chưa có chức vụ" in await holds(stage, OFFICER)


async def test_an_approval_shows_the_account_and_who_holds_the_post(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    renamed(stage, STANDARDS, username="thinh_hd")

    asked = await claims(stage, STANDARDS, "Trưởng phòng Quản lý khoa học")
    first = await claims(stage, OFFICER, "Trưởng phòng Chuyển đổi số")

    assert "Hoàng Đức Thịnh (@thinh_hd" in asked.text
    assert f"số {STANDARDS}" in asked.text
    assert "Hiện giữ chức vụ này: Đặng Văn Lâm (từ 16/11/2026)" in asked.text
    assert "không có tên @" in first.text
    assert "Hiện giữ chức vụ này: chưa có ai" in first.text


async def test_a_new_head_takes_the_place_of_the_one_before(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = await claims(stage, STANDARDS, "Trưởng phòng Quản lý khoa học")
    assert "Đồng ý là thay Đặng Văn Lâm" in asked.text

    await stage.presses(CHIEF, asked, "Đồng ý")

    assert "Đặng Văn Lâm thôi giữ chức vụ này" in stage.last().text
    assert "chưa có chức vụ" in await holds(stage, SCIENCE)
    assert "/toi" in texts(await stage.says(SCIENCE, "/dangky Báo cáo quý, hạn 30/11"))
    assert "Trưởng đơn vị" in await holds(stage, STANDARDS)


@pytest.mark.parametrize("words", ["Giám đốc Sở, thay đồng chí Vinh", "Giám đốc Sở kế nhiệm ông Trần Quốc Vinh"])
async def test_who_is_named_as_predecessor_goes_with_the_approval(stage: Stage, words: str) -> None:
    await stage.opens(DIRECTOR, VICE)
    asked = await claims(stage, STANDARDS, words)
    assert "Đồng ý là thay Trần Quốc Vinh" in asked.text

    await stage.presses(VICE, asked, "Đồng ý")

    assert "Lãnh đạo" in await holds(stage, STANDARDS)
    assert "Lãnh đạo" in await holds(stage, VICE)
    assert "chưa có chức vụ" in await holds(stage, DIRECTOR)


async def test_a_predecessor_whom_nobody_knows_is_asked_about(stage: Stage) -> None:
    await stage.opens(DIRECTOR)
    said = await claims(stage, STANDARDS, "Giám đốc Sở thay đồng chí Hùng")
    assert "Hùng" in said.text
    assert labels(said) == []


async def test_names_are_shown_harmless(stage: Stage) -> None:
    await stage.opens()
    renamed(stage, DIGITAL, name="Vũ\u202e Ngọc\u200b\nÁnh\u2028✅ duyệt")
    asked = await claims(stage, DIGITAL, "Trưởng phòng Chuyển đổi số")
    assert asked.text.startswith("Vũ Ngọc Ánh ✅ duyệt đề nghị ghi nhận")
    assert not set("\u202e\u200b\u2028") & set(asked.text)


@pytest.mark.by_turns
async def test_people_of_one_name_are_told_apart(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    renamed(stage, STANDARDS, name="Đặng Văn Lâm", username="lam_dv")

    asked = await claims(stage, STANDARDS, "Trưởng phòng Tiêu chuẩn Đo lường Chất lượng")
    await stage.presses(CHIEF, asked, "Đồng ý")

    assert "Đặng Văn Lâm (@lam_dv)" in stage.last().text
    card = await stage.register(CHIEF, "Lập danh mục, chủ trì QLKH, hạn 20/11")
    assert "Đặng Văn Lâm (…0005)" in card.text
    await stage.says(SCIENCE, "được 40%", to=card)
    assert "Đặng Văn Lâm (…0005) báo cáo" in texts(await stage.says(CHIEF, "/nhatky 1"))
    await stage.passes(days=5)
    digest = next(one.text for one in reversed(stage.said()) if "Lập danh mục" in one.text and "/nv1" in one.text)
    assert "Đặng Văn Lâm (…0005)" in digest


async def leaves(stage: Stage, person: int) -> Message:
    membership.leave(stage.town, GROUP, person)
    await stage.settle()
    return stage.last()


@pytest.mark.parametrize("words", ["/nv1", "/nhiemvu", "/tonghop", "/baocao 1 được 50%", "/nhatky 1"])
async def test_who_has_left_the_group_sees_and_reports_nothing(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(CHIEF, "Lập danh mục, chủ trì QLKH, hạn 20/11")
    await stage.says(SCIENCE, "/start", chat=SCIENCE)

    asked = await leaves(stage, SCIENCE)
    assert "Đặng Văn Lâm đã rời nhóm" in asked.text
    assert "Nguyễn Thị Thu Hà" in asked.text

    said = texts(await stage.says(SCIENCE, words, chat=SCIENCE))
    assert "Lập danh mục" not in said
    assert "50%" not in texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.parametrize(("label", "after"), [("Thôi chức vụ", "chưa có chức vụ"), ("Giữ chức vụ", "Trưởng đơn vị")])
async def test_the_office_decides_about_who_has_left(stage: Stage, label: str, after: str) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    asked = await leaves(stage, SCIENCE)
    assert labels(asked) == ["Thôi chức vụ", "Giữ chức vụ"]
    assert (await stage.presses(DIGITAL, asked, label)).alert
    await leaves(stage, DIGITAL)

    await stage.presses(CHIEF, asked, label)

    assert stage.town.person(DIGITAL).name in texts(await stage.says(CHIEF, "/nhansu"))

    assert after in texts(await stage.says(SCIENCE, "/toi", chat=SCIENCE))


async def test_what_was_decided_about_who_has_left_is_not_decided_again(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = await leaves(stage, SCIENCE)
    under = asked.buttons
    await stage.presses(CHIEF, asked, "Giữ chức vụ")
    asked.buttons = under

    press = await stage.presses(CHIEF, asked, "Thôi chức vụ")

    assert "không còn hiệu lực" in (press.answer or "")
    assert "Trưởng đơn vị" in texts(await stage.says(SCIENCE, "/toi", chat=SCIENCE))


async def test_who_comes_back_goes_on_where_nobody_has_decided(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await leaves(stage, SCIENCE)
    membership.join(stage.town, GROUP, SCIENCE)
    await stage.settle()
    assert "đã trở lại nhóm" in stage.last().text
    assert "Trưởng đơn vị" in await holds(stage, SCIENCE)

    asked = await leaves(stage, SCIENCE)
    await stage.presses(CHIEF, asked, "Thôi chức vụ")
    membership.join(stage.town, GROUP, SCIENCE)
    assert "chưa có chức vụ" in await holds(stage, SCIENCE)


def member(person: int, status: str) -> dict[str, Any]:
    """With the fields of every kind of member."""
    user = {"id": person, "is_bot": False, "first_name": "Lâm"}
    may = ChatPermissions.no_permissions().to_dict()
    return {"user": user, "status": status, "is_member": False, "until_date": 0, **may}


@pytest.mark.parametrize("after", ["left", "kicked", "restricted"])
async def test_who_leaves_a_group_that_shows_nothing_of_it_is_asked_about(stage: Stage, after: str) -> None:
    await stage.opens(SCIENCE)
    told = {
        "chat": serialization.chat(stage.town.chat(GROUP)),
        "date": 1_790_000_000,
        "from": member(CHIEF, "")["user"],
    }

    async def changes(before: str, after: str) -> str:
        ends = {"old_chat_member": member(SCIENCE, before), "new_chat_member": member(SCIENCE, after)}
        stage.town.queue_update("chat_member", told | ends)
        await stage.settle()
        return stage.last().text

    membership.promote_bot(stage.town, GROUP, CHIEF)
    await stage.settle()  # It asks for such updates when it first asks.
    assert "Đặng Văn Lâm đã rời nhóm" in await changes("member", after)
    assert "đã trở lại nhóm" in await changes(after, "member")


async def test_the_office_is_asked_once_where_the_group_and_telegram_both_tell(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    membership.promote_bot(stage.town, GROUP, CHIEF)
    before = len(stage.said())
    await leaves(stage, SCIENCE)
    assert len(stage.said()) == before + 1


async def test_who_leaves_before_the_approval_gets_no_post(stage: Stage) -> None:
    await stage.opens()
    asked = await claims(stage, SCIENCE, "Trưởng phòng Quản lý khoa học")
    membership.leave(stage.town, GROUP, SCIENCE)
    await stage.settle()
    assert (await stage.presses(CHIEF, asked, "Đồng ý")).alert


async def test_a_stranger_who_leaves_is_not_asked_about(stage: Stage) -> None:
    await stage.opens()
    before = len(stage.said())
    membership.leave(stage.town, GROUP, STANDARDS)
    await stage.settle()
    assert len(stage.said()) == before


def number_of(page: str, name: str) -> str:
    return next(line.split(".")[0] for line in page.splitlines() if name in line)


async def test_the_staff_is_listed_with_what_and_since_when(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    page = texts(await stage.says(CHIEF, "/nhansu"))
    assert "Đặng Văn Lâm: Trưởng đơn vị – Phòng Quản lý khoa học, từ 16/11/2026" in page
    assert "Trần Quốc Vinh: Lãnh đạo cơ quan" in page
    assert "NHÂN SỰ" in texts(await stage.says(DIRECTOR, "/staff"))
    assert "dành cho Văn phòng" in texts(await stage.says(SCIENCE, "/nhansu"))


@pytest.mark.parametrize(
    "words", ["/nhansu thôi {}", "/nhansu kết thúc số {}", "/staff end {}", "/nhansu {} thôi chức vụ"]
)
async def test_the_office_ends_a_post(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    number = number_of(texts(await stage.says(CHIEF, "/nhansu")), "Đặng Văn Lâm")

    assert "đã quyết định" not in texts(await stage.says(SCIENCE, words.format(number)))
    assert "thôi giữ chức vụ" in texts(await stage.says(CHIEF, words.format(number)))

    assert "chưa có chức vụ" in await holds(stage, SCIENCE)
    assert "Không có chức vụ số" in texts(await stage.says(CHIEF, words.format(number)))


async def test_a_post_is_handed_over(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    number = number_of(texts(await stage.says(CHIEF, "/nhansu")), "Đặng Văn Lâm")

    assert "đã được ghi nhận" in texts(await stage.says(CHIEF, f"/nhansu {number} giao Đặng Văn Lâm"))
    assert "→ Đỗ Quang Huy" in texts(await stage.says(CHIEF, f"/nhansu {number} giao đồng chí Đỗ Quang Huy"))

    assert "chưa có chức vụ" in await holds(stage, SCIENCE)
    assert "Trưởng đơn vị – Phòng Quản lý khoa học" in await holds(stage, OFFICER)
    assert kept(stage) == [("post_approved", CHIEF), ("post_ended", CHIEF)]


def kept(stage: Stage) -> list[tuple[str, int]]:
    """The history of the posts since the stage was opened: what happened, and by whose account."""
    query = select(Event.kind, Person.account).join(Person, Person.id == Event.person_id).order_by(Event.id)
    with stage.assistant.sessions.begin() as session:
        return [(kind, account) for kind, account in session.execute(query) if kind.startswith("post_")]


async def test_whatever_becomes_of_a_post_is_kept_with_who_did_it(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for label in ("Từ chối", "Đồng ý"):
        await stage.presses(CHIEF, await claims(stage, OFFICER, "Chuyên viên phòng Quản lý khoa học"), label)
    assert kept(stage) == [
        ("post_asked", OFFICER),
        ("post_refused", CHIEF),
        ("post_asked", OFFICER),
        ("post_approved", CHIEF),
    ]
    membership.leave(stage.town, GROUP, OFFICER)
    await stage.settle()
    membership.join(stage.town, GROUP, OFFICER)
    await stage.settle()
    asked = await leaves(stage, SCIENCE)
    await stage.presses(CHIEF, asked, "Giữ chức vụ")
    number = number_of(texts(await stage.says(CHIEF, "/nhansu")), "Đặng Văn Lâm")
    await stage.says(CHIEF, f"/nhansu thôi {number}")
    assert kept(stage)[4:] == [
        ("post_rested", OFFICER),
        ("post_resumed", OFFICER),
        ("post_rested", SCIENCE),
        ("post_resumed", CHIEF),
        ("post_ended", CHIEF),
    ]


async def test_leaving_a_group_that_was_not_set_up_is_no_matter(stage: Stage) -> None:
    membership.leave(stage.town, GROUP, STANDARDS)
    await stage.settle()

    assert stage.said() == []
    assert "/thietlap" in texts(await stage.says(CHIEF, "/trogiup"))


async def test_nobody_hands_a_post_to_themselves(stage: Stage) -> None:
    await stage.opens(SCIENCE, CLERK, DIRECTOR)
    page = texts(await stage.says(CHIEF, "/nhansu"))
    for name in ("Đặng Văn Lâm", "Trần Quốc Vinh"):
        said = texts(await stage.says(CLERK, f"/nhansu {number_of(page, name)} giao Lê Minh Khôi"))
        assert "Không ai tự duyệt" in said


async def test_the_last_who_can_give_posts_stays(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    number = number_of(texts(await stage.says(CHIEF, "/nhansu")), "Nguyễn Thị Thu Hà")
    assert "người cuối cùng" in texts(await stage.says(CHIEF, f"/nhansu thôi {number}"))
    assert "Văn phòng" in await holds(stage, CHIEF)


async def test_a_post_of_another_organization_is_not_there(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    page = texts(await stage.says(CHIEF, "/nhansu"))
    other = stage.town.add_group("Sở khác", [OUTSIDER]).id
    shown = (await stage.says(OUTSIDER, f"/thietlap {invited(stage)} Phòng Một | P1", chat=other))[-1]
    await stage.presses(OUTSIDER, shown, "Đúng")

    for words in ("thôi {}", "{} giao Ngô Gia Bảo"):
        said = texts(await stage.says(OUTSIDER, f"/nhansu {words.format(number_of(page, 'Lâm'))}", chat=other))
        assert "Không có chức vụ số" in said
    assert "Trưởng đơn vị" in await holds(stage, SCIENCE)
