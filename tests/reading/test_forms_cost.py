"""No form takes long over a text of nothing but its own words, however often it has to begin anew in it.

A pattern in which a word may be taken in two ways tries each of them for each such word: twenty of them take a minute.
How often a pattern is tried tells nothing of that; here it is the time of the processor that is bounded, by far more
than any other form takes.
"""

import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from domain.words import fold
from reading.language.forms import NAME, Form
from reading.language.lookup import phrases
from tests.reading.test_forms import FORMS
from tests.thoroughness import share

LENGTH = 1024
SECONDS = 0.1
"""A hundred times what a form takes for it."""
GLUE = (" ", ", ", ". ")
SIGNS = (" ", "\n", ", ", "(", "- ", "1, ", "1 ", "a ")


class TooLong(Exception):
    """The time is over; nothing else ends a pattern."""


def own_words(form: Form) -> list[str]:
    """Phrases that the form names, as it meets them."""
    names = [(name["manner"] or "", name["part"], name["tag"] or "") for name in NAME.finditer(form.pattern)]
    words = (
        phrase if form.typed or manner in ("spelt", "either", "begun") else fold(phrase)
        for manner, part, tag in names
        for phrase in random.sample(sorted(phrases(part, tag)), min(len(phrases(part, tag)), share(8)))
    )
    return sorted(set(words)) or ["1"]


def texts_for(form: Form) -> Iterator[str]:
    """Such texts, also behind its example; none of them ends as the form wants it."""
    example = form.reads if form.typed else fold(form.reads)
    words = own_words(form)
    yield from (f"{example}{sign * (LENGTH // len(sign))}@" for sign in SIGNS)
    for word in random.sample(words, min(len(words), share(12))):
        piece = word + random.choice(GLUE)
        yield f"{piece * (LENGTH // len(piece))}@"
    mixed = "".join(random.choice(words) + random.choice(GLUE) for _ in range(LENGTH // 4))
    yield f"{mixed[:LENGTH]}@"
    yield f"{example} {mixed[:LENGTH]}@"


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raises TooLong inside after so much time of this process."""

    def end(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(match: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    with suppress(TooLong), bounded(4 * SECONDS):
        match(text)
    return time.process_time() - begun


@pytest.mark.by_turns
@pytest.mark.parametrize("way", ["match", "search"])
def test_no_form_takes_long_over_its_own_words(way: str) -> None:
    slow = {}
    for name, form in FORMS:
        for text in texts_for(form):
            match = getattr(form, way)
            if seconds(match, text) > SECONDS and seconds(match, text) > SECONDS:
                slow[name] = text[:60]
                break
    assert slow == {}
