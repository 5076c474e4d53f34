"""What is said while a department is set up and people say who they are."""

import datetime as dt
from collections.abc import Sequence

from domain.asking import Question, asking
from domain.names import Account
from domain.organizations import NewUnit
from domain.people import Actor, Post
from domain.roles import Role
from domain.staff.posts import Claim, HeldPost
from domain.tasks import PersonName
from texts import buttons, format
from texts.message import Message, esc
from texts.tasks import mention, mentions

ROLES = {
    Role.OFFICE: "Văn phòng (đầu mối theo dõi, đôn đốc)",
    Role.LEADER: "Lãnh đạo cơ quan",
    Role.HEAD: "Trưởng đơn vị",
    Role.DEPUTY: "Phó trưởng đơn vị",
    Role.OFFICER: "Chuyên viên",
    Role.INSPECTOR: "Giám sát",
}

NAMELESS = "(không tên)"
"""In the place of a name of which nothing can be shown."""


def ask_units(title: str) -> Message:
    return Message(
        f"Thiết lập theo dõi nhiệm vụ cho <b>{esc(title)}</b>.\n"
        "Đề nghị trả lời tin nhắn này bằng danh sách đơn vị, mỗi dòng một đơn vị, sau dấu | là tên gọi tắt:\n"
        "<pre>Văn phòng Sở | VP, VPS\nPhòng Quản lý khoa học | QLKH\nTrung tâm Thông tin | TTTT</pre>",
        asks=asking(Question.SETUP),
        expects_reply=True,
    )


def read_back(title: str, units: Sequence[NewUnit], dialogue: int) -> Message:
    lines = [f"<b>{esc(title)}</b> có {len(units)} đơn vị:"]
    for place, unit in enumerate(units, 1):
        short = f" ({esc(', '.join(unit.aliases))})" if unit.aliases else ""
        lines.append(f"{place}. {esc(unit.name)}{short}")
    lines += ["", "Bấm <b>Đúng</b> hoặc trả lời “đúng” để thiết lập; “thêm …” để thêm đơn vị."]
    return Message("\n".join(lines), buttons=buttons.setup(dialogue), asks=asking(Question.SETUP))


def set_up(title: str, count: int) -> Message:
    """The group is set up; what "trước ngày" means there is asked, and need not be answered."""
    return Message(
        f"✅ Đã thiết lập <b>{esc(title)}</b> với {count} đơn vị. Đồng chí là đầu mối Văn phòng.\n"
        "Đề nghị các đồng chí cho biết chức vụ, ví dụ: <code>/toi Trưởng phòng Quản lý khoa học</code>. "
        "Văn phòng duyệt bằng một lần bấm.\n\n"
        "Hạn “trước ngày 15/12” ở cơ quan là hết <b>ngày liền trước</b> (14/12) hay hết <b>đúng ngày đó</b> (15/12)? "
        "Chưa chọn thì tính là ngày liền trước; đổi sau bằng /caidat.",
        buttons=buttons.before(),
    )


def units_added(units: Sequence[NewUnit], count: int, by: str) -> str:
    names = format.listed([unit.name for unit in units])
    return f"✅ {esc(by)} đã thêm đơn vị: <b>{esc(names)}</b>. Cơ quan hiện có {count} đơn vị."


def setup_dropped() -> str:
    return "Đã bỏ, chưa thiết lập gì."


def post_words(role: Role, unit: str | None) -> str:
    return f"{ROLES[role]}{f' – {esc(unit)}' if unit else ''}"


def ask_approval(account: Account, post: str, claim: Claim, zone: dt.tzinfo) -> Message:
    """Whoever decides sees the account, because a name can be chosen, and who holds the post now."""
    who = f'<a href="tg://user?id={account.number}">{esc(account.name)}</a>'
    username = f"@{esc(account.username)}" if account.username else "không có tên @"
    lines = [
        f"{esc(account.name)} đề nghị ghi nhận: <b>{post}</b>.",
        f"Tài khoản: {who} ({username}, số {account.number}).",
        f"Hiện giữ chức vụ này: {_holding(claim.holding, zone)}.",
    ]
    if claim.ends:
        lines.append(f"Đồng ý là thay {esc(format.listed([one.person.name for one in claim.ends]))}.")
    lines.append(f"Kính chuyển {mentions(claim.deciders) or 'Văn phòng'} duyệt.")
    return Message("\n".join(lines), buttons=buttons.decide_post(claim.post), asks=asking(Question.POST))


MOST_SHOWN = 5


def _holding(held: Sequence[HeldPost], zone: dt.tzinfo) -> str:
    shown = [f"{esc(one.person.name)} (từ {_since(one, zone)})" for one in held[:MOST_SHOWN]]
    more = [f"{len(held) - MOST_SHOWN} đồng chí khác"] if len(held) > MOST_SHOWN else []
    return format.listed([*shown, *more]) or "chưa có ai"


def _since(held: HeldPost, zone: dt.tzinfo) -> str:
    return format.date(held.since.astimezone(zone).date())


def post_noted(role: Role, unit: str | None) -> str:
    return f"✅ Đã ghi nhận: <b>{post_words(role, unit)}</b>."


def post_decided(person: PersonName, post: str, ended: Sequence[HeldPost], *, approved: bool, by: str) -> str:
    if not approved:
        return f"❌ {esc(by)} không duyệt đề nghị của {mention(person)}: {post}."
    over = f" {mentions(tuple(one.person for one in ended))} thôi giữ chức vụ này." if ended else ""
    return f"✅ {esc(by)} đã duyệt: {mention(person)} là <b>{post}</b>.{over}"


def who_are_you(known: Actor | None, names: dict[int, str], waiting: Sequence[Post] = ()) -> str:
    asked = format.listed([_held(post, names) for post in waiting])
    if asked and (known is None or not known.posts):
        return f"Đang chờ Văn phòng duyệt: {asked}."
    if known is None or not known.posts:
        return (
            "Đồng chí chưa có chức vụ được ghi nhận. Đề nghị gõ chức vụ, ví dụ:\n"
            "<code>/toi Trưởng phòng Quản lý khoa học</code>"
        )
    held = format.listed([_held(post, names) for post in known.posts])
    return f"Đồng chí {esc(known.name)}: {held}.{f' Đang chờ Văn phòng duyệt: {asked}.' if asked else ''}"


def _held(post: Post, names: dict[int, str]) -> str:
    return post_words(post.role, names.get(post.unit) if post.unit else None)


def which_unit(words: str, close: Sequence[str]) -> str:
    if close:
        return f"“{esc(words)}” có thể là {esc(format.listed(list(close)))}. Đề nghị gõ lại /toi với tên đầy đủ."
    return f"Chưa rõ đơn vị “{esc(words)}”."


def unread_post(units: Sequence[str]) -> str:
    division = next((name for name in units if name.casefold().startswith("phòng ")), "Phòng Quản lý khoa học")
    return (
        "Chưa rõ chức vụ. Đề nghị gõ chức vụ kèm tên đơn vị, ví dụ:\n"
        f"<code>/toi Trưởng {esc(division[0].lower() + division[1:])}</code>\n"
        "<code>/toi Phó Giám đốc Sở</code>"
    )


def ask_whether_ended(held: Sequence[HeldPost], deciders: tuple[PersonName, ...]) -> Message:
    return Message(
        f"{esc(held[0].person.name)} đã rời nhóm. Chức vụ {_listed(held)} tạm dừng, đồng chí ấy không xem, "
        "không báo cáo được nữa.\n"
        f"Kính chuyển {mentions(deciders) or 'Văn phòng'} quyết định.",
        buttons=buttons.decide_absence(held[0].id),
        asks=asking(Question.POST),
    )


def _listed(held: Sequence[HeldPost]) -> str:
    return f"<b>{format.listed([post_words(one.role, one.unit) for one in held])}</b>"


def ended(held: Sequence[HeldPost], *, by: str) -> str:
    return f"✅ {esc(by)} đã quyết định: {mention(held[0].person)} thôi giữ chức vụ {_listed(held)}."


def stays(held: Sequence[HeldPost], *, by: str) -> str:
    return f"✅ {esc(by)} đã quyết định: {mention(held[0].person)} vẫn giữ chức vụ {_listed(held)}."


def handed_over(held: HeldPost, person: PersonName, *, by: str) -> str:
    return f"✅ {esc(by)} đã giao chức vụ {_listed([held])}: {mention(held.person)} → {mention(person)}."


def came_back(held: Sequence[HeldPost]) -> str:
    names = format.listed(list(dict.fromkeys(esc(one.person.name) for one in held)))
    return f"{names} đã trở lại nhóm, tiếp tục giữ chức vụ {_listed(held)}."


def staff(held: Sequence[HeldPost], zone: dt.tzinfo) -> Message:
    """Who holds what since when, those of the whole department first."""
    lines = ["<b>NHÂN SỰ</b>"]
    for role in ROLES:
        of_role = sorted((one for one in held if one.role is role), key=lambda one: (one.unit_id or 0, one.id))
        lines += [f"{one.id}. {_in_staff(one, zone)}" for one in of_role]
    lines += [
        "",
        "Số đứng đầu là số của chức vụ. Kết thúc: <code>/nhansu thôi 3</code>; "
        "giao cho người khác: <code>/nhansu 3 giao Họ tên</code>.",
    ]
    return Message("\n".join(lines))


def _in_staff(held: HeldPost, zone: dt.tzinfo) -> str:
    rests = " (đã rời nhóm, tạm dừng)" if held.absent else ""
    return f"{esc(held.person.name)}: {post_words(held.role, held.unit)}, từ {_since(held, zone)}{rests}"
