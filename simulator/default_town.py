"""The town that the demo and most tests live in: a Sở with its people and their group."""

from datetime import datetime

from simulator.models import ChatKind, Status
from simulator.state import Town

DEPARTMENT = "Sở Khoa học và Công nghệ"
GROUP = -1_002_345_678_901
PLAIN_GROUP = -4_812_345_678
"""What the group is called as long as it has not become a supergroup."""
_FIRST_OF_SUPERGROUPS = -(10**12)

DIRECTOR = 5_100_000_001
DEPUTY_DIRECTOR = 5_100_000_002
CHIEF_OF_OFFICE = 5_100_000_003
OFFICE_SPECIALIST = 5_100_000_004
HEAD_OF_SCIENCE = 5_100_000_005
HEAD_OF_DIGITAL = 5_100_000_006
HEAD_OF_STANDARDS = 5_100_000_007
HEAD_OF_CENTRE = 5_100_000_008
OFFICER = 5_100_000_009
OUTSIDER = 5_100_000_010

_PEOPLE = {
    DIRECTOR: ("Trần Quốc Vinh", "Giám đốc Sở"),
    DEPUTY_DIRECTOR: ("Phan Thị Hồng Vân", "Phó Giám đốc Sở"),
    CHIEF_OF_OFFICE: ("Nguyễn Thị Thu Hà", "Chánh Văn phòng"),
    OFFICE_SPECIALIST: ("Lê Minh Khôi", "Chuyên viên Văn phòng"),
    HEAD_OF_SCIENCE: ("Đặng Văn Lâm", "Trưởng phòng Quản lý khoa học"),
    HEAD_OF_DIGITAL: ("Vũ Ngọc Ánh", "Trưởng phòng Chuyển đổi số"),
    HEAD_OF_STANDARDS: ("Hoàng Đức Thịnh", "Trưởng phòng Tiêu chuẩn Đo lường Chất lượng"),
    HEAD_OF_CENTRE: ("Bùi Thị Mai Phương", "Giám đốc Trung tâm Thông tin và Thống kê"),
    OFFICER: ("Đỗ Quang Huy", "Chuyên viên phòng Quản lý khoa học"),
    OUTSIDER: ("Ngô Gia Bảo", "Người ngoài cơ quan"),
}


def default_town(now: datetime | None = None, limits: bool = True, group_id: int = GROUP) -> Town:
    """A Sở of ten people, nine of them in one group with the bot; its Chánh Văn phòng has created the group.

    It is a supergroup, unless its id is one that only other groups have.
    """
    town = Town(now, limits=limits, bot_name="Trợ lý đôn đốc", bot_username="dondoc_bot")
    for id, (name, title) in _PEOPLE.items():
        town.add_person(name, title, id=id)
    members = [CHIEF_OF_OFFICE, *(id for id in _PEOPLE if id not in (CHIEF_OF_OFFICE, OUTSIDER))]
    kind = ChatKind.SUPERGROUP if group_id < _FIRST_OF_SUPERGROUPS else ChatKind.GROUP
    group = town.add_group("Sở KH&CN – Điều hành", members, id=group_id, kind=kind)
    group.members[DIRECTOR] = Status.ADMINISTRATOR
    return town
