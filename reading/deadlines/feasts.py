"""Feasts by their names: Tết, Quốc khánh, giỗ Tổ, ngày Nhà giáo.

They are bare days: inside a sentence a feast is what the work is done for, unless a word such as "trước" makes it a
limit.
"""

from collections.abc import Callable, Sequence

from domain.calendar import ONE_DAY
from domain.deadlines import DeadlineKind
from reading.deadlines import lunar
from reading.deadlines.dates import coming, coming_lunar, lunar_day
from reading.deadlines.meanings import Scene, Trap, When
from reading.language.cascade import Node, Rule


def _feast(day: int, month: int) -> Callable[[Sequence[Node], Scene], When | Trap]:
    def build(part: Sequence[Node], scene: Scene) -> When | Trap:
        found = coming(scene, day, month)
        return found._replace(first=found.day, others=(), bare=True) if isinstance(found, When) else found

    return build


def _lunar_feast(day: int, month: int) -> Callable[[Sequence[Node], Scene], When | Trap]:
    def build(part: Sequence[Node], scene: Scene) -> When | Trap:
        found = coming_lunar(scene, day, month)
        return found._replace(first=found.day, bare=True) if isinstance(found, When) else found

    return build


def _eve_of_tet(part: Sequence[Node], scene: Scene) -> When:
    for year in range(scene.today.year, scene.today.year + 2):
        eve = lunar.new_year(year) - ONE_DAY
        if eve >= scene.today:
            break
    return When(DeadlineKind.EXACT, eve, bare=True)


RULES = (
    Rule("Tết Dương lịch", "tet (duong lich|duong|tay)", _feast(1, 1), not_reads="trước Tết Âm lịch"),
    Rule("Tết Trung thu", "tet? trung thu", _lunar_feast(15, 8), not_reads="thu sau"),
    Rule("Tết Đoan ngọ", "tet? doan ngo", _lunar_feast(5, 5), not_reads="30 Tết"),
    Rule("Tết thiếu nhi", "(tet|quoc te) thieu nhi", _feast(1, 6), not_reads="30 Tết"),
    Rule("Tết Độc lập", "tet doc lap", _feast(2, 9), not_reads="độc lập làm"),
    Rule("Tết Nguyên đán", "tet (nguyen dan|am lich|am|ta|co truyen)?", _lunar_feast(1, 1), not_reads="30 Tết"),
    Rule("giao thừa", "giao thua", _eve_of_tet, not_reads="giao rồi"),
    Rule("Quốc khánh", "(ngay|le){0,2} quoc khanh", _feast(2, 9), not_reads="Quốc tế Lao động"),
    Rule("Noel", "(le)? (noel|giang sinh|no_el -? en_el)", _feast(25, 12), not_reads="no rồi"),
    Rule(
        "Giỗ Tổ Hùng Vương",
        "le? (gio to (hung vuong)?|(?<=le) hung vuong)",
        _lunar_feast(10, 3),
        not_reads="đường Hùng Vương",
    ),
    Rule("Vu Lan", "le? vu lan", _lunar_feast(15, 7), not_reads="Hà Lan"),
    Rule(
        "ông Công ông Táo", "(ngay|tet)? ong cong (, | va)? ong tao", lunar_day(23, 12), not_reads="Công văn ngày 10/11"
    ),
    Rule(
        "ngày Nhà giáo Việt Nam",
        "(ngay|le) (house|nha) giao (viet nam)?",
        _feast(20, 11),
        not_reads="nhà giáo làm 3 ngày",
    ),
    Rule(
        "ngày Giải phóng miền Nam",
        "(ngay|le) (giai phong (mien nam)?|thong nhat)",
        _feast(30, 4),
        not_reads="giải phóng mặt bằng",
    ),
    Rule("ngày Quốc tế Lao động", "(ngay|le) (quoc te)? lao dong", _feast(1, 5), not_reads="hợp đồng lao động"),
    Rule("ngày Quốc tế Phụ nữ", "(ngay|le) quoc te phu nu", _feast(8, 3), not_reads="quốc tế"),
    Rule("ngày Phụ nữ Việt Nam", "(ngay|le) phu nu viet nam", _feast(20, 10), not_reads="phụ nữ Việt Nam"),
    Rule(
        "ngày Thương binh liệt sĩ",
        "(ngay|le) thuong binh (-|,|va)? liet si",
        _feast(27, 7),
        not_reads="làm bình thường",
    ),
    Rule("ngày Cách mạng tháng Tám", "(ngay|le) cach mang thang m", _feast(19, 8), not_reads="rằm tháng tám"),
    Rule("ngày thành lập Đảng", "(ngay|le) thanh lap dang", _feast(3, 2), not_reads="thành lập tổ"),
    Rule(
        "ngày thành lập Quân đội",
        "(ngay|le) thanh lap quan doi (nhan dan)? (viet nam)?",
        _feast(22, 12),
        not_reads="ngày thành lập Đảng",
    ),
)
