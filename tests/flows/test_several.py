"""One reply about several tasks: each is done and answered for itself, in few messages."""

import datetime as dt

import pytest

from simulator.models import Message
from tests.flows.stage import CENTRE, CHIEF, DIGITAL, SCIENCE, ZONE, Stage, labels, texts

PAPER = "xong, đã gửi công văn 12/SKHCN-QLKH"


async def digest_of(stage: Stage, count: int) -> Message:
    """The digest of a morning with so many tasks of one head."""
    await stage.opens(SCIENCE, DIGITAL, CENTRE)
    for number in range(1, count + 1):
        stage.has(SCIENCE, f"Việc số {number}, hạn 18/11")
    await stage.lives_until(dt.datetime(2026, 11, 17, 10, 0, tzinfo=ZONE))
    return stage.last()


@pytest.mark.parametrize(
    "words",
    [
        f"1: {PAPER}\n2: 30%\n3: vướng kinh phí",
        f"2 được 30%, 3 vướng kinh phí, 1 {PAPER}",
    ],
)
async def test_one_refused_task_does_not_undo_the_others(stage: Stage, words: str) -> None:
    digest = await digest_of(stage, 3)
    await stage.says(SCIENCE, f"/xong 2 {PAPER}")

    answer = await stage.says(SCIENCE, words, to=digest)

    assert len(answer) == 1
    said = texts(answer)
    assert "báo hoàn thành: /nv1" in said
    assert "⛔ /nv2 đã báo hoàn thành, đang chờ xác nhận" in said
    assert "vướng mắc của /nv3" in said
    assert "chờ xác nhận" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "kinh phí" in texts(await stage.says(SCIENCE, "/nv3"))


async def test_a_refused_report_keeps_its_file_and_nothing_else(stage: Stage) -> None:
    """A file sent under a task is kept, whatever becomes of the words (§1.10)."""
    digest = await digest_of(stage, 2)
    await stage.says(SCIENCE, f"/xong 2 {PAPER}")
    before = texts(await stage.says(CHIEF, "/nhatky 2"))

    answer = texts(await stage.uploads(SCIENCE, "ket-qua.pdf", "1 xong, 2 xong", to=digest))

    assert "Đã nhận 1 tệp cho /nv2" in answer
    assert "⛔ /nv2 đã báo hoàn thành" in answer
    assert "ket-qua.pdf" in texts(await stage.says(CHIEF, "/nhatky 1"))
    [*lines, last] = texts(await stage.says(CHIEF, "/nhatky 2")).splitlines()
    assert "\n".join(lines) == before
    assert "ket-qua.pdf" in last


async def test_each_line_of_the_answer_keeps_its_buttons(stage: Stage) -> None:
    digest = await digest_of(stage, 3)

    (answer,) = await stage.says(SCIENCE, f"1 {PAPER}, 2 {PAPER}, 3 được 30%", to=digest)

    assert labels(answer) == [
        "Xác nhận 1",
        "Làm lại 1",
        "Hiểu sai 1",
        "Xác nhận 2",
        "Làm lại 2",
        "Hiểu sai 2",
        "Hiểu sai 3",
    ]
    await stage.presses(CHIEF, answer, "Xác nhận 1")
    assert "xác nhận hoàn thành" in stage.last().text
    assert labels(answer) == ["Xác nhận 2", "Làm lại 2", "Hiểu sai 2", "Hiểu sai 3"]
    assert "thiếu phụ lục" in texts(await stage.says(CHIEF, "làm lại 2 thiếu phụ lục", to=answer))
    assert labels(answer) == ["Hiểu sai 3"]
    assert "Đã ghi nhận 40%: /nv3" in texts(await stage.says(SCIENCE, "3 được 40%", to=answer))


async def test_the_answer_keeps_the_numbers_that_were_typed(stage: Stage) -> None:
    digest = await digest_of(stage, 10)

    (answer,) = await stage.says(SCIENCE, f"9 được 60%, 4 vướng kinh phí, 7 {PAPER}", to=digest)

    for line in ("9. ✅ Đã ghi nhận 60%: /nv9", "4. ⚠️ Đã ghi nhận vướng mắc của /nv4", "7. ✅ Đã ghi nhận báo"):
        assert line in answer.text
    assert {"Hiểu sai 9", "Hiểu sai 4", "Xác nhận 7", "Làm lại 7"} <= set(labels(answer))
    assert "Đã ghi nhận 70%: /nv9" in texts(await stage.says(SCIENCE, "9 được 70%", to=answer))
    said = texts(await stage.says(SCIENCE, "4 được 20%, 9 được 80%", to=answer))
    assert "4. ✅ Đã ghi nhận 20%: /nv4" in said
    assert "9. ✅ Đã ghi nhận 80%: /nv9" in said
    assert "không có mục 1" in texts(await stage.says(SCIENCE, "1 được 20%", to=answer))
    assert "thiếu phụ lục" in texts(await stage.says(CHIEF, "làm lại 7 thiếu phụ lục", to=answer))
    said = texts(await stage.says(SCIENCE, "tất cả được 90%", to=answer))
    assert said.count("Đã ghi nhận 90%") == 3
    assert "không có mục" not in said


@pytest.mark.by_turns
async def test_ten_tasks_in_one_reply_do_not_flood_the_group(stage: Stage) -> None:
    digest = await digest_of(stage, 10)

    (asked,) = await stage.says(SCIENCE, "tất cả xong", to=digest)

    assert asked.text.count("kết quả") == 10
    (answer,) = await stage.says(SCIENCE, "1: 15/BC-SKHCN, 2: công văn 16/SKHCN-QLKH", to=asked)
    assert "báo hoàn thành: /nv1" in answer.text
    assert "báo hoàn thành: /nv2" in answer.text
    await stage.presses(SCIENCE, asked, "Không có văn bản 3")
    assert "báo hoàn thành: /nv3" in stage.last().text
    assert "Chưa xong 4" in labels(asked)


async def test_a_question_is_asked_by_itself_so_that_it_is_answered_without_a_number(stage: Stage) -> None:
    digest = await digest_of(stage, 3)

    progress, asked = await stage.says(SCIENCE, "1 được 20%, 2 vướng kinh phí, 3 xong", to=digest)

    assert "/nv1" in progress.text
    assert "/nv2" in progress.text
    assert "báo hoàn thành: /nv3" in texts(await stage.says(SCIENCE, "15/BC-SKHCN", to=asked))


async def test_two_questions_are_each_asked_by_themselves(stage: Stage) -> None:
    digest = await digest_of(stage, 3)

    progress, first, second = await stage.says(SCIENCE, "1 được 20%, 2 xong, 3 xong", to=digest)

    assert "20%: /nv1" in progress.text
    assert "báo hoàn thành: /nv3" in texts(await stage.says(SCIENCE, "16/BC-SKHCN", to=second))
    assert "báo hoàn thành: /nv2" in texts(await stage.says(SCIENCE, "15/BC-SKHCN", to=first))


async def test_a_line_of_another_unit_is_answered_for(stage: Stage) -> None:
    await digest_of(stage, 2)
    stage.has(DIGITAL, "Việc của phòng số, hạn 19/11")
    await stage.passes(days=1)
    digest = stage.last()
    assert "3. /nv3" in digest.text

    assert "Mục 1" in texts(await stage.says(DIGITAL, "1 xong", to=digest))
    said = texts(await stage.says(DIGITAL, "1 được 50%, 3 được 10%", to=digest))
    assert "Mục 1" in said
    assert "Đã ghi nhận 10%: /nv3" in said
    said = texts(await stage.says(DIGITAL, f"tất cả {PAPER}", to=digest))
    assert "Mục" not in said
    assert "báo hoàn thành: /nv3" in said
    assert "không có nhiệm vụ" in texts(await stage.says(CENTRE, "1 xong", to=digest))


@pytest.mark.parametrize("words", ["như tuần trước", "theo chỉ đạo của anh Vinh"])
async def test_no_line_that_is_named_is_passed_over_in_silence(stage: Stage, words: str) -> None:
    digest = await digest_of(stage, 3)

    answer = texts(await stage.says(SCIENCE, f"1 được 30%, 2 {words}, 3 được 50%", to=digest))

    assert "/nv2" in answer
    assert words in texts(await stage.says(SCIENCE, "/nv2"))


async def digest_of_two_units(stage: Stage) -> Message:
    """The first line is the one of Digital, the second and third are those of Science."""
    await stage.opens(SCIENCE, DIGITAL)
    stage.has(DIGITAL, "Số hóa hồ sơ, hạn 18/11")
    stage.has(SCIENCE, "Lập dự toán, hạn 18/11")
    stage.has(SCIENCE, "Họp giao ban, hạn 18/11")
    await stage.lives_until(dt.datetime(2026, 11, 17, 10, 0, tzinfo=ZONE))
    return stage.last()


def line_of(digest: Message, number: int) -> int:
    """On which line of the digest the task stands."""
    line = next(line for line in digest.text.splitlines() if f". /nv{number} " in line)
    return int(line.partition(".")[0])


async def test_the_rest_are_the_own_ones(stage: Stage) -> None:
    """Nobody is told of each task of another unit that it is none of theirs."""
    digest = await digest_of_two_units(stage)

    said = texts(await stage.says(SCIENCE, f"{line_of(digest, 2)} được 80%, các việc khác chưa", to=digest))

    assert "80%: /nv2" in said
    assert "/nv3" in said
    assert "/nv1" not in said
    assert "không phải nhiệm vụ" not in said


@pytest.mark.parametrize("words", ["được 80% rồi ạ", "Báo cáo anh: {line} được 80%", "dạ báo cáo chị, đạt 80%"])
async def test_who_has_one_line_of_a_digest_need_not_say_which(stage: Stage, words: str) -> None:
    digest = await digest_of_two_units(stage)

    [answer] = await stage.says(DIGITAL, words.format(line=line_of(digest, 1)), to=digest)

    assert answer.text.startswith("✅ Đã ghi nhận 80%: /nv1")


@pytest.mark.parametrize("words", ["đã xong: {first}, {second}", "việc số {first} đã xong, ban hành 15/BC-SKHCN"])
async def test_a_number_of_another_units_line_is_not_taken_for_the_own_one(stage: Stage, words: str) -> None:
    digest = await digest_of_two_units(stage)
    first, second = line_of(digest, 2), line_of(digest, 3)

    said = texts(await stage.says(DIGITAL, words.format(first=first, second=second), to=digest))

    assert "báo xong" not in said
    assert "hoàn thành: /nv1" not in said


async def test_an_answer_to_what_was_said_twice_of_one_task_is_for_that_task(stage: Stage) -> None:
    digest = await digest_of_two_units(stage)
    line = line_of(digest, 1)
    twice = await stage.says(DIGITAL, f"{line} được 10/12 hồ sơ, {line} vướng kinh phí", to=digest)

    said = texts(await stage.says(DIGITAL, "nhầm, mới được 9/12 hồ sơ thôi ạ", to=twice[-1]))

    assert "9/12: /nv1" in said


async def test_several_reports_of_one_private_message_are_one_message_in_the_group(stage: Stage) -> None:
    await digest_of(stage, 3)
    shown = (await stage.says(SCIENCE, "/nhiemvu", chat=SCIENCE))[-1]
    before = len(stage.said())

    (own,) = await stage.says(SCIENCE, f"1 {PAPER}, 2 vướng kinh phí, 3 được 10%", to=shown, chat=SCIENCE)

    assert labels(own) == ["Hiểu sai 1", "Hiểu sai 2", "Hiểu sai 3"]
    (public,) = stage.said()[before:]
    assert labels(public) == ["Xác nhận 1", "Làm lại 1"]
    assert "vướng mắc" in public.text
    assert "10%" not in public.text


@pytest.mark.parametrize("count", [1, 3])
async def test_a_number_that_the_message_does_not_have_is_answered_for(stage: Stage, count: int) -> None:
    digest = await digest_of(stage, count)

    said = texts(await stage.says(SCIENCE, f"1 {PAPER}, 4 xin gia han den 15/12", to=digest))

    assert "báo hoàn thành: /nv1" in said
    assert f"chỉ có {count} mục, không có mục 4" in said
    assert "gia hạn" not in said


@pytest.mark.parametrize("numbers", ["1,2", "1, 2", "1 và 2", "nv1, nv2"])
async def test_one_command_reports_several_done(stage: Stage, numbers: str) -> None:
    await digest_of(stage, 3)

    said = texts(await stage.says(SCIENCE, f"/xong {numbers} đã gửi 12/SKHCN-QLKH"))

    assert "báo hoàn thành: /nv1" in said
    assert "báo hoàn thành: /nv2" in said
    assert "/nv3" not in said


async def test_one_that_may_not_be_reported_leaves_the_others_of_the_command(stage: Stage) -> None:
    await digest_of(stage, 2)
    said = texts(await stage.says(SCIENCE, "/xong 1, 9 đã gửi 12/SKHCN-QLKH"))
    assert "báo hoàn thành: /nv1" in said
    assert "Không có nhiệm vụ số 9" in said


async def test_the_number_of_a_paper_is_no_second_task_of_the_command(stage: Stage) -> None:
    await digest_of(stage, 2)
    said = texts(await stage.says(SCIENCE, "/xong 1, 2/BC-SKHCN"))
    assert "báo hoàn thành: /nv1" in said
    assert "/nv2" not in said


@pytest.mark.parametrize("words", ["1 xong", "1 xong 12/BC-SKHCN", "1. xong ạ"])
async def test_the_only_line_of_a_list_may_be_named_by_its_number(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    stage.has(SCIENCE, "Rà soát văn bản, hạn 30/11")
    [listed] = await stage.says(SCIENCE, "/nhiemvu")
    told = texts(await stage.says(SCIENCE, words, to=listed))
    assert "báo xong" in told or "báo hoàn thành" in told


async def test_a_line_that_may_be_a_count_is_told(stage: Stage) -> None:
    digest = await digest_of(stage, 3)
    said = texts(await stage.says(SCIENCE, "1 được 30%, 3 hồ sơ chưa đủ", to=digest))

    assert "/nv1" in said
    assert "Mục 3 chưa ghi gì" in said
    assert "hồ sơ chưa đủ" not in texts(await stage.says(SCIENCE, "/nv1"))


async def test_the_office_instructs_by_number_before_what_can_be_counted(stage: Stage) -> None:
    digest = await digest_of(stage, 2)
    await stage.says(SCIENCE, f"/xong 1 {PAPER}")
    said = texts(await stage.says(CHIEF, "1 duyệt, 2 bố trí thêm người cho phòng CĐS nhé", to=digest))

    assert "/nv1" in said
    assert "/nv2" in said
    assert "bố trí thêm người" in texts(await stage.says(CHIEF, "/nhatky 2"))
    assert "đã hoàn thành" in texts(await stage.says(CHIEF, "/nv1"))
