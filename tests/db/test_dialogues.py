"""Half-finished dialogues: found again by chat, person and id, ended once, and only within their chat."""

import datetime as dt

from db import dialogues, organizations
from db.engine import Sessions
from domain.dialogues import DialogueKind
from tests.db.at_once import at_once

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
CHAT, OTHER_CHAT = -100, -200
HUNG, LAN = 11, 12


def begin(
    sessions: Sessions, *, account: int = HUNG, asked: str | None = "lead", organization: int | None = None
) -> int:
    with sessions.begin() as session:
        return dialogues.open_dialogue(
            session,
            organization=organization,
            account=account,
            chat=CHAT,
            kind=DialogueKind.DRAFT,
            asked=asked,
            content={"content": "Rà soát văn bản"},
            now=NOW,
        )


def test_a_dialogue_is_found_again_with_all_that_was_said(sessions: Sessions) -> None:
    dialogue = begin(sessions)
    with sessions.begin() as session:
        found = dialogues.open_question(session, account=HUNG, chat=CHAT)
    assert found is not None
    assert (found.id, found.asked, found.content, found.closed) == (
        dialogue,
        "lead",
        {"content": "Rà soát văn bản"},
        False,
    )


def test_the_newest_open_question_is_meant(sessions: Sessions) -> None:
    begin(sessions)
    newest = begin(sessions)
    begin(sessions, asked=None)
    begin(sessions, account=LAN)
    with sessions.begin() as session:
        found = dialogues.open_question(session, account=HUNG, chat=CHAT)
    assert found is not None
    assert found.id == newest


def test_another_chat_or_person_finds_nothing(sessions: Sessions) -> None:
    dialogue = begin(sessions)
    with sessions.begin() as session:
        assert dialogues.by_id(session, dialogue, chat=OTHER_CHAT, organization=None) is None
        assert dialogues.open_question(session, account=HUNG, chat=OTHER_CHAT) is None
        assert dialogues.open_question(session, account=LAN, chat=CHAT) is None


def test_what_was_begun_in_private_is_found_in_its_organization_alone(sessions: Sessions) -> None:
    with sessions.begin() as session:
        own, other = [organizations.create(session, name="Sở", zone="UTC", now=NOW) for _ in range(2)]
    dialogue = begin(sessions, organization=own)
    with sessions.begin() as session:
        assert dialogues.by_id(session, dialogue, chat=OTHER_CHAT, organization=own) is not None
        assert dialogues.by_id(session, dialogue, chat=OTHER_CHAT, organization=other) is None
        assert dialogues.by_id(session, dialogue, chat=OTHER_CHAT, organization=None) is None


def test_an_answer_moves_the_dialogue_on(sessions: Sessions) -> None:
    dialogue = begin(sessions)
    with sessions.begin() as session:
        dialogues.go_on(session, dialogue, asked=None, content={"lead": 3})
    with sessions.begin() as session:
        found = dialogues.by_id(session, dialogue, chat=CHAT, organization=None)
        assert dialogues.open_question(session, account=HUNG, chat=CHAT) is None
    assert found is not None
    assert found.content == {"lead": 3}


def test_a_button_pressed_ten_times_at_once_ends_the_dialogue_once(sessions: Sessions) -> None:
    dialogue = begin(sessions)

    def press() -> bool:
        with sessions.begin() as session:
            return dialogues.close(session, dialogue, now=NOW)

    assert sorted(at_once([press] * 10)) == [False] * 9 + [True]
    with sessions.begin() as session:
        found = dialogues.by_id(session, dialogue, chat=CHAT, organization=None)
    assert found is not None
    assert found.closed
