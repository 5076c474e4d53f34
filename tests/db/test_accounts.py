"""An account is a number of one messenger: the same number on another is somebody else, and another chat."""

import pytest
from alembic import command
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from channels.telegram.hearing import CHANNEL
from db import organizations, people
from db.engine import Sessions, alembic_config, migrate
from db.models import Chat, Person
from domain.roles import Role
from tests.db.houses import NOW, House, settle

HOUSE = House(base=1_000_000)
HERE = HOUSE.organization
NUMBER, GROUP = HOUSE.head_account, HOUSE.chat
OTHER = "another-messenger"


def furnish(session: Session) -> tuple[int, int]:
    """The house, and a second department on another messenger, with the same numbers; returns that and its head."""
    settle(session, HOUSE)
    there = organizations.create(session, name="Sở Hai", zone="Asia/Ho_Chi_Minh", now=NOW)
    organizations.bind_chat(session, organization=there, channel=OTHER, account=GROUP, title="Nhóm hai", topic=None)
    head = people.ensure(session, organization=there, channel=OTHER, account=NUMBER, name="Lò Thị Mai")
    post = people.ask_post(session, organization=there, person=head, role=Role.LEADER, unit=None, now=NOW)
    people.decide_post(session, organization=there, post=post, by=head, approved=True, now=NOW)
    return there, head


def reachable(session: Session) -> set[str]:
    return set(session.scalars(select(Person.channel).where(Person.account == NUMBER, Person.reachable)))


def speaker(session: Session, channel: str, chat: int) -> tuple[int, int]:
    """In which organization the number speaks, and as which person."""
    found = organizations.speaker(session, channel=channel, chat=chat, account=NUMBER)
    assert found is not None
    organization, actor = found
    assert actor is not None
    return organization.id, actor.person


def test_the_same_number_on_two_messengers_is_two_people_in_two_chats(sessions: Sessions) -> None:
    with sessions.begin() as session:
        there, head = furnish(session)
        assert organizations.of_chat(session, GROUP, channel=CHANNEL) == HERE
        assert organizations.of_chat(session, GROUP, channel=OTHER) == there
        for chat in (GROUP, NUMBER):
            assert speaker(session, CHANNEL, chat) == (HERE, HOUSE.nth(2))
            assert speaker(session, OTHER, chat) == (there, head)


def test_one_department_may_know_both(sessions: Sessions) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)
        known = people.ensure(session, organization=HERE, channel=CHANNEL, account=NUMBER, name="Cũ")
        other = people.ensure(session, organization=HERE, channel=OTHER, account=NUMBER, name="Mới")
        assert other != known
        assert people.ensure(session, organization=HERE, channel=OTHER, account=NUMBER, name="Mới") == other
        people.ask_post(session, organization=HERE, person=other, role=Role.DEPUTY, unit=HOUSE.nth(1), now=NOW)
        waiting = people.waiting_posts(session, organization=HERE, channel=OTHER, account=NUMBER)
        assert [post.role for post in waiting] == [Role.DEPUTY]
        assert people.waiting_posts(session, organization=HERE, channel=CHANNEL, account=NUMBER) == []
        names = dict(session.execute(select(Person.id, Person.name).where(Person.id.in_((known, other)))).all())
        assert names == {known: "Cũ", other: "Mới"}


def test_what_becomes_of_a_number_on_one_messenger_leaves_the_other_alone(sessions: Sessions) -> None:
    with sessions.begin() as session:
        furnish(session)
        people.mark_reachable(session, channel=CHANNEL, account=NUMBER, reachable=False)
        people.mark_reachable(session, channel=OTHER, account=NUMBER, reachable=True)
        assert reachable(session) == {OTHER}
        organizations.note_trouble(session, channel=OTHER, chat=GROUP, reason="away")
        organizations.note_trouble(session, channel=CHANNEL, chat=GROUP, reason=None)
        assert [one.broken for one in organizations.all_groups(session, channel=OTHER)] == ["away"]
        assert [one.broken for one in organizations.all_groups(session, channel=CHANNEL)] == [None]
        organizations.move_chat(session, channel=OTHER, old=GROUP, new=-77)
        accounts = dict(session.execute(select(Chat.channel, Chat.account)).all())
        assert accounts == {CHANNEL: GROUP, OTHER: -77}


@pytest.mark.parametrize("channel", [CHANNEL, OTHER])
def test_on_one_messenger_a_number_stays_one(sessions: Sessions, channel: str) -> None:
    with sessions.begin() as session:
        there, _ = furnish(session)
    for row in (
        Person(organization_id=HERE if channel == CHANNEL else there, channel=channel, account=NUMBER, name="x"),
        Chat(organization_id=HERE, channel=channel, account=GROUP, title="x"),
    ):
        with pytest.raises(IntegrityError), sessions.begin() as session:
            session.add(row)


def back(engine: Engine) -> None:
    """The schema as it was when a number alone was an account."""
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0005")


@pytest.mark.by_turns
def test_the_keys_change_to_and_fro_under_rows_that_point_to_people(
    owning: Engine, engine: Engine, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        settle(session, HOUSE)
        before = session.execute(select(Person.__table__).order_by(Person.id)).all()
    back(owning)
    with owning.begin() as connection:
        connection.execute(text("UPDATE chats SET title = 'trước'"))
    migrate(owning, user=engine.url.username)
    with sessions.begin() as session:
        assert session.execute(select(Person.__table__).order_by(Person.id)).all() == before
        assert session.scalars(select(Chat.title)).all() == ["trước"]
        assert [one.person.account for one in people.holders(session, organization=HERE)]
        person = people.ensure(session, organization=HERE, channel=CHANNEL, account=99, name="Người mới")
        assert person not in {row.id for row in before}


def test_going_back_changes_nothing_where_a_number_is_known_on_two_messengers(
    owning: Engine, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        furnish(session)
    with pytest.raises(IntegrityError):
        back(owning)
    with sessions.begin() as session:
        assert session.scalar(select(func.count(Chat.id)).where(Chat.account == GROUP)) == 2
        assert session.scalar(select(func.count(Person.id)).where(Person.account == NUMBER)) == 2
