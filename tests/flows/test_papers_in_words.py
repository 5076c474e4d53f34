"""Drafts of a paper are corrected as people type on phones: in short, without marks, several things in one message."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine, select

from db.documents.tables import PaperIn
from db.models import Unit
from domain.documents.findings import Findings
from tests.flows.papers_in import HEAD, found_in, shows, task
from tests.flows.stage import CHIEF, DIGITAL, SCIENCE, Stage, staged

OFFICE, RESEARCH, COMPUTING = "Văn phòng Sở", "Phòng Quản lý khoa học", "Phòng Chuyển đổi số"
CENTRE = "Trung tâm Thông tin và Thống kê"
TASKS = (
    ("Rà soát danh mục dịch vụ công", COMPUTING),
    ("Kiểm định thiết bị đo lường tại chợ", OFFICE),
    ("Tổng hợp báo cáo hằng quý", CENTRE),
    ("Bố trí kinh phí thực hiện kế hoạch", OFFICE),
    ("Lập danh sách đề tài khoa học", RESEARCH),
    ("Tổ chức tập huấn chữ ký số", ""),
    ("Xây dựng cơ sở dữ liệu chuyên gia", RESEARCH),
    ("Kiểm kê tài sản công", ""),
    ("Thẩm định công nghệ dự án đầu tư", RESEARCH),
)
PAPER = Findings(
    HEAD,
    tuple(
        task(content, *([lead] if lead else []), place=f"mục {at}", day=dt.date(2026, 12, 15) if at == 1 else None)
        for at, (content, lead) in enumerate(TASKS, 1)
    ),
)


@dataclass(frozen=True)
class Kept:
    """What has become of an item: its lead, day and state, its content."""

    lead: str
    day: str
    state: str
    content: str

    def tells(self, wanted: str) -> bool:
        return wanted in (self.lead, self.day, self.state) or wanted in self.content


@pytest.fixture
async def stage(engine: Engine) -> AsyncIterator[Stage]:
    async with staged(engine, find=found_in) as stage:
        await stage.opens(SCIENCE, DIGITAL)
        yield stage


def kept(stage: Stage) -> dict[int, Kept]:
    with stage.assistant.sessions.begin() as session:
        names = {unit.id: unit.name for unit in session.scalars(select(Unit))}
        (paper,) = session.scalars(select(PaperIn))
        return {item["number"]: _kept(item, names) for item in paper.drafts["items"]}


def _kept(item: dict[str, object], names: dict[int, str]) -> Kept:
    draft = item["draft"]
    assert isinstance(draft, dict)
    day = (draft["due"] or {}).get("day") or ""
    return Kept(", ".join(names[unit] for unit in draft["leads"]), day[5:], str(item["state"]), draft["content"])


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("3: 25/12; 4: 20/12", "3 12-25, 4 12-20"),
        ("3: 25/12, 4: 20/12", "3 12-25, 4 12-20"),
        ("3 25/12\n4 20/12", "3 12-25, 4 12-20"),
        ("2 han 18/12 3 han 20/12", "2 12-18, 3 12-20"),
        ("3 để 25/12 nhé", "3 12-25"),
        ("từ 5 đến 7 hạn 20/12", "5 12-20, 6 12-20, 7 12-20"),
        ("5->7 giao vp", f"5 {OFFICE}, 6 {OFFICE}, 7 {OFFICE}"),
        ("het thay deu han 20/12", "1 12-20, 9 12-20"),
        ("hạn 20/12 hết", "1 12-20, 9 12-20"),
        ("1 bo han", "1 "),
        ("6 vp 8 cds", f"6 {OFFICE}, 8 {COMPUTING}"),
        ("6-vp, 8-cds", f"6 {OFFICE}, 8 {COMPUTING}"),
        ("6 8 giao vp het", f"6 {OFFICE}, 8 {OFFICE}"),
        ("6. giao vp han 20/12\n8. giao qlkh han 25/12", f"6 {OFFICE}, 6 12-20, 8 {RESEARCH}, 8 12-25"),
        ("6) vp 20/12", f"6 {OFFICE}, 6 12-20"),
        ("2 sửa thành phòng qlkh", f"2 {RESEARCH}"),
        ("doi 2 thanh qlkh", f"2 {RESEARCH}"),
        ("mục 6 giao cho văn phòng nha em", f"6 {OFFICE}"),
        ("8 giao VP roi nhan het", f"8 {OFFICE}, 8 taken, 3 taken, 6 open"),
        ("bo 2, 6 giao vp, 8 giao qlkh han 20/12, nhan het", "2 left, 6 taken, 8 taken, 8 12-20, 1 taken"),
        ("bo 5,6,7 di nhe, con lai nhan het", "5 left, 6 left, 7 left, 1 taken"),
        ("bỏ 2 và 3, gộp 8 9, còn lại nhận hết", "2 left, 8 Thẩm định, 1 taken"),
        ("gộp 8 9 rồi giao VP", f"8 Thẩm định, 8 {OFFICE}"),
        ("gop 8 voi 9 giao vp han 20/12", f"8 Thẩm định, 8 {OFFICE}, 8 12-20"),
        ("8 gộp vào 9", "8 Thẩm định"),
        ("ok 1 3 5", "1 taken, 3 taken, 5 taken, 2 open"),
        ("1 ok, 3 ok", "1 taken, 3 taken, 5 open"),
        ("3 nội dung: mở 2 lớp tập huấn 8 buổi", "3 2 lớp tập huấn 8 buổi"),
        ("3 giao Phòng Bảo vệ, nhận hết", "3 open, 1 taken"),
    ],
)
async def test_items_are_corrected_as_people_type(stage: Stage, words: str, wanted: str) -> None:
    card = (await shows(stage, CHIEF, PAPER))[-1]

    await stage.says(CHIEF, words, to=card)

    after = kept(stage)
    for number, _, value in (one.partition(" ") for one in wanted.split(", ")):
        assert after[int(number)].tells(value), f"{number} {value}: {after[int(number)]}"


@pytest.mark.parametrize("words", ["6 của phòng em", "việc 6 của phòng em", "6 phòng mình làm", "6 cua phong e a"])
async def test_a_head_takes_upon_the_unit_what_a_paper_gives_to_nobody(
    stage: Stage, words: str
) -> None:  # fmt: skip
    card = (await shows(stage, CHIEF, PAPER))[-1]

    await stage.says(SCIENCE, words, to=card)

    assert kept(stage)[6].lead == RESEARCH


@pytest.mark.parametrize(("words", "item"), [("6 giao CĐS", 6), ("3 của phòng em", 3), ("6 hạn 20/12", 6)])
async def test_a_head_decides_about_no_other_units_work(stage: Stage, words: str, item: int) -> None:
    card = (await shows(stage, CHIEF, PAPER))[-1]
    before = kept(stage)

    said = await stage.says(SCIENCE, words, to=card)

    assert kept(stage)[item] == before[item]
    assert f"Mục {item} là việc của đơn vị khác" in said[0].text
