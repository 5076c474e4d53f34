"""Replies that speak of several lines of a digest, or name tasks by their number."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.replies import Reply
from reading.replies.read import read_replies, read_reply
from tests.thoroughness import examples


def short(found: tuple[Reply, ...]) -> list[tuple[int | None, str]]:
    return [(reply.item, str(reply.intent)) for reply in found]


@pytest.mark.parametrize(
    ("words", "items", "expected"),
    [
        ("1 xong, 2 được 60%, còn 3 xin lùi đến 20/12", 3, [(1, "done"), (2, "progress"), (3, "extension")]),
        ("cả 3 việc xong", 3, [(1, "done"), (2, "done"), (3, "done")]),
        ("cả hai đều xong rồi", 2, [(1, "done"), (2, "done")]),
        ("xong hết rồi", 2, [(1, "done"), (2, "done")]),
        ("tất cả đang làm", 2, [(1, "progress"), (2, "progress")]),
        ("việc 1 và 3 xong", 4, [(1, "done"), (3, "done")]),
        ("việc 1 và việc 3 xong", 4, [(1, "done"), (3, "done")]),
        ("1,2 xong; 3 chưa", 3, [(1, "done"), (2, "done"), (3, "progress")]),
        ("1. xong\n2. đang làm\n3. vướng kinh phí", 3, [(1, "done"), (2, "progress"), (3, "obstacle")]),
        ("1) xong 2) không thuộc phòng em", 2, [(1, "done"), (2, "decline")]),
        ("1: xong; 2: 50%", 2, [(1, "done"), (2, "progress")]),
        ("xong 1 và 3, còn 2 đang làm", 3, [(1, "done"), (3, "done"), (2, "progress")]),
        ("1 xong 2 chưa 3 đang làm", 3, [(1, "done"), (2, "progress"), (3, "progress")]),
        ("1 xog r, 2 chx", 2, [(1, "done"), (2, "progress")]),
        ("1-3 xong, còn lại đang làm", 5, [(1, "done"), (2, "done"), (3, "done"), (4, "progress"), (5, "progress")]),
        ("việc đầu xong, việc cuối xin lùi đến thứ 6", 3, [(1, "done"), (3, "extension")]),
        ("việc một xong, việc hai chưa", 2, [(1, "done"), (2, "progress")]),
        ("Dạ em báo cáo: 1 xong rồi ạ, 2 mai em nộp", 2, [(1, "done"), (2, "progress")]),
        ("nhiệm vụ 2 xong", 3, [(2, "done")]),
        ("1 được 7/15 hồ sơ, 2 được 80%", 2, [(1, "progress"), (2, "progress")]),
    ],
)
def test_each_named_line_has_its_reading(words: str, items: int, expected: list[tuple[int, str]]) -> None:
    assert short(read_replies(words, items=items)) == expected


@pytest.mark.parametrize(
    ("words", "items", "expected"),
    [
        ("1 đang trình ký, 2 ngày mai em nộp, 3 hồ sơ chưa đủ", 3, [(1, "progress"), (2, "progress"), (3, "obstacle")]),
        ("1 xong BC 99/BC-SKHCN, 3 tuần này em làm", 3, [(1, "done"), (3, "progress")]),
        ("12 xác nhận, 13 bố trí thêm người hỗ trợ CĐS", 13, [(12, "ack"), (13, "progress")]),
        ("12 xac nhan; 13 bo tri them nguoi", 13, [(12, "ack"), (13, "progress")]),
        ("13 bố trí thêm người", 13, [(13, "progress")]),
        ("4 đôn đốc phòng CĐS", 5, [(4, "progress")]),
        ("2 ngày mai nộp", 3, [(2, "progress")]),
        ("1 xong\n2 văn bản đang trình\n3 tháng 12 làm", 3, [(1, "done"), (2, "progress"), (3, "progress")]),
        ("1 xong 2 ngày mai nộp", 3, [(1, "done"), (2, "progress")]),
        ("1 xong, còn 2 hôm nay em gửi", 3, [(1, "done"), (2, "progress")]),
        ("1 trình lần 2 ngày mai", 3, [(1, "progress")]),
        ("1 xong, 2 hồ sơ chưa đủ, 3 hồ sơ chờ ký", 3, [(1, "done"), (2, "obstacle"), (3, "progress")]),
        ("1 hồ sơ chưa đủ, 2 xong", 3, [(1, "obstacle"), (2, "done")]),
        ("1 chưa, 2 tuần sau nộp, 3 xong", 3, [(1, "progress"), (2, "progress"), (3, "done")]),
        ("1 vướng, 3 ngày nữa xong", 3, [(1, "obstacle")]),
        ("1 chưa, 2 giờ chiều em nộp", 3, [(1, "progress")]),
        ("1 xong, 3 hồ sơ", 3, [(1, "done")]),
        ("1 xong 12 hồ sơ", 3, [(1, "progress")]),
        ("1 cần thêm 2 ngày, 2 chưa", 3, [(1, "extension"), (2, "progress")]),
        ("1 được 3 hồ sơ rồi, 2 chưa", 3, [(1, "progress"), (2, "progress")]),
    ],
)
def test_a_list_goes_on_before_what_can_be_counted(words: str, items: int, expected: list[tuple[int, str]]) -> None:
    found = read_replies(words, items=items)
    assert short(found) == expected
    assert not any(reply.unsettled for reply in found)


@pytest.mark.parametrize(
    ("words", "settled", "open_line"),
    [
        ("1 đang tổng hợp, 3 hồ sơ chưa đủ", "đang tổng hợp", 3),
        ("1 được 7 hồ sơ, 2 hồ sơ chưa đủ", "được 7 hồ sơ", 2),
        ("1 vướng, 2 tuần sau xong", "vướng", 2),
    ],
)
def test_what_may_be_a_count_leaves_its_line_open(words: str, settled: str, open_line: int) -> None:
    first, second = read_replies(words, items=4)
    assert (first.item, first.words, first.unsettled) == (1, settled, False)
    assert (second.item, second.unsettled) == (open_line, True)


@pytest.mark.parametrize(
    "words",
    [
        "2 việc xong",
        "7/15 hồ sơ",
        "80%",
        "xong phần 1",
        "được 2 việc rồi",
        "xin lùi đến 3/12",
        "còn 2 việc chưa xong",
        "3 ngày nữa",
        "3 việc xong, 2 việc chưa",
        "1 hồ sơ chưa đủ, 2 hồ sơ đang chờ",
        "hồ sơ chưa đủ",
    ],
)
def test_other_numbers_are_no_lines(words: str) -> None:
    assert [reply.item for reply in read_replies(words, items=4)] == [None]


@pytest.mark.parametrize(
    ("words", "items", "tasks"),
    [
        ("nv12 xong", 1, [12]),
        ("/nv12 xong", 1, [12]),
        ("NV 12 xong rồi ạ", 3, [12]),
        ("nhiệm vụ số 45 xong", 3, [45]),
        ("/nv12 xong, /nv15 được 50%", 1, [12, 15]),
        ("xong rồi", 1, [None]),
    ],
)
def test_tasks_are_named_by_number(words: str, items: int, tasks: list[int | None]) -> None:
    assert [reply.task for reply in read_replies(words, items=items)] == tasks


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("xong nv18 rồi", [(18, "done")]),
        ("xong nv18", [(18, "done")]),
        ("em gửi báo cáo nv18 rồi ạ, số 31/BC-SKHCN", [(18, "done")]),
        ("chua xong nv18", [(18, "progress")]),
        ("xin gia hạn nv18 đến 20/12", [(18, "extension")]),
        ("vướng kinh phí nv18, nv19 xong", [(18, "obstacle"), (19, "done")]),
        ("xong nv18, nv19", [(18, "done"), (19, "done")]),
        ("xong rồi, nv18", [(18, "done")]),
        ("xong nv12 rồi chưa xong nv15", [(12, "done"), (15, "progress")]),
        ("nv12 xong nv15 được 50%", [(12, "done"), (15, "progress")]),
        ("80% rồi ạ, nv18 xong", [(None, "progress"), (18, "done")]),
    ],
)
def test_what_is_said_before_the_number_of_a_task_is_said_of_it(
    words: str, expected: list[tuple[int | None, str]]
) -> None:
    assert [(reply.task, str(reply.intent)) for reply in read_replies(words)] == expected


@pytest.mark.parametrize(
    "words", ["đã gộp vào nv18 rồi", "chờ nv18 xong mới làm được", "làm sau nv18", "trùng với nv18"]
)
def test_a_task_that_is_only_mentioned_has_no_part_in_it(words: str) -> None:
    [reply] = read_replies(words)
    assert reply.task is None
    assert reply.intent != "done"


def test_a_figure_that_may_be_another_tasks_is_left_unsettled() -> None:
    assert [reply.unsettled for reply in read_replies("nv12 xong, 15 được 80%")] == [True]


@pytest.mark.parametrize("words", ["1 xong, số 31/BC-SKHCN; 2 80%", "1 xong công văn số 31/SKHCN-VP ngày 5/12, 2 80%"])
def test_the_number_of_a_paper_is_no_line(words: str) -> None:
    assert short(read_replies(words, items=6)) == [(1, "done"), (2, "progress")]


def test_one_line_is_read_as_a_whole() -> None:
    assert read_replies("xong 5 còn 7") == (read_reply("xong 5 còn 7"),)


def test_numbers_belong_to_their_line() -> None:
    first, second = read_replies("1 được 7/15 hồ sơ, 2 được 80%", items=2)
    assert (first.count, first.percent) == ((7, 15), None)
    assert (second.count, second.percent) == (None, 80)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 80% 3 50%", {1: 80, 3: 50}),
        ("1) 40%  3) 70%", {1: 40, 3: 70}),
        ("viec 1 xong viec 3 80%", {1: None, 3: 80}),
        ("3 40% 4 60%", {3: 40, 4: 60}),
        ("1.xong 2.30% 3.vuong", {1: None, 2: 30, 3: None}),
        ("1.xong 3.70%", {1: None, 3: 70}),
        ("1 xong 2 chưa 3 80%", {1: None, 2: None, 3: 80}),
        ("1-xong, 2-70%", {1: None, 2: 70}),
        ("1/ xong 2/ 70%, 3/ chưa", {1: None, 2: 70, 3: None}),
        ("1/xong 2/70% 3/chua", {1: None, 2: 70, 3: None}),
        ("1 - xong 2 - chưa", {1: None, 2: None}),
        ("1xong 2chua 3 80%", {1: None, 2: None, 3: 80}),
        ("1: 80% 2:50%", {1: 80, 2: 50}),
        ("1)80% 2)50%", {1: 80, 2: 50}),
        ("1 (80%) 2 (50%)", {1: 80, 2: 50}),
        ("#1 xong #2 80%", {1: None, 2: 80}),
        ("1 xong/3 80%", {1: None, 3: 80}),
        ("1 xong|3 dat 80%", {1: None, 3: 80}),
        ("xong 1 và 3, 2 80%", {1: None, 3: None, 2: 80}),
        ("xong 1, 2 chưa, 3 60%", {1: None, 2: None, 3: 60}),
        ("1 5/12 hồ sơ 3 80%", {1: None, 3: 80}),
        ("1 80% 3 5/12 ho so", {1: 80, 3: None}),
        ("1/ được 2/3 hồ sơ, 2/ 80%", {1: None, 2: 80}),
        ("1 được 60% lên 80%, 2 xong", {1: 80, 2: None}),
        ("1 chua, con thieu 2 chu ky, 3 70%", {1: None, 3: 70}),
        ("1/ xong 5/BC-SKHCN, 2/ 30%", {1: None, 2: 30}),
        ("1. xong đợt 2. còn đợt 3, 4. 30%", {1: None, 4: 30}),
    ],
)
def test_each_figure_goes_to_its_own_line(words: str, expected: dict[int, int | None]) -> None:
    assert {reply.item: reply.percent for reply in read_replies(words, items=4)} == expected


@pytest.mark.parametrize(
    "words",
    [
        "1 80% 50%",
        "1: 80%, 50%, 30%",
        "1 xong, 7 được 80%",
        "1 xong, 80% 3",
        "xong viec 1, chua viec 3",
        "80% việc 1 50% việc 3",
        "chưa việc 1; xong việc 3 80%",
        "1. xong 2.5%",
        "1 xong, 2-70%",
        "1/xong 2/3 hồ sơ 3/chua",
        "nv12 xong, 15 được 80%",
        "1, 2-70%",
        "1 - 80%, 2 - 50%",
    ],
)
def test_what_may_be_said_of_several_lines_is_asked_about(words: str) -> None:
    first = read_replies(words, items=4)[0]
    assert (first.item, first.task) == (None, None)
    assert first.intent not in ("ack", "smalltalk", "done")


SAID = st.sampled_from(
    ("xong", "chưa", "chưa xong", "đang làm", "80%", "được 60%", "5%", "2%", "vướng kinh phí", "5/12 hồ sơ", "đạt 70%")
)
ASSIGNED = st.dictionaries(st.integers(1, 9), SAID, min_size=2, max_size=5)
BEHIND_NUMBER = st.sampled_from((" ", ". ", ".", ") ", ")", ": ", ":", " - ", "- ", "-", "/ ", "/", " = ", ""))
BETWEEN = st.sampled_from((", ", "; ", " ", "  ", ". ", "\n", ",", ";", " / ", "/", " và ", " - "))
BEFORE_NUMBER = st.sampled_from(("", "", "việc ", "mục ", "#", "("))


@examples(250)
@given(ASSIGNED, BEHIND_NUMBER, BETWEEN, BEFORE_NUMBER, st.booleans())
def test_no_figure_ever_goes_to_another_line(
    assigned: dict[int, str], behind: str, between: str, before: str, bare: bool
) -> None:
    assume(behind or not any(said[0].isdecimal() for said in assigned.values()))
    words = between.join(f"{before}{item}{behind}{said}" for item, said in assigned.items())
    found = read_replies(without_marks(words) if bare else words, items=9)
    if any(reply.item is None for reply in found):
        return
    assert {reply.item: (reply.percent, reply.count) for reply in found} == {
        item: (read_reply(said).percent, read_reply(said).count) for item, said in assigned.items()
    }
    not_done = {item for item, said in assigned.items() if said != "xong"}
    assert not [reply for reply in found if reply.intent == "done" and reply.item in not_done]


def without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(outgoing for outgoing in decomposed if not unicodedata.combining(outgoing))


@pytest.mark.parametrize(
    "words",
    [
        "xin lùi đến hết tuần sau vì thiếu người",
        "xin gia hạn hết tháng 12 mới xong",
        "đến hết ngày 15/12 em làm xong",
        "xin lùi đến hết 15/12",
        "phòng xin khất hết thứ Sáu",
    ],
)
def test_the_end_of_a_day_is_not_all_lines(words: str) -> None:
    assert [(reply.item, reply.sweeping) for reply in read_replies(words, items=4)] == [(None, False)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 xong rồi, 3 cũng thế ạ", [(1, "done"), (3, "done")]),
        ("2: xin lùi đến 15/12; 4: như trên", [(2, "extension"), (4, "extension")]),
        ("1 được 60%, 2 tương tự, 3 chưa làm", [(1, "progress"), (2, "progress"), (3, "progress")]),
    ],
)
def test_what_goes_likewise_has_the_words_before(words: str, expected: list[tuple[int, str]]) -> None:
    found = read_replies(words, items=4)
    assert short(found) == expected
    assert found[0].words == found[1].words


def test_what_only_begins_so_has_its_own_words() -> None:
    assert short(read_replies("1 xong, 2 cũng vậy nhưng chưa có dấu", items=2))[0] == (1, "done")
    assert "chưa có dấu" in read_replies("1 xong, 2 cũng vậy nhưng chưa có dấu", items=2)[1].words
