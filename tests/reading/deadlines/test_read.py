"""Deadlines as offices and phones write them: a table of phrases, and what must hold for any text."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.deadlines import Deadline, DeadlineKind
from domain.words import fold
from reading.deadlines.read import impossible_dates, read_deadline, read_deadlines
from tests.thoroughness import examples

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FRIDAY = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZONE)
LIST = Path(__file__).with_name("phrases.txt")


class Phrase(NamedTuple):
    kind: str
    now: dt.datetime
    words: str
    gives: str


def listed() -> Iterator[Phrase]:
    kind, now = "", FRIDAY
    for line in LIST.read_text("utf-8").splitlines():
        if line.startswith("== "):
            kind, _, moment = line[3:].rpartition(" ")
            now = dt.datetime.fromisoformat(moment).replace(tzinfo=ZONE)
        elif " => " in line:
            words, gives = line.split(" => ")
            yield Phrase(kind, now, words, gives)


def told(found: Deadline | None) -> str:
    """What was read, as the list writes it."""
    if found is None:
        return "none"
    if found.rrule:
        return f"{found.rrule} {found.next_due or '-'}"
    if found.moment:
        return f"{found.moment:%Y-%m-%dT%H:%M}"
    if found.day:
        return found.day.isoformat()
    return "start?" if found.start_unknown else found.kind.value


PHRASES = tuple(listed())
WITHOUT_MARKS_MEANS_ANOTHER = ["mốt", "tuần sau nhé, tuần này vướng đoàn thanh tra", "trước tháng sáu", "mốt em gửi"]


def read(words: str, now: dt.datetime = FRIDAY, **more: object) -> Deadline | None:
    return read_deadline(words, now, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", dict.fromkeys(phrase.kind for phrase in PHRASES))
def test_phrases_give_what_the_list_says(kind: str) -> None:
    those = [phrase for phrase in PHRASES if phrase.kind == kind]
    assert {each: told(read(each.words, each.now)) for each in those} == {each: each.gives for each in those}


def test_the_list_does_not_shrink() -> None:
    kinds = Counter(phrase.kind for phrase in PHRASES)
    traps = sum(count for kind, count in kinds.items() if kind.startswith("trap"))
    assert len(PHRASES) == len(set(PHRASES)) >= 1_150
    assert traps >= 180
    assert len(kinds) >= 30
    assert min(kinds.values()) >= 5


def misread(phrases: Iterable[Phrase], change: Callable[[str], str]) -> list[str]:
    """The phrases that give something else once their spelling is changed."""
    return [each.words for each in phrases if told(read(change(each.words), each.now)) != each.gives]


DATED = [phrase for phrase in PHRASES if phrase.gives[:4].isdigit()]


def test_decomposed_letters_read_the_same() -> None:
    assert misread(PHRASES, partial(unicodedata.normalize, "NFD")) == []


@pytest.mark.by_turns
def test_what_cannot_be_seen_inside_words_is_not_there() -> None:
    for invisible in ("\u200b", "\u00ad", "\ufeff", "\u2060", "\ufffe"):
        typed = partial(re.sub, r"(?<=\w)(?=\w)", invisible)
        assert misread(PHRASES, typed) == []


def test_capital_letters_read_the_same() -> None:
    assert misread(DATED, str.upper) == []


def test_words_without_marks_read_the_same() -> None:
    assert misread(DATED, fold) == WITHOUT_MARKS_MEANS_ANOTHER


def test_blanks_that_do_not_break_read_the_same() -> None:
    assert misread(PHRASES, lambda words: words.replace(" ", "\xa0")) == []


def test_nothing_listed_lies_before_now_but_what_is_called_past() -> None:
    to_come = [each for each in DATED if each.kind != "just passed"]
    assert [each.words for each in to_come if (read(each.words, each.now).day < each.now.date())] == []  # type: ignore


def test_what_cannot_be_seen_stays_in_the_words() -> None:
    text = "\ufeffNộp\u200b báo cáo tr\u00adước 1\u200b5/12\u200b nhé"
    found = read(text)
    assert found
    assert (told(found), found.words) == ("2026-12-14", "tr\u00adước 1\u200b5/12")
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Theo Công văn 1234/SNV-VP ngày 12/11/2026, báo cáo trước ngày 20/12 ạ.", "trước ngày 20/12"),
        ("em xin phép nộp 17h chiều mai nhé anh", "17h chiều mai"),
        ("Báo cáo (chậm nhất là ngày 25/12/2026) theo mẫu", "chậm nhất là ngày 25/12/2026"),
        ("chắc thứ 6 tuần sau em mới xong", "thứ 6 tuần sau"),
        ("nộp trong quý I/2027 theo kế hoạch", "trong quý I/2027"),
    ],
)
def test_words_are_the_span_that_was_typed(text: str, words: str) -> None:
    found = read(text)
    assert found
    assert found.words == words == text[found.start : found.end]


def test_two_deadlines_in_one_sentence_are_two() -> None:
    found = read_deadlines("dự thảo trước ngày 25/11, bản chính trước ngày 10/12/2026", FRIDAY)
    assert [each.day for each in found] == [dt.date(2026, 11, 24), dt.date(2026, 12, 9)]


def test_two_yearly_days_that_differ_are_kept_apart() -> None:
    found = read_deadlines("trước ngày 15/6 và trước ngày 01/12", FRIDAY)
    assert [each.day for each in found] == [dt.date(2027, 6, 14), dt.date(2026, 11, 30)]


def test_context_tells_a_count_from_a_date() -> None:
    asked = "Đã giải quyết được bao nhiêu hồ sơ?"
    assert read("5/12", context=asked) is None
    assert told(read("5/12", context="Hạn nộp là khi nào?")) == "2026-12-05"
    assert told(read("5/12")) == "2026-12-05"
    assert told(read("trước 5/12", context=asked)) == "2026-12-04"


def test_known_start_is_counted_from() -> None:
    signed = dt.date(2026, 11, 27)
    found = read("trong thời hạn 05 ngày làm việc kể từ ngày ký", counted_from=signed)
    assert told(found) == "2026-12-04"


def test_a_count_may_have_begun_already() -> None:
    assert told(read("sau 03 ngày làm việc kể từ ngày 17/11")) == "2026-11-20"
    assert told(read("15 ngày kể từ ngày 1/12")) == "2026-12-16"
    assert told(read("15 ngày kể từ ngày 1/7")) == "2027-07-16"


def test_unknown_start_keeps_its_working_days() -> None:
    found = read("trong thời hạn 05 ngày làm việc kể từ ngày ký")
    assert found
    assert (found.start_unknown, found.working_days, found.day) == (True, 5, None)


def test_working_days_follow_the_organizations_calendar() -> None:
    off = WorkingCalendar({dt.date(2026, 11, 30): False})
    assert told(read("3 ngày làm việc nữa", dt.datetime(2026, 11, 27, 9, tzinfo=ZONE), calendar=off)) == "2026-12-03"


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("t2", ["2027-02-28"]),
        ("19/11", ["2026-11-19"]),
        ("thứ 6", ["2026-11-20"]),
        ("thứ Sáu 28/11/2026", ["2026-11-27"]),
        ("trước Noel", []),
        ("tuần sau", []),
        ("thứ 5 hoặc thứ 6 tuần sau", ["2026-11-27"]),
        ("trong tuần này hoặc đầu tuần sau", ["2026-11-23"]),
        ("10/12, cùng lắm là 15/12", ["2026-12-15"]),
        ("ngày 18", []),
        ("trước 19/11", ["2026-11-18"]),
        ("hết tháng 10", ["2026-10-31"]),
        ("2-3 ngày nữa", ["2026-11-22"]),
    ],
)
def test_doubt_is_reported(words: str, others: list[str]) -> None:
    found = read(words)
    assert found
    assert [day.isoformat() for day in found.alternatives] == others


@pytest.mark.parametrize(
    ("words", "now", "other"),
    [
        ("hạn 5/4", "2026-04-09", "2026-04-05"),
        ("hạn 28/11", "2026-11-29", "2026-11-28"),
        ("trong tháng 11", "2026-12-03", "2026-11-30"),
        ("hết quý III", "2026-10-09", "2026-09-30"),
        ("cuối tháng 11", "2026-12-03", "2026-11-30"),
        ("thứ sáu tuầ sau", "2026-12-03", "2026-12-04"),
        ("ngày 5 thnag sau", "2026-12-03", "2026-12-05"),
        ("hạn 1 5/12", "2026-12-03", "2026-12-05"),
    ],
)
def test_what_is_to_be_asked_is_doubtful(words: str, now: str, other: str) -> None:
    found = read(words, dt.datetime.fromisoformat(f"{now}T09:00").replace(tzinfo=ZONE))
    assert found
    assert (found.doubtful, [day.isoformat() for day in found.alternatives]) == (True, [other])


@pytest.mark.parametrize("words", ["thứ sáu tuần sau", "5/12", "ngày 25", "t2", "hôm nay", "thứ 5 hoặc thứ 6"])
def test_what_is_plain_is_not_doubtful(words: str) -> None:
    found = read(words)
    assert found
    assert not found.doubtful


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Góp ý dự thảo trước ngày 15/12, quá hạn coi như đồng ý", "trước ngày 15/12", "2026-12-14"),
        (
            "gửi ý kiến về Sở trước ngày 15/12/2026; sau thời hạn nêu trên, nếu không nhận được ý kiến góp ý bằng "
            "văn bản thì được hiểu là đồng ý với nội dung dự thảo",
            "trước ngày 15/12/2026",
            "2026-12-14",
        ),
        ("Hạn góp ý 10/12. Quá thời hạn trên, xem như thống nhất.", "10/12", "2026-12-10"),
        ("chậm nhất thứ Sáu tuần sau; im lặng là đồng ý", "chậm nhất thứ Sáu tuần sau", "2026-11-27"),
        ("quá ngày 15/12 không có ý kiến coi như đồng ý", "quá ngày 15/12", "2026-12-15"),
        ("nếu không có ý kiến thì xem như nhất trí, hạn 9/12", "hạn 9/12", "2026-12-09"),
        ("đến 17h ngày 9/12 không trả lời được tính là đồng thuận", "đến 17h ngày 9/12", "2026-12-09T17:00"),
        ("het han 15/12 ma khong phan hoi thi coi nhu dong y", "het han 15/12", "2026-12-15"),
        ("trước 10/12 (quá thời hạn trên xem như đơn vị đồng ý)", "trước 10/12", "2026-12-09"),
        ("không góp ý trước 15/12 coi như đồng ý", "trước 15/12", "2026-12-14"),
        (
            "sau 17h ngày mai không có ý kiến thì xem như nhất trí",
            "sau 17h ngày mai không có ý kiến thì xem như nhất trí",
            "2026-11-21T17:00",
        ),
        ("hạn 20/12, coi như đồng ý nếu quá hạn không trả lời", "hạn 20/12", "2026-12-20"),
        (
            "sau ngày 10/12 không có ý kiến thì mặc nhiên được hiểu là thống nhất, góp ý đến 10/12",
            "đến 10/12",
            "2026-12-10",
        ),
    ],
)
def test_silence_that_means_consent_is_a_kind_of_its_day(text: str, words: str, day: str) -> None:
    found = read(text)
    assert found
    assert (found.kind, found.words, told(found)) == (DeadlineKind.CONSENT, words, day)


@pytest.mark.parametrize(
    "text",
    ["trước 15/12 nhé, đồng ý", "đã đồng ý, hạn 15/12", "không có ý kiến, hạn 15/12", "coi như xong, hạn 15/12"],
)
def test_consent_that_is_given_is_no_silence(text: str) -> None:
    found = read(text)
    assert found
    assert found.kind is DeadlineKind.EXACT


def test_consent_without_a_day_has_to_be_asked_for_one() -> None:
    found = read("quá hạn coi như đồng ý")
    assert found
    assert (found.kind, found.day) == (DeadlineKind.CONSENT, None)


@pytest.mark.parametrize("words", ["31/02", "32/12", "30/2/2026", "31/4", "29/2/2027", "15/13/2026"])
def test_impossible_dates_are_told(words: str) -> None:
    assert impossible_dates(f"xong trước {words} nhé") == (words,)


@pytest.mark.parametrize("words", ["50/50", "24/24", "29/2", "5/12 hồ sơ", "Nghị định 61/2018/NĐ-CP", "80%"])
def test_what_is_no_date_at_all_is_not_an_impossible_one(words: str) -> None:
    assert impossible_dates(words) == ()


SPELLINGS = (
    "{d:02}/{m:02}/{y}", "{d}/{m}/{y}", "đến ngày {d:02}/{m:02}/{y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}",
    "{y}-{m:02}-{d:02}", "ngày {d:02} tháng {m:02} năm {y}", "chậm nhất ngày {d} tháng {m}/{y}",
    "ngay {d} thang {m} nam {y}",
    "đến hết {d} / {m} / {y}", "hạn {d}/{m}/{short:02}", "trước 17h ngày {d}/{m}/{y}", "{d}//{m}//{y}",
)  # fmt: skip


def days(first: int, last: int) -> Iterator[dt.date]:
    day = dt.date(first, 1, 1)
    while day.year <= last:
        yield day
        day += dt.timedelta(days=1)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_day_is_read_back(spelling: str) -> None:
    for day in days(2024, 2032):
        found = read(spelling.format(d=day.day, m=day.month, y=day.year, short=day.year % 100))
        assert found, day
        assert found.day == day


@pytest.mark.parametrize("spelling", ["hạn {d}/{m}", "đến ngày {d} tháng {m}", "đến {d}-{m}", "ngày {d}.{m}"])
def test_every_day_without_a_year_is_the_nearest_coming_one(spelling: str) -> None:
    for first, second in pairwise(days(2025, 2026)):
        now = dt.datetime.combine(first, dt.time(8), ZONE)
        for day in (first, second):
            found = read(spelling.format(d=day.day, m=day.month), now)
            assert found, day
            assert found.day == day


PIECES = st.sampled_from([
    *(phrase.words for phrase in PHRASES),
    *sorted({word for phrase in PHRASES for word in phrase.words.split()}),
    *" \n\t,.;:/-()", "1", "12", "31", "99", "2026", "ngày", "tháng",
    "tuần", "trước", "đến",
    "từ", "sau", "hạn", "giờ", "h", "thứ", "năm", "quý", "nữa", "kể từ", "số",
    "\u0301", "\u200b", "\xa0", "ﬁ", "İ", "²", "٣", "𝟙",
])  # fmt: skip


def assert_sound(text: str) -> None:
    found = read_deadlines(text, FRIDAY)
    counts = read_deadline(text, FRIDAY)
    assert (counts is None) == (not found)
    assert all(text[each.start : each.end] == each.words for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(each.moment is None or each.moment.tzinfo is not None for each in found)
    assert all(words in text for words in impossible_dates(text))


@given(st.lists(PIECES, max_size=40).map(" ".join))
@examples(150)
def test_any_words_in_any_order_are_read_soundly(text: str) -> None:
    assert_sound(text)


@given(st.text(max_size=300))
@examples(150)
def test_any_text_is_read_soundly(text: str) -> None:
    assert_sound(text)


@pytest.mark.parametrize(
    "piece",
    ["1/", "trước ", "ngày 1 ", "từ ngày 1/1 đến ", "họp a ", "(", "a", "1.", "kể từ khi ", "̀", "quý I, ", "ngày", "/"],
)
def test_ten_thousand_letters_of_the_same_are_read(piece: str) -> None:
    assert_sound((piece * 10_000)[:10_000])


SAY_WHICH = ("20", "/26", "năm nay", "tuần này", "hôm qua", "hôm kia", "trước", "vừa rồi")
YEARLESS = [phrase.words for phrase in DATED if not any(said in phrase.words for said in SAY_WHICH)]


@given(st.lists(st.sampled_from(YEARLESS), min_size=1, max_size=3))
@examples(100)
def test_what_is_read_without_a_year_never_lies_before_now(phrases: list[str]) -> None:
    for found in read_deadlines("; ".join(phrases), FRIDAY):
        assert found.day is None or found.day >= FRIDAY.date()


def test_kinds_are_told_apart() -> None:
    words = {
        "trước 15/12": DeadlineKind.EXACT,
        "17h mai": DeadlineKind.CLOCK,
        "sáng thứ Hai": DeadlineKind.CLOCK,
        "quý I/2027": DeadlineKind.WINDOW,
        "thứ 6 tuần sau": DeadlineKind.RELATIVE,
        "10 ngày nữa": DeadlineKind.RELATIVE,
        "hằng quý": DeadlineKind.RECURRING,
        "thường xuyên": DeadlineKind.STANDING,
        "khi có yêu cầu": DeadlineKind.EVENT,
        "khẩn trương": DeadlineKind.VAGUE,
        "theo thời gian tại khoản 1": DeadlineKind.REFERENCE,
        "trước 15/12, quá hạn coi như đồng ý": DeadlineKind.CONSENT,
    }
    found = {text: read(text) for text in words}
    assert {text: each.kind for text, each in found.items() if each} == words
