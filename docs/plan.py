"""The plan with an appendix table that the guide shows being given to the assistant; run it to write the file anew."""

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

FILE = Path(__file__).parent / "ke-hoach-mau.docx"

PROVINCE = "ỦY BAN NHÂN DÂN\nTỈNH AN HÒA"
NUMBER = "Số: 192/KH-UBND"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DAY = "An Hòa, ngày 16 tháng 11 năm 2026"
ABOUT = "Phát triển khoa học, công nghệ và chuyển đổi số năm 2027"
PURPOSE = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Cụ thể hóa các nhiệm vụ phát triển khoa học, công nghệ và chuyển đổi số trên địa bàn tỉnh.",
    "II. NHIỆM VỤ",
    "Thực hiện theo Phụ lục kèm theo Kế hoạch này.",
    "III. TỔ CHỨC THỰC HIỆN",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Văn phòng Sở để được hướng dẫn./.",
)
HEADINGS = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm", "Thời hạn hoàn thành")
ROWS = (
    (
        "1",
        "Rà soát, công bố danh mục dịch vụ công trực tuyến toàn trình",
        "Phòng Chuyển đổi số",
        "Văn phòng Sở",
        "Quyết định",
        "15/12/2026",
    ),
    (
        "2",
        "Xây dựng danh mục nhiệm vụ khoa học và công nghệ cấp tỉnh năm 2027",
        "Phòng Quản lý khoa học",
        "",
        "Danh mục",
        "31/12/2026",
    ),
    (
        "3",
        "Kiểm định phương tiện đo tại các chợ, trung tâm thương mại",
        "Phòng Tiêu chuẩn Đo lường Chất lượng",
        "Trung tâm Thông tin và Thống kê",
        "Báo cáo",
        "",
    ),
    (
        "4",
        "Biên soạn tài liệu tuyên truyền về chuyển đổi số",
        "Trung tâm Thông tin và Thống kê",
        "",
        "Tài liệu",
        "20/12/2026",
    ),
    ("5", "Theo dõi, kiểm tra việc thực hiện kế hoạch", "Thanh tra Sở", "", "Báo cáo", ""),
    ("6", "Bố trí kinh phí thực hiện kế hoạch", "Sở Tài chính", "Sở Khoa học và Công nghệ", "", ""),
    (
        "7",
        "Tập huấn kỹ năng số cho công chức, viên chức",
        "Phòng Chuyển đổi số",
        "Văn phòng Sở",
        "Lớp tập huấn",
        "30/12/2026",
    ),
    (
        "8",
        "Tổng hợp, báo cáo kết quả thực hiện kế hoạch",
        "Văn phòng Sở",
        "các phòng, đơn vị",
        "Báo cáo",
        "trước ngày 25 hằng tháng",
    ),
)


def written() -> bytes:
    """The plan as a Word file."""
    document = docx.Document()
    _head(document)
    for words in PURPOSE:
        document.add_paragraph(words).runs[0].bold = words.isupper()
    _centred(document, "Nơi nhận:\n- Như trên;\n- Lưu: VT.", bold=False).alignment = WD_ALIGN_PARAGRAPH.LEFT
    document.add_page_break()
    _centred(document, "PHỤ LỤC")
    _centred(document, "DANH MỤC NHIỆM VỤ")
    _rows(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _head(document: Document) -> None:
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, (PROVINCE, COUNTRY, NUMBER, DAY), strict=True):
        cell.text = words
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _centred(document, "KẾ HOẠCH")
    _centred(document, ABOUT)


def _centred(document: Document, words: str, *, bold: bool = True) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words).bold = bold
    return paragraph


def _rows(document: Document) -> None:
    table = document.add_table(rows=1, cols=len(HEADINGS))
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = words
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


if __name__ == "__main__":
    FILE.write_bytes(written())
