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


def ssl_is_spelt_otherwise(name: str) -> str:
    return f"{name}: tham số sslmode không dùng được; hãy viết ssl=require thay cho sslmode=require."


def bad_zone(name: str, value: str) -> str:
    return f"{name}: không có múi giờ “{value}”; ví dụ đúng: Asia/Ho_Chi_Minh."


def bad_number(name: str, value: str, most: int) -> str:
    return f"{name}: “{value}” không phải số nguyên từ 1 đến {most}."


def bad_log_level(name: str, value: str, known: Sequence[str]) -> str:
    return f"{name}: không có mức “{value}”; chọn một trong {', '.join(known)}."


# A second copy

DATABASE_IS_HELD = (
    "Trợ lý đang chạy trên cơ sở dữ liệu này rồi, nên bản thứ hai dừng lại. "
    "Mỗi cơ sở dữ liệu chỉ được có một bản chạy; hãy dừng bản đang chạy trước khi khởi động bản khác."
)
TOKEN_IS_HELD = (
    "Một bản trợ lý khác trên máy này đang dùng cùng token, nên bản thứ hai dừng lại. "
    "Hãy dừng bản đang chạy, hoặc dùng token của một bot khác."
)
LOCK_IS_LOST = (
    "Mất kết nối đang giữ quyền chạy duy nhất trên cơ sở dữ liệu PostgreSQL, nên trợ lý dừng lại để tránh hai bản cùng "
    "chạy. Hãy khởi động lại khi cơ sở dữ liệu hoạt động bình thường."
)
TOKEN_IS_BAD = (
    "Telegram không nhận token này. Hãy kiểm tra lại DONDOC_TELEGRAM_TOKEN, hoặc lấy token mới từ @BotFather."
)


# Backup

NOTHING_TO_BACK_UP = "Không có tệp SQLite để sao lưu. Với PostgreSQL, hãy dùng pg_dump như hướng dẫn vận hành."


def backup_exists(target: Path) -> str:
    return f"Tệp {target} đã có. Hãy chọn tên khác để không ghi đè bản sao lưu cũ."


def backed_up(target: Path) -> str:
    return f"Đã sao lưu vào {target}."


TOKEN_IS_BAD = (
    "Telegram không nhận token này (DONDOC_TELEGRAM_TOKEN). Hãy kiểm tra lại, hoặc lấy token mới: "
    "@BotFather, lệnh /token."
)
ANOTHER_COPY_IS_POLLING = (
    "Một bản trợ lý khác, có thể trên máy khác, đang nhận tin bằng cùng token, nên bản này dừng lại. "
    "Hãy dừng bản kia; nếu không rõ bản kia ở đâu, lấy token mới: @BotFather, lệnh /revoke."
)

# Copies of the database

NOTHING_TO_BACK_UP = (
    "Lệnh này chỉ sao lưu cơ sở dữ liệu SQLite đã có trên máy; với PostgreSQL hãy dùng pg_dump (xem docs/van-hanh.md)."
)


def backup_exists(target: object) -> str:
    return f"Đã có {target}; lệnh sao lưu không ghi đè lên tệp cũ. Hãy chọn tên khác."


def backed_up(target: object) -> str:
    return f"Đã sao lưu vào {target}."
