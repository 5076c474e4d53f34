"""The measures of NĐ 30/2020/NĐ-CP, Phụ lục I, as one table: what no paper may differ in."""

from dataclasses import dataclass
from enum import StrEnum

FONT = "Times New Roman"
"""Phụ lục I, phần I, mục 3: Unicode, black."""


@dataclass(frozen=True)
class Page:
    """A4 in millimetres. The decree leaves 20 to 25 at the top and the bottom, 30 to 35 left, 15 to 20 right."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10
    """From the upper edge to the page number, which stands in the upper margin."""

    @property
    def room(self) -> float:
        """The width of a line."""
        return self.width - self.left - self.right

    @property
    def turned(self) -> "Page":
        return Page(width=self.height, height=self.width)


PORTRAIT = Page()
LANDSCAPE = PORTRAIT.turned
"""For the tables of an appendix."""

LETTER_SUBJECT_ROOM = 60.0
"""The lines of "V/v …", under the number of a letter."""
SUBJECT_ROOM = 130.0
"""The lines of the subject under the kind of a paper are shorter than those of the text."""
HEAD_COLUMNS = (73.0, 92.0)
"""The bodies on the left, the state on the right; the name of the state stands on one line."""
FOOT_COLUMNS = (75.0, 90.0)
"""The recipients on the left, who signs on the right."""
EVEN_COLUMNS = (82.5, 82.5)
"""Two sides that sign."""


class Part(StrEnum):
    """What a paper is composed of; the value names its style in the file, the name is the id of the style."""

    NATION = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    ABOVE = "Cơ quan chủ quản"
    AGENCY = "Cơ quan ban hành"
    NUMBER = "Số ký hiệu"
    DATED = "Địa danh thời gian"
    TITLE = "Tên loại"
    SUBJECT = "Trích yếu"
    LETTER_SUBJECT = "Trích yếu công văn"
    ADDRESSEES = "Kính gửi"
    GROUND = "Căn cứ"
    BODY = "Nội dung"
    SECTION = "Mục lớn"
    CLAUSE = "Khoản có tiêu đề"
    ITEM = "Gạch đầu dòng"
    AUTHORITY = "Quyền hạn chức vụ"
    SIGNER = "Họ tên người ký"
    RECIPIENTS_HEAD = "Nơi nhận"
    RECIPIENTS = "Danh sách nơi nhận"
    APPENDIX = "Phụ lục"
    APPENDIX_TITLE = "Tên phụ lục"
    APPENDIX_NOTE = "Kèm theo"
    TABLE_HEAD = "Đầu bảng"
    TABLE_WORDS = "Chữ trong bảng"
    TABLE_NUMBERS = "Số trong bảng"
    PAGE_NUMBER = "Số trang"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    JUSTIFIED = "both"


@dataclass(frozen=True)
class Type:
    """Points of the letters, and of the gaps before and after a paragraph; the first line goes in by millimetres."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTRE
    before: float = 0
    after: float = 0
    first_line: float = 0
    spacing: float = 1
    """Of the lines, in lines."""
    stays_with_next: bool = False


INDENT = 12.7
"""Mục 6: the first line of a paragraph goes in by 1 or 1.27 cm; a gap of 6 pt at least, single to one and a half."""
GAP = 6

TYPES = {
    Part.NATION: Type(12, bold=True),
    Part.MOTTO: Type(13, bold=True),
    Part.ABOVE: Type(12),
    Part.AGENCY: Type(12, bold=True),
    Part.NUMBER: Type(13, before=GAP),
    Part.DATED: Type(13, italic=True, before=GAP),
    Part.TITLE: Type(14, bold=True, before=18),
    Part.SUBJECT: Type(14, bold=True),
    Part.LETTER_SUBJECT: Type(12, before=GAP, after=GAP),
    Part.ADDRESSEES: Type(14, align=Align.LEFT, before=GAP, spacing=1.1),
    Part.GROUND: Type(14, italic=True, align=Align.JUSTIFIED, before=GAP, first_line=INDENT, spacing=1.1),
    Part.BODY: Type(14, align=Align.JUSTIFIED, before=GAP, first_line=INDENT, spacing=1.1),
    Part.SECTION: Type(
        14, bold=True, align=Align.JUSTIFIED, before=GAP, first_line=INDENT, spacing=1.1, stays_with_next=True
    ),
    Part.CLAUSE: Type(
        14, bold=True, align=Align.JUSTIFIED, before=GAP, first_line=INDENT, spacing=1.1, stays_with_next=True
    ),
    Part.ITEM: Type(14, align=Align.JUSTIFIED, before=GAP, first_line=INDENT, spacing=1.1),
    Part.AUTHORITY: Type(14, bold=True, stays_with_next=True),
    Part.SIGNER: Type(14, bold=True, before=72),
    Part.RECIPIENTS_HEAD: Type(12, bold=True, italic=True, align=Align.LEFT, stays_with_next=True),
    Part.RECIPIENTS: Type(11, align=Align.LEFT),
    Part.APPENDIX: Type(14, bold=True, stays_with_next=True),
    Part.APPENDIX_TITLE: Type(14, bold=True, stays_with_next=True),
    Part.APPENDIX_NOTE: Type(14, italic=True, stays_with_next=True),
    Part.TABLE_HEAD: Type(12, bold=True, before=2, after=2),
    Part.TABLE_WORDS: Type(12, align=Align.LEFT, before=2, after=2),
    Part.TABLE_NUMBERS: Type(12, before=2, after=2),
    Part.PAGE_NUMBER: Type(14),
}
"""Phần II, mục 1 to 9, phần III and the table of phần IV: the sizes and styles; 12 pt in tables is the offices' own."""

RULE_SHARE = 0.4
"""Of the words above it; mục 2 and 5: a third to a half. Under the motto the rule is as long as the words (mục 1)."""
