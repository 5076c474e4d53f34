"""Every no, in words: why, and what to do instead. One sentence for each class of domain/refusals.py."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domain import refusals as no
from domain.documents.sheets import SheetStopped
from domain.documents.views import NoSuchPaper
from domain.overviews.jobs import NotReportedDone
from domain.overviews.periods import NoSuchPeriod, RunsBackwards
from domain.overviews.templates import NotFetched
from domain.people import Verb
from domain.rounds.rounds import RoundIsClosed
from domain.rounds.schedules import UnreadSchedule
from domain.staff.posts import NoLeader
from domain.tasks import State, Task
from texts import commands, format, settings
from texts.message import Message, esc
from texts.papers_in.answers import no_such_paper
from texts.tasks import STATES, cut

WHO_MAY = {
    Verb.REGISTER: (
        "Chỉ trưởng, phó đơn vị (việc của đơn vị mình) và Văn phòng được đăng ký nhiệm vụ. "
        "Lãnh đạo giao việc bằng /giao."
    ),
    Verb.ASSIGN: "Chỉ Văn phòng hoặc lãnh đạo được giao nhiệm vụ. Đề nghị dùng /dangky cho việc của đơn vị mình.",
    Verb.REPORT: "Chỉ trưởng, phó đơn vị chủ trì hoặc người được phân công báo cáo nhiệm vụ này.",
    Verb.ATTACH: "Chỉ trưởng, phó đơn vị chủ trì hoặc người được phân công gửi tệp cho nhiệm vụ này.",
    Verb.REPORT_OBSTACLE: "Chỉ đơn vị chủ trì báo vướng mắc của nhiệm vụ này.",
    Verb.ASK_EXTENSION: "Chỉ trưởng, phó đơn vị chủ trì được đề nghị gia hạn.",
    Verb.SNOOZE: "Chỉ trưởng, phó đơn vị chủ trì hoặc người được phân công đề nghị nhắc lại nhiệm vụ này.",
    Verb.RETURN: "Chỉ trưởng, phó đơn vị chủ trì được trả lại nhiệm vụ.",
    Verb.EDIT: "Chỉ Văn phòng hoặc người đã đăng ký, giao nhiệm vụ này được sửa.",
    Verb.DELEGATE: "Chỉ trưởng, phó đơn vị chủ trì hoặc Văn phòng được phân công.",
    Verb.CONFIRM: "Chỉ Văn phòng hoặc lãnh đạo xác nhận hoàn thành.",
    Verb.SEND_BACK: "Chỉ Văn phòng hoặc lãnh đạo được yêu cầu làm lại.",
    Verb.REOPEN: "Chỉ Văn phòng hoặc lãnh đạo được mở lại nhiệm vụ đã hoàn thành.",
    Verb.EXTEND: "Chỉ Văn phòng hoặc lãnh đạo được quyết định gia hạn.",
    Verb.CANCEL: "Chỉ Văn phòng hoặc lãnh đạo được hủy nhiệm vụ.",
    Verb.SET_UP: "Chỉ Văn phòng được thực hiện việc này.",
    Verb.DECIDE_POST: "Chỉ Văn phòng hoặc lãnh đạo được duyệt, kết thúc chức vụ.",
    Verb.SEE_STAFF: "Danh sách chức vụ dành cho Văn phòng, lãnh đạo và giám sát.",
    Verb.SEE_SETTINGS: "Chỉ Văn phòng và lãnh đạo xem cài đặt nhắc việc.",
    Verb.REASSIGN: "Chỉ Văn phòng hoặc lãnh đạo được chuyển nhiệm vụ sang đơn vị khác.",
    Verb.CHANGE_DECIDERS: "Chỉ lãnh đạo được cho Văn phòng quyết định thay việc do lãnh đạo giao.",
    Verb.CHASE: "Chỉ Văn phòng, lãnh đạo đôn đốc; trưởng, phó đơn vị đôn đốc việc của đơn vị mình.",
    Verb.EXCUSE: "Chỉ lãnh đạo xem điểm của từng người và chấp nhận nguyên nhân khách quan của việc chậm.",
    Verb.MAKE_PAPER: "Chỉ Văn phòng, lãnh đạo lập báo cáo; trưởng, phó đơn vị lập báo cáo của đơn vị mình.",
    Verb.OPEN_ROUND: (
        "Chỉ Văn phòng, lãnh đạo mở và tổng hợp đợt báo cáo; trưởng, phó đơn vị gửi phần của đơn vị mình."
    ),
    Verb.ANSWER_ROUND: "Phần báo cáo của đơn vị nào do trưởng, phó đơn vị đó gửi.",
    Verb.CHANGE_SETTINGS: "Chỉ Văn phòng được thay đổi cài đặt nhắc việc.",
    Verb.SEE: (
        "Bảng tổng hợp dành cho Văn phòng, lãnh đạo, giám sát và trưởng, phó đơn vị. "
        "Đề nghị gõ /nhiemvu để xem việc của mình."
    ),
    Verb.SEE_ALL: (
        "Đồng chí được xem nhiệm vụ của đơn vị mình. Đề nghị gõ /nhiemvu hoặc /tonghop, không kèm tên đơn vị."
    ),
    Verb.SEE_HISTORY: "Chỉ đơn vị chủ trì, Văn phòng, lãnh đạo và giám sát xem nhật ký.",
}
EXAMPLES = {
    Verb.SEND_BACK: "/lamlai {number} thiếu phụ lục",
    Verb.EXCUSE: "/khachquan {number} mưa bão kéo dài",
    Verb.CANCEL: "/huy {number} đã gộp vào nhiệm vụ khác",
    Verb.RETURN: "/tralai {number} thuộc chức năng của Văn phòng",
}
NOT_ALLOWED = "Đồng chí không có quyền thực hiện việc này. Đề nghị liên hệ Văn phòng."


def _closed(refusal: no.AlreadyClosed) -> str:
    what = "Cần làm lại" if refusal.state is State.COMPLETED else "Hủy nhầm, cần khôi phục"
    return (
        f"Nhiệm vụ /nv{refusal.number} {STATES[State(refusal.state)]}, không ghi thêm được. "
        f"{what} thì Văn phòng hoặc lãnh đạo gõ <code>/lamlai {refusal.number} lý do</code>."
    )


def _no_unit(refusal: no.NoSuchUnit) -> str:
    known = esc(format.listed(list(refusal.known)))
    return f"Chưa rõ đơn vị “{esc(cut(refusal.words, 60))}”. Các đơn vị hiện có: {known}."


def _no_round(refusal: no.NoSuchRound) -> str:
    if refusal.closed:
        return f"Đợt báo cáo {refusal.number} đã đóng, không ghi thêm được. Đề nghị liên hệ Văn phòng."
    if refusal.number is None:
        return "Không có đợt báo cáo nào đang mở."
    return f"Không có đợt báo cáo số {refusal.number}. Đề nghị gõ /dotbaocao để xem các đợt đang mở."


def _no_person(refusal: no.NoSuchPerson) -> str:
    if not refusal.words:
        return f"Đề nghị ghi tên người thực hiện, ví dụ: <code>{esc(commands.example('phancong'))}</code>"
    return f"Chưa rõ “{esc(cut(refusal.words, 60))}” là ai trong đơn vị. Người được phân công cần gõ /toi trước."


def _which(refusal: no.WhichTask) -> str:
    if len(refusal.numbers) == 1:
        return (
            "Chưa rõ phần nào nói về nhiệm vụ nào, chưa ghi gì. Đề nghị báo riêng từng nhiệm vụ, ví dụ: "
            f"<code>/nv{refusal.numbers[0]} được 80%</code>"
        )
    numbers = ", ".join(f"/nv{number}" for number in refusal.numbers[:5])
    one, other = ("1", "2") if refusal.counted else (f"nv{number}" for number in refusal.numbers[:2])
    example = f"{one} đạt, {other} làm lại vì thiếu phụ lục" if refusal.decides else f"{one} xong, {other} được 80%"
    if refusal.asks:
        example = f"{other} hạn ngày nào?"
    how = "số thứ tự" if refusal.counted else "số nhiệm vụ"
    return (
        f"Tin nhắn này có nhiều nhiệm vụ ({numbers}). Đề nghị ghi {how}, ví dụ “{example}”, "
        f"hoặc bấm vào một nhiệm vụ rồi trả lời."
    )


def _past_due(refusal: no.SnoozePastDue) -> str:
    due = f"/nv{refusal.number} có hạn {format.full_date(refusal.due)}"
    if refusal.latest is None:
        return f"{due}, không còn ngày làm việc nào trước hạn để nhắc lại."
    until = "ngày đó" if refusal.latest == refusal.due else format.full_date(refusal.latest)
    return f"{due}, chỉ nhắc lại được đến hết {until}. Cần thêm thời gian thì trả lời “xin lùi đến …” kèm lý do."


def _too_long(refusal: no.TooLong) -> str:
    if refusal.tasks:
        return (
            f"Danh sách có {refusal.tasks} việc; mỗi lần nhận tối đa {refusal.limit} việc. Đề nghị gửi làm nhiều lần."
        )
    return f"Nội dung dài quá {refusal.limit} ký tự. Đề nghị rút gọn, phần chi tiết gửi kèm tệp."


def _bad_list(refusal: no.BadUnitList) -> str:
    where = f" ở dòng “{esc(cut(refusal.line, 60))}”" if refusal.line else ""
    if refusal.twice:
        return f"Danh sách đơn vị bị lặp{where}: đơn vị này đã có ở dòng trên. Đề nghị bỏ dòng lặp rồi gửi lại."
    return f"Chưa đọc được danh sách đơn vị{where}. Mỗi dòng một đơn vị, tên gọi tắt sau dấu |."


WORDS: dict[type[no.Refusal], Callable[[Any], str]] = {
    no.NotKnown: lambda _: (
        "Đồng chí chưa có chức vụ được ghi nhận ở đây. Đề nghị gõ /toi kèm chức vụ, ví dụ: "
        "<code>/toi Trưởng phòng Quản lý khoa học</code>; Văn phòng sẽ duyệt."
    ),
    no.NotAllowed: lambda refusal: WHO_MAY.get(refusal.verb, NOT_ALLOWED),
    no.OwnWork: lambda refusal: (
        "Người thực hiện không tự xác nhận, không tự gia hạn việc của mình. "
        f"/nv{refusal.number} do người khác quyết định."
    ),
    no.LeadersOrder: lambda refusal: (
        f"/nv{refusal.number} do lãnh đạo giao. Gia hạn, hủy, chuyển đơn vị do "
        f"{f'đồng chí {esc(refusal.leader)}' if refusal.leader else 'lãnh đạo cơ quan'} quyết định; chưa thay đổi gì."
    ),
    no.SetAbove: lambda refusal: (
        f"Hạn của /nv{refusal.number} do cấp trên giao, cơ quan không tự gia hạn được. "
        "Đề nghị có văn bản xin gia hạn gửi cơ quan giao."
    ),
    no.NoOrganization: lambda _: (
        "Chưa rõ đồng chí thuộc cơ quan nào. Đề nghị gõ /toi kèm chức vụ trong nhóm của cơ quan; "
        "nhóm chưa được thiết lập thì quản trị viên của nhóm gõ /thietlap trước."
    ),
    no.AlreadyBound: lambda refusal: (
        f"Nhóm này đã được thiết lập cho “{esc(refusal.name)}”. Văn phòng thêm đơn vị bằng lệnh, ví dụ: "
        "<code>/thietlap thêm Phòng Tổ chức cán bộ | TCCB</code>"
    ),
    no.CodeNeeded: lambda _: (
        "Thiết lập thêm một cơ quan cần mã do người vận hành máy chủ cấp. Đề nghị gõ <code>/thietlap MÃ</code>."
    ),
    no.BadCode: lambda _: "Mã không đúng hoặc đã được dùng. Đề nghị xin người vận hành máy chủ mã mới.",
    no.NotGroupAdmin: lambda _: "Chỉ quản trị viên của nhóm được thiết lập. Đề nghị nhờ quản trị viên gõ /thietlap.",
    no.NotInGroup: lambda _: "Lệnh này dùng trong nhóm của cơ quan, không dùng trong tin nhắn riêng.",
    no.NoSuchTask: lambda refusal: (
        f"Không có nhiệm vụ số {refusal.number} mà đồng chí được xem. Đề nghị gõ /nhiemvu để xem danh sách."
    ),
    no.WhichOrganization: lambda refusal: (
        f"Đồng chí giữ chức vụ ở nhiều cơ quan cùng có nhiệm vụ số {refusal.number}; chưa ghi gì. "
        "Đề nghị trả lời thẻ nhiệm vụ của cơ quan cần nói, gửi ngay sau đây."
    ),
    no.NoTaskHere: lambda _: (
        "Tin nhắn được trả lời không có nhiệm vụ nào mà đồng chí được báo cáo. Đề nghị trả lời tin nhắn có nhiệm vụ "
        "của mình (gõ /nhiemvu để xem), hoặc gõ số, ví dụ: <code>/baocao 12 đạt 80%</code>"
    ),
    no.NoSuchItem: lambda refusal: (
        f"Tin nhắn này chỉ có {refusal.lines} mục, không có mục {refusal.item}; phần đó chưa ghi gì. "
        f"Nếu là nhiệm vụ số {refusal.item}, đề nghị trả lời “nv{refusal.item} …”."
    ),
    no.MaybeCount: lambda refusal: (
        f"Mục {refusal.item} chưa ghi gì: chưa rõ số {refusal.item} là số thứ tự hay số lượng. "
        f"Nếu là mục {refusal.item}, đề nghị trả lời lại tin nhắn đó, bắt đầu bằng <code>{refusal.item}:</code>"
    ),
    no.NotYourItem: lambda refusal: (
        f"Mục {refusal.item} của tin nhắn này không phải nhiệm vụ mà đồng chí được báo cáo. "
        "Đề nghị gõ /nhiemvu để xem việc của mình."
    ),
    no.WhichTask: _which,
    no.AlreadyClosed: _closed,
    no.AlreadySubmitted: lambda refusal: (
        f"/nv{refusal.number} đã báo hoàn thành, đang chờ xác nhận. Cần sửa thì đề nghị Văn phòng bấm “Làm lại”; "
        "báo nhầm thì người báo trả lời “chưa xong”."
    ),
    no.NotInProgress: lambda refusal: (
        f"Nhiệm vụ /nv{refusal.number} {STATES[State(refusal.state)]}, chưa nhận báo cáo. Đề nghị liên hệ Văn phòng."
    ),
    no.NothingToConfirm: lambda refusal: (
        f"Nhiệm vụ /nv{refusal.number} chưa báo hoàn thành hoặc đã được xử lý, không có gì để xác nhận."
    ),
    no.DeadlinePassed: lambda refusal: (
        f"Thời hạn {format.full_date(refusal.day)} đã qua. Đề nghị cho biết một thời hạn sau lúc này."
    ),
    no.EvePassed: lambda refusal: (
        f"“{esc(cut(refusal.words, 60))}” tính đến hết {format.full_date(refusal.day)} (ngày liền trước), là đã qua. "
        f"Nếu là hết hôm nay, đề nghị trả lời “hôm nay”; nếu không, đề nghị cho biết một thời hạn sau lúc này."
    ),
    no.NotLater: lambda refusal: (
        f"Hạn hiện nay của /nv{refusal.number} là {format.full_date(refusal.day)}. "
        "Đề nghị cho biết hạn mới sau ngày đó."
    ),
    no.NotEarlier: lambda refusal: (
        f"Hạn hiện nay của /nv{refusal.number} là {format.full_date(refusal.day)}. "
        "Rút ngắn thì đề nghị cho biết hạn mới trước ngày đó."
    ),
    no.SameDeadline: lambda refusal: (
        f"Hạn hiện nay của /nv{refusal.number} đã là {format.full_date(refusal.day)}, không có gì thay đổi."
    ),
    no.NoOlderDeadline: lambda refusal: (
        f"Hạn của /nv{refusal.number} không có lần gia hạn nào để hủy, hoặc đã trở lại hạn cũ. "
        f"Đặt hạn khác: <code>/giahan {refusal.number} 15/12</code>"
    ),
    no.SnoozeOverdue: lambda refusal: (
        f"/nv{refusal.number} đã quá hạn, không hoãn nhắc được. Đề nghị báo cáo kết quả, hoặc trả lời “xin lùi đến …” "
        "kèm lý do."
    ),
    no.SnoozePastDue: _past_due,
    no.SnoozePassed: lambda refusal: (
        f"Giờ nhắc lại /nv{refusal.number} đã qua. Đề nghị cho biết một lúc sau này, ví dụ: “nhắc lại chiều mai”."
    ),
    no.WhenToRemind: lambda _: (
        "Chưa rõ nhắc lại khi nào. Ví dụ: “nhắc lại thứ Sáu”; “nhắc lại sau 3 ngày”; “nhắc em 15h chiều mai”."
    ),
    no.RequestOvertaken: lambda refusal: (
        f"Đề nghị này không còn hiệu lực: /nv{refusal.number} đã có đề nghị mới, "
        "đã có quyết định hoặc đề nghị đã được rút lại."
    ),
    no.NoSuchDay: lambda refusal: (
        f"Không có ngày “{esc(cut(refusal.words, 40))}” trong lịch. Đề nghị kiểm tra lại ngày, tháng."
    ),
    no.TooFar: lambda refusal: f"Hạn {format.full_date(refusal.day)} quá xa. Đề nghị kiểm tra lại năm.",
    no.TooLong: _too_long,
    no.EmptyContent: lambda _: "Tin nhắn chưa có nội dung. Đề nghị gõ /trogiup để xem cách dùng.",
    no.Classified: lambda _: (
        "Văn bản có dấu độ mật (Mật, Tối mật, Tuyệt mật) không được đưa vào nhóm chat và không được ghi nhận. "
        "Đề nghị xóa tin nhắn này và xử lý theo quy định về bảo vệ bí mật nhà nước."
    ),
    no.ReasonNeeded: lambda refusal: (
        f"Đề nghị nêu lý do, ví dụ: <code>{EXAMPLES[refusal.verb].format(number=refusal.number)}</code>"
    ),
    no.NoSuchUnit: _no_unit,
    no.OneLead: lambda refusal: (
        f"Mỗi nhiệm vụ có đúng một đơn vị chủ trì. Đề nghị chọn một trong các đơn vị: {esc(', '.join(refusal.units))}."
    ),
    no.NoSuchPerson: _no_person,
    no.NothingGivenBack: lambda refusal: (
        f"Nhiệm vụ /nv{refusal.number} đang do {esc(refusal.unit)} chủ trì; không có đề nghị trả lại nào "
        "chờ quyết định."
    ),
    no.StaleButton: lambda _: "Việc này đã được xử lý hoặc không còn hiệu lực.",
    no.NotYourButton: lambda _: "Phần này dành cho người đang được hỏi.",
    no.BadUnitList: _bad_list,
    no.AlreadyHolds: lambda _: "Chức vụ này đã được ghi nhận cho đồng chí.",
    no.NoSuchPost: lambda refusal: (
        f"Không có chức vụ số {refusal.number} đang được giữ. Đề nghị gõ /nhansu để xem số của từng chức vụ."
    ),
    no.LastDecider: lambda _: (
        "Đây là người cuối cùng của Văn phòng và lãnh đạo, kết thúc thì không còn ai duyệt chức vụ. "
        "Đề nghị giao chức vụ cho người khác trước: <code>/nhansu 3 giao Họ tên</code>"
    ),
    no.OwnPost: lambda _: (
        "Không ai tự duyệt chức vụ của mình. Đề nghị lãnh đạo hoặc một đồng chí khác của Văn phòng duyệt."
    ),
    no.LeadersPost: lambda refusal: (
        f"Chức vụ lãnh đạo do {esc(format.listed(list(refusal.deciders)))} duyệt."
        if refusal.deciders
        else "Chức vụ lãnh đạo do lãnh đạo cơ quan duyệt."
    ),
    no.NumberNeeded: lambda refusal: (
        f"Đề nghị ghi số nhiệm vụ, ví dụ: <code>{esc(refusal.example)}</code>, hoặc trả lời tin nhắn có nhiệm vụ."
    ),
    no.UnreadDeadline: lambda refusal: (
        f"Chưa đọc được thời hạn trong “{esc(cut(refusal.words, 80))}”. Ví dụ: 15/12; thứ Sáu tuần sau; 17h ngày 20/12."
    ),
    no.UnclearWords: lambda refusal: (
        f"Chưa rõ “{esc(cut(refusal.words, 60))}”. Có thể lọc theo đơn vị, trạng thái, thời gian, văn bản, ví dụ: "
        "<code>/nhiemvu quá hạn Văn phòng</code>, <code>/tonghop tháng 11 theo 10/KH-SKHCN</code>."
    ),
    RunsBackwards: lambda refusal: (
        f"“{esc(cut(refusal.words, 60))}”: ngày cuối đứng trước ngày đầu. Đề nghị kiểm tra lại hai ngày, "
        "hoặc ghi rõ năm."
    ),
    no.WhichUnit: lambda refusal: (
        f"“{esc(cut(refusal.words, 60))}” có thể là {esc(' hoặc '.join(refusal.close))}. Đề nghị ghi rõ tên đơn vị."
    ),
    no.NoOwnUnit: lambda _: (
        "Đồng chí chưa giữ chức vụ ở đơn vị nào. Đề nghị ghi tên đơn vị, ví dụ: <code>/nhiemvu Văn phòng</code>."
    ),
    no.BadSetting: settings.refused,
    NoLeader: lambda refusal: (
        f"{esc(cut(refusal.name, 60))} không phải lãnh đạo đã được ghi nhận. "
        + (
            f"Lãnh đạo: {esc(format.listed(list(refusal.leaders)))}."
            if refusal.leaders
            else "Chưa ghi nhận lãnh đạo nào, lãnh đạo gõ /toi."
        )
    ),
    NoSuchPeriod: lambda refusal: (
        f"Không có kỳ báo cáo “{esc(cut(refusal.words, 60))}”. Kỳ báo cáo là tháng 1 đến tháng 12, quý I đến quý IV, "
        "6 tháng, 9 tháng, năm; đợt đột xuất thì ghi tên, ví dụ: "
        "<code>/dotbaocao đột xuất “Chuyển đổi số”, hạn thứ Sáu</code>"
    ),
    UnreadSchedule: lambda refusal: (
        f"“{esc(cut(refusal.words, 60))}”: chưa rõ hạn gửi là ngày nào trong tháng, hoặc ngày chốt số liệu "
        "không từ 1 đến 28 (chốt cuối kỳ thì không ghi ngày chốt); chưa đặt. Ví dụ: "
        "<code>/dotbaocao hằng tháng, chốt số liệu ngày 14, hạn ngày 16</code>"
    ),
    RoundIsClosed: lambda refusal: (
        f"Đợt báo cáo {refusal.number} đã đóng, không mở lại được: báo cáo đã gửi được giữ nguyên. "
        f"Xem: <code>/dotbaocao {refusal.number}</code>. Cần bổ sung thì mở đợt mới, ví dụ: "
        "<code>/dotbaocao đột xuất “Bổ sung báo cáo”, hạn thứ Sáu</code>"
    ),
    NotReportedDone: lambda refusal: (
        f"Nhiệm vụ /nv{refusal.number} chưa được báo hoàn thành nên chưa có kết quả để lập báo cáo."
    ),
    no.NotLate: lambda refusal: f"Nhiệm vụ /nv{refusal.number} không quá hạn nên không cần ghi nguyên nhân.",
    no.NoSuchRound: _no_round,
    NotFetched: lambda refusal: (
        f"Tệp quá lớn: trợ lý chỉ nhận tệp đến {refusal.most // 1_000_000} MB."
        if refusal.most
        else "Chưa tải được tệp từ Telegram. Đề nghị gửi lại tệp."
    ),
    SheetStopped: lambda refusal: (
        f"Sổ {esc(cut(refusal.name, 60))} dừng giữa chừng vì đơn vị của cơ quan vừa thay đổi. Các dòng đã ghi nhận giữ "
        "nguyên; đề nghị gửi lại tệp để làm tiếp, dòng đã có không bị nhân đôi."
    ),
    NoSuchPaper: lambda refusal: no_such_paper(refusal.words),
    no.NoPdf: lambda _: (
        "Máy chủ chưa cài LibreOffice nên chưa lập được tệp PDF. Đề nghị dùng bản Word: <code>/tonghop word</code>."
    ),
}

APOLOGY = "Xin lỗi, trợ lý gặp lỗi khi xử lý tin nhắn này. Lỗi đã được ghi lại; đề nghị thử lại sau ít phút."


def words(refusal: no.Refusal) -> str:
    """The sentence for a refusal, as HTML."""
    return WORDS[type(refusal)](refusal)


def about(refusal: no.Refusal, task: Task) -> Message:
    """The sentence for a refusal that stands beside answers about other tasks: it names its own."""
    return replace(about_number(refusal, task.number), shows=(task.id,))


def about_number(refusal: no.Refusal, number: int) -> Message:
    """Likewise for a task that is known by its number alone, because it may not be shown."""
    said = words(refusal)
    known = f"/nv{number}" in said or isinstance(refusal, no.NoSuchTask)
    return Message(f"⛔ {said}" if known else f"⛔ /nv{number}: {said}")
