"""What a reading costs grows no faster than the text: counted in patterns tried and calls, not in seconds."""

import cProfile
import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain import refusals
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules
from domain.names import Colleague, Named
from domain.replies import Intent, Reply
from domain.said import Expected, Setting, Subject
from reading import message
from reading.deadlines import read as deadlines
from reading.labels import agreed, typed
from reading.language import secrecy, tokens
from reading.orders import read as orders
from reading.orders.lines import read_ordered
from reading.papers_in.wishes import paper_put_off, paper_refused, read_paper_wish
from reading.questions.filters import read_filters
from reading.questions.read import read_question
from reading.registrations.corrections import corrections_in
from reading.registrations.people import entrusted_by_name
from reading.registrations.posts import read_post
from reading.registrations.several import read_drafts
from reading.replies import clauses
from reading.replies import read as replies
from reading.replies.unprompted import numbers_meant
from tests.thoroughness import SHARE

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = dt.datetime(2026, 11, 20, 9, 15, tzinfo=ZONE)
UNITS = (Named(1, "Văn phòng Sở", ("VP",)), Named(2, "Phòng Quản lý khoa học", ("QLKH",)), Named(3, "Thanh tra Sở"))
PEOPLE = (Colleague(1, "Đặng Văn Lâm", unit=2, heads=True), Colleague(2, "Trần Quốc Vinh", leader=True))
LABELS = (("Đúng", "draft:1:yes"), ("Bỏ", "draft:1:drop"))
ONCE = 100
GROWTH = 2.2
"""At most so many times the cost of a text for one that is twice as long."""


def pieces() -> list[str]:
    lines = (Path(__file__).parent / "worst_pieces.txt").read_text("utf-8").splitlines()
    escapes = {r"\n": "\n", r"\r": "\r", r"\t": "\t", r"\u00a0": "\u00a0", r"\u0301": "\u0301"}
    found = [line[1:-1] for line in lines if line.startswith("<")]
    for escape, meant in escapes.items():
        found = [piece.replace(escape, meant) for piece in found]
    return found[::SHARE]


def order(text: str) -> object:
    said = Reply(text.strip(), Intent.PROGRESS)
    return list(orders.read_orders(said, 9, UNITS))


def part(text: str) -> object:
    """All readings of one part of a message together; not of the very text that others read and remember."""
    text = f"em ơi {text}"
    setting = Setting(text, NOW, DateRules(WorkingCalendar()), UNITS, expects=frozenset({Expected.ORDERS}))
    return message.understand(message.read_whole(text, now=NOW), Subject(9), setting)


READERS: dict[str, Callable[[str], object]] = {
    "reply": replies.read_reply,
    "replies": lambda text: replies.read_replies(text, items=20),
    "order": order,
    "part": part,
    "ordered": read_ordered,
    "numbered": lambda text: orders.numbered(text, UNITS),
    "registration": lambda text: read_drafts(text, UNITS, now=NOW, rules=DateRules(WorkingCalendar()), assigning=True),
    "question": lambda text: read_question(text, UNITS, NOW, PEOPLE),
    "filters": lambda text: read_filters(text, units=UNITS, today=NOW.date(), people=PEOPLE),
    "people at work": lambda text: entrusted_by_name(text, UNITS, PEOPLE),
    "tasks unasked": numbers_meant,
    "corrections": lambda text: corrections_in(text, (1, 2, 3)),
    "paper": lambda text: (read_paper_wish(text), paper_refused(text), paper_put_off(text)),
    "post": lambda text: read_post(text, UNITS),
    "label": lambda text: (typed(text, LABELS), agreed(text, LABELS)),
    "secrecy": secrecy.is_marked_secret,
}


def calls(read: Callable[[str], object], text: str) -> int:
    """How many functions are called to read the text, those of Python and those that it has built in."""
    tokens.fold.cache_clear()
    clauses.taken_apart.cache_clear()
    counter = cProfile.Profile()
    with counter, suppress(refusals.Refusal):
        read(text)
    return sum(entry.callcount for entry in counter.getstats())


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    """Loads what is loaded once: the table of phrases, with those that need their marks, and the forms."""
    for text in (
        "đã xong 12/11, chưa gửi",
        "da xong 12/11, chua gui",
        "giao phòng Quản lí khoa hoc rà soát",
        "nv1 xong",
    ):
        for read in READERS.values():
            with suppress(refusals.Refusal):
                read(text)


@pytest.mark.by_turns
@pytest.mark.parametrize("reader", READERS)
def test_the_calls_of_a_reader_grow_with_the_text(reader: str) -> None:
    """Over three doublings, because a clause is bounded in words and not in signs: within it, all words see all.

    Where longer texts begin to be read otherwise is a step and no growth: the next three doublings tell them apart.
    """
    faults = {}
    for piece in pieces():
        text = piece * (ONCE // len(piece))
        costs = [calls(READERS[reader], text * times) for times in (1, 8)]
        if costs[1] > GROWTH**3 * costs[0]:
            costs.append(calls(READERS[reader], text * 64))
            if costs[2] > GROWTH**3 * costs[1]:
                faults[piece] = costs
    assert faults == {}


def test_the_patterns_tried_grow_with_the_text() -> None:
    faults = {}
    for piece in pieces():
        text = piece * (ONCE // len(piece))
        costs = [deadlines.patterns_tried(text * times, NOW) for times in (1, 2, 4, 8)]
        if any(after > GROWTH * before for before, after in pairwise(costs)):
            faults[piece] = costs
    assert faults == {}


def test_what_many_tasks_share_is_read_once() -> None:
    text = "nv1 " * 40 + "xong " * 40
    assert calls(READERS["replies"], text) < 3 * calls(READERS["replies"], "nv1 " + "xong " * 40)


def test_a_list_of_more_parts_than_units_names_nobody() -> None:
    words = "VP, " * 70
    assert orders.one_unit(words, UNITS) is None
