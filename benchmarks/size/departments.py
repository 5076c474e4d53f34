"""Rows of many departments as lines of COPY: tasks given over a year, most done, some late, a tenth open."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot import demo
from channels.telegram.hearing import CHANNEL
from domain.calendar import ONE_DAY
from domain.words import searched
from simulator import default_town as cast

UNITS = 10
ALIKE, OF_ONE = 5, 2_000
"""Departments that are measured, and the tasks of each."""
FIRST_GROUP, FIRST_ACCOUNT = -700_000_000, 700_000_000
GIVEN = ("Rà soát", "Xây dựng kế hoạch", "Báo cáo kết quả", "Tổ chức kiểm tra", "Tham mưu văn bản", "Góp ý dự thảo")
ABOUT = ("chuyển đổi số", "đo lường chất lượng", "đề tài cấp tỉnh", "an toàn bức xạ", "cải cách hành chính")
DONE, OPEN = ("completed", 10), ("in_progress", 0)


@dataclass(frozen=True)
class Departments:
    """So many departments, the first ALIKE of which have OF_ONE tasks each and the others equal shares of the rest."""

    count: int
    tasks: int
    now: dt.datetime

    @property
    def most(self) -> int:
        """Tasks of the largest."""
        others = self.count - ALIKE
        return max(OF_ONE, -(-(self.tasks - ALIKE * OF_ONE) // others) if others else 0)

    def ids(self) -> Iterator[tuple[int, int, int]]:
        """The id of each task, its department and its place there, as they were given: all departments by turns."""
        task = 0
        for place in range(self.most):
            for organization in range(1, self.count + 1):
                if (organization > ALIKE or place < OF_ONE) and task < self.tasks:
                    task += 1
                    yield task, organization, place

    def tables(self) -> Mapping[str, tuple[str, Callable[[], Iterator[str]]]]:
        """Each table with its columns and its lines, in an order that their keys allow."""
        return {
            "organizations": ("id,name,zone,settings,next_number,created_at,morning_at", self._organizations),
            "chats": ("id,organization_id,channel,account,title", self._chats),
            "units": ("id,organization_id,name,aliases,valid_from", self._units),
            "persons": ("id,organization_id,channel,account,name,reachable", self._persons),
            "posts": ("id,organization_id,person_id,unit_id,role,asked_at,approved_at,decided_by", self._posts),
            "tasks": (_OF_TASKS, lambda: self._each(self._task, self.most)),
            "task_deadlines": (
                "task_id,version,words,kind,day,set_by,set_at",
                lambda: self._each(self._deadline, self.most),
            ),
            "task_spans": (
                "organization_id,task_id,state,lead_id,due_end,reported_at,since,until",
                lambda: self._each(self._spans, self.most),
            ),
            "events": ("organization_id,task_id,person_id,kind,at,words", lambda: self._each(self._events, self.most)),
            "outbox": (
                "organization_id,kind,chat,content,shows,state,created_at,attempts,sent_at,message",
                lambda: self._each(self._message, self.most),
            ),
            "reminders": (
                "organization_id,task_id,rung,reach,due_version,chat,moment,planned_at,state,doubled,attempts",
                lambda: self._each(self._reminder, self.most),
            ),
        }

    def _each(self, line: Callable[[int], str], most: int) -> Iterator[str]:
        """The lines of each task, made once for each place."""
        made = [line(place) for place in range(most)]
        for task, organization, place in self.ids():
            unit = (organization - 1) * UNITS + place % UNITS + 1
            person = (organization - 1) * (UNITS + 1) + place % UNITS + 1
            chat = group_of(organization)
            yield made[place].format(task=task, here=organization, unit=unit, person=person, chat=chat)

    def _at(self, place: int) -> dt.datetime:
        return self.now - dt.timedelta(hours=365 * 24 * (1 - place / self.most))

    def _is_open(self, place: int) -> bool:
        return place % 10 == 0 or self._at(place) > self.now - 20 * ONE_DAY

    def _task(self, place: int) -> str:
        content = f"{GIVEN[place % len(GIVEN)]} {ABOUT[place % len(ABOUT)]} đợt {place + 1} của đơn vị"
        at = self._at(place)
        due, reported = at + 30 * ONE_DAY, at + (10 + place % 10) * ONE_DAY
        state = "in_progress" if self._is_open(place) else "completed"
        done = (reported, reported + ONE_DAY) if state == "completed" else (None, None)
        reminded = self.now + dt.timedelta(days=1 + place % 300) if state == "in_progress" else None
        first = f"{{task}}\t{{here}}\t{place + 1}\t{content}\t{searched(content)}\t{{unit}}\tnormal\tf\tf\t{{person}}"
        return (
            f"{first}\t{state}\t{at}\ttrong 30 ngày\texact\t{due.date()}\t1\t{due}\t"
            f"{_or_null(done[0])}\t{_or_null(done[1])}\t{_or_null(reminded)}\n"
        )

    def _deadline(self, place: int) -> str:
        at = self._at(place)
        return f"{{task}}\t1\ttrong 30 ngày\texact\t{(at + 30 * ONE_DAY).date()}\t{{person}}\t{at}\n"

    def _spans(self, place: int) -> str:
        at = self._at(place)
        begun, reported = at + 2 * ONE_DAY, at + (10 + place % 10) * ONE_DAY
        due = at + 30 * ONE_DAY
        borders: list[tuple[str, dt.datetime, dt.datetime | None, dt.datetime | None]] = [
            ("assigned", at, begun, None),
            ("in_progress", begun, None, None),
        ]
        if not self._is_open(place):
            borders[1] = ("in_progress", begun, reported, None)
            borders.append(("completed", reported, None, reported))
        return "".join(
            f"{{here}}\t{{task}}\t{state}\t{{unit}}\t{due}\t{_or_null(told)}\t{since}\t{_or_null(until)}\n"
            for state, since, until, told in borders
        )

    def _events(self, place: int) -> str:
        at = self._at(place)
        registered = f"{{here}}\t{{task}}\t{{person}}\tregistered\t{at}\t\\N\n"
        if self._is_open(place):
            return registered
        return f"{registered}{{here}}\t{{task}}\t{{person}}\treported\t{at + 10 * ONE_DAY}\txong, đã ban hành\n"

    def _message(self, place: int) -> str:
        at = self._at(place)
        content = f'{{{{"html": "Nhiệm vụ /nv{place + 1} được giao trong tháng", "buttons": []}}}}'
        return f"{{here}}\tsend\t{{chat}}\t{content}\t[{{task}}]\tsent\t{at}\t0\t{at}\t{place + 1}\n"

    def _reminder(self, place: int) -> str:
        at = self._at(place) + 20 * ONE_DAY
        return f"{{here}}\t{{task}}\tT-7\t0\t1\t{{chat}}\t{at}\t{at}\tsent\tf\t0\n"

    def _organizations(self) -> Iterator[str]:
        later = self.now + ONE_DAY
        for here in range(1, self.count + 1):
            yield f"{here}\tSở {here}\tAsia/Ho_Chi_Minh\t{{}}\t{self.most + 1}\t{self.now - 400 * ONE_DAY}\t{later}\n"

    def _chats(self) -> Iterator[str]:
        for here in range(1, self.count + 1):
            yield f"{here}\t{here}\t{CHANNEL}\t{group_of(here)}\tSở {here}\n"

    def _units(self) -> Iterator[str]:
        since = (self.now - 400 * ONE_DAY).date()
        for number in range(self.count * UNITS):
            yield f"{number + 1}\t{number // UNITS + 1}\tPhòng Nghiệp vụ {number % UNITS + 1}\t[]\t{since}\n"

    def _persons(self) -> Iterator[str]:
        for number in range(self.count * (UNITS + 1)):
            here, place = number // (UNITS + 1) + 1, number % (UNITS + 1)
            yield f"{number + 1}\t{here}\t{CHANNEL}\t{account_of(here, place)}\tNgười {number + 1}\tf\n"

    def _posts(self) -> Iterator[str]:
        since = self.now - 400 * ONE_DAY
        for number in range(self.count * (UNITS + 1)):
            here, place = number // (UNITS + 1) + 1, number % (UNITS + 1)
            role = "office" if place == UNITS else "head"
            unit = "\\N" if place == UNITS else str((here - 1) * UNITS + place + 1)
            yield f"{number + 1}\t{here}\t{number + 1}\t{unit}\t{role}\t{since}\t{since}\t{number + 1}\n"


_OF_TASKS = (
    "id,organization_id,number,content,content_folded,lead_id,urgency,set_above,by_leader,assigner_id,state,created_at,"
    "due_words,due_kind,due_day,due_version,due_end,reported_at,completed_at,next_reminder_at"
)
MEASURED = 1
HEAD, OFFICE = cast.HEAD_OF_SCIENCE, cast.CHIEF_OF_OFFICE
"""Two people of the simulated town, who hold the first and the last post of the department that is measured."""
assert {HEAD, OFFICE} <= demo.POSTS.keys()


def group_of(organization: int) -> int:
    return cast.GROUP if organization == MEASURED else FIRST_GROUP - organization


def account_of(organization: int, place: int) -> int:
    if organization == MEASURED and place in (0, UNITS):
        return HEAD if place == 0 else OFFICE
    return FIRST_ACCOUNT + (organization - 1) * (UNITS + 1) + place


def _or_null(moment: dt.datetime | None) -> str:
    return str(moment) if moment else "\\N"
