"""Straight lines make tables, and what has no line around it is no cell of its own."""

from documents.pages.grids import grids_of
from documents.pages.sight import Ruling


def lying(at: float, start: float, end: float) -> Ruling:
    return Ruling(True, at, start, end)


def standing(at: float, start: float, end: float) -> Ruling:
    return Ruling(False, at, start, end)


FRAME = [lying(100, 50, 350), lying(200, 50, 350), standing(50, 100, 200), standing(350, 100, 200)]


def numbers(rulings: list[Ruling]) -> tuple[tuple[int, ...], ...]:
    (grid,) = grids_of(rulings)
    return grid.numbers


def test_four_lines_are_a_frame_of_one_cell() -> None:
    assert numbers(FRAME) == ((0,),)


def test_a_line_that_parts_one_row_alone_leaves_the_other_merged() -> None:
    assert numbers([*FRAME, lying(150, 50, 350), standing(200, 150, 200)]) == ((0, 0), (1, 2))


def test_a_line_that_parts_one_column_alone_leaves_the_other_merged() -> None:
    assert numbers([*FRAME, standing(200, 100, 200), lying(150, 200, 350)]) == ((0, 1), (0, 2))


def test_a_line_in_pieces_is_one() -> None:
    pieces = [standing(200, start, start + 26) for start in (100, 125, 150, 175)]
    assert numbers([*FRAME, *pieces]) == ((0, 1),)


def test_a_line_askew_that_is_seen_in_small_steps_is_one() -> None:
    steps = [standing(198 + step * 0.4, 100 + step * 10, 112 + step * 10) for step in range(10)]
    assert numbers([*FRAME, *steps]) == ((0, 1),)


def test_an_underlined_word_parts_nothing() -> None:
    assert numbers([*FRAME, lying(150, 51, 120)]) == ((0,),)


def test_lines_that_do_not_meet_are_no_table() -> None:
    assert grids_of([lying(100, 50, 350), lying(130, 50, 350), standing(500, 300, 400)]) == []


def test_two_tables_on_a_page_are_two() -> None:
    below = [one._replace(at=one.at + 300) if one.lies else one._replace(start=400, end=500) for one in FRAME]
    assert [grid.box.top for grid in grids_of([*below, *FRAME])] == [100, 400]
