"""The commands: their Vietnamese and English names, what they do, and who has use for them."""

from dataclasses import dataclass

from domain.roles import Role

EVERYBODY = frozenset(Role)
REGISTRARS = frozenset({Role.OFFICE, Role.HEAD, Role.DEPUTY})
REPORTERS = frozenset({Role.OFFICE, Role.HEAD, Role.DEPUTY, Role.OFFICER})
DECIDERS = frozenset({Role.OFFICE, Role.LEADER})
OVERSEERS = frozenset({Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.HEAD, Role.DEPUTY})


@dataclass(frozen=True)
class Command:
    """`roles` is who is shown it in /trogiup; an empty set means also people without a post."""

    name: str
    english: str
    about: str
    roles: frozenset[Role]
    example: str = ""


COMMANDS = (
    Command("dangky", "register", "Đăng ký nhiệm vụ của đơn vị", REGISTRARS, "/dangky Báo cáo quý IV, hạn 15/12"),
    Command("giao", "assign", "Giao nhiệm vụ cho đơn vị", DECIDERS, "/giao P.QLKH, VP: Rà soát quy trình, hạn 15/12"),
    Command("nhiemvu", "tasks", "Danh sách nhiệm vụ", EVERYBODY, "/nhiemvu sắp đến hạn"),
    Command("nv", "task", "Xem một nhiệm vụ", EVERYBODY, "/nv12"),
    Command("baocao", "report", "Báo cáo tiến độ", REPORTERS, "/baocao 12 đạt 80%"),
    Command("xong", "done", "Báo hoàn thành", REPORTERS, "/xong 12 đã ban hành 15/BC-SKHCN"),
    Command("vuongmac", "obstacle", "Báo khó khăn, vướng mắc", REPORTERS, "/vuongmac 12 chưa có kinh phí"),
    Command("giahan", "extend", "Đề nghị gia hạn", REGISTRARS, "/giahan 12 đến 30/12 vì chờ góp ý"),
    Command("tralai", "return", "Trả lại việc không thuộc đơn vị", REGISTRARS, "/tralai 12 thuộc Văn phòng"),
    Command("phancong", "delegate", "Phân công chuyên viên", REGISTRARS, "/phancong 12 Nguyễn Văn A"),
    Command("duyet", "confirm", "Xác nhận hoàn thành", DECIDERS, "/duyet 12"),
    Command("lamlai", "redo", "Yêu cầu làm lại", DECIDERS, "/lamlai 12 thiếu phụ lục"),
    Command("huy", "cancel", "Hủy nhiệm vụ", DECIDERS, "/huy 12 lý do"),
    Command("sua", "edit", "Sửa nội dung, sản phẩm, văn bản, phối hợp", REGISTRARS, "/sua 12 nội dung rà soát hồ sơ"),
    Command("tonghop", "summary", "Tổng hợp tình hình", OVERSEERS, "/tonghop tháng này"),
    Command(
        "dondoc",
        "chase",
        "Đôn đốc ngay việc quá hạn, lập công văn đôn đốc",
        DECIDERS | {Role.HEAD, Role.DEPUTY},
        "/dondoc P. QLKH",
    ),
    Command(
        "soanthao",
        "draft",
        "Soạn công văn gia hạn, báo cáo kết quả, biên bản bàn giao",
        DECIDERS | {Role.HEAD, Role.DEPUTY},
        "/soanthao gia hạn 12",
    ),
    Command(
        "vanban",
        "paper",
        "Đọc văn bản thành nhiệm vụ; gửi riêng thì chỉ cần gửi tệp. Danh sách văn bản",
        DECIDERS | {Role.HEAD, Role.DEPUTY, Role.INSPECTOR},
        "/vanban 12",
    ),
    Command("mau", "template", "Mẫu riêng cho báo cáo, công văn đôn đốc", DECIDERS, "/mau tải báo cáo"),
    Command("diem", "score", "Tỷ lệ hoàn thành, đúng hạn; cá nhân: của mình", EVERYBODY, "/diem tháng này"),
    Command(
        "khachquan",
        "excuse",
        "Lãnh đạo chấp nhận nguyên nhân khách quan của việc chậm",
        frozenset({Role.LEADER}),
        "/khachquan 12 mưa bão kéo dài",
    ),
    Command(
        "dotbaocao",
        "round",
        "Đợt báo cáo: mở, gửi phần của đơn vị, tổng hợp",
        DECIDERS | {Role.HEAD, Role.DEPUTY, Role.INSPECTOR},
        "/dotbaocao tháng 11, hạn 25/11",
    ),
    Command("quahan", "overdue", "Nhiệm vụ quá hạn", EVERYBODY, "/quahan"),
    Command("lichnhac", "plan", "Dự kiến nhắc trong 14 ngày tới", EVERYBODY, "/lichnhac Văn phòng"),
    Command("lichcanhan", "calendar", "Lịch hạn của tôi (.ics), gửi riêng", EVERYBODY, "/lichcanhan"),
    Command("hoi", "ask", "Hỏi về tình hình nhiệm vụ", EVERYBODY, "/hoi có bao nhiêu việc quá hạn?"),
    Command("nhatky", "log", "Nhật ký của một nhiệm vụ", OVERSEERS, "/nhatky 12"),
    Command("caidat", "settings", "Cài đặt nhắc việc", DECIDERS, "/caidat giờ nhắc 7h30"),
    Command(
        "nhansu",
        "staff",
        "Ai giữ chức vụ gì; kết thúc, giao chức vụ",
        frozenset({Role.OFFICE, Role.LEADER, Role.INSPECTOR}),
        "/nhansu thôi 3",
    ),
    Command("kiemtra", "diagnose", "Kiểm tra thiết lập: quyền, nhân sự, đồng hồ", DECIDERS, "/kiemtra"),
    Command("toi", "me", "Cho biết chức vụ của tôi", frozenset(), "/toi Trưởng phòng Quản lý khoa học"),
    Command("thietlap", "setup", "Thiết lập nhóm (quản trị viên)", frozenset(), "/thietlap"),
    Command("trogiup", "help", "Trợ giúp", frozenset(), "/trogiup"),
)

FOR_GROUPS = (
    "dangky",
    "giao",
    "vanban",
    "nhiemvu",
    "tonghop",
    "quahan",
    "lichnhac",
    "hoi",
    "baocao",
    "xong",
    "toi",
    "trogiup",
)
FOR_ADMINS = (*FOR_GROUPS, "caidat", "kiemtra", "thietlap")
FOR_PRIVATE = (
    "nhiemvu",
    "tonghop",
    "quahan",
    "lichnhac",
    "lichcanhan",
    "hoi",
    "baocao",
    "xong",
    "dangky",
    "vanban",
    "toi",
    "trogiup",
)


def named(names: tuple[str, ...]) -> tuple[Command, ...]:
    """The commands of these names, in this order: what the messenger's own menu offers."""
    by_name = {command.name: command for command in COMMANDS}
    return tuple(by_name[name] for name in names)


def example(name: str) -> str:
    """How the command is typed, to be shown to whoever typed it wrongly."""
    return named((name,))[0].example
