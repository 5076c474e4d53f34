"""What is wanted of the drafts of a paper, as people type it."""

import pytest

from domain.documents.wishes import AskedOf, Wanted, Wish
from domain.names import Named
from reading.papers_in.questions import asked_of_paper
from reading.papers_in.wishes import paper_asked, paper_put_off, paper_refused, paper_undone, read_paper_wish

ALL: tuple[int, ...] = ()


@pytest.mark.parametrize(
    ("words", "wanted", "items"),
    [
        ("nhận 1-4", Wanted.TAKE, (1, 2, 3, 4)),
        ("nhan 2, 5 va 7 nhe em", Wanted.TAKE, (2, 5, 7)),
        ("duyệt 2 3", Wanted.TAKE, (2, 3)),
        ("lấy thêm mục 6", Wanted.TAKE, (6,)),
        ("ghi nhận giúp chị mục 2", Wanted.TAKE, (2,)),
        ("nhận hết", Wanted.TAKE, ALL),
        ("nhận cả 8 việc", Wanted.TAKE, ALL),
        ("nhận tất cả các việc còn lại nhé", Wanted.TAKE, ALL),
        ("bỏ 3, 4", Wanted.LEAVE, (3, 4)),
        ("không lấy mục 9 ạ", Wanted.LEAVE, (9,)),
        ("bỏ hết", Wanted.LEAVE, ALL),
        ("gộp 2 và 6", Wanted.JOIN, (2, 6)),
        ("ghép 3 4 5 vào với nhau nhé", Wanted.JOIN, (3, 4, 5)),
        ("bỏ cả văn bản", Wanted.UNDO, ALL),
        ("xem việc của cơ quan khác", Wanted.OTHERS, ALL),
        ("4 giao VP, hạn 20/6", None, ALL),
        ("nhận 3 giao VP", None, ALL),
        ("đã nhận được 5 báo cáo", None, ALL),
    ],
)
def test_words_under_the_card_of_a_paper(words: str, wanted: Wanted | None, items: tuple[int, ...]) -> None:
    assert read_paper_wish(words) == (Wish(wanted, items) if wanted else None)


@pytest.mark.parametrize(
    ("words", "but"),
    [
        ("ok het tru 4", (4,)),
        ("nhận hết trừ 2, 5 nhé em", (2, 5)),
        ("dạ đồng ý nhận tất cả trừ mục 2 và 5", (2, 5)),
        ("lấy tất cả, không kể 1-3", (1, 2, 3)),
        ("đúng hết trừ số 6", (6,)),
        ("các việc còn lại nhận hết", ()),
        ("còn lại ok nhé", ()),
    ],
)
def test_all_but_some_are_taken(words: str, but: tuple[int, ...]) -> None:
    assert read_paper_wish(words) == Wish(Wanted.TAKE, but=but)


@pytest.mark.parametrize(
    "words", ["trừ 3", "ok trừ tiền", "còn lại giao VP", "hết hạn trừ 3 ngày", "nhận xét trừ 2 điểm"]
)
def test_what_takes_nothing(words: str) -> None:
    assert read_paper_wish(words) is None


@pytest.mark.parametrize(
    "words", ["gửi nhầm tệp rồi em", "thôi bỏ đi", "khong nhan van ban nay", "nhầm file, bỏ đi", "bỏ qua"]
)
def test_a_paper_that_is_not_meant(words: str) -> None:
    assert paper_refused(words)


@pytest.mark.parametrize("words", ["không nhận 3", "gửi nhầm tệp à?", "bỏ VP", "nhầm đơn vị mục 3", "ok"])
def test_a_paper_that_may_be_meant(words: str) -> None:
    assert not paper_refused(words)


@pytest.mark.parametrize(
    "words", ["để mai chị xem", "khoan đã em", "từ từ", "để anh hỏi lại đã", "mai tính", "de sau nhe"]
)
def test_a_paper_that_has_to_wait(words: str) -> None:
    assert paper_put_off(words)


@pytest.mark.parametrize("words", ["xem lại", "3 hạn mai", "mai giao VP", "để VP làm", "ok"])
def test_a_paper_that_need_not_wait(words: str) -> None:
    assert not paper_put_off(words)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("mục 2 hạn ngày nào?", AskedOf((2,))),
        ("muc 3 la viec gi", AskedOf((3,))),
        ("sao mục 3 lại là VP?", AskedOf((3,))),
        ("1 với 2 khác gì nhau?", AskedOf((1, 2))),
        ("việc nào của phòng Một?", AskedOf(units=(1,))),
        ("nhiều thế?", AskedOf()),
        ("3 nội dung: rà soát vì sao chậm", None),
        ("3 giao VP", None),
        ("3 hạn 30/6/2027", None),
    ],
)
def test_what_is_asked_about_drafts(words: str, asked: AskedOf | None) -> None:
    assert asked_of_paper(words, (1, 2, 3), [Named(1, "Phòng Một", ("PM",))]) == asked


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("bỏ cả văn bản 7", 7),
        ("rút lại các việc của văn bản số 15 nhé", 15),
        ("hủy toàn bộ nhiệm vụ của văn bản 3", 3),
        ("bỏ văn bản 7/KH-UBND", None),
        ("bỏ 7", None),
        ("rà soát văn bản 7", None),
    ],
)
def test_a_paper_whose_acceptance_is_taken_back(words: str, number: int | None) -> None:
    assert paper_undone(words) == number


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("7", Wish(Wanted.SHOW, paper=7)),
        ("số 7", Wish(Wanted.SHOW, paper=7)),
        ("bỏ 7", Wish(Wanted.UNDO, paper=7)),
        ("bỏ cả văn bản 7", Wish(Wanted.UNDO, paper=7)),
        ("7/KH-UBND về chuyển đổi số", None),
        ("sổ", Wish(Wanted.REGISTER)),
        ("đây là sổ theo dõi giao việc của cơ quan ạ", Wish(Wanted.REGISTER)),
        ("nhap so giao viec giup em", Wish(Wanted.REGISTER)),
        ("mẫu", Wish(Wanted.TEMPLATE)),
        ("cho em xin mẫu sổ theo dõi", Wish(Wanted.TEMPLATE)),
    ],
)
def test_what_stands_behind_the_command(words: str, wish: Wish | None) -> None:
    assert paper_asked(words) == wish
