"""/lichnhac: what will be sent in the next 14 days, to whom and why; and that it is what is then sent."""

import datetime as dt
import re
from collections import Counter

import pytest

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
    ZONE,
    Stage,
    labels,
    texts,
)

DAY = re.compile(r"^(?:thứ|Chủ) \S+ (\d\d/\d\d/\d{4}), (\d\d:\d\d)$")
TASK = re.compile(r"^(?:\d+\.|• kỳ sau của) /nv\d+ (?:\[KHẨN\] )?(?:\(hạn [\d/]+\) )?(.+)$", re.MULTILINE)
IN_PRIVATE = "*"
Sent = tuple[str, int, str]
"""Moment, chat, what the task is."""

MOMENT = "%d/%m/%Y %H:%M"


async def pages(stage: Stage, person: int, words: str = "") -> list[Message]:
    """Every page, turned by its buttons."""
    found = await stage.says(person, f"/lichnhac {words}".strip())
    [shown] = found
    seen = [shown.text]
    while "Trang sau" in labels(shown):
        await stage.presses(person, shown, "Trang sau")
        assert shown.text not in seen
        seen.append(shown.text)
    return seen


def foretold(stage: Stage, seen: list[str]) -> Counter[Sent]:
    """What the pages say will be sent."""
    accounts = {person.name: person.id for person in stage.town.people.values()}
    found: Counter[Sent] = Counter()
    moment = content = ""
    for line in "\n".join(seen).split("\n"):
        if day := DAY.match(line):
            moment = f"{day[1]} {day[2]}"
        elif task := TASK.match(line):
            content = task[1]
            found[moment, GROUP, content] += 1
        elif line.startswith("→ "):
            for name in re.findall(rf"([^,;:→]+?){re.escape(IN_PRIVATE)}", line.replace(" và ", ",")):
                found[moment, accounts[name.strip()], content] += 1
    return found


def sent(stage: Stage, since: dict[int, int]) -> Counter[Sent]:
    """What the digests said after the messages `since`."""
    found: Counter[Sent] = Counter()
    for chat, before in since.items():
        for message in stage.said(chat)[before:]:
            if message.text.startswith("NHẮC VIỆC"):
                moment = f"{message.date.astimezone(ZONE):{MOMENT}}"
                found.update((moment, chat, content) for content in TASK.findall(message.text))
    return found


def whole_lists(told: Counter[Sent]) -> set[tuple[str, int]]:
    """The first digest of each week to the leader, which lists all that is overdue beside what falls due then."""
    moments = sorted(
        {dt.datetime.strptime(moment, MOMENT).replace(tzinfo=ZONE) for moment, chat, _ in told if chat == DIRECTOR}
    )
    first = {moment.isocalendar()[:2]: moment for moment in reversed(moments)}
    return {(f"{moment:{MOMENT}}", DIRECTOR) for moment in first.values()}


async def busy(stage: Stage) -> None:
    """A department that has worked for a week: late, soon, urgent, given back, waiting, coming back, without a date."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, CLERK, OFFICER)
    for person in (CHIEF, DIRECTOR):
        await stage.says(person, "/start", chat=person)
    for content in (
        "Nộp hồ sơ trễ hạn, hạn 17/11",
        "Rà soát văn bản, phối hợp Văn phòng, hạn 2/12",
        "Báo cáo gấp, hạn 26/11, khẩn",
        "Họp giao ban, hạn 16 giờ ngày 27/11",
        "Trực đường dây nóng, hạn thường xuyên",
        "Tham mưu kế hoạch, hạn sau khi có Kế hoạch của UBND tỉnh",
        "Báo cáo tuần, hạn thứ Sáu hằng tuần",
        "Báo cáo tháng, hạn ngày 25 hằng tháng",
    ):
        stage.has(SCIENCE, content)
    stage.has(DIGITAL, "Việc của phòng số, hạn 24/11")
    await stage.register(CHIEF, "Sửa mạng nội bộ, chủ trì CĐS, hạn 30/11", command="/giao")
    await stage.says(DIGITAL, "/tralai 10 việc này của Văn phòng")
    await stage.says(SCIENCE, "/phancong 2 Huy")
    await stage.lives_until(dt.datetime(2026, 11, 20, 9, 30, tzinfo=ZONE))


@pytest.mark.slow
async def test_what_is_foretold_is_what_is_sent(stage: Stage) -> None:
    await busy(stage)
    seen = await pages(stage, DIRECTOR)
    since = {chat: len(stage.said(chat)) for chat in (GROUP, CHIEF, DIRECTOR)}

    await stage.lives_until(dt.datetime(2026, 12, 4, 23, 59, tzinfo=ZONE))

    told, expected = sent(stage, since), foretold(stage, seen)
    assert expected - told == Counter()
    assert {(moment, chat) for moment, chat, _ in told - expected} <= whole_lists(told)
    assert {content for _, _, content in told} >= {"Báo cáo tuần", "Sửa mạng nội bộ", "Trực đường dây nóng"}
    assert {chat for _, chat, _ in told} == {GROUP, CHIEF, DIRECTOR}


@pytest.mark.by_turns
async def test_each_entry_says_when_what_why_and_to_whom(stage: Stage) -> None:
    await busy(stage)

    said = "\n".join(await pages(stage, DIRECTOR))

    assert "14 ngày tới, đến hết ngày 04/12/2026" in said
    assert "gửi vào nhóm “Sở KH&CN – Điều hành”" in said
    for words in (
        "thứ Hai 23/11/2026, 08:00",
        "thứ Năm 26/11/2026, 15:00",
        "/nv3 [KHẨN] Báo cáo gấp\nPhòng Quản lý khoa học, còn 1 ngày làm việc\n→ Đặng Văn Lâm",
        "/nv3 [KHẨN] Báo cáo gấp\nPhòng Quản lý khoa học, đến hạn trong ngày, ⏰ còn 2 giờ",
        "/nv9 Việc của phòng số\nPhòng Chuyển đổi số, quá hạn 1 ngày làm việc",
        "/nv1 Nộp hồ sơ trễ hạn\nPhòng Quản lý khoa học, quá hạn 7 ngày làm việc\n→ Đặng Văn Lâm; "
        "Văn phòng: Nguyễn Thị Thu Hà* và Lê Minh Khôi; lãnh đạo: Trần Quốc Vinh*",
        "/nv2 Rà soát văn bản\nPhòng Quản lý khoa học, còn 3 ngày làm việc\n→ Đỗ Quang Huy và Đặng Văn Lâm",
        "/nv10 Sửa mạng nội bộ\nPhòng Chuyển đổi số, đơn vị trả lại, chờ Văn phòng giao lại\n→ Văn phòng: ",
        "/nv5 Trực đường dây nóng\nPhòng Quản lý khoa học, không có ngày hạn, hỏi tiến độ đầu tháng",
        "• kỳ sau của /nv7 (hạn 04/12/2026) Báo cáo tuần\nPhòng Quản lý khoa học, kỳ mới của việc định kỳ, còn 4 ngày",
    ):
        assert words in said


async def simple(stage: Stage) -> None:
    """A department that begins: two units with a few tasks each."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    stage.has(SCIENCE, "Rà soát văn bản, hạn 20/11")
    stage.has(DIGITAL, "Việc của phòng số, hạn 17/11")
    stage.has(SCIENCE, "Lập dự toán, hạn 19/11")
    await stage.says(SCIENCE, "/phancong 1 Huy")


async def test_who_sees_what_is_a_matter_of_rights(stage: Stage) -> None:
    await simple(stage)

    heads = "\n".join(await pages(stage, DIGITAL))
    officers = "\n".join(await pages(stage, OFFICER))

    assert "Việc của phòng số" in heads
    assert "Rà soát" not in heads
    assert set(TASK.findall(officers)) == {"Rà soát văn bản"}
    stranger = texts(await stage.says(OUTSIDER, "/lichnhac", chat=OUTSIDER))
    assert "/nv" not in stranger
    assert "NHẮC" not in stranger


@pytest.mark.parametrize(
    ("words", "kept", "gone"),
    [
        ("Phòng Chuyển đổi số", "Việc của phòng số", "Rà soát"),
        ("quá hạn P. QLKH", "Không có nhắc việc", "Rà soát"),
        ("ngày mai", "thứ Ba 17/11/2026", "18/11/2026"),
        ("từ 23/11 đến 26/11", "thứ Hai 23/11/2026", "20/11/2026, 08:00"),
    ],
)
async def test_it_is_narrowed_in_words(stage: Stage, words: str, kept: str, gone: str) -> None:
    await simple(stage)
    said = "\n".join(await pages(stage, CHIEF, words))
    assert kept in said
    assert gone not in said


async def test_pages_are_turned_by_their_owner_and_by_typed_words(stage: Stage) -> None:
    await simple(stage)
    [first] = await stage.says(CHIEF, "/plan")
    assert "trang 1/" in first.text
    assert "/lichnhac trang 2" in first.text

    press = await stage.presses(DIRECTOR, first, "Trang sau")
    assert "đang được hỏi" in (press.answer or "")
    [second] = await stage.says(CHIEF, "/lichnhac trang 2")
    await stage.presses(CHIEF, first, "Trang sau")
    assert first.text == second.text
    assert "trang 2/" in second.text


async def test_a_reply_by_number_reports_the_task_of_that_entry(stage: Stage) -> None:
    await simple(stage)
    [shown] = await stage.says(SCIENCE, "/lichnhac Phòng Quản lý khoa học")
    number, meant = re.findall(r"^(\d+)\. (/nv\d+)", shown.text, re.MULTILINE)[2]

    said = texts(await stage.says(SCIENCE, f"{number} được 80%", to=shown))

    assert f"Đã ghi nhận 80%: {meant} " in said


async def test_nothing_to_come_is_said(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(SCIENCE, "Việc xa, hạn 30/6/2027")
    for person in (SCIENCE, DIGITAL):
        assert "Không có nhắc việc nào" in texts(await stage.says(person, "/lichnhac"))


async def test_words_that_fit_nothing_are_looked_for_in_the_content(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    assert "nội dung có “hoa quả”" in texts(await stage.says(CHIEF, "/lichnhac hoa quả"))
