"""Enumerations of lines, in whatever way they are spelt: no line of them is dropped, and none is added."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.replies import Intent
from reading.replies.read import read_replies
from tests.thoroughness import examples

DONE, GOES_ON, LATER, STUCK = Intent.DONE, Intent.PROGRESS, Intent.EXTENSION, Intent.OBSTACLE


@pytest.mark.parametrize(
    ("words", "items", "expected"),
    [
        ("từ 1 đến 3 xong rồi chị", 5, {1: DONE, 2: DONE, 3: DONE}),
        ("1 -> 3 xong", 5, {1: DONE, 2: DONE, 3: DONE}),
        ("1 tới 3 xong", 5, {1: DONE, 2: DONE, 3: DONE}),
        ("1->4 đang làm", 5, {1: GOES_ON, 2: GOES_ON, 3: GOES_ON, 4: GOES_ON}),
        ("việc 2 đến việc 4 xong rồi", 5, {2: DONE, 3: DONE, 4: DONE}),
        ("từ việc 1 đến việc 3 chưa làm", 5, {1: GOES_ON, 2: GOES_ON, 3: GOES_ON}),
        ("1 2 3 đang làm", 4, {1: GOES_ON, 2: GOES_ON, 3: GOES_ON}),
        ("1 2 4 xong", 5, {1: DONE, 2: DONE, 4: DONE}),
        ("1=30%, 2=40%", 3, {1: 30, 2: 40}),
        ("1 = 30%; 2 = 40%; 3 = xong", 3, {1: 30, 2: 40, 3: DONE}),
        ("1:30% 2:50%", 3, {1: 30, 2: 50}),
        ("một và hai đang làm còn ba thì chưa", 3, {1: GOES_ON, 2: GOES_ON, 3: GOES_ON}),
        ("một xong, hai chưa, ba được 50%", 3, {1: DONE, 2: GOES_ON, 3: 50}),
        ("việc một và việc ba xong", 3, {1: DONE, 3: DONE}),
        ("xong: 1, 3; chưa: 2", 3, {1: DONE, 3: DONE, 2: GOES_ON}),
        ("Xong: 1,3. Chưa: 2,4", 4, {1: DONE, 3: DONE, 2: GOES_ON, 4: GOES_ON}),
        ("đã xong: 1, 2; đang làm: 3", 3, {1: DONE, 2: DONE, 3: GOES_ON}),
        ("đang làm: 2, 3; xong: 1", 3, {2: GOES_ON, 3: GOES_ON, 1: DONE}),
        ("chưa làm 2 và 4", 4, {2: GOES_ON, 4: GOES_ON}),
        ("cả hai việc trên xong", 2, {1: DONE, 2: DONE}),
        ("cả 2 xong rồi", 2, {1: DONE, 2: DONE}),
        ("cả ba việc đang làm", 3, {1: GOES_ON, 2: GOES_ON, 3: GOES_ON}),
        ("2 việc đầu được 50%, việc cuối chưa", 3, {1: 50, 2: 50, 3: GOES_ON}),
        ("hai việc đầu xong, còn lại đang làm", 4, {1: DONE, 2: DONE, 3: GOES_ON, 4: GOES_ON}),
        ("2 việc cuối chưa làm", 4, {3: GOES_ON, 4: GOES_ON}),
        ("ba việc đầu xong rồi", 5, {1: DONE, 2: DONE, 3: DONE}),
        ("3 đc 90 r, mai xog", 4, {3: 90}),
        ("3 đc 90 r", 4, {3: 90}),
        ("1 dc 80, 2 dc 60", 3, {1: 80, 2: 60}),
        ("1 được 80 rồi, 2 được 60", 3, {1: 80, 2: 60}),
        ("1-3 xong, 4 chưa", 5, {1: DONE, 2: DONE, 3: DONE, 4: GOES_ON}),
        ("1 đến 3 xong; 4,5 đang làm", 5, {1: DONE, 2: DONE, 3: DONE, 4: GOES_ON, 5: GOES_ON}),
        ("1,2,3 xong r, 4 xin lùi đến 15/12", 4, {1: DONE, 2: DONE, 3: DONE, 4: LATER}),
        ("1+2 xong", 3, {1: DONE, 2: DONE}),
        ("1/2/3 xong", 3, {1: DONE, 2: DONE, 3: DONE}),
        ("1&2 xong, 3 vướng kinh phí", 3, {1: DONE, 2: DONE, 3: STUCK}),
        ("so 1 va so 3 xong", 3, {1: DONE, 3: DONE}),
        ("số 1, số 2 xong, số 3 chưa", 3, {1: DONE, 2: DONE, 3: GOES_ON}),
        ("mục 1 đến mục 3: xong", 4, {1: DONE, 2: DONE, 3: DONE}),
        ("tu 1 den 3 xong roi", 4, {1: DONE, 2: DONE, 3: DONE}),
        ("1 – 3 xong", 4, {1: DONE, 2: DONE, 3: DONE}),
        ("1…3 xong", 4, {1: DONE, 2: DONE, 3: DONE}),
        ("1 → 3 xong", 4, {1: DONE, 2: DONE, 3: DONE}),
        ("việc thứ nhất xong, việc thứ hai chưa", 2, {1: DONE, 2: GOES_ON}),
        ("thứ nhất xong, thứ hai được 40%", 2, {1: DONE, 2: 40}),
        ("1, 2 và 3 xong hết", 3, {1: DONE, 2: DONE, 3: DONE}),
        ("1 3 5 xong còn 2 4 chưa", 5, {1: DONE, 3: DONE, 5: DONE, 2: GOES_ON, 4: GOES_ON}),
        ("xong 1 3 5", 5, {1: DONE, 3: DONE, 5: DONE}),
        ("xong từ 1 đến 3", 4, {1: DONE, 2: DONE, 3: DONE}),
        ("đã xong 1-3", 4, {1: DONE, 2: DONE, 3: DONE}),
        ("xong 1, 3; còn 2 đang làm", 3, {1: DONE, 3: DONE, 2: GOES_ON}),
        ("cả 4 việc đều được 50%", 4, {1: 50, 2: 50, 3: 50, 4: 50}),
        ("trừ việc 2 ra còn lại xong hết", 3, {1: DONE, 3: DONE}),
        ("việc 2, 3, 4 xong", 5, {2: DONE, 3: DONE, 4: DONE}),
        ("từ việc 2 tới việc 4 phòng em làm xong cả", 5, {2: DONE, 3: DONE, 4: DONE}),
        ("2, 3 chưa, 1 thì xong", 3, {2: GOES_ON, 3: GOES_ON, 1: DONE}),
        ("xong hết trừ việc 3", 3, {1: DONE, 2: DONE}),
        ("tất cả đang làm, trừ số 2 vướng kinh phí", 3, {1: GOES_ON, 3: GOES_ON, 2: STUCK}),
        ("việc 4 xin lùi đến 15/12, 3 việc còn lại xong", 4, {4: LATER, 1: DONE, 2: DONE, 3: DONE}),
        ("cái cuối xong, mấy cái trên đang làm", 3, {3: DONE, 1: GOES_ON, 2: GOES_ON}),
    ],
)
def test_an_enumeration_names_each_of_its_lines(words: str, items: int, expected: dict[int, Intent | int]) -> None:
    found = {reply.item: reply for reply in read_replies(words, items=items)}
    assert not any(reply.unsettled for reply in found.values())
    assert found.keys() == expected.keys()
    for line, said in expected.items():
        assert (found[line].percent if isinstance(said, int) else found[line].intent) == said


@pytest.mark.parametrize(
    "words",
    [
        "từ 1 đến 3 ngày nữa xong",
        "1-3 ngày nữa xong",
        "ba xong rồi",
        "năm nay chưa",
        "thứ hai xong",
        "thứ hai xong, thứ ba nộp",
        "chưa làm 2",
        "1/2 xong",
        "một việc xong",
        "hai việc xong",
    ],
)
def test_other_numbers_are_no_enumeration(words: str) -> None:
    assert [reply.item for reply in read_replies(words, items=5)] == [None]


NUMERALS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
RANGES = ("-", " - ", " đến ", " tới ", " -> ", "->", " → ", " – ", "…", "...")
JOINTS = (", ", ",", " và ", " + ", "+", " & ", ", và ")
SAID = {
    "xong": DONE,
    "xong rồi": DONE,
    "đã xong": DONE,
    "chưa làm": GOES_ON,
    "đang làm": GOES_ON,
    "vướng kinh phí": STUCK,
}


@st.composite
def spelt(draw: st.DrawFn, lines: Sequence[int]) -> str:
    """The lines as somebody lists them: by ranges, joints, blanks or words."""
    manner = draw(st.sampled_from(("ranges", "joints", "blanks", "words")))
    joint = draw(st.sampled_from(JOINTS))
    if manner == "blanks" and len(lines) > 1:
        return " ".join(map(str, lines))
    if manner == "words" and len(lines) > 1:
        return " và ".join(NUMERALS[line] for line in lines)
    if manner == "ranges" and len(lines) > 1 and lines[-1] - lines[0] == len(lines) - 1:
        prefix = draw(st.sampled_from(("", "từ ", "việc ", "từ việc ")))
        return f"{prefix}{lines[0]}{draw(st.sampled_from(RANGES))}{lines[-1]}"
    return joint.join(map(str, lines))


@st.composite
def enumerations(draw: st.DrawFn) -> tuple[str, dict[int, Intent]]:
    """A reply about some of nine lines in one or two groups, and what it says of each."""
    first = draw(st.lists(st.integers(1, 9), min_size=1, max_size=5, unique=True).map(sorted))
    rest = [line for line in range(1, 10) if line not in first]
    second = draw(st.lists(st.sampled_from(rest), max_size=4, unique=True).map(sorted))
    groups = [(lines, draw(st.sampled_from(sorted(SAID)))) for lines in (first, second) if lines]
    state_first = draw(st.booleans())
    parts = [
        f"{said}: {draw(spelt(lines))}" if state_first else f"{draw(spelt(lines))} {said}" for lines, said in groups
    ]
    joint = draw(st.sampled_from(("; ", ". ", "\n")))
    return joint.join(parts), {line: SAID[said] for lines, said in groups for line in lines}


@pytest.mark.by_turns
@examples(300)
@given(enumerations())
def test_any_enumeration_gives_exactly_its_lines(said: tuple[str, dict[int, Intent]]) -> None:
    words, expected = said
    assert {reply.item: reply.intent for reply in read_replies(words, items=9)} == expected
