"""A paper is given to the assistant: how it is heard, who may give one, and what its card tells."""

import asyncio
import datetime as dt
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from db.documents.tables import PaperIn
from db.models import File
from domain.deadlines import Deadline, DeadlineKind
from domain.documents.faults import Fault
from domain.documents.findings import Doubt, Findings, Nature, Warned
from scheduler import reading
from simulator import conversation
from tests.flows.papers_in import HEAD, PLAN, found_in, opens, sends, shows, task, written
from tests.flows.stage import (
    CHIEF,
    DIRECTOR,
    GROUP,
    OFFICER,
    OUTSIDER,
    SCIENCE,
    STANDARDS,
    Stage,
    labels,
    staged,
    texts,
)

NAME = "ke-hoach.docx"
COUNTED = "Đọc được 5 nhiệm vụ: 1 có thời hạn, 1 chưa rõ chủ trì, 1 của cơ quan khác."


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await opens(stage)
        yield stage


def kept(stage: Stage) -> list[str]:
    """The names of the files of papers that are stored."""
    with stage.assistant.sessions.reading() as session:
        return list(session.scalars(select(File.name).join(PaperIn, PaperIn.file_id == File.id)))


async def test_in_private_a_file_is_enough_and_the_card_counts_what_was_read(stage: Stage) -> None:
    progress, card = await sends(stage, CHIEF)

    assert progress.text == "✅ Đã đọc xong tệp “ke-hoach.docx”."
    assert "Văn bản 1: Kế hoạch 192/KH-UBND ngày 10/11/2026" in card.text
    assert "ỦY BAN NHÂN DÂN TỈNH – “chuyển đổi số năm 2027”" in card.text
    assert COUNTED in card.text
    assert "1. Rà soát danh mục dịch vụ công\n– Phòng Chuyển đổi số\n– hạn “15/12/2026” → thứ Ba" in card.text
    assert "không có thời hạn (mục II.2, trang 3)" in card.text
    assert "❓ Chưa rõ chủ trì: mục 3." in card.text
    assert "Bố trí kinh phí" not in card.text
    assert labels(card) == ["3 giao Văn phòng Sở", "Nhận 3 việc", "Bỏ các việc còn lại"]
    assert kept(stage) == [NAME]


async def test_in_the_group_the_command_is_a_reply_to_the_file_of_anybody(stage: Stage) -> None:
    sent = conversation.upload(stage.town, OFFICER, GROUP, NAME, written(PLAN), "")

    assert COUNTED in texts(await stage.says(CHIEF, "/vanban", to=sent))


@pytest.mark.parametrize("chat", [CHIEF, GROUP])
@pytest.mark.parametrize("caption", ["/vanban", "/paper", "/giao", "/dangky"])
async def test_a_caption_says_that_it_is_a_paper(stage: Stage, caption: str, chat: int) -> None:
    assert COUNTED in texts(await sends(stage, CHIEF, caption=caption, chat=chat))


async def test_a_file_in_reply_to_the_assistant_is_read(stage: Stage) -> None:
    help_page = (await stage.says(CHIEF, "/trogiup"))[-1]

    assert COUNTED in texts(await sends(stage, CHIEF, chat=GROUP, to=help_page))


async def test_a_plain_file_in_the_group_is_not_seen(stage: Stage) -> None:
    assert await sends(stage, CHIEF, chat=GROUP) == []
    assert await sends(stage, CHIEF, caption="văn bản mới, nhờ VP đăng ký", chat=GROUP) == []


async def test_a_file_that_is_forwarded_in_private_is_read(stage: Stage) -> None:
    manner = conversation.Manner(forwarded_from="Sở Nội vụ")
    sent = [conversation.Sent(NAME, written(PLAN))]
    conversation.upload_several(stage.town, CHIEF, CHIEF, sent, "Kính chuyển đồng chí", manner=manner)
    await stage.settle()

    assert COUNTED in stage.last(CHIEF).text


@pytest.mark.parametrize("caption", ["/giao mục 3", "/vanban đăng ký giúp chị mục 3", "đăng ký giúp chị mục 3"])
async def test_a_caption_may_name_the_entries_that_are_meant(stage: Stage, caption: str) -> None:
    found = replace(PLAN, tasks=tuple(replace(one, place=f"mục {n}") for n, one in enumerate(PLAN.tasks[:3], 1)))

    card = (await sends(stage, CHIEF, found, caption))[-1]

    assert "2 để lại" in card.text
    assert "3. Tổng hợp báo cáo hằng quý\n– ❓" in card.text


async def test_a_long_text_is_pasted_behind_the_command(stage: Stage) -> None:
    text = written(Findings(HEAD, (task("Báo cáo", "VP"),))).decode().replace(",", ", ").replace(":", ": ")

    assert "Đã đọc xong văn bản dán" in texts(await stage.says(CHIEF, f"/vanban {text}"))
    assert "Đọc được 1 nhiệm vụ" in stage.last().text


async def test_a_head_with_work_of_the_own_is_asked_whether_it_is_evidence(stage: Stage) -> None:
    stage.has(SCIENCE, "Nghiệm thu đề tài, hạn 30/11", "Lập dự toán, hạn 30/11")

    [asked] = await sends(stage, SCIENCE)
    assert "Của nhiệm vụ nào" in asked.text
    await stage.presses(SCIENCE, asked, "Văn bản giao việc, đọc giúp")

    assert COUNTED in stage.last(SCIENCE).text


async def test_evidence_of_a_task_is_read_as_no_paper(stage: Stage) -> None:
    card = await stage.register(SCIENCE, "Nghiệm thu đề tài, hạn 30/11")

    await sends(stage, SCIENCE, chat=GROUP, to=card)
    await sends(stage, SCIENCE, caption="nghiệm thu đề tài xong rồi ạ")

    assert kept(stage) == []


@pytest.mark.parametrize("person", [OFFICER, OUTSIDER])
async def test_who_may_not_register_gives_no_papers(stage: Stage, person: int) -> None:
    told = texts(await (shows(stage, person) if person == OFFICER else sends(stage, person)))

    assert "Đọc được" not in told
    assert kept(stage) == []


async def test_an_inspector_gives_no_papers(engine: Engine) -> None:
    async with staged(engine, find=found_in) as stage:
        await stage.opens(posts={STANDARDS: "Giám sát"})

        assert "Chỉ trưởng, phó đơn vị" in texts(await shows(stage, STANDARDS))


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        (replace(PLAN, nature=Nature.PROPOSES), "chưa giao nhiệm vụ"),
        (replace(PLAN, nature=Nature.TELLS), "không giao nhiệm vụ"),
        (replace(PLAN, tasks=()), "không thấy nhiệm vụ nào"),
    ],
)
async def test_a_paper_that_assigns_nothing_says_so_and_is_not_kept(
    stage: Stage, findings: Findings, said: str
) -> None:
    assert said in texts(await sends(stage, CHIEF, findings))
    assert kept(stage) == []
    with stage.assistant.sessions.reading() as session:
        assert list(session.scalars(select(File.id))) == []


@pytest.mark.parametrize("fault", [Fault.MARKED, Fault.ENCRYPTED])
async def test_of_a_file_that_is_refused_nothing_stays(stage: Stage, fault: Fault) -> None:
    [told] = await sends(stage, CHIEF, fault)

    assert "Đã đọc xong" not in told.text
    with stage.assistant.sessions.reading() as session:
        assert list(session.scalars(select(File.id))) == []


async def test_a_file_beyond_what_the_messenger_hands_out_is_refused(stage: Stage) -> None:
    told = await stage.uploads(CHIEF, NAME, chat=CHIEF, content=b"x" * 21_000_000)

    assert "chỉ nhận tệp đến 20 MB" in texts(told)


async def test_what_a_reader_has_to_know_stands_on_the_card(stage: Stage) -> None:
    found = replace(PLAN, warnings=(Warned.RECOGNISED, Warned.PAGES_LEFT_OUT), pages=9, pages_read=4)

    card = (await sends(stage, CHIEF, found))[-1]

    assert "nhận dạng từ ảnh quét" in card.text
    assert "Đọc được đến trang 4/9" in card.text


async def test_pages_that_took_too_long_are_named(stage: Stage) -> None:
    found = replace(PLAN, warnings=(Warned.PAGES_LEFT_OUT,), pages=9, unread=(3, 7))

    card = (await sends(stage, CHIEF, found))[-1]

    assert "Chưa đọc được trang 3, 7" in card.text
    assert "Đọc được đến trang" not in card.text


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (task("Báo cáo", "VP", deadline_words="30/2", doubts=(Doubt.IMPOSSIBLE_DAY,)), "“30/2” không có ngày này"),
        (task("Báo cáo", "VP", deadline_words="sau khi có Kế hoạch của tỉnh", doubts=(Doubt.EVENT,)), "chờ điều kiện"),
        (task("Báo cáo", "VP", deadline_words="kịp thời"), "“kịp thời” (không có ngày cụ thể)"),
        (task("Báo cáo", "VP", "CĐS"), "❓ đơn vị chủ trì (“Văn phòng Sở và Phòng Chuyển đổi số”)"),
        (task("Báo cáo", "VP", "CĐS", apart=True), "– Văn phòng Sở và Phòng Chuyển đổi số"),
        (task("Báo cáo", "Các phòng, đơn vị", everyone=True), "giao 5 đơn vị"),
        (task("Báo cáo", "Sở KH&CN"), "❓ đơn vị chủ trì (“Sở KH&CN”)"),
        (task("Báo cáo", "VP", support=("CĐS", "Sở Tài chính")), "phối hợp Phòng Chuyển đổi số và Sở Tài chính"),
        (
            task("Báo cáo", "VP", support=("Các phòng chuyên môn, đơn vị thuộc, trực thuộc Sở",)),
            "phối hợp Phòng Quản lý khoa học, Phòng Chuyển đổi số",
        ),
        (task("Báo cáo", "VP", product="báo cáo bằng văn bản"), "SP: báo cáo bằng văn bản"),
    ],
)
async def test_each_draft_tells_its_fields_and_what_is_doubtful(stage: Stage, found: object, shown: str) -> None:
    card = (await sends(stage, CHIEF, Findings(HEAD, (found,))))[-1]  # type: ignore[arg-type]

    assert shown in card.text


async def test_a_deadline_that_is_over_is_told_before_it_counts(stage: Stage) -> None:
    found = Findings(HEAD, (task("Báo cáo", "VP", day=dt.date(2026, 11, 2)),))

    card = (await sends(stage, CHIEF, found))[-1]

    assert "1 có thời hạn, 1 đã quá hạn" in card.text
    assert "nhận thì quá hạn ngay" in card.text


async def test_what_comes_back_begins_with_the_first_day_that_is_not_over(stage: Stage) -> None:
    """The paper lies there for some days: nobody may be overdue with an occurrence before it was known."""
    monthly = Deadline(
        "ngày 15 hằng tháng", 0, 18, DeadlineKind.RECURRING, dt.date(2026, 11, 15), rrule="FREQ=MONTHLY;BYMONTHDAY=15"
    )
    found = replace(task("Báo cáo số liệu", "VP"), deadline_words=monthly.words, deadline=monthly)

    card = (await sends(stage, CHIEF, Findings(HEAD, (found,))))[-1]

    assert "hạn “ngày 15 hằng tháng” → thứ Ba 15/12/2026, định kỳ" in card.text


async def test_an_order_to_all_is_of_no_unit_that_is_gone(stage: Stage) -> None:
    found = Findings(HEAD, (task("Báo cáo", "Các phòng chuyên môn, thủ trưởng các đơn vị", everyone=True),))

    card = (await sends(stage, CHIEF, found))[-1]

    assert "giao 5 đơn vị" in card.text
    assert "không còn" not in card.text


async def test_where_all_is_the_work_of_others_nothing_is_offered(stage: Stage) -> None:
    card = (await sends(stage, CHIEF, Findings(HEAD, (task("Bố trí kinh phí", "Sở Tài chính"),))))[-1]

    assert "1 của cơ quan khác" in card.text
    assert "Không lấy 1 việc của cơ quan khác (Sở Tài chính)" in card.text
    assert labels(card) == ["Xem việc khác"]


@pytest.mark.parametrize("asked", ["xem việc khác", "[Xem việc khác]"])
async def test_where_all_is_the_work_of_others_it_is_shown_and_may_be_taken(stage: Stage, asked: str) -> None:
    """Nobody is reminded of it meanwhile."""
    card = (await sends(stage, CHIEF, Findings(HEAD, (task("Bố trí kinh phí", "Sở Tài chính"),))))[-1]
    if asked.startswith("["):
        await stage.presses(CHIEF, card, asked.strip("[]"))
        shown = stage.last(CHIEF)
    else:
        shown = (await stage.says(CHIEF, asked, to=card, chat=CHIEF))[-1]
    assert "1. Bố trí kinh phí\n– Sở Tài chính" in shown.text

    assert "❓ Chưa nhận vì còn thiếu: mục 1 (chủ trì)" in texts(await stage.says(CHIEF, "lấy 1", to=shown, chat=CHIEF))
    await stage.says(CHIEF, "bỏ hết", chat=CHIEF)
    await stage.passes(days=1)
    assert "ĐĂNG KÝ CHƯA XONG" not in texts(stage.said(CHIEF))


async def test_a_long_paper_is_paged_in_place(stage: Stage) -> None:
    found = replace(PLAN, tasks=tuple(task(f"Việc thứ {number}", "VP") for number in range(1, 25)))
    card = (await sends(stage, DIRECTOR, found))[-1]
    assert "Trang 1/3" in card.text
    assert labels(card) == ["Trang sau", "Nhận 24 việc", "Bỏ các việc còn lại"]

    await stage.presses(DIRECTOR, card, "Trang sau")

    assert "9. Việc thứ 9" in card.text
    assert "Trang 2/3" in card.text
    assert labels(card)[:2] == ["Trang trước", "Trang sau"]


async def test_it_is_told_which_page_is_read(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS_BETWEEN", 0.0)
    goes_on = threading.Event()

    def slowly(content: bytes, name: str, *, on_progress: Callable[[int, int], None], **more: object) -> Findings:
        on_progress(2, 12)
        assert goes_on.wait(30)
        return PLAN

    async with staged(engine, find=slowly) as stage:
        await opens(stage)
        conversation.upload(stage.town, CHIEF, CHIEF, NAME, b"x", "")
        settling = asyncio.create_task(stage.settle())
        async with asyncio.timeout(30):
            while not any("trang 3/12" in one.text for one in stage.said(CHIEF)):  # noqa: ASYNC110 - nothing tells
                await asyncio.sleep(0)
        goes_on.set()
        await settling

        assert "Đã đọc xong" in stage.said(CHIEF)[-2].text
