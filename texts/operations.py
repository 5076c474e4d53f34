"""Words for the operator: settings that cannot be used, a second copy, what a check of the installation found."""

from collections.abc import Sequence
from pathlib import Path

# Settings


def missing(name: str) -> str:
    return f"{name}: chưa có giá trị; bắt buộc phải khai báo (hoặc {name}_FILE trỏ đến tệp chứa giá trị)."


def given_twice(name: str) -> str:
    return f"{name}: vừa khai báo {name} vừa khai báo {name}_FILE; chỉ giữ lại một."


def unreadable_file(name: str, path: str) -> str:
    return f"{name}_FILE: không đọc được tệp {path}."


def empty_file(name: str, path: str) -> str:
    return f"{name}_FILE: tệp {path} không có nội dung."


def bad_token(name: str) -> str:
    return f"{name}: không đúng dạng token do @BotFather cấp (số, dấu hai chấm, chữ và số; không có dấu cách)."


def bad_address(name: str) -> str:
    return f"{name}: không phải địa chỉ http:// hoặc https:// hợp lệ."


def bad_database(name: str) -> str:
    return (
        f"{name}: cần có dạng sqlite:///thư-mục/tệp.db hoặc postgresql://người-dùng:mật-khẩu@máy-chủ/tên-cơ-sở-dữ-liệu."
    )


def owner_needs_server(name: str) -> str:
    return f"{name}: chỉ dùng với PostgreSQL; cơ sở dữ liệu SQLite không có người dùng. Hãy bỏ biến này."


def ssl_is_spelt_otherwise(name: str) -> str:
    return f"{name}: tham số sslmode không dùng được; hãy viết ssl=require thay cho sslmode=require."


def bad_zone(name: str, value: str) -> str:
    return f"{name}: không có múi giờ “{value}”; ví dụ đúng: Asia/Ho_Chi_Minh."


def bad_number(name: str, value: str, most: int) -> str:
    return f"{name}: “{value}” không phải số nguyên từ 1 đến {most}."


def above_limit(name: str, value: str, most: int) -> str:
    return (
        f"{name}: “{value}” không phải số nguyên từ 1 đến {most}. Telegram không nhận nhiều hơn {most}; chỉ máy chủ "
        "Bot API riêng (DONDOC_TELEGRAM_URL) mới đặt cao hơn được."
    )


def not_one_of(name: str, value: str, known: Sequence[str]) -> str:
    return f"{name}: không có giá trị “{value}”; chọn một trong {', '.join(known)}."


def bad_webhook(name: str) -> str:
    return (
        f"{name}: không phải địa chỉ webhook hợp lệ; cần có dạng https://tên-miền/đường-dẫn, chỉ chữ không dấu, không "
        "có ?, #, @."
    )


def webhook_on_own_path(name: str) -> str:
    return f"{name}: đường dẫn này trợ lý dùng cho việc khác; hãy chọn đường dẫn khác, ví dụ /telegram."


def webhook_out_of_reach(name: str) -> str:
    return f"{name}: Telegram chỉ gọi địa chỉ https://, cổng 443, 80, 88 hoặc 8443."


def bad_webhook_secret(name: str) -> str:
    return (
        f"{name}: cần 16 đến 256 ký tự gồm chữ không dấu, số, dấu _ và dấu -; ví dụ tạo bằng lệnh: openssl rand -hex 32"
    )


def bad_listen(name: str, value: str) -> str:
    return f"{name}: “{value}” không có dạng địa-chỉ:cổng; ví dụ 127.0.0.1:8080."


def cannot_listen(address: str, reason: str) -> str:
    return (
        f"Không mở được {address} để nhận kết nối ({reason}): chương trình khác đang dùng cổng ấy, hoặc máy này không "
        "có địa chỉ ấy. Hãy sửa DONDOC_LISTEN."
    )


# A second copy

DATABASE_IS_HELD = (
    "Trợ lý đang chạy trên cơ sở dữ liệu này rồi, nên bản thứ hai dừng lại. "
    "Mỗi cơ sở dữ liệu SQLite chỉ được có một bản chạy; hãy dừng bản đang chạy trước khi khởi động bản khác. "
    "Muốn chạy nhiều bản cùng lúc thì dùng PostgreSQL (DONDOC_DATABASE_URL)."
)
TOKEN_IS_HELD = (
    "Một bản trợ lý khác trên máy này đang dùng cùng token, nên bản thứ hai dừng lại. "
    "Hãy dừng bản đang chạy, hoặc dùng token của một bot khác."
)


def role_needs_a_server(role: str) -> str:
    return (
        f"Vai trò {role} (--role) cần cơ sở dữ liệu PostgreSQL: SQLite chỉ cho một tiến trình làm mọi việc. "
        "Hãy đặt DONDOC_DATABASE_URL là địa chỉ PostgreSQL, hoặc chạy không có --role."
    )


WEB_NEEDS_A_WEBHOOK = (
    "Vai trò web (--role) nhận tin do Telegram chuyển đến, nên cần DONDOC_WEBHOOK_URL và DONDOC_WEBHOOK_SECRET. "
    "Hãy đặt hai biến ấy, hoặc chạy với --role all."
)
TOKEN_IS_BAD = (
    "Telegram không nhận token này (DONDOC_TELEGRAM_TOKEN). Hãy kiểm tra lại, hoặc lấy token mới: "
    "@BotFather, lệnh /token."
)
ANOTHER_COPY_IS_POLLING = (
    "Một bản trợ lý khác, có thể trên máy khác, đang nhận tin bằng cùng token, nên bản này dừng lại. "
    "Hãy dừng bản kia; nếu không rõ bản kia ở đâu, lấy token mới: @BotFather, lệnh /revoke."
)

# Webhooks


def webhook_is_set(host: str) -> str:
    return f"Telegram gửi tin của bot này đến {host} (webhook); trợ lý không tự hỏi tin."


def webhook_will_be_set(host: str) -> str:
    return f"Chưa đặt; dondoc run sẽ đặt về {host} khi khởi động."


def webhook_will_be_removed(host: str) -> str:
    return f"Đang đặt ở {host}, do chính trợ lý đặt trước đây; dondoc run sẽ gỡ khi khởi động."


def webhook_is_removed(host: str) -> str:
    return f"Đã gỡ webhook ở {host}, vì DONDOC_WEBHOOK_URL không còn được đặt; từ nay trợ lý tự hỏi tin."


def webhook_is_taken_over(host: str) -> str:
    return f"Đã gỡ webhook của chương trình khác ở {host}, theo yêu cầu (--take-over)."


def webhook_is_elsewhere(host: str) -> str:
    return (
        f"Telegram đang gửi tin của bot này đến {host} (webhook), do chương trình khác hoặc một bản khác của trợ lý "
        "đặt, nên trợ lý không chạy. Hãy dừng chương trình kia, rồi chạy một lần: dondoc run --take-over. "
        "Nếu không rõ chương trình kia ở đâu, lấy token mới: @BotFather, lệnh /revoke."
    )


def webhook_was_taken(host: str) -> str:
    return (
        f"Một chương trình khác vừa cho Telegram gửi tin của bot này đến {host} (webhook), nên bản này không nhận được "
        "tin nữa; nhắc việc vẫn được gửi. Hãy dừng chương trình kia, rồi khởi động lại trợ lý bằng dondoc run "
        "--take-over."
    )


WEBHOOK_WAS_REMOVED = (
    "Webhook của trợ lý đã bị chương trình khác gỡ, nên bản này không nhận được tin nữa; nhắc việc vẫn được gửi. "
    "Có thể một bản khác đang chạy bằng cùng token: hãy dừng bản ấy, rồi khởi động lại trợ lý."
)


def webhook_is_refused(host: str, reason: str) -> str:
    return f"Telegram không nhận webhook {host}: {reason}. Sẽ thử lại; hãy kiểm tra DONDOC_WEBHOOK_URL và tên miền."


def webhook_fails(host: str, reason: str) -> str:
    return (
        f"Telegram không gửi được tin đến {host}: {reason}. Hãy kiểm tra tên miền, chứng chỉ và máy chủ đứng trước "
        "(reverse proxy); Telegram giữ tin 24 giờ và tự gửi lại."
    )


# A database that cannot be used

_RESTORE = "khôi phục từ bản sao lưu (mục 9 của hướng dẫn vận hành)"
_TROUBLES = {
    "full": "Ổ đĩa đã đầy, không ghi được cơ sở dữ liệu. Hãy giải phóng dung lượng, ví dụ xóa bớt bản sao lưu cũ.",
    "damaged": (
        "Tệp cơ sở dữ liệu bị hỏng, bị cắt mất một phần, hoặc không phải cơ sở dữ liệu. Đừng xóa tệp; dừng dịch vụ rồi "
        f"{_RESTORE}."
    ),
    "read_only": (
        "Cơ sở dữ liệu chỉ đọc được, không ghi được. Hãy kiểm tra quyền ghi của tệp và thư mục, và ổ đĩa có đang gắn ở "
        "chế độ chỉ đọc không."
    ),
    "no_rights": (
        "Không mở được tệp cơ sở dữ liệu: thư mục không có, hoặc người dùng chạy trợ lý không có quyền. "
        "Hãy kiểm tra DONDOC_DATABASE_URL và chủ sở hữu của thư mục."
    ),
    "is_folder": (
        "Địa chỉ cơ sở dữ liệu trỏ vào một thư mục, không phải tệp. Hãy ghi cả tên tệp trong DONDOC_DATABASE_URL, "
        "ví dụ sqlite:////var/lib/dondoc/dondoc.db."
    ),
    "disk": "Ổ đĩa báo lỗi đọc ghi. Hãy kiểm tra ổ đĩa; sao lưu ngay nếu còn đọc được.",
    "busy": "Cơ sở dữ liệu đang bị chương trình khác giữ quá lâu. Hãy đóng chương trình ấy.",
    "away": "Không kết nối được máy chủ PostgreSQL. Hãy kiểm tra máy chủ ấy có đang chạy, địa chỉ, cổng và mạng.",
    "refused": (
        "Máy chủ PostgreSQL không cho vào: sai tên người dùng hoặc mật khẩu, hoặc không có cơ sở dữ liệu ấy. "
        "Hãy kiểm tra DONDOC_DATABASE_URL."
    ),
    "newer": f"Cơ sở dữ liệu do phiên bản mới hơn ghi. Hãy cài phiên bản mới hơn của dondoc, hoặc {_RESTORE}.",
    "other": "Cơ sở dữ liệu không dùng được. Hãy chạy dondoc check.",
}


def no_database(file: Path) -> str:
    return f"Chưa có cơ sở dữ liệu {file}. Hãy kiểm tra DONDOC_DATABASE_URL và thư mục đang đứng."


def port_is_taken(port: int) -> str:
    return f"Cổng {port} đang được chương trình khác dùng, hoặc không được phép dùng. Hãy chọn cổng khác: --port N."


def database_trouble(kind: str) -> str:
    """What is wrong with the database, and what to do, by the name of the trouble."""
    return _TROUBLES[kind]


def database_is_lost(organizations: int, since: str, file: Path) -> str:
    return (
        f"Cơ sở dữ liệu đang trống, trong khi trước đây ({since}) có {organizations} cơ quan. Trợ lý dừng lại để không "
        f"ghi vào một cơ sở dữ liệu mới. Hãy kiểm tra DONDOC_DATABASE_URL, hoặc {_RESTORE}. "
        f"Nếu muốn bắt đầu lại từ đầu, hãy xóa tệp {file}."
    )


def database_is_new(address: str) -> str:
    return f"Cơ sở dữ liệu {address} vừa được tạo mới, chưa có cơ quan nào."


# Backup

NOTHING_TO_BACK_UP = "Chưa có cơ sở dữ liệu để sao lưu."
PG_DUMP_IS_MISSING = "Chưa có chương trình pg_dump. Hãy cài gói postgresql-client."


ONLY_OWNER_COPIES = (
    "Người dùng này của PostgreSQL không sở hữu các bảng nên không sao lưu được hết. "
    "Hãy đặt DONDOC_DATABASE_OWNER_URL (mục 8 của hướng dẫn vận hành)."
)


def backup_exists(target: Path) -> str:
    return f"Tệp {target} đã có. Hãy chọn tên khác để không ghi đè bản sao lưu cũ."


def not_backed_up(reason: str) -> str:
    return f"Không sao lưu được: {reason}"


def backed_up(target: Path) -> str:
    return f"Đã sao lưu vào {target}."


# What `dondoc check` found: a subject, and what to know or to do

SETTINGS = "Thiết lập"
SERVER = "Máy chủ Telegram"
TOKEN = "Token"
BOT = "Bot"
CLOCK = "Đồng hồ"
DATABASE = "Cơ sở dữ liệu"
RUNNING = "Bản đang chạy"
GROUPS = "Các nhóm"
BACKUP = "Sao lưu"
WEBHOOK = "Webhook"

SETTINGS_ARE_KNOWN = "Mọi biến DONDOC_ đều hợp lệ."
TOKEN_IS_MISSING = "Chưa khai báo DONDOC_TELEGRAM_TOKEN; xin token của @BotFather (lệnh /newbot)."
SERVER_IS_STRANGE = "Địa chỉ này không trả lời như máy chủ Bot API. Kiểm tra DONDOC_TELEGRAM_URL."
PRIVACY_IS_ON = "chế độ riêng tư (privacy mode) đang bật, đúng khuyến nghị"
PRIVACY_IS_OFF = (
    "Chế độ riêng tư (privacy mode) đang tắt: bot nhận mọi tin nhắn trong nhóm, nhiều hơn mức cần thiết. "
    "Bật lại: @BotFather, lệnh /setprivacy, chọn Enable; sau đó mời bot ra rồi thêm lại vào nhóm."
)
GROUPS_ARE_FORBIDDEN = "Bot không được phép vào nhóm. Mở lại: @BotFather, lệnh /setjoingroups, chọn Enable."
DATABASE_IS_ABSENT = "Chưa có; sẽ được tạo ở lần chạy đầu tiên."
DATABASE_IS_UNREACHABLE = (
    "Không mở được để ghi. Kiểm tra DONDOC_DATABASE_URL, quyền trên thư mục, hoặc máy chủ PostgreSQL."
)
DATABASE_IS_EMPTY = "Mở được, chưa có bảng; sẽ được tạo ở lần chạy đầu tiên."
DATABASE_IS_OLDER = "Của phiên bản cũ hơn; sẽ được nâng cấp khi khởi động. Nên sao lưu trước."
DATABASE_IS_NEWER = "Do phiên bản mới hơn ghi. Hãy cài phiên bản mới hơn của dondoc, hoặc khôi phục bản sao lưu cũ."
OWNS_THE_TABLES = (
    "Trợ lý đang dùng PostgreSQL bằng chủ sở hữu của các bảng, nên thiếu lớp ngăn thứ hai giữa các cơ quan "
    "(row-level security). Trợ lý vẫn chạy; nên tạo người dùng riêng và đặt DONDOC_DATABASE_OWNER_URL "
    "(mục 8 của hướng dẫn vận hành)."
)
DATABASE_IS_GOOD = "Mở được, đúng phiên bản, ghi được."
NOBODY_RUNS = "Không có bản nào đang chạy trên cơ sở dữ liệu này."
ONE_RUNS = "Trợ lý đang chạy trên cơ sở dữ liệu này; không khởi động thêm bản thứ hai."


def several_run(count: int) -> str:
    return f"Số tiến trình của trợ lý đang chạy trên cơ sở dữ liệu này: {count}."


ANOTHER_HOLDS_THE_TOKEN = (
    "Một bản khác trên máy này đang chạy cùng token với cơ sở dữ liệu khác; dữ liệu sẽ bị chia đôi. "
    "Hãy chỉ giữ một bản."
)
ASIDE = "Phần bị tách ra"
NO_BACKUP = "Chưa có bản sao lưu nào. Đặt lịch sao lưu hằng ngày (mục 9 của hướng dẫn vận hành)."
NO_GROUPS = "Chưa nhóm nào được thiết lập; trong nhóm, quản trị viên gõ /thietlap."
GROUP_IS_GOOD = "Bot là thành viên, gửi được tin."
GROUP_IS_ADMINISTERED = "Bot là quản trị viên, gửi được tin."
GROUP_IS_MUTE = "Bot bị hạn chế, không gửi được tin. Quản trị viên nhóm cần gỡ hạn chế hoặc cấp quyền quản trị."
GROUP_IS_LEFT = "Bot không còn trong nhóm. Thêm lại bot vào nhóm này."
GROUP_IS_UNKNOWN = "Telegram không tìm thấy nhóm này với bot; nhóm đã bị xóa, hoặc bot chưa từng ở đó."
GROUP_HAS_MOVED = "Nhóm đã thành nhóm lớn (supergroup); trợ lý tự chuyển theo ở tin nhắn kế tiếp."


def unknown_settings(names: Sequence[str]) -> str:
    return f"Không có thiết lập tên {', '.join(names)}; có thể gõ sai, giá trị bị bỏ qua."


def server_is_reached(address: str) -> str:
    return f"{address} trả lời."


def server_is_out_of_reach(address: str, kind: str) -> str:
    return f"Không kết nối được {address} ({kind}). Kiểm tra mạng, tường lửa, DNS; máy chủ cần ra được cổng 443."


def bot_is(username: str) -> str:
    return f"@{username}; {PRIVACY_IS_ON}."


def clock_is_right(written_now: str, zone: str) -> str:
    return f"{written_now}, múi giờ {zone}."


def clock_was_put(seconds: int, moment: str) -> str:
    way = "tới" if seconds > 0 else "lùi"
    return (
        f"Đồng hồ của máy bị chỉnh {way} {abs(seconds)} giây (thấy lúc {moment}); lịch nhắc đã được lập lại. "
        "Bật đồng bộ giờ (NTP)."
    )


def clock_is_off(seconds: int, written_now: str, zone: str) -> str:
    side = "nhanh" if seconds > 0 else "chậm"
    return (
        f"Máy này {side} hơn máy chủ Telegram {abs(seconds)} giây (đang là {written_now}, múi giờ {zone}); "
        "giờ nhắc và giờ ghi nhận sẽ sai theo. Bật đồng bộ giờ (NTP)."
    )


def set_aside(kind: str, subject: int, organization: int, error: str) -> str:
    return (
        f"{kind} {subject} (cơ quan số {organization}) không lập được nhắc việc vì dữ liệu lưu có lỗi ({error}); "
        "được thử lại mỗi giờ, các phần khác vẫn chạy."
    )


def backup_is_recent(moment: str) -> str:
    return f"Bản mới nhất: {moment}."


def backup_is_old(moment: str, days: int) -> str:
    return f"Bản mới nhất từ {moment}, đã {days} ngày. Kiểm tra lịch sao lưu (mục 9 của hướng dẫn vận hành)."


def group(title: str) -> str:
    return f"Nhóm “{title}”"


def group_cannot_be_asked(description: str) -> str:
    return f"Telegram không cho biết: {description}."


def group_had_trouble(reason: str) -> str:
    return f"Bot là thành viên, nhưng lần gửi gần nhất không thành: {reason}."


def invited(code: str) -> str:
    return f"{code}\nQuản trị viên nhóm của cơ quan mới gõ: /thietlap {code}. Mã dùng được một lần."
