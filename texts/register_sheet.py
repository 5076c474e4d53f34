"""The words of the template of a register: its columns, and how they are filled."""

from texts.official import Column

FILE = "mau-so-giao-viec.xlsx"
TASKS = "Nhiệm vụ"
UNITS = "Đơn vị"
GUIDE = "Hướng dẫn"
TITLE = "SỔ THEO DÕI NHIỆM VỤ"
GUIDE_TITLE = "CÁCH ĐIỀN SỔ"
STATES = (
    "Chưa thực hiện",
    "Đang thực hiện",
    "Chờ xác nhận",
    "Đã hoàn thành",
    "Tạm dừng",
    "Đã thu hồi",
)

NUMBER = Column("TT", 6, centred=True)
OUTSIDE = Column("Số phiếu giao việc", 14, centred=True)
CONTENT = Column("Nội dung nhiệm vụ", 48)
PAPER = Column("Văn bản giao (số, ký hiệu, ngày, cơ quan)", 24)
LEAD = Column("Đơn vị chủ trì", 24)
SUPPORT = Column("Đơn vị phối hợp", 24)
PRODUCT = Column("Sản phẩm", 18)
ASSIGNED = Column("Ngày giao", 13, centred=True)
DEADLINE = Column("Thời hạn", 16, centred=True)
EXTENDED = Column("Gia hạn đến", 13, centred=True)
STATE = Column("Tình trạng", 16, centred=True)
FINISHED = Column("Ngày hoàn thành thực tế", 13, centred=True)
PERCENT = Column("Tỷ lệ hoàn thành (%)", 11, centred=True)
REPORT = Column("Kết quả thực hiện", 32)
NOTE = Column("Ghi chú", 20)
COLUMNS = (
    NUMBER, OUTSIDE, CONTENT, PAPER, LEAD, SUPPORT, PRODUCT, ASSIGNED, DEADLINE, EXTENDED, STATE, FINISHED, PERCENT,
    REPORT, NOTE,
)  # fmt: skip
DAYS = (ASSIGNED, EXTENDED, FINISHED)
"""Columns that hold a day and nothing else."""

GUIDE_LINES = (
    (CONTENT.title, "Bắt buộc. Mỗi dòng là một nhiệm vụ."),
    (LEAD.title, "Bắt buộc, mỗi nhiệm vụ đúng một đơn vị: chọn trong danh sách. “Các phòng, đơn vị” giao cho tất cả."),
    (SUPPORT.title, "Có thể ghi nhiều đơn vị, ngăn cách bằng dấu chấm phẩy (;)."),
    (
        DEADLINE.title,
        "Ngày (30/6/2026) hoặc chữ: “Quý II”, “Thường xuyên”, “Ngày 20 hằng tháng”. Để trống nếu không có.",
    ),
    (EXTENDED.title, "Thời hạn mới, nếu đã được gia hạn; cột Thời hạn giữ thời hạn ban đầu."),
    (STATE.title, "Chọn trong danh sách. Để trống là chưa thực hiện."),
    (FINISHED.title, "Ngày đơn vị báo cáo kết quả: ngày này quyết định đúng hạn hay quá hạn."),
    (REPORT.title, "Kết quả hoặc tiến độ, ví dụ số, ký hiệu văn bản kết quả."),
    (
        OUTSIDE.title,
        "Số của nhiệm vụ trong phần mềm khác, nếu có: gửi lại sổ thì nhiệm vụ được cập nhật, không bị nhân đôi.",
    ),
    (
        "Gửi sổ",
        "Gửi tệp kèm lời “/vanban sổ”. Trợ lý đọc lại các cột, số nhiệm vụ, các dòng có lỗi; bấm Đúng mới ghi nhận.",
    ),
)
"""What each column is for, and how the sheet is given back."""
