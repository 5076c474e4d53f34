"""Each rule of the grammar reads its example inside the whole grammar, and does not read what it must not."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from reading.deadlines import numerals, read
from reading.deadlines.meanings import Scene
from reading.deadlines.words import ALPHABET, cut
from reading.language.cascade import Cascade, Node, Rule, Stage

NOW = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
STAGES = (numerals.STAGE, read.ATOMS, read.TIMES, read.PHRASES, read.SPANS)
RULES = [rule for stage in STAGES for rule in stage._rules]

applied: list[Rule] = []
"""The rules that read something of the last text."""


def watched(rule: Rule) -> Rule:
    def build(part: Sequence[Node], scene: object) -> Any:
        meaning = rule.build(part, scene)
        if meaning is not None:
            applied.append(rule)
        return meaning

    return rule._replace(build=build)


WATCHED = Cascade(*(Stage(ALPHABET, [*map(watched, stage._rules)], stage._letter_of) for stage in STAGES))


def reads(rule: Rule, text: str) -> bool:
    applied.clear()
    WATCHED.run(cut(text), Scene(text, NOW, NOW.date(), read.PUBLIC_HOLIDAYS, None))
    return any(one is rule for one in applied)


def test_each_rule_reads_its_example_and_not_what_only_looks_like_it() -> None:
    assert [rule.example for rule in RULES if not reads(rule, rule.example)] == []
    assert [rule.example for rule in RULES if not rule.not_reads] == []
    assert [rule.example for rule in RULES if reads(rule, rule.not_reads)] == []


def test_every_rule_has_a_name_of_its_own() -> None:
    for stage in STAGES:
        names = [rule.example for rule in stage._rules]
        assert sorted(names) == sorted(set(names))
