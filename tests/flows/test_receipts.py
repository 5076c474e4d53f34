"""What a short answer means is decided by what our message asked, as it was stored, and by nothing that it says."""

import datetime as dt

import pytest
from sqlalchemy import text

from simulator.models import Message
from tests.flows.stage import DIGITAL, MONDAY, OFFICER, SCIENCE, ZONE, Stage, texts

RECEIPTS = ["ok rồi", "ok roi", "✅", "vâng em đã", "vang em da", "Vâng ạ", "vang a", "ok rồi ✅", "dạ rồi ạ", "đã rõ"]
TASK = "Nộp báo cáo, hạn 20/11"
MORNING = dt.datetime(2026, 11, 19, 8, 5, tzinfo=ZONE)
PAPER = "xong, đã gửi công văn 12/SKHCN-QLKH"


@pytest.mark.by_turns
@pytest.mark.parametrize("words", RECEIPTS)
@pytest.mark.parametrize("with_draft", [False, True])
async def test_a_receipt_under_a_digest_reports_nothing(stage: Stage, words: str, with_draft: bool) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    before = texts(await stage.says(SCIENCE, "/nv1"))
    if with_draft:
        await stage.uploads(SCIENCE, "du-thao.docx", to=card)
    await stage.lives_until(MORNING)

    answer = texts(await stage.says(SCIENCE, words, to=stage.last()))

    assert answer == "✅ Đã ghi nhận đồng chí đã tiếp nhận /nv1."
    status = next(line for line in before.splitlines() if line.startswith("Trạng thái"))
    assert status in texts(await stage.says(SCIENCE, "/nv1"))


@pytest.mark.parametrize("words", ["ok rồi", "✅", "vâng em đã", "1 ok rồi", "1 ✅"])
@pytest.mark.parametrize("under", ["registered", "card", "list", "digest", "answer", "plan"])
async def test_it_is_a_receipt_under_whatever_asks_nothing(stage: Stage, under: str, words: str) -> None:
    await stage.opens(SCIENCE)
    shown = await stage.register(SCIENCE, TASK)
    if under == "card":
        shown = (await stage.says(SCIENCE, "/nv1"))[-1]
    elif under == "list":
        shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]
    elif under == "plan":
        shown = (await stage.says(SCIENCE, "/lichnhac"))[-1]
    elif under == "answer":
        shown = (await stage.says(SCIENCE, "được 30%", to=shown))[-1]
    elif under == "digest":
        await stage.lives_until(MORNING)
        shown = stage.last()

    assert texts(await stage.says(SCIENCE, words, to=shown)) == "✅ Đã ghi nhận đồng chí đã tiếp nhận /nv1."


async def test_the_officer_to_whom_it_is_delegated_has_received_it_too(stage: Stage) -> None:
    await stage.opens(SCIENCE, OFFICER)
    card = await stage.register(SCIENCE, TASK)
    await stage.says(SCIENCE, "/phancong 1 Đỗ Quang Huy")

    assert texts(await stage.says(OFFICER, "ok rồi", to=card)) == "✅ Đã ghi nhận đồng chí đã tiếp nhận /nv1."


async def test_a_second_one_tells_nothing(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    first = await stage.says(SCIENCE, "ok rồi", to=card)

    assert await stage.says(SCIENCE, "đã rõ", to=card) == []
    assert await stage.says(SCIENCE, "vâng ạ", to=first[-1]) == []
    await stage.says(SCIENCE, "được 30%", to=card)

    assert texts(await stage.says(SCIENCE, "ok rồi", to=card)) == "✅ Đã ghi nhận đồng chí đã tiếp nhận /nv1."


@pytest.mark.parametrize("words", ["ok rồi", "✅", "rồi ạ", "vâng em đã xong"])
async def test_to_the_question_whether_it_is_done_it_is_a_yes(stage: Stage, words: str) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(SCIENCE, "rồi ạ", to=await stage.register(SCIENCE, TASK)))[-1]
    assert "đã xong hay chưa?" in asked.text

    assert "/nv1 báo xong" in texts(await stage.says(SCIENCE, words, to=asked))


async def digest_of_three(stage: Stage) -> Message:
    """The second line is the one of Digital."""
    await stage.opens(SCIENCE, DIGITAL)
    for person, content in ((SCIENCE, "Nộp báo cáo"), (SCIENCE, "Gửi kế hoạch"), (DIGITAL, "Ban hành quy chế")):
        stage.has(person, f"{content}, hạn 20/11")
    await stage.lives_until(MORNING)
    return stage.last()


@pytest.mark.by_turns
async def test_of_several_the_named_one_or_all_own_ones_are_received(stage: Stage) -> None:
    digest = await digest_of_three(stage)
    lines = [line for line in digest.text.splitlines() if ". /nv" in line]
    one = next(line for line in lines if "/nv2" in line).partition(".")[0]

    assert texts(await stage.says(SCIENCE, f"{one} ok rồi", to=digest)).endswith("tiếp nhận /nv2.")
    assert texts(await stage.says(SCIENCE, "ok rồi", to=digest)).endswith("tiếp nhận /nv1, /nv2.")
    assert await stage.says(SCIENCE, "vâng ạ", to=digest) == []
    assert texts(await stage.says(DIGITAL, "ok em", to=digest)).endswith("tiếp nhận /nv3.")


async def forgets(stage: Stage, what: str) -> None:
    """As it was before it was stored, or where a crash came between the sending and its record."""
    with stage.assistant.sessions.begin() as session:
        session.execute(text(f"UPDATE outbox SET {what}"))


@pytest.mark.by_turns
@pytest.mark.parametrize("words", ["1 xong", "xong", "1 được 30%, 2 được 50%", "tất cả xong"])
async def test_under_a_message_from_before_the_upgrade_it_is_asked_which_is_meant(stage: Stage, words: str) -> None:
    digest = await digest_of_three(stage)
    await forgets(stage, "asks = NULL, lines = NULL")

    answer = texts(await stage.says(SCIENCE, words, to=digest))

    assert answer.startswith("Tin nhắn này có nhiều nhiệm vụ (/nv1, /nv2). Đề nghị ghi số nhiệm vụ, ví dụ “nv1 xong,")
    assert "30%: /nv2" in texts(await stage.says(SCIENCE, "nv2 được 30%", to=digest))


async def test_an_old_card_speaks_of_its_one_task(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await forgets(stage, "asks = NULL, lines = NULL")

    assert "tiếp nhận /nv1" in texts(await stage.says(SCIENCE, "ok rồi", to=card))
    assert "đã xong hay chưa?" in texts(await stage.says(SCIENCE, "✅", to=card))
    assert "80%: /nv1" in texts(await stage.says(SCIENCE, "được 80%", to=card))


async def test_under_a_message_that_nobody_remembers_the_task_has_to_be_named(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    await forgets(stage, "message = NULL, created_at = '2026-10-01 00:00:00+00:00'")

    assert "không có nhiệm vụ nào" in texts(await stage.says(SCIENCE, PAPER, to=card))
    assert "không có nhiệm vụ nào" in texts(await stage.uploads(SCIENCE, "ket-qua.pdf", to=card))
    assert "80%: /nv1" in texts(await stage.says(SCIENCE, "nv1 được 80%", to=card))


@pytest.mark.by_turns
async def test_a_number_alone_answers_how_far_the_work_is(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, "Đề án chuyển đổi số, hạn 26/02/2027")
    unclear = (await stage.says(SCIENCE, "80", to=card))[-1]
    assert "Chưa rõ “80”" in unclear.text
    assert "Đã ghi nhận 80%" in texts(await stage.says(SCIENCE, "80", to=unclear))

    await stage.lives_until(MONDAY.replace(hour=8, minute=5) + dt.timedelta(days=15))
    digest = stage.last()
    assert "BÁO CÁO TIẾN ĐỘ" in digest.text
    assert "Đã ghi nhận 85%" in texts(await stage.says(SCIENCE, "dạ 85 ạ", to=digest))
    assert "Chưa rõ “1”" in texts(await stage.says(SCIENCE, "1", to=digest))


async def test_an_answer_after_the_question_was_dropped_is_one_still(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    card = await stage.register(SCIENCE, TASK)
    asked = (await stage.says(SCIENCE, "xin gia hạn", to=card))[-1]
    assert "hạn mới" in asked.text
    await stage.says(SCIENCE, "thôi bỏ qua", to=asked)
    assert "gia hạn" in texts(await stage.says(SCIENCE, "25/12", to=asked))

    what = (await stage.says(SCIENCE, "/vuongmac 1"))[-1]
    await stage.says(SCIENCE, "thôi bỏ qua", to=what)
    assert "vướng mắc" in texts(await stage.says(SCIENCE, "kinh phí", to=what))


async def test_what_an_old_message_asked_is_still_unknown_when_its_buttons_are_gone(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    asked = (await stage.says(SCIENCE, "rồi ạ", to=await stage.register(SCIENCE, TASK)))[-1]
    await forgets(stage, "asks = NULL, lines = NULL")
    await stage.presses(SCIENCE, asked, "Chưa xong")

    assert "đã xong hay chưa?" in texts(await stage.says(SCIENCE, "✅", to=asked))
