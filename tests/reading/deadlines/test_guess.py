"""The last resort: what dateparser makes of figures that the grammar does not read."""

import datetime as dt
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from domain.deadlines import Before
from domain.ladder import Times
from domain.refusals import StaleButton
from domain.registering.drafts import Draft
from reading.deadlines.guess import guess_answer, guess_within
from reading.deadlines.read import read_deadline
from reading.registrations.read import read_draft, with_guess

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 18, 9, 0, tzinfo=ZONE)
UNREAD = [
    "25 12 2026", "25_12_2026", "25|12|2026", "25*12*2026", "25~12~2026", "25=12=2026", "25·12·2026", "25@12@2026",
    "25/T12/2026", "25/tháng 12/2026", "25/thg 12/2026", "25 12 26",
]  # fmt: skip


@pytest.mark.parametrize("figures", UNREAD)
def test_figures_that_only_dateparser_reads_are_a_guess(figures: str) -> None:
    text = f"Nộp hồ sơ, hạn {figures}"
    assert read_deadline(text, NOW) is None
    found = guess_within(text, NOW, Before.DAY_BEFORE)
    assert found
    assert (found.words, found.day, found.before) == (f"hạn {figures}", dt.date(2026, 12, 25), None)


@pytest.mark.parametrize("figures", UNREAD)
def test_a_guess_is_never_taken_in_silence(figures: str) -> None:
    draft = read_draft(f"Nộp hồ sơ, hạn {figures}", (), now=NOW, rules=Times(ZONE).dates)
    assert (draft.due, draft.no_deadline) == (None, False)
    assert draft.guessed
    assert figures in draft.content
    accepted = with_guess(draft)
    assert accepted.due
    assert (accepted.due.day, accepted.content, accepted.guessed) == (dt.date(2026, 12, 25), "Nộp hồ sơ", None)


def test_the_guess_counts_a_day_before_as_the_office_does() -> None:
    text = "nộp trước ngày 25_12_2026"
    day_before, that_day = (guess_within(text, NOW, before) for before in Before)
    assert day_before
    assert that_day
    assert (day_before.day, day_before.before) == (dt.date(2026, 12, 24), Before.DAY_BEFORE)
    assert (that_day.day, that_day.before) == (dt.date(2026, 12, 25), Before.THAT_DAY)


def test_an_answer_needs_no_deadline_word() -> None:
    assert guess_within("25 12 2026", NOW, Before.DAY_BEFORE) is None
    found = guess_answer("25 12 2026 nhé", NOW, Before.DAY_BEFORE)
    assert found
    assert found.day == dt.date(2026, 12, 25)


@pytest.mark.parametrize(
    "text",
    [
        "hạn 1798156800",
        "hạn 25 12 2020",
        "hạn 45 15 2026",
        "mã hồ sơ 25 12 2026",
        "gọi đến 0912 345 678",
        "hạn sớm",
        "hạn",
        "hạn 25 12",
    ],
)
def test_what_is_no_day_to_come_is_not_guessed(text: str) -> None:
    assert guess_within(text, NOW, Before.DAY_BEFORE) is None


def test_a_draft_keeps_its_guess_until_it_is_accepted() -> None:
    draft = read_draft("Nộp hồ sơ, hạn 25_12_2026", (), now=NOW, rules=Times(ZONE).dates)
    assert Draft.from_json(draft.to_json()) == draft
    with pytest.raises(StaleButton):
        with_guess(Draft(content="Nộp hồ sơ"))


def test_the_library_is_loaded_when_it_is_asked() -> None:
    code = "import sys, domain.registering.drafts; sys.exit('dateparser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
