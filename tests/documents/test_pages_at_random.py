"""Pages with anything anywhere: nothing breaks, and no word is lost or told twice."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from documents.document import Paragraph
from documents.pages.assembling import blocks_of
from documents.pages.boxes import parted
from documents.pages.grids import grids_of
from documents.pages.sight import Letter, Line, Ruling, Sight
from documents.pages.writing import lines_of

WIDTH, HEIGHT = 595.0, 842.0
WORDS = st.lists(
    st.sampled_from(["Giao", "Sở", "1.", "a)", "-", "NĐ-", "CP", "xong.", "và", "KẾ HOẠCH", "7"]), min_size=1
)
PLACES = st.floats(60, 560)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    left = draw(PLACES)
    words = " ".join(draw(WORDS))
    return Line(
        words, left, left + draw(st.floats(1, 500)), draw(st.floats(90, 700)), draw(st.sampled_from([8, 12, 14]))
    )


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    start = draw(PLACES)
    return Ruling(draw(st.booleans()), draw(PLACES), start, start + draw(st.floats(1, 500)))


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    left = draw(PLACES)
    size = draw(st.sampled_from([7.0, 12.0, 14.0]))
    return Letter(draw(st.sampled_from("aĐ7 .-")), left, left + size / 2, draw(st.floats(90, 700)), size)


def letters_in(text: str) -> Counter[str]:
    return Counter("".join(text.split()).replace("-", ""))


@given(st.lists(st.lists(lines(), max_size=20), min_size=1, max_size=3))
def test_every_word_of_every_line_is_told_once(pages: list[list[Line]]) -> None:
    seen = [Sight(number, WIDTH, HEIGHT, page) for number, page in enumerate(pages, 1)]
    told = "".join(
        block.text if isinstance(block, Paragraph) else "".join(cell.text for row in block.rows for cell in row)
        for block in blocks_of(seen)
    )
    assert letters_in(told) == letters_in("".join(line.text for page in pages for line in page))


@given(st.lists(rulings(), max_size=40))
def test_every_place_of_a_grid_belongs_to_one_cell(drawn: list[Ruling]) -> None:
    for grid in grids_of(drawn):
        assert all(len(row) == grid.columns for row in grid.numbers)
        assert sorted({number for row in grid.numbers for number in row}) == list(range(grid.cells))
        for cell in range(grid.cells):
            box = grid.box_of(cell)
            assert box.width > 0
            assert box.height > 0


@given(st.lists(letters(), max_size=60), st.lists(rulings(), max_size=30))
def test_every_letter_stands_in_a_table_a_frame_or_outside(drawn: list[Letter], ruled: list[Ruling]) -> None:
    def read_lines(ones: list[Letter]) -> list[Line]:
        return [Line(one.text, one.left, one.right, one.base, one.size) for one in ones]

    parts = parted(drawn, grids_of(ruled), read_lines, WIDTH * HEIGHT)
    inside = [line.text for table in parts.tables for cell in table.lines for line in cell]
    told = "".join([*inside, *parts.framed, *(line.text for line in parts.outside)])
    assert letters_in(told) == letters_in("".join(letter.text for letter in drawn))


@given(st.lists(letters(), max_size=60))
def test_lines_have_their_letters_in_them(drawn: list[Letter]) -> None:
    told = letters_in("".join(line.text for line, _ in lines_of(drawn)))
    assert told <= letters_in("".join(letter.text for letter in drawn))
