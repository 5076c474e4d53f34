"""What is said while the paper of a round is made, after it, and where it could not be done."""

from domain.rounds.rounds import RoundReport
from texts.making import lacking
from texts.message import Message, esc
from texts.rounds.chat import name, number_of


def begun(round_name: str) -> Message:
    return Message(f"⏳ Đang tổng hợp báo cáo {esc(round_name)}… Tệp sẽ được gửi ngay dưới đây.")


def waits_already() -> Message:
    return Message("Báo cáo này đang được tổng hợp; tệp sẽ được gửi trong ít phút.")


def made() -> Message:
    return Message("✅ Đã tổng hợp báo cáo.")


def closed(report: RoundReport) -> Message:
    return Message(f"✅ Đã tổng hợp báo cáo và đóng đợt {report.standing.round.number}.")


def caption(report: RoundReport, *, closes: bool) -> Message:
    """What stands under the file: who has sent a part, who has not, and what is next."""
    standing = report.standing
    found = standing.round
    lines = [f"<b>Báo cáo {esc(name(found.plan))}</b> ({number_of(standing)})", *lacking(report.letterhead.missing)]
    if closes:
        lines.append("Đợt đã đóng; tệp này được lưu. Trả lời tin này bằng bản đã ký để ghi nhận bản gửi.")
    elif found.closed_at is None:
        lines.append(f"Đóng đợt, lưu bản cuối: <code>/dotbaocao đóng {found.number}</code>")
    return Message("\n".join(lines))


def failed() -> Message:
    """It could not be made for a fault of ours; nothing is lost, and it can be asked for again."""
    return Message(
        "⚠️ Chưa tổng hợp được báo cáo do lỗi của hệ thống; nội dung các đơn vị đã gửi không bị ảnh hưởng. "
        "Đề nghị gõ lại <code>/dotbaocao tổng hợp</code>; nếu vẫn lỗi, báo người quản trị máy chủ."
    )
