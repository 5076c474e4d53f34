"""Posts, tasks and people in whatever order: what DESIGN §1–3 says of rights holds after every step."""

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import func, select

from actions import extensions, people, staff, tasks
from actions.turns import Speaker, Turn
from channels.telegram.hearing import CHANNEL
from db.engine import migrate, open_engine
from db.models import Event, Post, Task
from domain.deadlines import DeadlineKind
from domain.dialogues import Setup
from domain.organizations import NewUnit
from domain.people import Giver
from domain.refusals import Refusal
from domain.registering.drafts import Draft
from domain.roles import ClaimedPost, Role
from domain.tasks import Due, Report, UnitName
from tests.overseeing import Overseer
from tests.thoroughness import examples

GROUP = -100
FOUNDER = 1
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 16, 9, 0, tzinfo=ZONE)

accounts = st.integers(1, 6)
units = st.integers(1, 2)
numbers = st.integers(1, 3)
BEGINNING = {
    2: (Role.OFFICE, None),
    3: (Role.LEADER, None),
    4: (Role.LEADER, None),
    5: (Role.HEAD, 1),
    6: (Role.HEAD, 2),
}
"""Who holds what at the start, given by the founder, and the second leader's by the first."""
ORDERS = ("cancel", "extend", "reassign")
REASONS = st.sampled_from(["không thuộc chức năng", " "])
POSTS = st.sampled_from(
    [(Role.OFFICE, False), (Role.LEADER, False), (Role.INSPECTOR, False)]
    + [(role, True) for role in (Role.HEAD, Role.DEPUTY, Role.OFFICER)]
)


class Department(RuleBasedStateMachine):
    """A department that anybody may do anything in; what the rules refuse is taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = contextlib.ExitStack()
        shared = Path("/dev/shm")
        place = shared if shared.is_dir() else None
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="dondoc-test-", dir=place))
        self.engine = open_engine(f"sqlite:///{folder}/test.db")
        self.stack.callback(self.engine.dispose)
        migrate(self.engine)
        self.sessions = Overseer(self.engine)
        self.now, self.lines = NOW, 0

    def teardown(self) -> None:
        self.stack.close()

    @contextlib.contextmanager
    def turn(self, account: int) -> Iterator[tuple[Turn, Speaker]]:
        """What somebody does: wholly, or not at all."""
        self.now += dt.timedelta(minutes=1)
        with contextlib.suppress(Refusal), self.sessions.begin() as session:
            turn = Turn(session, self.now, CHANNEL, GROUP)
            yield turn, turn.recognize(account)

    @initialize()
    def sets_up(self) -> None:
        with self.sessions.begin() as session:
            setup = Setup((NewUnit("Phòng Một"), NewUnit("Phòng Hai")))
            turn = Turn(session, self.now, CHANNEL, GROUP)
            people.set_up(turn, setup, account=FOUNDER, name="Một", username="", title="Sở", zone=str(ZONE))
        for account, (role, unit) in BEGINNING.items():
            with self.turn(account) as (turn, speaker):
                people.ask_post(turn, speaker, ClaimedPost(role, unit), name=f"Đồng chí {account}", username="")
            with self.turn(3 if account == 4 else FOUNDER) as (turn, speaker):
                people.decide_post(turn, speaker, account, approved=True)
        for account in (3, FOUNDER):
            with self.turn(account) as (turn, speaker):
                due = Due("30/11", DeadlineKind.EXACT, dt.date(2026, 11, 30))
                tasks.register(turn, speaker, Draft(True, "Việc", (1,), due=due))

    @rule(account=accounts, post=POSTS, unit=units)
    def claims(self, account: int, post: tuple[Role, bool], unit: int) -> None:
        role, in_unit = post
        with self.turn(account) as (turn, speaker):
            claimed = ClaimedPost(role, unit if in_unit else None)
            people.ask_post(turn, speaker, claimed, name=f"Đồng chí {account % 4}", username="")

    @rule(account=accounts, place=st.integers(0, 2), approved=st.booleans())
    def decides(self, account: int, place: int, approved: bool) -> None:
        with self.turn(account) as (turn, speaker):
            waiting = (
                select(Post.id).where(Post.approved_at.is_(None), Post.ended_at.is_(None)).order_by(Post.id.desc())
            )
            post = turn.session.scalar(waiting.offset(place).limit(1)) or 0
            able = people.staff_of(turn, speaker.organization.id)
            decided = people.decide_post(turn, speaker, post, approved=approved)
            assert speaker.known.person != decided.asked.person.id
            leaders = [one for one in able if one.holds(Role.LEADER) and one.person != decided.asked.person.id]
            if decided.asked.role is Role.LEADER and leaders:
                assert speaker.known.person in {one.person for one in leaders}

    @rule(account=accounts)
    def leaves(self, account: int) -> None:
        with self.turn(account) as (turn, _):
            staff.leave(turn, account)

    @rule(account=accounts)
    def comes_back(self, account: int) -> None:
        with self.turn(account) as (turn, _):
            staff.come_back(turn, [account])

    @rule(account=accounts, post=st.integers(1, 8))
    def ends_a_post(self, account: int, post: int) -> None:
        with self.turn(account) as (turn, speaker):
            staff.end_post(turn, speaker, post)

    @rule(account=accounts, post=st.integers(1, 8), ends=st.booleans())
    def decides_about_the_absent(self, account: int, post: int, ends: bool) -> None:
        with self.turn(account) as (turn, speaker):
            staff.settle_absence(turn, speaker, post, ends=ends)

    @rule(account=accounts, unit=units, assigning=st.booleans())
    def gives(self, account: int, unit: int, assigning: bool) -> None:
        with self.turn(account) as (turn, speaker):
            due = Due("30/11", DeadlineKind.EXACT, dt.date(2026, 11, 30))
            (made,) = tasks.register(turn, speaker, Draft(assigning, "Việc", (unit,), due=due))
            assert made.by_leader is speaker.known.holds(Role.LEADER)

    @rule(account=accounts, number=numbers)
    def reports(self, account: int, number: int) -> None:
        with self.turn(account) as (turn, speaker):
            task = tasks.find_task(turn.session, speaker, number)
            tasks.record_report(turn, speaker, task, Report("xong", finished=True, percent=100))
            assert task.lead.id in speaker.known.units(*Role)

    @rule(account=accounts, number=numbers)
    def confirms(self, account: int, number: int) -> None:
        with self.turn(account) as (turn, speaker):
            task = tasks.find_task(turn.session, speaker, number)
            tasks.confirm(turn, speaker, task)
            assert speaker.known.person != task.reporter
            assert task.lead.id not in speaker.known.units(*Role)

    @rule(account=accounts, number=numbers, reason=REASONS)
    def sends_back(self, account: int, number: int, reason: str) -> None:
        with self.turn(account) as (turn, speaker):
            task = tasks.find_task(turn.session, speaker, number)
            tasks.send_back(turn, speaker, task, reason)
            assert reason.strip()
            assert task.lead.id not in speaker.known.units(*Role)

    @rule(account=accounts, number=numbers, reason=REASONS, late=st.booleans())
    def gives_back(self, account: int, number: int, reason: str, late: bool) -> None:
        with self.turn(account) as (turn, speaker):
            task = tasks.find_task(turn.session, speaker, number)
            (tasks.ask_return if late else tasks.give_back)(turn, speaker, task, reason)
            assert reason.strip()
            assert task.lead.id in speaker.known.units(Role.HEAD, Role.DEPUTY)

    @rule(account=accounts, number=numbers, what=st.sampled_from(ORDERS), unit=units, reason=REASONS)
    def orders(self, account: int, number: int, what: str, unit: int, reason: str) -> None:
        with self.turn(account) as (turn, speaker):
            task = tasks.find_task(turn.session, speaker, number)
            if what == "cancel":
                tasks.cancel(turn, speaker, task, reason)
                assert reason.strip()
            elif what == "extend":
                due = Due("25/12", DeadlineKind.EXACT, dt.date(2026, 12, 25))
                extensions.grant(turn, speaker, task, due)
            elif unit != task.lead.id:
                tasks.reassign(turn, speaker, task, UnitName(unit, f"Phòng {unit}"))
            else:
                return
            assert task.giver is Giver.OFFICE or speaker.known.holds(Role.LEADER)
            assert task.giver is not Giver.LEADER or (task.assigner and task.assigner.id == speaker.known.person)

    @invariant()
    def nobody_has_given_the_own_post(self) -> None:
        with self.sessions.begin() as session:
            query = select(func.count(Post.id)).where(Post.approved_at.is_not(None), Post.decided_by == Post.person_id)
            assert (session.scalar(query) or 0) <= 1  # Who set up stated the own post there.

    @invariant()
    def a_unit_has_one_head(self) -> None:
        with self.sessions.begin() as session:
            heads = session.scalars(
                select(Post.unit_id).where(
                    Post.role == Role.HEAD, Post.approved_at.is_not(None), Post.ended_at.is_(None)
                )
            ).all()
            assert len(heads) == len(set(heads))

    @invariant()
    def the_history_only_grows_and_numbers_are_used_once(self) -> None:
        with self.sessions.begin() as session:
            lines = session.scalar(select(func.count(Event.id))) or 0
            known = session.scalars(select(Task.number)).all()
        assert lines >= self.lines
        assert len(known) == len(set(known))
        self.lines = lines

    @invariant()
    def who_holds_nothing_may_nothing(self) -> None:
        with self.sessions.begin() as session:
            turn = Turn(session, self.now, CHANNEL, GROUP)
            for account in range(1, 7):
                speaker = turn.recognize(account)
                held = set() if speaker.actor is None else {post.role for post in speaker.actor.posts}
                if not held:
                    with contextlib.suppress(Refusal):
                        tasks.find_task(session, speaker, 1)
                        raise AssertionError(account)


TestDepartment = Department.TestCase
TestDepartment.settings = settings(examples(15), stateful_step_count=30)
