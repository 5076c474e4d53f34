"""Papers for flows: a file that is uploaded holds what is found in it, so that none has to be laid out and read."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace

from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Findings, Found, Head
from simulator import conversation
from simulator.models import Message
from tests.flows.stage import CHIEF, CLERK, DIGITAL, DIRECTOR, GROUP, SCIENCE, STANDARDS, Stage

HEAD = Head(
    "192/KH-UBND",
    dt.date(2026, 11, 10),
    issuer="ỦY BAN NHÂN DÂN TỈNH",
    kind="Kế hoạch",
    about="chuyển đổi số năm 2027",
)


def found_in(
    content: bytes,
    name: str,
    *,
    now: dt.datetime,
    rules: DateRules,
    recognises: bool,
    on_progress: Callable[[int, int], None],
) -> Findings:
    """What was put into the file by written()."""
    told = json.loads(content)
    if "fault" in told:
        raise Unreadable(Fault(told["fault"]))
    return Findings.from_json(told)


def written(findings: Findings | Fault) -> bytes:
    told = {"fault": findings} if isinstance(findings, Fault) else findings.to_json()
    return json.dumps(told).encode()


def due(words: str, day: dt.date) -> Deadline:
    return Deadline(words, 0, len(words), DeadlineKind.EXACT, day)


def task(content: str, *leads: str, place: str = "", day: dt.date | None = None, **more: object) -> Found:
    found = Found(place, content, content, leads)
    dated = replace(found, deadline_words=f"{day:%d/%m/%Y}", deadline=due(f"{day:%d/%m/%Y}", day)) if day else found
    return replace(dated, **more)  # type: ignore[arg-type]


PLAN = Findings(
    HEAD,
    (
        task("Rà soát danh mục dịch vụ công", "Phòng Chuyển đổi số", place="mục I.1", day=dt.date(2026, 12, 15)),
        task("Kiểm định thiết bị đo lường tại chợ", "Phòng Tiêu chuẩn Đo lường Chất lượng", place="mục I.2"),
        task("Tổng hợp báo cáo hằng quý", "Thanh tra Sở", place="mục I.3"),
        task("Bố trí kinh phí thực hiện kế hoạch", "Sở Tài chính", place="mục II.1"),
        task("Lập danh sách đề tài khoa học", "Phòng Quản lý khoa học", place="mục II.2", page=3),
    ),
    pages=3,
)


async def sends(
    stage: Stage,
    person: int,
    findings: Findings | Fault = PLAN,
    caption: str = "",
    *,
    chat: int | None = None,
    name: str = "ke-hoach.docx",
    to: Message | None = None,
) -> list[Message]:
    """Somebody sends a paper, in private where no chat is given; returns what is said to it there."""
    place = person if chat is None else chat
    return await stage.uploads(person, name, caption, to=to, chat=place, content=written(findings))


async def shows(stage: Stage, person: int, findings: Findings | Fault = PLAN) -> list[Message]:
    """Somebody sends a paper to the group, where it is not seen before it is answered with the command."""
    sent = conversation.upload(stage.town, person, GROUP, "ke-hoach.docx", written(findings), "")
    return await stage.says(person, "/vanban", to=sent)


async def opens(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL, STANDARDS, DIRECTOR, CLERK)


async def card_of(stage: Stage, findings: Findings = PLAN, *, person: int = CHIEF, chat: int = GROUP) -> Message:
    return (await (shows(stage, person, findings) if chat == GROUP else sends(stage, person, findings)))[-1]
