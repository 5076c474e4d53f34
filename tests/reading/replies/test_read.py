"""Replies as heads of units write them: a table of what each says, and one of what must never be taken for done."""

import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from domain.replies import Intent
from reading.replies.asked_words import asked_in
from reading.replies.read import read_reply
from tests.thoroughness import SHARE

PHRASES = Path(__file__).with_name("phrases.txt")
"""Columns divided by tabs: the intent, the reply, then what else must be read (`Phrase.expected`)."""
TRAPS = Path(__file__).with_name("traps.txt").read_text("utf-8").splitlines()
"""What looks like "done" and is not, or not surely."""


class Phrase(NamedTuple):
    intent: str
    words: str
    expected: dict[str, str]

    @property
    def intents(self) -> list[str]:
        return [self.intent, *filter(None, self.expected.get("or", "").split(","))]


def phrase(line: str) -> Phrase:
    intent, words, *notes = line.split("\t")
    pairs = (note.partition("=") for note in notes)
    return Phrase(intent, words, {name: value for name, _, value in pairs})


LIST = [phrase(line) for line in PHRASES.read_text("utf-8").splitlines()]


def without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(outgoing for outgoing in decomposed if not unicodedata.combining(outgoing))


def misread(said: Phrase) -> str | None:
    """What is wrong with the reading of one line of the table; None: nothing."""
    got = read_reply(said.words, asked=asked_in(said.expected.get("context")))
    percent = str(got.percent) if got.percent is not None else ""
    count = f"{got.count[0]}/{got.count[1]}" if got.count else ""
    right = (
        got.intent in said.intents
        and percent == said.expected.get("percent", "")
        and count == said.expected.get("count", "")
        and (got.new_deadline or "") == said.expected.get("limit", got.new_deadline or "")
        and got.doubtful == ("doubtful" in said.expected)
    )
    return None if right else f"{said} was read as {got}"


@pytest.mark.parametrize("intent", Intent)
def test_replies_are_read_as_meant(intent: Intent) -> None:
    assert [wrong for said in LIST if said.intent == intent if (wrong := misread(said))] == []


def test_every_intent_has_its_share_of_the_table() -> None:
    counted = Counter(said.intent for said in LIST)
    least = {"done": 150, "progress": 200, "extension": 80, "obstacle": 70, "question": 50, "decline": 45, "ack": 60}
    assert len({(said.words, said.expected.get("context")) for said in LIST}) == len(LIST) >= 1000
    assert all(counted[intent] >= number for intent, number in least.items())
    assert set(counted) == set(Intent)


def test_what_only_looks_like_done_is_not_done() -> None:
    assert [words for words in TRAPS if read_reply(words).intent is Intent.DONE] == []


def test_traps_are_many() -> None:
    assert len(set(TRAPS)) >= 350


def test_without_diacritics_nothing_becomes_done() -> None:
    open_ones = [said for said in LIST[::SHARE] if said.intent != "done"]
    assert not [
        said.words
        for said in open_ones
        if read_reply(without_marks(said.words), asked=asked_in(said.expected.get("context"))).intent is Intent.DONE
        and read_reply(said.words, asked=asked_in(said.expected.get("context"))).intent is not Intent.DONE
    ]
    assert not [words for words in TRAPS[::SHARE] if read_reply(without_marks(words)).intent is Intent.DONE]


@pytest.mark.by_turns
def test_most_replies_without_diacritics_keep_their_intent() -> None:
    kept = sum(
        read_reply(without_marks(said.words), asked=asked_in(said.expected.get("context"))).intent in said.intents
        for said in LIST
    )
    assert kept / len(LIST) > 0.96


def test_decomposed_letters_are_the_same_letters() -> None:
    for said in LIST[::SHARE]:
        composed, decomposed = read_reply(said.words), read_reply(unicodedata.normalize("NFD", said.words))
        assert (composed.intent, composed.percent, composed.count) == (
            decomposed.intent,
            decomposed.percent,
            decomposed.count,
        )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("xin lùi hạn đến 15/12 vì chưa có dự toán", "chưa có dự toán"),
        ("do thiếu người nên chưa làm được", "thiếu người"),
        ("chưa có văn bản của Bộ nên phải dừng", "chưa có văn bản của Bộ"),
        ("tuần sau nhé, tuần này kẹt họp", "tuần này kẹt họp"),
        ("lý do: nhà thầu bỏ, đang tìm nhà thầu khác", "nhà thầu bỏ, đang tìm nhà thầu khác"),
        ("xong rồi ạ", None),
        ("80%", None),
    ],
)
def test_reason_is_given_in_its_own_words(words: str, reason: str | None) -> None:
    assert read_reply(words).reason == reason


@pytest.mark.parametrize("words", ["chưa xong, mai em nộp", "đang làm, dự kiến 25/11 xong"])
def test_promise_is_no_request(words: str) -> None:
    assert read_reply(words).intent is Intent.PROGRESS


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("xin lùi đến 15/12 vì vướng mặt bằng", Intent.EXTENSION),
        ("được 60%, còn chờ Sở Nội vụ góp ý", Intent.PROGRESS),
        ("được 60%, xin gia hạn đến 15/12", Intent.EXTENSION),
        ("đã hoàn thành, anh nhận được chưa?", Intent.DONE),
        ("vâng ạ, xong rồi", Intent.DONE),
    ],
)
def test_the_weightiest_of_several_things_is_the_intent(words: str, intent: Intent) -> None:
    assert read_reply(words).intent is intent


@pytest.mark.parametrize(
    ("context", "words", "intent"),
    [
        ("Nhiệm vụ «Kế hoạch số 5» đã hoàn thành chưa?", "Rồi em", Intent.DONE),
        ("Nhắc việc: Kế hoạch số 5, hạn 20/11.", "Rồi em", Intent.PROGRESS),
        ("Nhiệm vụ «Kế hoạch số 5» đã hoàn thành chưa?", "Vâng", Intent.PROGRESS),
        ("Nhiệm vụ «Kế hoạch số 5» đã hoàn thành chưa?", "Chưa em", Intent.PROGRESS),
        ("Phòng xin lùi đến ngày nào?", "tuần sau nhé", Intent.EXTENSION),
        ("Phòng đang vướng gì?", "kinh phí", Intent.OBSTACLE),
        ("Nhắc việc: Tổ chức tập huấn an toàn thông tin", "tập huấn xong rồi", Intent.DONE),
        ("Tham mưu UBND tỉnh ban hành quy chế phối hợp", "UBND tỉnh ban hành QĐ 70/QĐ-UBND rồi ạ", Intent.DONE),
        ("Trình Chính phủ xem xét đề án", "Chính phủ đã ban hành Nghị quyết số 9/NQ-CP", Intent.DONE),
        ("Triển khai Quyết định của UBND tỉnh", "UBND tỉnh ban hành QĐ 70/QĐ-UBND rồi ạ", Intent.PROGRESS),
    ],
)
def test_what_was_asked_decides_what_a_short_answer_means(context: str, words: str, intent: Intent) -> None:
    assert read_reply(words, asked=asked_in(context)).intent is intent


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("em ddax xong rooif", "em đã xong rồi"),
        ("chuwa xong", "chưa xong"),
        ("vaang aj", "vâng ạ"),
        ("boss oi", "boss ơi"),
    ],
)
def test_what_a_keyboard_left_undone_is_read_as_it_was_meant(keys: str, meant: str) -> None:
    assert read_reply(keys).intent is read_reply(meant).intent
