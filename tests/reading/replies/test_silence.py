"""What is said of the work is never small talk, and what is none is not said of the work."""

from pathlib import Path

from domain.replies import Intent
from reading.replies.read import read_reply

FOLDER = Path(__file__).parent
WORK = (FOLDER / "work.txt").read_text("utf-8").splitlines()
"""Replies of heads of units about their work, in words that no rule was made for."""
SMALL = (FOLDER / "small.txt").read_text("utf-8").splitlines()


def test_nothing_said_of_the_work_is_small_talk() -> None:
    assert len(set(WORK)) >= 300
    assert [words for words in WORK if read_reply(words).intent is Intent.SMALLTALK] == []
    assert [words for words in WORK if read_reply(words).courteous] == []


def test_small_talk_reports_nothing() -> None:
    chat = {Intent.SMALLTALK, Intent.ACK, Intent.QUESTION}
    assert [words for words in SMALL if read_reply(words).intent not in chat] == []


def test_what_tells_no_state_is_marked_so() -> None:
    assert read_reply("hồ sơ nằm ở bàn anh Phó rồi").vague
    assert not read_reply("đang làm").vague
