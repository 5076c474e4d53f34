"""Half-finished dialogues: found again by chat, person and id, ended once, and only within their chat."""

import datetime as dt
import json

import pytest

from db import dialogues, organizations
from db.engine import Sessions
from domain.asking import Awaited
from domain.deadlines import DeadlineKind
from domain.dialogues import CONTENTS, AboutTask, Content, DialogueKind, Setup, content_of
from domain.organizations import NewUnit
from domain.registering.drafts import Draft
from domain.replies import Intent
from domain.tasks import Due
from tests.db.at_once import at_once

NOW = dt.datetime(2026, 11, 20, 1, 0, tzinfo=dt.UTC)
CHAT, OTHER_CHAT = -100, -200
HUNG, LAN = 11, 12
DRAFT = Draft(content="Rà soát văn bản")
DUE = Due("15/12", DeadlineKind.EXACT, dt.date(2026, 12, 15))


def begin(
    sessions: Sessions, *, account: int = HUNG, asked: Awaited | None = Awaited.LEAD, organization: int | None = None
) -> int:
    with sessions.begin() as session:
        return dialogues.open_dialogue(
            session,
            organization=organization,
            account=account,
            chat=CHAT,
            kind=DialogueKind.DRAFT,
            asked=asked,
            content=DRAFT,
            now=NOW,
        )


def test_a_dialogue_is_found_again_with_all_that_was_said(sessions: Sessions) -> None:
    dialogue = begin(sessions)
    with sessions.begin() as session:
        found = dialogues.open_question(session, account=HUNG, chat=CHAT)
    assert found is not None
    assert (found.id, found.asked, found.draft, found.closed) == (dialogue, Awaited.LEAD, DRAFT, False)


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
        dialogues.go_on(session, dialogue, asked=None, content=Draft(leads=(3,)))
    with sessions.begin() as session:
        found = dialogues.by_id(session, dialogue, chat=CHAT, organization=None)
        assert dialogues.open_question(session, account=HUNG, chat=CHAT) is None
    assert found is not None
    assert found.draft.leads == (3,)


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


def test_every_kind_of_dialogue_has_its_content() -> None:
    assert CONTENTS.keys() == set(DialogueKind)


def test_a_dialogue_holds_nothing_that_its_kind_does_not(sessions: Sessions) -> None:
    named = {"organization": None, "account": HUNG, "chat": CHAT, "asked": None, "now": NOW}
    with sessions.begin() as session, pytest.raises(AssertionError):
        dialogues.open_dialogue(session, kind=DialogueKind.REDO, content=DRAFT, **named)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (DialogueKind.SETUP, Setup((NewUnit("Văn phòng Sở", ("VP",)), NewUnit("Thanh tra")))),
        (DialogueKind.DRAFT, Draft(content="Rà soát", leads=(3,), due=DUE, guessed=DUE)),
        (DialogueKind.EVIDENCE, AboutTask(12, "xong rồi", NOW, 7)),
        (DialogueKind.LIMIT, AboutTask(12, "phải xong trước 15/12", due=DUE)),
        (DialogueKind.WORDS, AboutTask(12, intent=Intent.OBSTACLE)),
        (DialogueKind.REDO, AboutTask(12, confirmed=True)),
    ],
)
def test_what_is_known_in_a_dialogue_comes_back_as_it_was_stored(kind: DialogueKind, content: Content) -> None:
    assert content_of(kind, json.loads(json.dumps(content.to_json()))) == content
