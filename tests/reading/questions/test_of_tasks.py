"""What of a task a question asks for, as far as its card tells it."""

import pytest

from domain.said import Aspect
from domain.words import fold
from reading.questions.of_tasks import RULES, Rule, asked_of_task, rule_of

ASKED = [
    ("hạn chót là ngày nào ạ", Aspect.DEADLINE),
    ("bao giờ phải trình vậy chị", Aspect.DEADLINE),
    ("còn mấy hôm nữa", Aspect.DEADLINE),
    ("đến hạn chưa nhỉ", Aspect.DEADLINE),
    ("em hỏi hạn việc này", Aspect.DEADLINE),
    ("đơn vị nào chủ trì thế", Aspect.LEAD),
    ("phòng mình chủ trì hay phối hợp", Aspect.LEAD),
    ("giao cho ai vậy anh", Aspect.LEAD),
    ("phòng nào phối hợp ạ", Aspect.SUPPORT),
    ("làm tới đâu rồi", Aspect.STATE),
    ("văn phòng xác nhận chưa", Aspect.STATE),
    ("sản phẩm cuối cùng là gì", Aspect.PRODUCT),
    ("theo kế hoạch nào ạ", Aspect.PAPER),
    ("là việc gì thế", Aspect.CONTENT),
]

NOT_ON_THE_CARD = [
    "nộp ở đâu ạ",
    "gửi cho ai anh",
    "dùng mẫu nào",
    "có cần bản giấy không",
    "bao giờ họp thẩm định",
    "ai ký ạ",
    "số liệu tính đến ngày nào",
    "sao lại giao phòng em",
    "có gộp chung được không",
]


@pytest.mark.parametrize(("words", "aspect"), ASKED)
def test_what_a_card_tells(words: str, aspect: Aspect) -> None:
    assert asked_of_task(words) is aspect
    assert asked_of_task(fold(words)) is aspect


@pytest.mark.parametrize("words", NOT_ON_THE_CARD)
def test_what_no_card_tells(words: str) -> None:
    assert asked_of_task(words) is None
    assert asked_of_task(fold(words)) is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.reads)
def test_each_rule_reads_its_example_and_not_the_other(rule: Rule) -> None:
    assert rule_of(rule.reads) is rule
    assert rule_of(fold(rule.reads)) is rule
    assert rule_of(rule.not_reads) is not rule
