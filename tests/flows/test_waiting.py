"""What waits for a decision is brought up each morning, to those who decide, until it is decided."""

import datetime as dt

import pytest

from tests.flows.stage import CHIEF, DIGITAL, DIRECTOR, OFFICER, SCIENCE, VICE, ZONE, Stage, labels, texts

TASK = "Lập dự toán năm, hạn 30/11"
WAITING = "CHỜ QUYẾT ĐỊNH"


def at(day: int, month: int = 11, hour: int = 9) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("words", "title", "shown"),
    [
        ("xong, báo cáo 50/BC-SKHCN", "Chờ xác nhận hoàn thành", "báo hoàn thành ngày 18/11, đúng hạn"),
        ("xin lùi đến 15/12 vì chờ góp ý", "Xin gia hạn", "đang xin gia hạn đến thứ Ba 15/12/2026, chờ quyết định"),
        ("việc này không phải của phòng em", "Đề nghị trả lại nhiệm vụ", "từ ngày 18/11"),
        ("vướng kinh phí, chưa có dự toán", "Vướng mắc, chờ ý kiến", "“vướng kinh phí, chưa có dự toán”"),
    ],
)
async def test_it_stands_in_each_morning_until_it_is_decided(stage: Stage, words: str, title: str, shown: str) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(18))
    await stage.says(SCIENCE, words, to=card)

    for day in (19, 20):
        await stage.lives_until(at(day))
        said = stage.last().text
        assert stage.last().date.astimezone(ZONE) < at(day)
        assert WAITING in said
        assert f"{title} – Nguyễn Thị Thu Hà" in said
        assert shown in said
    before = len(stage.said())
    await stage.lives_until(at(22))
    assert len(stage.said()) == before


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("words", "answer", "told"),
    [
        ("xong, báo cáo 50/BC-SKHCN", "1 xác nhận", "đã xác nhận hoàn thành"),
        ("xong, báo cáo 50/BC-SKHCN", "duyệt", "đã xác nhận hoàn thành"),
        ("xong, báo cáo 50/BC-SKHCN", "1 đồng ý", "đã xác nhận hoàn thành"),
        ("xin lùi đến 15/12 vì chờ góp ý", "1 đồng ý", "đã quyết định gia hạn"),
        ("xin lùi đến 15/12 vì chờ góp ý", "1 không đồng ý, phải xong đúng hạn", "không đồng ý gia hạn"),
        ("việc này không phải của phòng em", "1 giữ nguyên", "tiếp tục thực hiện"),
        ("việc này không phải của phòng em", "1 giao lại cho Phòng Chuyển đổi số", "đã giao lại"),
        ("vướng kinh phí, chưa có dự toán", "1 phòng làm việc với Sở Tài chính", "Ý kiến chỉ đạo"),
    ],
)
async def test_a_line_of_it_is_decided_by_its_number(stage: Stage, words: str, answer: str, told: str) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(17))
    await stage.passes(hours=24)
    await stage.says(SCIENCE, words, to=card)
    await stage.lives_until(at(19))

    assert told in texts(await stage.says(CHIEF, answer, to=stage.last()))

    await stage.says(SCIENCE, "/nv1")
    before = len(stage.said())
    await stage.lives_until(at(20))
    assert WAITING not in texts(stage.said()[before:])


@pytest.mark.slow
async def test_who_asked_in_time_is_neither_shamed_nor_escalated(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    await stage.says(DIRECTOR, "/start", chat=DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(26))
    asked = (await stage.says(SCIENCE, "xin lùi đến 31/12 vì chờ góp ý", to=card))[-1]
    before, private = len(stage.said()), len(stage.said(DIRECTOR))

    await stage.lives_until(at(21, 12))

    said = texts(stage.said()[before:])
    assert "QUÁ HẠN" not in said
    assert "chưa có báo cáo" not in said
    assert "Kính báo cáo lãnh đạo" not in said
    assert not [one for one in stage.said(DIRECTOR)[private:] if one.file is None]
    assert "đang xin gia hạn đến thứ Năm 31/12/2026, chờ quyết định" in stage.last().text
    await stage.presses(CHIEF, asked, "Đồng ý")
    assert "Hạn mới: “31/12” → thứ Năm 31/12/2026" in stage.last().text


@pytest.mark.by_turns
async def test_who_asked_too_late_is_urged_all_the_same(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(1, 12))
    await stage.says(SCIENCE, "xin lùi đến 31/12 vì chờ góp ý", to=card)

    await stage.lives_until(at(3, 12))

    assert "QUÁ HẠN" in stage.last().text
    assert "Xin gia hạn" in stage.last().text


@pytest.mark.by_turns
async def test_in_private_it_is_told_to_who_decides_alone(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    for person in (CHIEF, DIRECTOR, SCIENCE):
        await stage.says(person, "/start", chat=person)
    await stage.register(DIRECTOR, f"P.QLKH: {TASK}", command="/giao")
    card = await stage.register(SCIENCE, "Báo cáo sáng kiến, hạn 18/12")
    await stage.says(SCIENCE, "xong, báo cáo 50/BC-SKHCN", to=card)
    await stage.says(SCIENCE, "/giahan 1 đến 15/12 vì chờ góp ý")

    await stage.lives_until(at(17))

    assert "Chờ xác nhận hoàn thành" in stage.last(CHIEF).text
    assert "Xin gia hạn" not in stage.last(CHIEF).text
    assert "Xin gia hạn" in stage.last(DIRECTOR).text
    assert "Chờ xác nhận hoàn thành" not in stage.last(DIRECTOR).text
    assert WAITING not in texts(stage.said(SCIENCE))
    assert "đã quyết định gia hạn" in texts(
        await stage.says(DIRECTOR, "đồng ý", to=stage.last(DIRECTOR), chat=DIRECTOR)
    )


async def test_a_post_that_is_claimed_waits_too(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    await stage.says(OFFICER, "/toi Chuyên viên Phòng Quản lý khoa học")
    await stage.lives_until(at(17))

    said = stage.last()
    assert "Chức vụ – Nguyễn Thị Thu Hà" in said.text
    assert labels(said) == ["Đồng ý 1", "Từ chối 1"]
    await stage.says(CHIEF, "đồng ý 1", to=said)
    assert "đã" in stage.last().text
    before = len(stage.said())
    await stage.lives_until(at(18))
    assert len(stage.said()) == before


async def test_what_was_read_wrongly_waits_no_more(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    told = (await stage.says(SCIENCE, "vướng kinh phí", to=card))[-1]
    await stage.presses(SCIENCE, told, "Hiểu sai")
    await stage.presses(SCIENCE, stage.last(), "Đang làm")
    before = len(stage.said())

    await stage.lives_until(at(17))

    assert WAITING not in texts(stage.said()[before:])


@pytest.mark.by_turns
async def test_a_new_instruction_stands_in_the_next_morning(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 30/12")
    await stage.says(DIRECTOR, "phòng tập trung làm dứt điểm, nhớ hỏi ý kiến Sở Tài chính", to=card)

    await stage.lives_until(at(17))

    assert "Ý KIẾN CHỈ ĐẠO MỚI" in stage.last().text
    assert "nhớ hỏi ý kiến Sở Tài chính" in stage.last().text
    assert "Trần Quốc Vinh (16/11): “phòng tập trung" in stage.last().text
    assert "Đặng Văn Lâm" in stage.last().text
    before = len(stage.said())
    await stage.lives_until(at(19))
    assert len(stage.said()) == before


async def test_after_an_outage_one_morning_brings_it_up(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "vướng kinh phí", to=card)
    before = len(stage.said())
    stage.town.clock.move_to(at(19, hour=15))

    await stage.assistant.ticker.tick(at(19, hour=15))

    [morning] = stage.said()[before:]
    assert "gửi trễ" in morning.text
    assert WAITING in morning.text


@pytest.mark.by_turns
async def test_it_stands_on_the_card_in_the_summary_and_in_a_list_of_its_own(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR)
    cards = [await stage.register(SCIENCE, f"Việc số {number}, hạn 18/11") for number in range(1, 5)]
    await stage.says(SCIENCE, "xin lùi đến 15/12 vì chờ góp ý", to=cards[0])
    await stage.says(SCIENCE, "vướng kinh phí", to=cards[1])
    await stage.says(SCIENCE, "xong, báo cáo 50/BC-SKHCN", to=cards[2])
    await stage.lives_until(at(19))

    assert "⏳ Xin gia hạn: đang xin gia hạn đến thứ Ba 15/12/2026" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "⏳ Vướng mắc, chờ ý kiến: từ ngày 16/11: “vướng kinh phí”" in texts(await stage.says(CHIEF, "/nv2"))
    board = texts(await stage.says(CHIEF, "/summary"))
    assert "XIN GIA HẠN (1)" in board
    assert "VƯỚNG MẮC, CHỜ Ý KIẾN (1)" in board
    assert "CHỜ XÁC NHẬN (1)" in board
    listed = texts(await stage.says(CHIEF, "/nhiemvu chờ quyết định"))
    assert "Có 3 nhiệm vụ" in listed
    assert "/nv4" not in listed
    assert "Có 3 nhiệm vụ" in texts(await stage.says(DIRECTOR, "/nhiemvu cho quyet dinh"))
    assert "đang xin gia hạn đến thứ Ba 15/12/2026" in texts(await stage.says(CHIEF, "/quahan"))
    assert "Không có nhiệm vụ nào" in texts(await stage.says(DIGITAL, "/nhiemvu chờ quyết định"))


@pytest.mark.by_turns
async def test_after_three_working_days_the_other_leaders_are_asked_and_may_decide(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR, VICE)
    await stage.presses(DIRECTOR, (await stage.says(DIRECTOR, f"/giao P.QLKH: {TASK}"))[-1], "Đúng")
    await stage.says(SCIENCE, "/giahan 1 đến 15/12 vì chờ góp ý")

    await stage.lives_until(at(18))
    assert "Xin gia hạn – Trần Quốc Vinh\n" in stage.last().text
    assert "đã quyết định" not in texts(await stage.says(VICE, "1 đồng ý", to=stage.last()))

    await stage.lives_until(at(19))
    asked = stage.last()
    assert stage.town.person(VICE).name in asked.text.split("Xin gia hạn – ")[1].split("\n")[0]
    assert "lãnh đạo" in texts(await stage.says(CHIEF, "1 đồng ý", to=asked)).lower()
    told = texts(await stage.says(VICE, "1 đồng ý", to=asked))
    assert "đã quyết định gia hạn" in told
    assert "Trần Quốc Vinh" in told


async def test_a_report_that_lacks_only_its_proof_is_shown_as_such(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/11")
    await stage.says(SCIENCE, "xong rồi ạ", to=card)

    await stage.lives_until(at(17))

    assert "đã báo xong ngày 16/11, còn thiếu kết quả" in stage.last().text
    assert "chưa có báo cáo" not in stage.last().text


async def test_the_plan_does_not_foretell_escalations_of_who_asked_in_time(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/11")
    assert "quá hạn" in texts(await stage.says(CHIEF, "/lichnhac"))

    await stage.says(SCIENCE, "xin lùi đến 31/12 vì chờ góp ý", to=card)

    assert "quá hạn" not in texts(await stage.says(CHIEF, "/lichnhac"))


@pytest.mark.slow
async def test_some_of_every_matter_stand_in_it_however_many_there_are_of_one(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    long = "Rà soát, tổng hợp, đề xuất sửa đổi văn bản quy phạm pháp luật về khoa học, công nghệ và chuyển đổi số"
    cards = [await stage.register(SCIENCE, f"{long} {number}, hạn 30/11") for number in range(30)]
    await stage.lives_until(at(18))
    for card in cards[:26]:
        await stage.says(SCIENCE, "xong, đã ban hành báo cáo số 50/BC-SKHCN gửi Văn phòng tổng hợp", to=card)
    await stage.says(SCIENCE, "việc này không phải của phòng em", to=cards[26])
    await stage.says(SCIENCE, "vướng kinh phí", to=cards[27])
    await stage.says(SCIENCE, "xin lùi đến 15/12 vì chờ góp ý", to=cards[28])

    await stage.lives_until(at(20))

    said = stage.last().text
    assert len(said) < 4096
    for title in ("Xin gia hạn", "Chờ xác nhận hoàn thành", "Đề nghị trả lại nhiệm vụ", "Vướng mắc, chờ ý kiến"):
        assert title in said
    assert "nhiệm vụ khác: /nhiemvu chờ quyết định" in said
    number = said.split("Đề nghị trả lại nhiệm vụ")[1].split("\n")[1].split(".")[0]
    assert "/nv27" in texts(await stage.says(CHIEF, f"{number} giữ nguyên", to=stage.last()))


@pytest.mark.by_turns
async def test_several_lines_are_decided_at_once_and_all_reported_work_by_one_word(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    cards = [await stage.register(SCIENCE, f"Việc số {number}, hạn 18/11") for number in range(1, 7)]
    await stage.lives_until(at(17))
    await stage.passes(hours=24)
    for card, words in zip(
        cards,
        (
            "xin lùi đến 15/12 vì chờ góp ý",
            "xong, báo cáo 51/BC-SKHCN",
            "xong, báo cáo 52/BC-SKHCN",
            "xong, báo cáo 53/BC-SKHCN",
            "việc này không phải của phòng em",
            "vướng kinh phí",
        ),
        strict=True,
    ):
        await stage.says(SCIENCE, words, to=card)
    await stage.lives_until(at(19))
    morning = stage.last()
    first = int(morning.text.split("Xin gia hạn")[1].split("\n")[1].split(".")[0])

    said = texts(
        await stage.says(
            CHIEF,
            f"{first} đồng ý, {first + 1} xác nhận, {first + 4} giữ nguyên, {first + 5} làm việc với Sở Tài chính",
            to=morning,
        )
    )

    for told in ("đã quyết định gia hạn /nv1", "/nv2", "tiếp tục thực hiện", "Ý kiến chỉ đạo"):
        assert told in said
    said = texts(await stage.says(CHIEF, "duyệt hết", to=morning))
    assert "/nv3" in said
    assert "/nv4" in said
    assert said.count("⛔") == said.count("Nhiệm vụ /nv2 đã hoàn thành")
    before = len(stage.said())
    await stage.lives_until(at(20))
    assert WAITING not in texts(stage.said()[before:])


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("hết vướng rồi, được 60%", True),
        ("đã tháo gỡ xong vướng mắc", True),
        ("dạ không còn vướng gì nữa ạ", True),
        ("vướng mắc đã được giải quyết, đang làm tiếp", True),
        ("Đến nay đã xử lý xong khó khăn. Đang làm tiếp", True),
        ("chưa hết vướng, được 60%", False),
        ("đã tháo gỡ vướng mắc một phần, được 60%", False),
        ("hết vướng thì làm tiếp", False),
        ("được 60%", False),
    ],
)
async def test_an_obstacle_that_is_said_to_be_gone_waits_no_longer(stage: Stage, words: str, gone: bool) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(17))
    await stage.says(SCIENCE, "vướng kinh phí, chưa có dự toán", to=card)
    await stage.says(SCIENCE, words, to=card)
    history = await stage.says(SCIENCE, "/nhatky 1")
    assert ("báo không còn vướng mắc" in texts(history)) is gone
    await stage.lives_until(at(18))
    assert ("Vướng mắc, chờ ý kiến" not in texts(stage.said()[-3:])) is gone


async def test_the_officer_to_whom_it_is_delegated_says_that_an_obstacle_is_gone(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")
    await stage.says(SCIENCE, "vướng kinh phí, chưa có dự toán", to=card)
    assert "Đã ghi nhận /nv1 không còn vướng mắc." in texts(await stage.says(OFFICER, "hết vướng, được 60%", to=card))


async def test_a_new_obstacle_waits_though_the_old_one_is_gone(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    await stage.lives_until(at(17))
    await stage.says(SCIENCE, "vướng kinh phí, chưa có dự toán", to=card)
    said = texts(await stage.says(SCIENCE, "hết vướng rồi, được 60%", to=card))
    assert "Đã ghi nhận /nv1 không còn vướng mắc." in said
    said = texts(await stage.says(SCIENCE, "hết vướng, nhưng nay thiếu người", to=card))
    assert "không còn vướng mắc" not in said
    await stage.lives_until(at(18))
    assert "“hết vướng, nhưng nay thiếu người”" in texts(stage.said()[-3:])


async def test_nothing_is_noted_as_gone_where_no_obstacle_waits(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    assert "vướng mắc" not in texts(await stage.says(SCIENCE, "không còn vướng mắc gì, được 60%", to=card))


async def test_what_is_said_of_all_lines_is_done_once_for_a_task_that_stands_twice(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, "Lập dự toán năm, hạn 18/11")
    await stage.lives_until(at(17))
    await stage.says(SCIENCE, "vướng kinh phí, chưa có dự toán", to=card)
    await stage.lives_until(at(18))
    assert stage.last().text.count("/nv1 ") == 2

    said = texts(await stage.says(SCIENCE, "cả hai việc xin lùi đến 20/11", to=stage.last()))

    assert said.count("Đã ghi nhận đề nghị gia hạn") == 1
