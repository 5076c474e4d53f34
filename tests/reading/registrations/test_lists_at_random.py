"""Lists of known items, in any order and spelling, read back as these items; and nothing is lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.registering.drafts import Draft
from domain.words import fold
from tests.reading.registrations.test_lists import ALL, CENTRE, read
from tests.reading.registrations.test_read import DIGITAL, OFFICE, QUALITY, SCIENCE, day_of
from tests.thoroughness import examples

CONTENTS = st.sampled_from(
    ("Nghiệm thu đề tài lúa", "Kiểm kê máy tính", "Họp hội đồng 2 lần", "Soạn quy chế mới", "Mua 12 bộ bàn ghế",
     "In kỷ yếu 3/4 trang", "Ra soat ho so luu tru", "Cập nhật số liệu 6 tháng")
)  # fmt: skip


LEADS = st.sampled_from((("chủ trì: QLKH", SCIENCE), ("chu tri VP", OFFICE), ("Chủ trì Phòng Chuyển đổi số", DIGITAL)))


SUPPORTS = st.sampled_from((("phối hợp TTTK", CENTRE), ("phối hợp: TĐC", QUALITY), ("phoi hop voi TTTK", CENTRE)))


PRODUCTS = st.sampled_from((("sản phẩm: biên bản", "biên bản"), ("SP: tờ trình", "tờ trình")))


DUES = st.sampled_from((("hạn 15/12", 15), ("hạn: 20/12/2026", 20), ("han 9-12", 9), ("xong trong ngày 18/12", 18)))


PAPERS = st.sampled_from((("theo KH 10/KH-SKHCN", "KH 10/KH-SKHCN"), ("căn cứ CV 21/SKHCN-VP", "CV 21/SKHCN-VP")))


FIELDS = st.tuples(*(st.none() | one for one in (LEADS, SUPPORTS, PRODUCTS, DUES, PAPERS)))


MARKS = st.sampled_from(("{}. ", "{}/ ", "{}) ", "({}) ", "- ", "• ", "Việc {}: ", "{}.\t"))


@st.composite
def items(draw: st.DrawFn) -> tuple[str, Draft]:
    """The words of a task with fields in any order, and what they say."""
    content, found = draw(CONTENTS), draw(FIELDS)
    lead, support, product, due, paper = found
    said = draw(st.permutations([field[0] for field in found if field]))
    words = draw(st.sampled_from((", ", "; "))).join((content, *said))
    expected = Draft(
        content=content,
        leads=(lead[1],) if lead else (),
        support=(support[1],) if support else (),
        product=product[1] if product else None,
        paper=paper[1] if paper else None,
        other_days=(str(due[1]),) if due else (),
    )
    return words, expected


@pytest.mark.by_turns
@examples(150)
@given(st.lists(items(), min_size=2, max_size=12), MARKS)
def test_a_list_reads_back_as_its_items(listed: list[tuple[str, Draft]], mark: str) -> None:
    text = "\n".join(f"{mark.format(number)}{words}" for number, (words, _) in enumerate(listed, 1))
    drafts = read(text, assigning=False)
    assert len(drafts) == len(listed)
    for draft, (_, expected) in zip(drafts, listed, strict=True):
        day = day_of(draft)
        found = (draft.content, draft.leads, draft.support, draft.product, draft.paper, (str(day.day),) if day else ())
        assert found == (
            expected.content,
            expected.leads,
            expected.support,
            expected.product,
            expected.paper,
            expected.other_days,
        )


PIECES = st.sampled_from(
    ("gửi bản giấy", "lưu ý ký số", "(kèm phụ lục 2)", "báo cáo Giám đốc", "trao đổi với chị Hà", "phối hợp VP",
     "chủ trì QLKH", "TTTK phối hợp", "(phối hợp: CĐS)", "phối hợp Sở Y tế", "sản phẩm: biên bản, ảnh chụp",
     "theo KH 10/KH-SKHCN", "hạn 15/12", "15/12", "khẩn", "đối tác: HTX Hòa Phát", "giao VP in ấn", "tốn 3/4 ngày")
)  # fmt: skip


APART = st.sampled_from((", ", "; ", ". ", " - ", "\n"))


LABELS = frozenset(["phoi", "hop", "chu", "tri", "san", "pham", "theo", "han", "khan", "doi", "tac", "giao"])
"""Words that only call a field."""


SHORT = {"vp": "van phong", "qlkh": "quan ly khoa hoc", "cds": "chuyen doi so", "tttk": "thong tin va thong ke khcn"}


@examples(200)
@example("Rà soát hồ sơ", [(". ", "phối hợp VP"), (", ", "chủ trì QLKH"), (", ", "(phối hợp: CĐS)")], True)
@example(
    "Nghiệm thu đề tài lúa",
    [(", ", "phối hợp VP"), (", ", "khẩn"), (" - ", "sản phẩm: biên bản, ảnh chụp"), (", ", "15/12")],
    True,
)
@example("Nghiệm thu đề tài lúa", [(", ", "phối hợp VP"), (" - ", "TTTK phối hợp")], False)
@example("Nghiệm thu đề tài lúa", [(", ", "(phối hợp: CĐS)"), (", ", "chủ trì QLKH"), ("; ", "giao VP in ấn")], False)
@given(CONTENTS, st.lists(st.tuples(APART, PIECES), max_size=6, unique_by=lambda piece: piece[1]), st.booleans())
def test_each_word_stands_in_a_field_or_in_the_content(
    content: str, pieces: list[tuple[str, str]], assigning: bool
) -> None:
    text = content + "".join(f"{apart}{piece}" for apart, piece in pieces)
    names = {unit.id: unit.name for unit in ALL}
    kept = " ".join(
        " ".join(
            (draft.content, draft.product or "", draft.paper or "", *draft.partners, draft.heading, draft.unclear or "",
             draft.unclear_support or "", draft.vague or "", draft.due.words if draft.due else "", *draft.other_days,
             draft.guessed.words if draft.guessed else "", *(names[unit] for unit in (*draft.leads, *draft.support)))
        )
        for draft in read(text, assigning=assigning)
    )  # fmt: skip
    known = re.findall(r"[\w/]+", fold(kept))
    wanted = [word for word in re.findall(r"[\w/]+", fold(text)) if word not in LABELS]
    lost = [word for word in wanted if word not in known and not {*SHORT.get(word, word).split()} <= {*known}]
    assert lost == [], (text, kept)
