"""What a reply answers, and the reading of short answers by it."""

import pytest

from actions.knowing import Ours
from domain.asking import UNKNOWN, Asked, Asks, Question
from domain.replies import Intent
from reading.replies.asked_words import asked_in
from reading.replies.read import read_replies, read_reply

SHARE, DONE_YET = frozenset({Question.SHARE}), frozenset({Question.DONE_YET})
NOTHING: frozenset[Question] = frozenset()


def test_a_question_is_about_its_tasks_alone() -> None:
    ours = Ours(asks=(Asks(Question.SHARE, (1, 2)), Asks(Question.UNIT, (2,))))
    assert ours.questions_about(1) == SHARE
    assert ours.questions_about(2) == {Question.SHARE, Question.UNIT}
    assert ours.questions_about(3) == Ours().questions_about(3) == NOTHING


def test_a_line_is_asked_its_own_question() -> None:
    asked = Asked(NOTHING, {1: SHARE, 2: NOTHING})
    assert asked.of(1) == SHARE
    assert asked.of(2) == NOTHING
    assert UNKNOWN.of(1) is None


@pytest.mark.parametrize(
    ("words", "asked", "intent", "doubtful"),
    [
        ("✅", DONE_YET, Intent.DONE, False),
        ("✅", NOTHING, Intent.ACK, False),
        ("✅", None, Intent.PROGRESS, True),
        ("rồi ạ", DONE_YET, Intent.DONE, False),
        ("rồi ạ", NOTHING, Intent.PROGRESS, True),
        ("ok rồi", DONE_YET, Intent.DONE, False),
        ("ok rồi", NOTHING, Intent.ACK, False),
        ("ok roi", NOTHING, Intent.ACK, False),
        ("ok rồi", None, Intent.ACK, False),
        ("vâng em đã", NOTHING, Intent.ACK, False),
        ("vang em da", NOTHING, Intent.ACK, False),
        ("1 ✅", NOTHING, Intent.ACK, False),
        ("✅ xong rồi", NOTHING, Intent.DONE, False),
        ("kinh phí", frozenset({Question.OBSTACLE}), Intent.OBSTACLE, False),
        ("25/12", frozenset({Question.NEW_DEADLINE}), Intent.EXTENSION, False),
    ],
)
def test_a_short_answer_means_what_was_asked(
    words: str, asked: frozenset[Question] | None, intent: Intent, doubtful: bool
) -> None:
    got = read_reply(words, asked=Asked(asked))
    assert (got.intent, got.doubtful) == (intent, doubtful)


@pytest.mark.parametrize(("words", "percent"), [("80", 80), ("dạ 80 ạ", 80), ("họp với 3 xã", None), ("180", None)])
def test_a_number_alone_is_a_share_where_one_was_asked_for(words: str, percent: int | None) -> None:
    assert read_reply(words, asked=Asked(SHARE)).percent == percent
    assert read_reply(words, asked=Asked(NOTHING)).percent is None


@pytest.mark.parametrize(
    "words", ["được 80 rồi", "khoảng 80", "dc 80 r", "làm đc tầm 80 ạ", "tiến độ 80", "nay được 80"]
)
def test_a_number_that_is_reached_is_a_share_without_its_sign(words: str) -> None:
    assert read_reply(words, asked=Asked(NOTHING)).percent == 80


@pytest.mark.parametrize(
    "words",
    ["được 80 hồ sơ", "được 20 ngày rồi", "được 5 rồi", "chưa được 80", "phấn đấu đạt 80", "đạt 2027", "lên 180"],
)
def test_a_number_of_things_or_a_goal_is_none(words: str) -> None:
    assert read_reply(words, asked=Asked(NOTHING)).percent is None


def test_each_line_is_read_by_what_is_asked_of_it() -> None:
    readings = read_replies("1 ok rồi, 2 ok rồi", items=2, asked=Asked(NOTHING, {1: DONE_YET, 2: NOTHING}))
    assert [(one.item, one.intent) for one in readings] == [(1, Intent.DONE), (2, Intent.ACK)]


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Báo cáo tháng 11 đã nộp chưa?", DONE_YET),
        ("Tiến độ được bao nhiêu phần trăm?", SHARE),
        ("Đồng chí đã nhận được văn bản gửi hôm qua chưa?", NOTHING),
        ("Nhắc việc: Kế hoạch số 5, hạn 20/11.", NOTHING),
        (None, None),
    ],
)
def test_what_somebody_asks_in_plain_words(sentence: str | None, asked: frozenset[Question] | None) -> None:
    assert asked_in(sentence).unnumbered == asked
