"""One person in two organizations: in private a reply belongs to its card, and a doubtful number is asked about."""

import pytest

from tests.flows.stage import CHIEF, OUTSIDER, SCIENCE, Stage, invited, texts

UNITS = "Phòng Một | P1\nPhòng Hai | P2"


async def begins(stage: Stage, *, approved: bool = True) -> int:
    """Science leads a unit here, with one task, and asks for a post elsewhere, where there are two; → that group."""
    await stage.opens(SCIENCE)
    stage.has(CHIEF, "Việc ở Sở này, chủ trì QLKH, hạn 27/11")
    await stage.says(SCIENCE, "/start", chat=SCIENCE)
    other = stage.town.add_group("Ban quản lý khu công nghiệp", [OUTSIDER, SCIENCE]).id
    shown = (await stage.says(OUTSIDER, f"/thietlap {invited(stage)}\n{UNITS}", chat=other))[-1]
    await stage.presses(OUTSIDER, shown, "Đúng")
    asked = (await stage.says(SCIENCE, "/toi Trưởng phòng Một", chat=other))[-1]
    if approved:
        await stage.presses(OUTSIDER, asked, "Đồng ý")
    for content in ("Việc ở Ban", "Việc khác ở Ban"):
        shown = (await stage.says(OUTSIDER, f"/giao P1: {content}, hạn 30/11", chat=other))[-1]
        await stage.presses(OUTSIDER, shown, "Đúng")
    return other


async def privately(stage: Stage, words: str) -> str:
    return texts(await stage.says(SCIENCE, words, chat=SCIENCE))


async def test_asking_for_a_post_elsewhere_changes_nothing_in_private(stage: Stage) -> None:
    await begins(stage, approved=False)
    assert "Việc ở Sở này" in await privately(stage, "/nv1")
    assert "Việc ở Sở này" in await privately(stage, "/nhiemvu")
    assert "Trưởng đơn vị – Phòng Quản lý khoa học" in await privately(stage, "/toi")


@pytest.mark.parametrize("words", ["/nv1", "/xong 1 đã gửi 5/BC-QLKH", "/baocao 1 được 40%", "nv1 được 40%"])
async def test_a_number_of_both_is_asked_about(stage: Stage, words: str) -> None:
    other = await begins(stage)

    said = await privately(stage, words)

    assert "ở nhiều cơ quan" in said
    assert "Việc ở Sở này" in said
    assert "Việc ở Ban" in said
    assert "40%" not in texts(await stage.says(CHIEF, "/nv1"))
    assert "40%" not in texts(await stage.says(OUTSIDER, "/nv1", chat=other))


@pytest.mark.by_turns
async def test_a_reply_belongs_to_the_organization_of_its_card(stage: Stage) -> None:
    other = await begins(stage)
    shown = await stage.says(SCIENCE, "/nv1", chat=SCIENCE)
    here = next(one for one in shown if "Việc ở Sở này" in one.text)
    there = next(one for one in shown if "Việc ở Ban" in one.text)

    await stage.says(SCIENCE, "được 30%", to=here, chat=SCIENCE)
    await stage.says(SCIENCE, "được 70%", to=there, chat=SCIENCE)
    await stage.says(SCIENCE, "/vuongmac thiếu người", to=here, chat=SCIENCE)

    ours, theirs = texts(await stage.says(CHIEF, "/nv1")), texts(await stage.says(OUTSIDER, "/nv1", chat=other))
    assert "30%" in ours
    assert "70%" in theirs
    assert "thiếu người" in texts(await stage.says(CHIEF, "/nhatky 1"))
    assert "thiếu người" not in texts(await stage.says(OUTSIDER, "/nhatky 1", chat=other))


async def test_a_number_of_one_alone_is_that_ones(stage: Stage) -> None:
    other = await begins(stage)
    await privately(stage, "/baocao 2 được 60%")
    assert "60%" in texts(await stage.says(OUTSIDER, "/nv2", chat=other))

    stage.has(CHIEF, "Việc thứ hai, chủ trì QLKH, hạn 27/11")
    stage.has(CHIEF, "Việc thứ ba, chủ trì QLKH, hạn 27/11")
    await privately(stage, "/baocao 3 được 20%")
    assert "20%" in texts(await stage.says(CHIEF, "/nv3"))


async def test_a_button_belongs_to_the_organization_of_its_message(stage: Stage) -> None:
    await begins(stage)
    asked = (await stage.says(SCIENCE, "/nv1", chat=SCIENCE))[-2:]
    here = next(one for one in asked if "Việc ở Sở này" in one.text)
    proof = (await stage.says(SCIENCE, "xong rồi", to=here, chat=SCIENCE))[-1]
    await stage.presses(SCIENCE, proof, "Không có văn bản")
    assert "chờ xác nhận" in texts(await stage.says(CHIEF, "/nv1"))


@pytest.mark.by_turns
async def test_words_go_on_with_what_was_said_last_and_commands_do_not(stage: Stage) -> None:
    await begins(stage)
    stage.has(CHIEF, "Việc thứ hai, chủ trì QLKH, hạn 27/11")
    stage.has(CHIEF, "Việc thứ ba, chủ trì QLKH, hạn 27/11")
    await privately(stage, "/baocao 3 được 20%")

    assert "Việc thứ ba" in await privately(stage, "việc của tôi")

    assert "Việc ở Ban" in await privately(stage, "/nhiemvu")
    assert "Việc ở Ban" in await privately(stage, "việc của tôi")


@pytest.mark.parametrize(
    "words",
    [
        "/hoi “việc ở Sở này” đến đâu rồi",
        "/hoi việc nào đến hạn 27/11",
        "/nhiemvu “Việc ở Sở này”",
        "/tonghop “Việc ở Sở này”",
        "/hoi việc của chị Nguyễn Thị Thu Hà",
        "/hoi hôm nay có việc gì",
    ],
)
async def test_a_question_tells_nothing_of_another_organization(stage: Stage, words: str) -> None:
    other = await begins(stage)
    theirs = texts(await stage.says(OUTSIDER, words, chat=other))
    assert theirs
    for told in ("thứ Sáu 27/11/2026", "Phòng Quản lý khoa học"):
        assert told not in theirs
    ours = texts(await stage.says(CHIEF, "/hoi “việc ở Sở này” đến đâu rồi"))
    assert "thứ Sáu 27/11/2026" in ours
    assert "Phòng Quản lý khoa học" in ours
