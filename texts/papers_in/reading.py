"""What is said while a paper that came in is read, and of one that gives no tasks."""

from domain.documents.findings import Findings, Nature, Warned
from domain.documents.papers_in import Drafts
from texts.message import Message, esc
from texts.papers_in.names import called

PASTED = "van-ban-dan.txt"
"""What a text is called that was pasted."""


def begun(name: str) -> Message:
    return Message(f"⏳ Đang đọc {_file(name)}…")


def reads(name: str, page: int, pages: int | None) -> Message:
    """How far it is read."""
    of = f"/{pages}" if pages else ""
    return Message(f"⏳ Đang đọc {_file(name)}: đang đọc trang {page}{of} …")


def waits_already(name: str) -> Message:
    return Message(f"{_file(name).capitalize()} đang được đọc, xin chờ trong giây lát.")


def done(name: str) -> Message:
    """The card follows."""
    return Message(f"✅ Đã đọc xong {_file(name)}.")


def failed(name: str) -> Message:
    return Message(
        f"⚠️ Chưa đọc được {_file(name)}, chưa ghi nhận gì. Đề nghị gửi lại; "
        "nếu vẫn không được thì dán nội dung sau lệnh <code>/vanban</code>."
    )


def _file(name: str) -> str:
    return "văn bản dán" if name == PASTED else f"tệp “{esc(name)}”"


WHY_NONE = {
    Nature.PROPOSES: "là văn bản đề xuất, xin ý kiến cấp trên: chưa giao nhiệm vụ",
    Nature.TELLS: "là văn bản báo cáo, trả lời hoặc thông tin: không giao nhiệm vụ",
    Nature.ASSIGNS: "không thấy nhiệm vụ nào được giao",
}


def without_tasks(findings: Findings) -> Message:
    """The paper assigns nothing, as far as it was read: nothing of it is kept."""
    lines = [f"📄 <b>{esc(called(findings.head))}</b>: {WHY_NONE[findings.nature]}. Chưa ghi nhận gì, tệp không lưu."]
    if findings.head.about:
        lines.insert(1, f"“{esc(findings.head.about)}”")
    lines += warnings(findings)
    lines.append("<i>Nếu có việc cần làm thì đăng ký bằng /dangky, /giao.</i>")
    return Message("\n".join(lines))


def warnings(read: Findings | Drafts) -> list[str]:
    """What a reader has to know about how it was read."""
    told = {
        Warned.NUMBERING_LOST: ["⚠️ Định dạng cũ: số thứ tự tự động của các mục không đọc được."],
        Warned.RECOGNISED: ["⚠️ Chữ được nhận dạng từ ảnh quét, có thể sai; đề nghị đối chiếu bản gốc."],
        Warned.DIACRITICS_LOST: ["⚠️ Chữ trong tệp mất dấu tiếng Việt."],
        Warned.PAGES_LEFT_OUT: _pages_left_out(read),
        Warned.SHEETS_LEFT_OUT: ["⚠️ Có trang tính hoặc dòng ẩn chưa đọc."],
    }
    return [line for one in read.warnings for line in told[one]]


def _pages_left_out(read: Findings | Drafts) -> list[str]:
    lines = []
    if read.unread:
        pages = ", ".join(map(str, read.unread))
        lines.append(f"⚠️ Chưa đọc được trang {pages} vì xử lý quá lâu; đề nghị xem trang đó trong bản gốc.")
    if read.pages_read is not None or not read.unread:
        of = f"/{read.pages}" if read.pages else ""
        lines.append(f"⚠️ Đọc được đến trang {read.pages_read or '?'}{of}, phần sau chưa đọc.")
    return lines
