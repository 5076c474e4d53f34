"""Pages are read in order, so many side by side, while there is time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.limits import each_page


@given(count=st.integers(0, 12), most=st.integers(0, 12), abreast=st.integers(1, 4), until=st.integers(0, 13))
def test_each_page_gives_what_it_holds_in_order(count: int, most: int, abreast: int, until: int) -> None:
    begun: list[int] = []
    ended: list[int] = []
    told: list[int] = []

    def begin(number: int) -> Callable[[], int]:
        begun.append(number)
        assert len(begun) - len(ended) <= abreast

        def end() -> int:
            ended.append(number)
            return number

        return end

    def is_time(done: int, of: int) -> bool:
        told.append(done)
        assert of == count
        return done < until

    read = list(each_page(count, most, is_time, begin, abreast=abreast))

    assert read == begun == ended == list(range(1, len(read) + 1))
    assert told == list(range(len(read) + 1))
    assert len(read) == min(count, most, until + abreast - 1 if until else 0)


def test_a_page_that_fails_is_told_when_its_turn_comes() -> None:
    def begin(number: int) -> Callable[[], int]:
        return (lambda: number) if number != 2 else (lambda: 1 // 0)

    pages = each_page(3, 3, lambda done, of: True, begin, abreast=2)
    assert next(pages) == 1
    with pytest.raises(ZeroDivisionError):
        next(pages)
