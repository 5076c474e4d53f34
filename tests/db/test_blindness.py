"""One organization is blind to another: every question of db/ is walked, none is exempt without a reason."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

import db
from db.engine import Sessions
from db.models import Task, TaskSupport
from tests.db.asking import Answer, Ask, ask_and_forget, stored
from tests.db.beyond import BEYOND
from tests.db.houses import House, settle
from tests.db.questions import WITHIN
from tests.db.undoing import undone

A, B = House(base=1_000_000), House(base=2_000_000)
HOW_TO_ADD = """{name} is a new question of db/, and nothing proves that it is blind to other organizations.
Add to tests/db/questions.py either
  WITHIN["{name}"] = lambda s, o, a: {name}(s, …, organization=o)   with the ids of the house `a` (tests/db/houses.py),
so that it finds or changes something when it is asked within the organization of `a`; or
  BEYOND["{name}"] = "why it is not asked within an organization"."""


def questions() -> Iterator[tuple[str, inspect.Signature]]:
    """Every public function of db/ that asks something in a session, as "module.name"."""
    for module in pkgutil.walk_packages(db.__path__, "db."):
        if module.name.startswith("db.migrations"):
            continue
        found = vars(importlib.import_module(module.name))
        for name, member in found.items():
            at_home = getattr(member, "__module__", None) == module.name
            if at_home and not name.startswith("_") and inspect.isfunction(member):
                signature = inspect.signature(member)
                if next(iter(signature.parameters), None) in ("session", "engine"):
                    yield f"{module.name.removeprefix('db.')}.{name}", signature


@pytest.mark.parametrize(("name", "signature"), [pytest.param(*one, id=one[0]) for one in questions()])
def test_every_question_names_its_organization_or_a_reason(name: str, signature: inspect.Signature) -> None:
    assert (name in WITHIN) != (name in BEYOND), HOW_TO_ADD.format(name=name)
    if name in WITHIN:
        organization = signature.parameters.get("organization")
        assert organization is not None, f"{name} takes no organization"
        assert organization.kind is inspect.Parameter.KEYWORD_ONLY
        assert organization.default is inspect.Parameter.empty


def test_no_sample_or_reason_outlives_its_question() -> None:
    assert {*WITHIN, *BEYOND} <= {name for name, _ in questions()}


def troubles(session: Session, asks: Mapping[str, Ask]) -> dict[str, str]:
    """What is wrong with questions, asked within B about A: compared with the same in a world without A."""
    settle(session, B)
    before = stored(session)
    alone = {name: ask_and_forget(session, ask, B.organization, A, before) for name, ask in asks.items()}
    settle(session, A)
    before = stored(session)
    beside = {name: ask_and_forget(session, ask, B.organization, A, before) for name, ask in asks.items()}
    own = {name: ask_and_forget(session, ask, A.organization, A, before) for name, ask in asks.items()}
    found = {name: trouble(alone[name], beside[name], own[name]) for name in asks}
    return {name: words for name, words in found.items() if words is not None}


def trouble(alone: Answer, beside: Answer, own: Answer) -> str | None:
    """None where the answer is the same without the other organization and beside it, and the sample proves that."""
    if not own.found_something:
        return f"the sample finds and changes nothing even within its own organization: {own.error}"
    if alone != beside:
        return f"the answer depends on another organization: {alone} without it, {beside} beside it"
    return None


@pytest.mark.by_turns
def test_what_one_organization_asks_does_not_depend_on_another(sessions: Sessions) -> None:
    with undone(sessions) as session:
        assert troubles(session, WITHIN) == {}


def test_the_walk_notices_what_looks_or_reaches_too_far_or_proves_nothing(sessions: Sessions) -> None:
    def look_too_far(session: Session, organization: int, house: House) -> object:
        return (session.scalars(select(Task.id).order_by(Task.id))).all()

    def reach_too_far(session: Session, organization: int, house: House) -> object:
        return session.execute(update(Task).where(Task.id == house.nth(1)).values(state="completed")) and None

    def point_too_far(session: Session, organization: int, house: House) -> None:
        session.add(TaskSupport(task_id=house.nth(1), unit_id=house.nth(1)))

    def prove_nothing(session: Session, organization: int, house: House) -> object:
        return None

    planted: dict[str, Ask] = {
        "look": look_too_far, "reach": reach_too_far, "point": point_too_far, "nothing": prove_nothing
    }  # fmt: skip
    with undone(sessions) as session:
        found = troubles(session, planted)
    assert found.keys() == planted.keys()
    assert "finds and changes nothing" in found["nothing"]
