"""Whatever is in a document, findings come out of it, with each task in the words that stand there."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.document import Cell, Document, Paragraph, Table
from documents.finding import findings
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.documents.findings import Findings
from domain.words import searched

NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
SAID = (
    "Giao Sở Tài chính chủ trì , phối hợp với các phòng , đơn vị ; : . - 1. a) II. Điều 2. trước ngày 15/12/2026 "
    "tháng quý Kính gửi : Số : /UBND V/v KẾ HOẠCH PHỤ LỤC Nơi nhận và rà soát báo cáo ./. ( ) “ ” % 100% đã có thể "
    "TM. GIÁM ĐỐC theo thời gian tại khoản 1"
)
WORDS = st.sampled_from(SAID.split())
TEXTS = st.lists(WORDS, max_size=20).map(" ".join) | st.text(max_size=40)
PARAGRAPHS = st.builds(Paragraph, TEXTS, marker=st.sampled_from(("", "", "1.", "a)", "-", "II.", "Điều 3.", "§")))
ROWS = st.lists(st.tuples(TEXTS, TEXTS, TEXTS).map(lambda row: tuple(map(Cell, row))), min_size=1, max_size=4)
TABLES = st.builds(lambda rows: Table(tuple(rows)), ROWS)
DOCUMENTS = st.lists(PARAGRAPHS | TABLES, max_size=14).map(lambda blocks: Document(tuple(blocks)))


def read(document: Document) -> Findings:
    return findings(document, rules=DateRules(WorkingCalendar()), now=NOW)


@pytest.mark.by_turns
@given(DOCUMENTS)
@settings(deadline=None)
def test_any_document_gives_findings(document: Document) -> None:
    found = read(document)
    said = searched(*(_text(block) for block in document.blocks))
    for task in found.tasks:
        assert task.place
        assert task.content
        assert all(word in said for word in searched(task.words).split())
        assert all(word in said for lead in task.leads for word in searched(lead).split())


def _text(block: Paragraph | Table) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return " ".join(cell.text for row in block.rows for cell in row)


PAGE = (
    "2. Phòng Nghiệp vụ Y, Văn phòng Sở",
    "- Rà soát, thống kê trang thiết bị tại các bệnh viện, báo cáo Sở trước ngày 20/12/2026;",
    "- Phối hợp với Sở Tài chính, các cơ quan, đơn vị liên quan xây dựng dự toán năm 2027, hoàn thành trong quý I.",
    "Trên cơ sở báo cáo của các đơn vị, giao Văn phòng Sở tổng hợp, trình Giám đốc Sở xem xét, quyết định theo quy",
    "định; báo cáo kết quả về Ủy ban nhân dân tỉnh",
) * 2
RUNNING = ("và các cơ quan, đơn vị liên quan tiếp tục rà soát, thống kê, tổng hợp theo quy định của pháp luật",) * 10
APART = ("Các bệnh viện tiếp tục thực hiện chế độ trực theo quy định hiện hành.",) * 10


@pytest.mark.by_turns
@pytest.mark.parametrize("page", [PAGE, RUNNING, APART], ids=["items", "one sentence", "paragraphs"])
def test_a_long_paper_takes_time_in_proportion(page: tuple[str, ...]) -> None:
    short, long = _seconds(page * 15), _seconds(page * 150)
    assert long < 25 * short


def _seconds(lines: tuple[str, ...]) -> float:
    opening = ("KẾ HOẠCH", "Năm 2027", "Sở Y tế ban hành Kế hoạch như sau:", "1. Văn phòng Sở rà soát hồ sơ.")
    document = Document(tuple(map(Paragraph, (*opening, *lines))))
    begun = time.process_time()
    assert read(document).tasks
    return time.process_time() - begun
