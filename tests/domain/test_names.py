"""How the names of people are shown: harmless, and told apart."""

import pytest

from domain.names import Account, told_apart, without_mark
from domain.words import harmless


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lê Thị Mai", "Lê Thị Mai"),
        ("Lê\u200b Thị\u2060 Mai\ufeff", "Lê Thị Mai"),
        ("\u202eiaM ịhT êL", "iaM ịhT êL"),
        ("\u2066Lê\u2069 Mai\u200f", "Lê Mai"),
        ("Lê\nThị\u2028Mai\x0b\u2029\x85", "Lê Thị Mai"),
        ("Le\u0302 Mai", "Lê Mai"),
        ("\u3164\u2800\u115f", ""),
        ("", ""),
        ("  Lê   Mai ", "Lê Mai"),
    ],
)
def test_a_name_is_shown_on_one_line_without_what_is_not_seen(name: str, shown: str) -> None:
    assert harmless(name) == shown


def test_namesakes_are_told_apart_by_what_only_one_of_them_has() -> None:
    people = {
        1: Account("Lê Thị Mai", 5_100_000_123, "mai_lt"),
        2: Account("le thi mai", 5_100_000_045),
        3: Account("Lê Thị Mai An", 7),
    }
    assert told_apart(people) == {1: "Lê Thị Mai (@mai_lt)", 2: "le thi mai (…0045)", 3: "Lê Thị Mai An"}


def test_a_name_is_found_again_in_what_tells_it_apart() -> None:
    assert without_mark("Lê Thị Mai (@mai_lt)") == without_mark("Lê Thị Mai") == "Lê Thị Mai"
