"""Every rule of questions reads its example, by itself, and not the other."""

from typing import Any

import pytest

from domain.words import fold
from reading.questions.rules import STATUSES, SUBJECTS, Rule, Rules

CASES = [(rules, rule) for rules in (SUBJECTS, STATUSES) for rule in rules.rules]


@pytest.mark.parametrize(("rules", "rule"), CASES, ids=lambda one: one.reads if isinstance(one, Rule) else "")
def test_a_rule_reads_its_example_and_not_the_other(rules: Rules[Any], rule: Rule[Any]) -> None:
    assert rules.all_in(fold(rule.reads))[0][0] is rule
    assert all(found is not rule for found, _ in rules.all_in(fold(rule.not_reads))[:1])
