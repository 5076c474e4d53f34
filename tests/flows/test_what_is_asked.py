"""What a message of ours asks, and of which task, is kept with it, and so is the conversation that waits for words."""

import pytest
from sqlalchemy import select

from db.models import Dialogue
from db.queues import Outbox
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage
from tests.flows.steps import DONE, Step, begins
from tests.overseeing import Overseer


async def asked_after(stage: Stage, *steps: Step) -> tuple[str, str | None, str | None]:
    """The question of the newest message, and the kind of the conversation behind it with what this awaits in words."""
    await begins(stage, *steps)
    with Overseer(stage.engine).begin() as session:
        row = session.scalars(select(Outbox).where(Outbox.kind == "send").order_by(Outbox.id.desc())).first()
        assert row is not None
        [(question, tasks)] = row.asks or []
        assert tasks == row.shows
        dialogue = session.get(Dialogue, row.dialogue_id) if row.dialogue_id else None
        return question, dialogue and dialogue.kind, dialogue and dialogue.asked


@pytest.mark.parametrize(
    ("steps", "question", "kind", "awaited"),
    [
        ([(SCIENCE, "xong rồi ạ")], "evidence", "evidence", "evidence"),
        ([(SCIENCE, "xong rồi ạ"), (SCIENCE, "vâng")], "evidence", "evidence", "evidence"),
        ([(SCIENCE, "rồi ạ")], "done_yet", "doubt", None),
        ([(SCIENCE, "7/5 hồ sơ ạ")], "share", None, None),
        ([(SCIENCE, "được 30%"), (SCIENCE, "[Hiểu sai]")], "meaning", None, None),
        ([(SCIENCE, "/baocao 1")], "words", "words", "words"),
        ([(SCIENCE, "/vuongmac 1")], "obstacle", "words", "words"),
        ([(SCIENCE, "/tralai 1")], "reason", "words", "words"),
        ([(SCIENCE, "/giahan 1")], "new_deadline", "extension", "deadline"),
        ([(SCIENCE, "xin lùi đến 24/12")], "extension", "extension", None),
        ([(SCIENCE, "xin lùi đến 24/12 vì chờ góp ý"), (DIRECTOR, "thôi em")], "extension", "extension", None),
        ([(DIRECTOR, "hạn 24/12 nhé")], "day_set", "limit", None),
        ([(SCIENCE, DONE)], "confirm", None, None),
        ([(SCIENCE, DONE), (DIRECTOR, "ok em")], "confirm", None, None),
        ([(SCIENCE, DONE), (CHIEF, "/nv1")], "confirm", None, None),
        ([(SCIENCE, DONE), (SCIENCE, "được 80%")], "withdrawn", None, None),
        ([(SCIENCE, DONE), (CHIEF, "[Làm lại]")], "reason", "redo", "reason"),
        ([(CHIEF, "/huy 1")], "reason", "cancel", "reason"),
        ([(SCIENCE, "/tralai 1 việc của Văn phòng")], "unit", None, None),
        ([(SCIENCE, "/tralai 1 việc của Văn phòng"), (CHIEF, "/nv1")], "unit", None, None),
        ([(SCIENCE, "/tralai 1 việc của Văn phòng"), (CHIEF, "[Giao lại]")], "unit", "reassign", "unit"),
    ],
    ids=str,
)
async def test_what_is_asked_is_kept(
    stage: Stage, steps: list[Step], question: str, kind: str | None, awaited: str | None
) -> None:
    assert await asked_after(stage, *steps) == (question, kind, awaited)


async def test_what_is_asked_when_it_is_too_late_to_give_back_is_kept(stage: Stage) -> None:
    await begins(stage)
    await stage.passes(days=3)
    await stage.says(SCIENCE, "/tralai 1 việc của Văn phòng")
    with Overseer(stage.engine).begin() as session:
        asks = session.scalars(select(Outbox.asks).order_by(Outbox.id.desc())).first()
    assert asks is not None
    assert [question for question, _ in asks] == ["unit"]
