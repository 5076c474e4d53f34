"""Files as people send them: read by the process of their own, through the whole assistant."""

from pathlib import Path

import pytest
from sqlalchemy import select

from db.documents.tables import PaperIn
from db.models import File
from tests.flows.stage import CHIEF, Stage, texts
from tests.reports.test_templates import written

PLAN = Path(__file__).parents[2] / "docs" / "ke-hoach-mau.docx"


@pytest.mark.by_turns
async def test_the_plan_of_the_guide_becomes_tasks(stage: Stage) -> None:
    await stage.opens()

    card = (await stage.uploads(CHIEF, PLAN.name, chat=CHIEF, content=PLAN.read_bytes()))[-1]

    assert "Đọc được 8 nhiệm vụ: 5 có thời hạn, 1 chưa rõ chủ trì, 1 của cơ quan khác." in card.text
    await stage.says(CHIEF, "5 giao VP, hạn 31/12", chat=CHIEF)
    assert "Đã nhận 7 nhiệm vụ" in texts(await stage.says(CHIEF, "nhận hết", chat=CHIEF))


@pytest.mark.by_turns
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (written("MẬT", "KẾ HOẠCH", "1. Giao Văn phòng Sở rà soát hồ sơ trước ngày 15/12/2026."), "độ mật"),
        (b"PK\x03\x04 broken", "bị hỏng"),
        (b"\x00\x01\x02" * 400, "không thuộc loại đọc được"),
    ],
    ids=["marked", "broken", "unknown"],
)
async def test_of_a_file_that_is_refused_nothing_stays(stage: Stage, content: bytes, said: str) -> None:
    await stage.opens()

    [told] = await stage.uploads(CHIEF, "van-ban.docx", chat=CHIEF, content=content)

    assert said in told.text
    with stage.assistant.sessions.reading() as session:
        assert list(session.scalars(select(File.id))) == []
        assert list(session.scalars(select(PaperIn.id))) == []


@pytest.mark.by_turns
async def test_a_pasted_letter_is_read_as_a_file_is(stage: Stage) -> None:
    await stage.opens()
    text = (
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 77/KH-SKHCN\n\nKẾ HOẠCH\nVề kiểm kê tài sản năm 2026\n\n"
        "1. Văn phòng Sở chủ trì, phối hợp với các phòng lập danh mục tài sản trước ngày 20/12/2026.\n"
        "2. Phòng Chuyển đổi số cập nhật phần mềm quản lý tài sản, hoàn thành trong tháng 12/2026."
    )

    said = texts(await stage.says(CHIEF, f"/vanban {text}"))

    assert "77/KH-SKHCN" in said
    assert "Đọc được 2 nhiệm vụ: 2 có thời hạn" in said
