"""Two departments alike in everything but their ids: what one asks must not depend on whether the other exists."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import text
from sqlalchemy.orm import Session

from channels.telegram.hearing import CHANNEL
from db import models, queues
from db.base import Base
from db.documents import tables as documents
from db.rounds import tables as rounds
from db.schema import TABLES
from domain.dialogues import AboutTask, DialogueKind
from domain.documents.findings import Head
from domain.documents.papers_in import Drafts, key_of
from domain.documents.register import Line, Register
from domain.overviews.jobs import PaperOrder
from domain.overviews.report import Face
from domain.registering.drafts import Draft
from domain.rounds.plan import Plan

NOW = dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC)
YESTERDAY = NOW - dt.timedelta(days=1)
TODAY = NOW.date()
DEAD = "dead-run"

PAPER = PaperOrder(Face.WORD, "1:a:::", 11)
HEAD = Head("12/KH-UBND", issuer="UBND TỈNH")
REGISTER = Register("Sổ", (), (Line(row=2, content="Việc"),))


@dataclass(frozen=True)
class House:
    """A department with one of everything. Its ids begin at `base`; its people have the same accounts everywhere."""

    base: int
    office_account: int = 11
    head_account: int = 12
    newcomer_account: int = 13
    message: int = 501
    number: int = 1

    @property
    def organization(self) -> int:
        return self.base

    @property
    def chat(self) -> int:
        return -self.base

    def nth(self, place: int) -> int:
        """The id of the nth row of any table."""
        return self.base + place


def rows_of(house: House) -> list[Base]:
    """The department as it is stored, in an order that foreign keys allow."""
    return [*_frame(house), *_people(house), *_tasks(house), *_post_office(house), *_unreached(house), *_rounds(house)]


def _frame(house: House) -> list[Base]:
    organization, nth = house.organization, house.nth
    return [
        models.Organization(
            id=organization,
            name=f"Sở {organization}",
            zone="Asia/Ho_Chi_Minh",
            settings={"days": {"2026-12-31": False}},
            next_number=3,
            created_at=YESTERDAY,
            morning_at=YESTERDAY,
        ),
        models.Chat(
            id=nth(1),
            organization_id=organization,
            channel=CHANNEL,
            account=house.chat,
            title="Nhóm",
            topic=7,
            broken="x",
        ),
        *(
            models.Unit(
                id=nth(n),
                organization_id=organization,
                name=f"Phòng {nth(n)}",
                aliases=[f"P{nth(n)}"],
                valid_from=TODAY - dt.timedelta(days=9 * (n == 3)),
                valid_to=YESTERDAY.date() if n == 3 else None,
                successor_id=nth(1) if n == 3 else None,
            )
            for n in (1, 2, 3)
        ),
    ]


def _people(house: House) -> list[Base]:
    organization, nth = house.organization, house.nth
    accounts = (house.office_account, house.head_account, house.newcomer_account)
    persons = [
        models.Person(id=nth(n), organization_id=organization, channel=CHANNEL, account=account, name=f"Người {nth(n)}")
        for n, account in enumerate(accounts, 1)
    ]
    posts = [("office", None, YESTERDAY), ("head", nth(1), YESTERDAY), ("officer", nth(1), None)]
    return [
        *persons,
        models.Charge(
            id=nth(1), organization_id=organization, unit_id=nth(1), person_id=nth(1), since=YESTERDAY, until=None
        ),
        *(
            models.Post(
                id=nth(n),
                organization_id=organization,
                person_id=nth(n),
                unit_id=unit,
                role=role,
                asked_at=YESTERDAY,
                approved_at=approved,
            )
            for n, (role, unit, approved) in enumerate(posts, 1)
        ),
    ]


def _tasks(house: House) -> list[Base]:
    organization, nth = house.organization, house.nth
    return [
        models.Paper(
            id=nth(1),
            organization_id=organization,
            words="KH 10",
            key="kh 10",
            area=f"Lĩnh vực {nth(1)}",
            area_key=f"linh vuc {nth(1)}",
        ),
        *(
            models.Task(
                id=nth(n),
                organization_id=organization,
                number=n,
                content=f"Việc {nth(n)}",
                paper_id=nth(1),
                lead_id=nth(n),
                urgency="normal",
                assigner_id=nth(1),
                delegate_id=nth(2),
                state=state,
                created_at=YESTERDAY,
                due_words="hôm nay",
                due_kind="exact",
                due_day=TODAY,
                due_end=NOW,
                next_reminder_at=YESTERDAY,
                reported_at=YESTERDAY if n == 2 else None,
                parent_id=nth(1) if n == 2 else None,
                series_id=nth(1) if n == 2 else None,
                recurs_at=YESTERDAY if n == 2 else None,
            )
            for n, state in ((1, "in_progress"), (2, "submitted"))
        ),
        *(
            models.TaskSpan(
                id=nth(n),
                organization_id=organization,
                task_id=nth(1),
                state=state,
                lead_id=nth(1),
                due_end=NOW,
                since=since,
                until=until,
            )
            for n, (state, since, until) in enumerate((("submitted", YESTERDAY, NOW), ("in_progress", NOW, None)), 1)
        ),
        models.TaskSupport(task_id=nth(1), unit_id=nth(2)),
        models.TaskDeadline(
            task_id=nth(1), version=1, words="hôm nay", kind="exact", day=TODAY, set_by=nth(1), set_at=YESTERDAY
        ),
        models.Event(
            id=nth(1),
            organization_id=organization,
            task_id=nth(1),
            kind="reported",
            at=YESTERDAY,
            words="x",
            chat=house.chat,
            message=house.message,
        ),
        models.Event(id=nth(2), organization_id=organization, person_id=nth(1), kind="set_up", at=YESTERDAY),
        models.Event(
            id=nth(3),
            organization_id=organization,
            task_id=nth(1),
            person_id=nth(2),
            kind="obstacle",
            at=YESTERDAY,
            words="chưa có kinh phí",
        ),
        models.Correction(
            id=nth(1), organization_id=organization, words="xong", read="done", meant="progress", at=YESTERDAY
        ),
        models.Attachment(
            id=nth(1),
            organization_id=organization,
            task_id=nth(1),
            person_id=nth(2),
            at=YESTERDAY,
            file="f",
            name="n",
            chat=house.chat,
            message=house.message,
        ),
    ]


def _post_office(house: House) -> list[Base]:
    organization, nth = house.organization, house.nth
    going_out = [("send", "sent", house.message), ("send", "failed", None), ("digest", "sending", None)]
    return [
        models.Dialogue(
            id=nth(1),
            organization_id=organization,
            account=house.head_account,
            chat=house.chat,
            kind=DialogueKind.DRAFT,
            asked="content",
            content=Draft(content=f"Việc {organization}").to_json(),
            opened_at=YESTERDAY,
        ),
        models.Dialogue(
            id=nth(2),
            organization_id=organization,
            account=house.newcomer_account,
            chat=house.chat,
            kind=DialogueKind.EVIDENCE,
            asked="evidence",
            content=AboutTask(house.number).to_json(),
            opened_at=YESTERDAY,
        ),
        *(
            queues.Outbox(
                id=nth(n),
                organization_id=organization,
                kind=kind,
                chat=house.chat,
                content={"of": organization},
                shows=[nth(1)],
                dialogue_id=nth(1),
                state=state,
                owner=DEAD,
                created_at=YESTERDAY,
                message=message,
            )
            for n, (kind, state, message) in enumerate(going_out, 1)
        ),
        *(
            models.Reminder(
                id=nth(n),
                organization_id=organization,
                task_id=task,
                rung=rung,
                reach=0,
                due_version=1,
                chat=house.chat,
                moment=YESTERDAY,
                planned_at=YESTERDAY,
                state=state,
                outbox_id=outgoing,
            )
            for n, (task, rung, state, outgoing) in enumerate(
                (
                    (nth(1), "T0", "planned", None),
                    (nth(1), "T-1", "sending", nth(3)),
                    (None, "W2026-11-19", "planned", None),
                ),
                1,
            )
        ),
    ]


def _unreached(house: House) -> list[Base]:
    return [
        models.File(
            id=house.nth(1),
            organization_id=house.organization,
            sha256="0" * 64,
            size=1,
            name="a.docx",
            kind="paper",
            stored_at=YESTERDAY,
            content=b"a",
        ),
        queues.Job(
            id=house.nth(1),
            organization_id=house.organization,
            kind="paper",
            arguments=PAPER.to_json(),
            progress_id=house.nth(1),
            created_at=YESTERDAY,
        ),
        queues.Unreached(
            organization_id=house.organization,
            chat=house.chat,
            reason="kicked",
            since=YESTERDAY,
            tasks=[house.nth(1)],
            told=[],
        ),
    ]


def _rounds(house: House) -> list[Base]:
    organization, nth = house.organization, house.nth
    return [
        rounds.Round(
            id=nth(1),
            organization_id=organization,
            number=house.number,
            kind="month",
            plan=Plan(name=f"Đợt {organization}").to_json(),
            opened_by=nth(1),
            opened_at=YESTERDAY,
        ),
        rounds.RoundPart(id=nth(1), organization_id=organization, round_id=nth(1), unit_id=nth(1)),
        rounds.RoundAnswer(
            id=nth(1),
            organization_id=organization,
            part_id=nth(1),
            person_id=nth(2),
            at=YESTERDAY,
            parts={"0": {"words": "x"}},
            files=[],
        ),
        documents.PaperIn(
            id=nth(1),
            organization_id=organization,
            number=house.number,
            key=key_of(HEAD),
            head=HEAD.to_json(),
            drafts=Drafts().to_json(),
            name="a.docx",
            file_id=nth(1),
            sender_id=nth(1),
            at=YESTERDAY,
        ),
        documents.Sheet(
            id=nth(1),
            organization_id=organization,
            number=house.number,
            name="so.xlsx",
            file_id=nth(1),
            register=REGISTER.to_json(),
            sender_id=nth(1),
            at=YESTERDAY,
            overdue=2,
        ),
        documents.SheetLine(
            id=nth(1), organization_id=organization, key="#p1", task_id=nth(1), line=REGISTER.lines[0].to_json()
        ),
    ]


def settle(session: Session, house: House) -> None:
    """Store a department. Ids that the database gives from now on lie above those of every department."""
    for _, rows in groupby(rows_of(house), key=type):
        session.add_all(rows)
        session.flush()
    session.expunge_all()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(_NEXT_IDS))


_NEXT_IDS = " ".join(
    [
        "SELECT",
        ", ".join(
            f"setval(pg_get_serial_sequence('{table.name}', 'id'), 9000000)"
            for table in TABLES.sorted_tables
            if table.autoincrement_column is not None
        ),
    ]
)
