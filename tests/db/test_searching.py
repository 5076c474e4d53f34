"""Tasks are found by words of their content, on each engine alike."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from channels.telegram.hearing import CHANNEL
from db.engine import Sessions
from db.models import Organization, Person, Task, Unit
from db.overviews import boards
from domain.calendar import WorkingCalendar
from domain.overviews.board import moment_of
from domain.overviews.filters import Nearness
from domain.overviews.lists import Selection
from domain.words import searched

NOW = dt.datetime(2026, 11, 20, 10, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
MOMENT = moment_of(NOW, WorkingCalendar())
CONTENTS = (
    "Kiểm tra chợ đầu mối Bình Điền",
    "Số hóa hồ sơ lưu trữ giai đoạn 1",
    "Rà soát hồ sơ, số liệu về chuyển đổi số",
    "Lắp đặt wifi: phòng họp tầng 2 (100%)",
)


def department(session: Session, contents: tuple[str, ...]) -> int:
    organization = Organization(name="Sở", zone="Asia/Ho_Chi_Minh", settings={}, created_at=NOW)
    session.add(organization)
    session.flush()
    own = {"organization_id": organization.id}
    unit = Unit(**own, name="Phòng 1", aliases=[], valid_from=dt.date(2026, 1, 1))
    person = Person(**own, channel=CHANNEL, account=100 + organization.id, name="Bình")
    session.add_all([unit, person])
    session.flush()
    session.add_all(
        Task(
            **own,
            number=number,
            content=content,
            content_folded=searched(content),
            lead_id=unit.id,
            urgency="normal",
            assigner_id=person.id,
            state="assigned",
            created_at=NOW,
        )
        for number, content in enumerate(contents, 1)
    )
    session.flush()
    return organization.id


def found(session: Session, words: str, organization: int, nearness: Nearness = Nearness.PHRASE) -> list[int]:
    selection = Selection(words=searched(words), nearness=nearness)
    return [one.number for one in boards.lines(session, selection, MOMENT, organization=organization, limit=50)]


@pytest.mark.parametrize(
    ("words", "nearness", "numbers"),
    [
        ("chợ đầu mối", Nearness.PHRASE, [1]),
        ("CHO DAU MOI", Nearness.PHRASE, [1]),
        ("số hoá hồ sơ", Nearness.PHRASE, [2]),
        ("wifi phòng họp", Nearness.PHRASE, [4]),
        ("đầu mối kiểm tra", Nearness.PHRASE, []),
        ("đầu mối kiểm tra", Nearness.ALL, [1]),
        ("hồ sơ", Nearness.PHRASE, [2, 3]),
        ("hồ sơ chuyển đổi", Nearness.ALL, [3]),
        ("hồ or not near sơ", Nearness.ALL, []),
        ("kiểm tra chợ đầu mối Thủ Đức", Nearness.ALL, []),
        ("kiểm tra chợ đầu mối Thủ Đức", Nearness.MOST, [1]),
        ("xây dựng cầu", Nearness.MOST, []),
        ("ho", Nearness.PHRASE, [2, 3]),
        ("' OR 1=1 --", Nearness.PHRASE, []),
        ("sơ AND NOT", Nearness.PHRASE, []),
        ("100%", Nearness.PHRASE, [4]),
    ],
)
def test_words_are_found_without_their_marks(
    sessions: Sessions, words: str, nearness: Nearness, numbers: list[int]
) -> None:
    with sessions.begin() as session:
        here = department(session, CONTENTS)
        assert found(session, words, here, nearness) == numbers


def test_another_organization_is_not_searched(sessions: Sessions) -> None:
    with sessions.begin() as session:
        here = department(session, CONTENTS[:1])
        there = department(session, CONTENTS)
        assert found(session, "hồ sơ", here) == []
        assert found(session, "hồ sơ", there) == [2, 3]


def test_what_is_changed_is_found_by_its_new_words_alone(sessions: Sessions) -> None:
    with sessions.begin() as session:
        here = department(session, CONTENTS)
        task = session.scalars(select(Task).where(Task.organization_id == here, Task.number == 1)).one()
        task.content_folded = searched("Kiểm tra siêu thị")
        session.flush()
        assert found(session, "chợ đầu mối", here) == []
        assert found(session, "siêu thị", here) == [1]
        task.percent = 40
        session.flush()
        assert found(session, "siêu thị", here) == [1]
        session.execute(delete(Task).where(Task.id == task.id))
        assert found(session, "siêu thị", here) == []
