"""Why a file that was sent is not read as a paper, and what to do."""

from domain.documents.faults import Fault
from texts.message import Message

_READ = ".docx, .doc, .odt, .pdf, .xlsx, .txt hoặc ảnh chụp (.jpg, .png)"

UNREADABLE = {
    Fault.EMPTY: (
        "Tệp không có chữ nào. Đề nghị mở lại tệp để kiểm tra; nếu là bản chụp thì gửi ảnh rõ hơn hoặc tệp PDF "
        "quét lại."
    ),
    Fault.TOO_LARGE: "Tệp lớn hơn 20 MB. Đề nghị tách phần có nhiệm vụ (hoặc giảm cỡ ảnh) rồi gửi lại.",
    Fault.UNPACKS_TOO_LARGE: (
        "Tệp nén bất thường: bung ra quá lớn so với một văn bản nên không mở. Đề nghị mở bằng Word hoặc Excel, "
        "lưu thành tệp mới rồi gửi lại."
    ),
    Fault.UNKNOWN_FORMAT: (
        f"Nội dung tệp không thuộc loại đọc được, dù tên tệp là gì. Đề nghị gửi {_READ}, hoặc dán nội dung vào tin"
        " nhắn."
    ),
    Fault.PHONE_PICTURE: (
        "Ảnh kiểu HEIC của điện thoại chưa đọc được. Đề nghị gửi lại dưới dạng ảnh (không gửi dưới dạng tệp), hoặc "
        "đổi sang .jpg rồi gửi lại."
    ),
    Fault.DAMAGED: ("Tệp bị hỏng hoặc tải chưa đủ nên không mở được. Đề nghị mở thử trên máy, lưu lại rồi gửi lại."),
    Fault.ENCRYPTED: "Tệp có mật khẩu nên không mở được. Đề nghị bỏ mật khẩu, lưu lại rồi gửi lại.",
    Fault.MACROS: (
        "Tệp có chứa macro nên không mở, để bảo đảm an toàn. Đề nghị lưu thành .docx hoặc .xlsx (không macro) rồi"
        " gửi lại."
    ),
    Fault.UNSAFE: (
        "Tệp có phần khai báo lấy dữ liệu từ bên ngoài nên không mở, để bảo đảm an toàn. Đề nghị mở bằng Word "
        "hoặc Excel, lưu thành tệp mới rồi gửi lại."
    ),
    Fault.MARKED: (
        "Tệp có dấu độ mật (Mật, Tối mật, Tuyệt mật) nên không được nhận và không lưu lại. Đề nghị xóa tệp khỏi "
        "cuộc trò chuyện và xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    Fault.NO_LIBREOFFICE: (
        "Máy chủ chưa cài LibreOffice nên chưa đọc được loại tệp cũ này (.doc, .odt, .rtf, .xls). Đề nghị lưu "
        "thành .docx hoặc .xlsx rồi gửi lại; quản trị viên cài bằng lệnh: <code>apt install libreoffice-writer-"
        "nogui libreoffice-calc-nogui</code>."
    ),
    Fault.NO_TESSERACT: (
        "Máy chủ chưa cài bộ nhận dạng chữ tiếng Việt nên chưa đọc được bản quét hoặc ảnh. Đề nghị gửi bản .docx "
        "hay PDF có chữ; quản trị viên cài bằng lệnh: <code>apt install tesseract-ocr-vie</code>."
    ),
    Fault.TOO_SLOW: (
        "Đọc tệp quá một phút mà chưa xong nên đã dừng. Đề nghị tách phần có nhiệm vụ, hoặc gửi bản .docx."
    ),
    Fault.TOO_MUCH_MEMORY: (
        "Tệp cần nhiều bộ nhớ hơn mức cho phép nên đã dừng đọc. Đề nghị tách nhỏ tệp, hoặc gửi bản .docx chỉ có chữ."
    ),
    Fault.BROKE_OFF: (
        "Việc đọc tệp bị dừng giữa chừng; lỗi đã được ghi lại. Đề nghị gửi lại, hoặc lưu thành .docx rồi gửi."
    ),
}


def unreadable(fault: Fault) -> Message:
    return Message(UNREADABLE[fault])
