"""What is told of a reading: that it is the same reading, which rule decided, what was supplied, what lost by what."""

import datetime as dt
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.names import Named
from domain.why import Source, Why
from domain.words import fold
from reading.deadlines.read import explain_deadline, read_deadline
from reading.orders.read import read_orders
from reading.orders.why import explain_orders
from reading.questions.read import read_question
from reading.questions.why import explain_question
from reading.replies.read import explain_replies, explain_reply, read_reply
from tests.thoroughness import SHARE

NOW = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def phrases(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def lost(why: Why) -> dict[str, str]:
    return {loser.words: loser.because for loser in why.losers}


def test_a_deadline_that_is_explained_is_the_one_that_is_read() -> None:
    listed = [line.split(" => ")[0] for line in phrases("deadlines/phrases.txt") if " => " in line]
    explained = [explain_deadline(each, NOW) for each in listed]
    assert [why.text for deadline, why in explained if deadline != read_deadline(why.text, NOW)] == []
    assert [why.text for deadline, why in explained if deadline and not why.decided] == []


def test_a_reply_that_is_explained_is_the_one_that_is_read() -> None:
    listed = [*phrases("replies/traps.txt"), *(line.split("\t")[1] for line in phrases("replies/phrases.txt"))]
    assert [each for each in listed[::SHARE] if explain_reply(each)[0] != read_reply(each)] == []


def test_every_step_stands_where_it_says() -> None:
    text = "Việc 1: xong rồi, nộp trước ngày 20/12"
    steps = (*explain_deadline(text, NOW)[1].steps, *explain_reply(text)[1].steps)
    assert steps
    assert all(text[step.start : step.end].strip() == step.words for step in steps)


def test_what_the_words_do_not_say_is_supplied() -> None:
    why = explain_deadline("trước ngày 20/12", NOW)[1]
    sources = {component.name: component.source for component in why.steps[-1].components}
    assert sources["year"] is sources["hour"] is Source.SUPPLIED
    assert sources["month"] is sources["day"] is Source.SAID


@pytest.mark.parametrize(
    ("text", "words", "because"),
    [
        ("xong 3/4 rồi", "xong 3/4 rồi", "trap: ratio"),
        ("trước ngày 20/12, xin lùi đến 25/12", "trước ngày 20/12", "strength"),
        ("gửi ngày 20/12; gửi ngày 25/12", "ngày 20/12", "place"),
        ("thường xuyên, 20/12", "thường xuyên", "beside"),
    ],
)
def test_a_reading_of_a_deadline_names_the_key_by_which_it_lost(text: str, words: str, because: str) -> None:
    reasons = lost(explain_deadline(text, NOW)[1])
    assert any(reason.startswith(because) for said, reason in reasons.items() if words in said), reasons


@pytest.mark.parametrize(
    ("text", "decided", "because"),
    [
        ("xong rồi", "proof_in", "weighs less than done"),
        ("chưa xong", "progresses_in", "taken back by a word of its clause"),
        ("xong rồi nhưng chưa gửi", "progresses_in", "taken back by another clause"),
        ("xong 80%", "progresses_in", "a share or a count says that something is left"),
        ("mai xong", "progresses_in", "speaks of what is still to come"),
        ("xin lùi đến 30/12 vì vướng kinh phí", "extends_in", "weighs less than extension"),
        ("vướng kinh phí", "obstructs_in", ""),
        ("việc này không thuộc phòng em", "declines_in", ""),
    ],
)
def test_a_reply_tells_what_decided_and_what_lost(text: str, decided: str, because: str) -> None:
    why = explain_reply(text)[1]
    assert why.decided == decided
    assert any(reason.startswith(because) for reason in lost(why).values()) or not because, why.losers


def test_each_line_of_a_reply_has_its_reasons() -> None:
    first, second = explain_replies("1 xong, 2 chưa xong", items=3)
    assert (first[0].item, first[1].decided) == (1, "proof_in")
    assert (second[0].item, second[1].decided) == (2, "progresses_in")


def test_rules_are_named_without_the_words() -> None:
    why = explain_reply("xong rồi ạ, Bình gửi hồ sơ của bà Lan")[1]
    assert "proof_in" in why.rules
    assert "Lan" not in " ".join(why.rules)
    assert json.loads(json.dumps(why.to_json()))["decided"] == why.decided


UNITS = (Named(1, "Văn phòng Sở", ("VP",)), Named(2, "Phòng Quản lý khoa học", ("QLKH",)))
ORDERS = ("đạt", "gia hạn đến 20/12", "giao lại cho VP", "hủy, đã gộp", "không, giữ hạn cũ", "duyệt được không em")


@pytest.mark.parametrize("words", ORDERS)
def test_orders_that_are_explained_are_those_that_are_read(words: str) -> None:
    found, why = explain_orders(words, UNITS)
    assert list(found) == list(read_orders(read_reply(words), 0, UNITS))
    assert why.decided == (found[0][0].kind.value if found else "")
    assert len([loser for loser in why.losers if "only where" in loser.because]) == max(0, len(found) - 1)


@pytest.mark.parametrize(
    ("words", "rule", "because"),
    [
        ("đồng ý", "unclear", "only where request_answered holds"),
        ("duyệt được không em", "wonders", "asks, or depends on something"),
        ("để chị xem đã", "postpones", "puts the decision off"),
        ("tạm dừng việc này", "meant_by", "nothing is done for"),
        ("mưa to quá", "read_orders", "a remark"),
    ],
)
def test_an_order_tells_what_lost_and_why(words: str, rule: str, because: str) -> None:
    for typed in (words, fold(words)):
        losers = explain_orders(typed, UNITS)[1].losers
        assert any(loser.rule == rule and because in loser.because for loser in losers), losers


def test_an_order_by_number_tells_which_form_read_it() -> None:
    step = explain_orders("huy 3 do trung")[1].steps[0]
    told = {component.name: component.value for component in step.components}
    assert (step.rule, told["line"], told["unlike"]) == ("read_ordered", "3", "bỏ 2 dòng cuối")


@pytest.mark.parametrize("words", ["phòng nào quá hạn nhiều nhất", "có mấy việc sắp đến hạn", "việc của VP tháng này"])
def test_a_question_that_is_explained_is_the_one_that_is_read(words: str) -> None:
    question, why = explain_question(words, UNITS, NOW)
    assert question == read_question(words, UNITS, NOW)
    assert why.decided == "question"


def test_a_question_tells_what_lost_and_why() -> None:
    assert lost(explain_question("phòng nào nhiều việc quá hạn nhất", UNITS, NOW)[1]) == {
        "việc quá hạn": "comes behind rank_units"
    }
    assert lost(explain_question("có mấy việc tháng 13", UNITS, NOW)[1])["tháng 13"] == "refused: UnclearWords"
    of_one = explain_question("việc 2 ai làm vậy", UNITS, NOW)[1]
    assert (of_one.decided, of_one.steps[0].gives) == ("of_task", "lead")
    assert explain_question("nộp ở đâu ạ", UNITS, NOW)[1].decided == ""
