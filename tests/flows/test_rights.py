"""The table of DESIGN §3 through the front door: every command, by every role, in every situation, with no hole."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from db.models import Event
from simulator import membership
from simulator.models import Message
from tests.flows.stage import (
    CENTRE,
    CHIEF,
    CLERK,
    DIGITAL,
    DIRECTOR,
    OFFICER,
    OUTSIDER,
    SCIENCE,
    STANDARDS,
    VICE,
    Stage,
    invited,
    labels,
    texts,
)
from tests.flows.unseen import ANONYMOUS, CHANNEL, FORWARDED, hears
from texts.commands import COMMANDS

SECRET = "Lập hồ sơ kiểm định"
HERE = 1
"""The organization whose rights are tried; it is the first."""

WORDS = {
    "dangky": "/dangky Lập sổ, chủ trì {unit}, hạn 30/11",
    "giao": "/giao {unit}: Lập sổ, hạn 30/11",
    "nhiemvu": "/nhiemvu",
    "nv": "/nv{task}",
    "baocao": "/baocao {task} được 40%",
    "xong": "/xong {task} đã ban hành 15/BC-SKHCN",
    "vuongmac": "/vuongmac {task} chưa có kinh phí",
    "giahan": "/giahan {task} đến 30/12 vì chờ góp ý",
    "tralai": "/tralai {task} không thuộc chức năng",
    "phancong": "/phancong {task} Đỗ Quang Huy",
    "sua": "/sua {task} nội dung Lập danh mục hồ sơ lưu trữ",
    "duyet": "/duyet {task}",
    "lamlai": "/lamlai {task} thiếu phụ lục",
    "huy": "/huy {task} trùng việc khác",
    "tonghop": "/tonghop",
    "dotbaocao": "/dotbaocao tháng 11, hạn 25/11",
    "dondoc": "/dondoc {task}",
    "quahan": "/quahan",
    "lichnhac": "/lichnhac",
    "soanthao": "/soanthao kết quả {task}",
    "vanban": "/vanban",
    "mau": "/mau",
    "diem": "/diem",
    "khachquan": "/khachquan {task} mưa bão",
    "lichcanhan": "/lichcanhan",
    "hoi": "/hoi việc của {unit}",
    "nhatky": "/nhatky {task}",
    "caidat": "/caidat giờ nhắc 7h30",
    "nhansu": "/nhansu",
    "kiemtra": "/kiemtra",
    "toi": "/toi Giám sát",
    "thietlap": "/thietlap thêm Phòng Tổ chức cán bộ | TCCB",
    "trogiup": "/trogiup",
}
REPORTED = frozenset({"duyet", "lamlai"})
"""Commands that are tried on work that is reported done."""

ROLES = {
    "OFFICE": CLERK,
    "LEADER": DIRECTOR,
    "INSPECTOR": VICE,
    "HEAD": SCIENCE,
    "DEPUTY": STANDARDS,
    "OFFICER": OFFICER,
}
POSTS = {
    CLERK: "Chuyên viên Văn phòng",
    DIRECTOR: "Giám đốc Sở",
    VICE: "Giám sát",
    SCIENCE: "Trưởng phòng Quản lý khoa học",
    STANDARDS: "Phó trưởng phòng Quản lý khoa học",
    OFFICER: "Chuyên viên phòng Quản lý khoa học",
    DIGITAL: "Trưởng phòng Chuyển đổi số",
}


def test_every_command_is_tried() -> None:
    assert set(WORDS) == {command.name for command in COMMANDS}


async def department(stage: Stage) -> None:
    """Everybody holds the post of the role, and the founder none of these."""
    await stage.opens(posts=POSTS)


def counted(stage: Stage) -> int:
    with stage.assistant.sessions.begin() as session:
        return session.scalar(select(func.count(Event.id)).where(Event.organization_id == HERE)) or 0


Speak = Callable[[str], Awaitable[list[Message]]]
SHOWN = (SECRET, "MẪU VĂN BẢN", "NHÂN SỰ", "KIỂM TRA THIẾT LẬP")


async def outcome(stage: Stage, speak: Speak, words: str) -> str:
    """x: something was changed or kept, or a card is there to be accepted; s: it was shown; a dot: neither."""
    before = counted(stage)
    said = await speak(words)
    if counted(stage) > before or any("Đúng" in labels(one) for one in said):
        return "x"
    return "s" if any(shown in texts(said) for shown in SHOWN) else "."


def filled(words: str, unit: str, task: str) -> str:
    return words.format(unit=unit, task=task)


async def tried(stage: Stage, person: int, unit: str, lead: int) -> str:
    """What comes of every command about a task of that unit, which is a new one for each."""
    found = ""
    given = stage.has(CHIEF, *(f"{SECRET} {number}, chủ trì {unit}, hạn 27/11" for number in range(len(WORDS))))
    for task, (command, words) in zip(given, WORDS.items(), strict=True):
        if command in REPORTED:
            await stage.says(lead, filled(WORDS["xong"], unit, f"{task}"))
        found += await outcome(stage, lambda said: stage.says(person, said), filled(words, unit, f"{task}"))
    return found


def rows(table: str) -> dict[str, str]:
    """Of each role what is written in its column, from the first command to the last."""
    head, *lines = table.strip().splitlines()
    cells = {line.split()[0]: line.split()[1:] for line in lines}
    assert list(cells) == list(WORDS)
    return {role: "".join(cells[command][place] for command in WORDS) for place, role in enumerate(head.split())}


OWN = """
           OFFICE LEADER INSPECTOR HEAD DEPUTY OFFICER
dangky        x      .      .      x      x      .
giao          x      x      .      .      .      .
nhiemvu       s      s      s      s      s      .
nv            s      s      s      s      s      .
baocao        x      x      .      x      x      .
xong          .      .      .      x      x      .
vuongmac      x      x      .      x      x      .
giahan        x      x      .      x      x      .
tralai        x      x      .      x      x      .
phancong      x      .      .      x      x      .
sua           x      .      .      .      .      .
duyet         x      x      .      .      .      .
lamlai        x      x      .      .      .      .
huy           x      x      .      .      .      .
tonghop       .      .      .      .      .      .
dotbaocao     x      x      .      .      .      .
dondoc        x      x      .      x      x      .
quahan        .      .      .      .      .      .
lichnhac      s      s      s      s      s      .
soanthao      .      .      .      .      .      .
vanban        .      .      .      .      .      .
mau           s      s      .      .      .      .
diem          .      .      .      .      .      .
khachquan     .      .      .      .      .      .
lichcanhan    .      .      .      .      .      .
hoi           s      s      s      s      s      .
nhatky        s      s      s      s      s      .
caidat        x      .      .      .      .      .
nhansu        s      s      s      .      .      .
kiemtra       s      s      .      .      .      .
toi           x      x      .      x      x      x
thietlap      x      .      .      .      .      .
trogiup       .      .      .      .      .      .
"""
OTHER = """
           OFFICE LEADER INSPECTOR HEAD DEPUTY OFFICER
dangky        x      .      .      .      .      .
giao          x      x      .      .      .      .
nhiemvu       s      s      s      .      .      .
nv            s      s      s      .      .      .
baocao        x      x      .      .      .      .
xong          .      .      .      .      .      .
vuongmac      x      x      .      .      .      .
giahan        x      x      .      .      .      .
tralai        x      x      .      .      .      .
phancong      .      .      .      .      .      .
sua           x      .      .      .      .      .
duyet         x      x      .      .      .      .
lamlai        x      x      .      .      .      .
huy           x      x      .      .      .      .
tonghop       .      .      .      .      .      .
dotbaocao     x      x      .      .      .      .
dondoc        x      x      .      .      .      .
quahan        .      .      .      .      .      .
lichnhac      s      s      s      .      .      .
soanthao      .      .      .      .      .      .
vanban        .      .      .      .      .      .
mau           s      s      .      .      .      .
diem          .      .      .      .      .      .
khachquan     .      .      .      .      .      .
lichcanhan    .      .      .      .      .      .
hoi           s      s      s      .      .      .
nhatky        s      s      s      .      .      .
caidat        x      .      .      .      .      .
nhansu        s      s      s      .      .      .
kiemtra       s      s      .      .      .      .
toi           x      x      .      x      x      x
thietlap      x      .      .      .      .      .
trogiup       .      .      .      .      .      .
"""


@pytest.mark.by_turns
@pytest.mark.parametrize("role", ROLES)
async def test_the_own_unit(stage: Stage, role: str) -> None:
    await department(stage)
    assert await tried(stage, ROLES[role], "QLKH", SCIENCE) == rows(OWN)[role]


@pytest.mark.by_turns
@pytest.mark.parametrize("role", ROLES)
async def test_another_unit(stage: Stage, role: str) -> None:
    await department(stage)
    assert await tried(stage, ROLES[role], "CĐS", DIGITAL) == rows(OTHER)[role]


A_POST = frozenset({"toi"})
"""Anybody may ask for a post."""


async def nothing(stage: Stage, speak: Speak, *, allowed: frozenset[str] = frozenset()) -> None:
    """Whatever the command is, nothing of the department is changed or shown, but by what is `allowed`."""
    found = {command: await outcome(stage, speak, filled(words, "QLKH", "1")) for command, words in WORDS.items()}
    assert {command for command, came in found.items() if came != "."} == allowed


each_role = pytest.mark.parametrize(
    "role", [pytest.param(role, marks=() if role in ("OFFICE", "HEAD") else pytest.mark.slow) for role in ROLES]
)


async def given(stage: Stage) -> None:
    await department(stage)
    stage.has(CHIEF, f"{SECRET}, chủ trì QLKH, hạn 27/11")


@pytest.mark.by_turns
@each_role
async def test_who_has_left_the_group(stage: Stage, role: str) -> None:
    await given(stage)
    person = ROLES[role]
    await stage.says(person, "/start", chat=person)
    membership.leave(stage.town, stage.group, person)
    await stage.settle()
    await nothing(stage, lambda said: stage.says(person, said, chat=person), allowed=A_POST)


@pytest.mark.by_turns
@each_role
async def test_whose_post_has_ended(stage: Stage, role: str) -> None:
    await given(stage)
    person = ROLES[role]
    name = stage.town.person(person).name
    page = texts(await stage.says(CHIEF, "/nhansu"))
    number = next(line.split(".")[0] for line in page.splitlines() if name in line)
    await stage.says(CHIEF, f"/nhansu thôi {number}")
    await nothing(stage, lambda said: stage.says(person, said), allowed=A_POST)


@pytest.mark.by_turns
@each_role
async def test_who_holds_the_post_in_another_organization(stage: Stage, role: str) -> None:
    await given(stage)
    other = stage.town.add_group("Sở khác", [OUTSIDER, CENTRE]).id
    units = "Văn phòng | VP\nPhòng Quản lý khoa học | QLKH\nPhòng Chuyển đổi số | CĐS"
    shown = (await stage.says(OUTSIDER, f"/thietlap {invited(stage)}\n{units}", chat=other))[-1]
    await stage.presses(OUTSIDER, shown, "Đúng")
    asked = (await stage.says(CENTRE, f"/toi {POSTS[ROLES[role]]}", chat=other))[-1]
    await stage.presses(OUTSIDER, asked, "Đồng ý")
    await nothing(stage, lambda said: stage.says(CENTRE, said), allowed=A_POST)


@pytest.mark.by_turns
@pytest.mark.parametrize("told", [ANONYMOUS, CHANNEL], ids=["anonymous", "channel"])
@each_role
async def test_who_writes_unseen(stage: Stage, role: str, told: dict[str, Any]) -> None:
    await given(stage)
    await nothing(stage, lambda said: hears(stage, ROLES[role], said, told))


@pytest.mark.by_turns
@each_role
async def test_whose_words_are_forwarded(stage: Stage, role: str) -> None:
    """What reads like a letter is offered as a registration to who may register something."""
    await given(stage)
    offered = frozenset({"dangky"}) if role in ("OFFICE", "LEADER", "HEAD", "DEPUTY") else frozenset[str]()
    await nothing(stage, lambda said: hears(stage, ROLES[role], said, FORWARDED), allowed=offered)
