"""Whatever a file does to the process that reads it, who asked gets findings or a fault, and nothing stays behind."""

import datetime as dt
import logging
import os
import time
from pathlib import Path

import pytest

from documents.child import findings_of
from documents.finding import findings
from documents.limits import Limits
from documents.opening import opened
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.documents.faults import Fault, Unreadable
from domain.documents.findings import Findings
from tests.documents.packing import p, word

NOW = dt.datetime(2026, 6, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
RULES = DateRules(WorkingCalendar({NOW.date(): False}))
HASTY = Limits(seconds=0.5)
MIB = 1024 * 1024


def found(name: str, limits: Limits | None = None, content: bytes = b"x") -> Findings:
    return findings_of(
        content, name, now=NOW, rules=RULES, limits=limits or Limits(), work="tests.documents.misbehaving"
    )


@pytest.mark.parametrize(
    ("name", "fault", "limits"),
    [
        ("sleeps", Fault.TOO_SLOW, HASTY),
        ("works", Fault.TOO_SLOW, HASTY),
        ("eats", Fault.TOO_MUCH_MEMORY, Limits(memory=512 * MIB)),
        ("dies", Fault.BROKE_OFF, Limits()),
        ("gives up", Fault.TOO_MUCH_MEMORY, Limits()),
        ("is killed", Fault.TOO_MUCH_MEMORY, Limits()),
        ("falls", Fault.BROKE_OFF, Limits()),
        ("refuses", Fault.ENCRYPTED, Limits()),
        ("digs", Fault.DAMAGED, Limits()),
    ],
)
def test_a_reader_that_misbehaves_ends_in_a_fault(name: str, fault: Fault, limits: Limits) -> None:
    with pytest.raises(Unreadable) as refused:
        found(name, limits)
    assert refused.value.fault is fault


def test_what_went_wrong_is_logged_without_a_word_of_the_file(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(Unreadable):
        found("falls", content=b"so di dong")
    assert "ValueError in misbehaving.py" in caplog.text
    assert "so di dong" not in caplog.text


def test_what_libraries_print_is_no_answer() -> None:
    assert found("prints").head.about == "in"


def test_a_process_that_is_left_behind_is_ended() -> None:
    left = Path(f"/proc/{found('leaves').head.about}/stat")
    assert any(_is_gone(left) for _ in range(1000))


def _is_gone(process: Path) -> bool:
    """Whether the system has done away with it; it is given a moment for that."""
    try:
        return process.read_text(encoding="ascii").split()[2] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
    finally:
        time.sleep(0.001)


def test_its_folder_is_emptied() -> None:
    folder = found("writes").head.about
    assert folder
    assert not os.path.exists(folder)


def test_reading_stops_where_time_is_nearly_over_and_gives_what_was_read() -> None:
    told: list[tuple[int, int]] = []
    findings = findings_of(
        b"x",
        "reads",
        now=NOW,
        rules=RULES,
        limits=Limits(seconds=8.0, page_seconds=4.9),
        on_progress=lambda done, of: told.append((done, of)),
        work="tests.documents.misbehaving",
    )
    assert findings.pages_read is not None
    assert 0 < findings.pages_read < 1000
    assert told == [(done, 1000) for done in range(findings.pages_read + 1)]
    assert findings.head.about == f"{NOW.isoformat()} day_before"


@pytest.mark.slow
def test_a_page_that_never_ends_is_left_empty_and_named() -> None:
    findings = found("hangs", Limits(page_seconds=0.6))
    assert (findings.pages, findings.unread) == (5, (2, 4))


def test_a_file_of_which_every_page_takes_too_long_ends_in_time() -> None:
    with pytest.raises(Unreadable) as refused:
        found("hangs", Limits(seconds=0.4, page_seconds=10.0))
    assert refused.value.fault is Fault.TOO_SLOW


def test_a_file_that_is_too_large_starts_nothing() -> None:
    with pytest.raises(Unreadable) as refused:
        found("reads", Limits(most_bytes=10), b"x" * 11)
    assert refused.value.fault is Fault.TOO_LARGE


@pytest.mark.by_turns
def test_a_letter_is_read_as_it_is_without_a_process() -> None:
    content = word(
        p("KẾ HOẠCH", '<w:jc w:val="center"/>')
        + p("1. Giao Văn phòng Sở rà soát danh mục thủ tục trước ngày 20/6/2026.")
    )
    apart = findings_of(content, "kh.docx", now=NOW, rules=RULES)
    assert apart == findings(opened(content, "kh.docx", limits=Limits()), rules=RULES, now=NOW)
    assert [task.leads for task in apart.tasks] == [("Văn phòng Sở",)]


def test_what_is_wrong_with_a_file_comes_from_the_process() -> None:
    with pytest.raises(Unreadable) as refused:
        findings_of(b"MZ" + bytes(100), "kh.docx", now=NOW, rules=RULES)
    assert refused.value.fault is Fault.UNKNOWN_FORMAT


@pytest.mark.slow
def test_more_words_than_memory_holds_end_in_a_fault() -> None:
    """The package says honestly how much it is, and that is allowed; what is made of it is more."""
    content = word("<w:p/>" * 6_000_000)
    with pytest.raises(Unreadable) as refused:
        findings_of(content, "kh.docx", now=NOW, rules=RULES)
    assert refused.value.fault is Fault.TOO_MUCH_MEMORY
