"""Each rule of orders that are not carried out reads its example, and not the other."""

import pytest

from domain.names import Named
from domain.words import fold
from reading.orders.near_misses import RULES, Rule, meant_by

UNITS = (Named(1, "Văn phòng Sở", ("VP",)),)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meant)
def test_a_rule_reads_its_example_and_not_the_other(rule: Rule) -> None:
    for words in (rule.reads, fold(rule.reads)):
        assert meant_by(words, UNITS) == (rule.meant, "")
    other = meant_by(rule.not_reads, UNITS)
    assert other is None or other[0] is not rule.meant
