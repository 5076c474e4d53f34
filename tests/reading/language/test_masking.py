"""What is collected of wrong readings tells nothing of people."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.language.masking import masked
from tests.thoroughness import examples

NAMES = ("Đặng Văn Lâm", "Nguyễn Thị Thu Hà", "Bình")


@pytest.mark.parametrize(
    ("words", "anonymous"),
    [
        ("việc này xong sao được", "việc này xong sao được"),
        ("hỏi Đặng Văn Lâm giúp em", "hỏi *** giúp em"),
        ("hoi dang van lam giup em", "hoi *** giup em"),
        ("chị Thu Hà đang giữ hồ sơ", "chị *** đang giữ hồ sơ"),
        ("anh Lâm bảo mai xong", "anh *** bảo mai xong"),
        ("đ/c Hà ký rồi", "đ/c *** ký rồi"),
        ("a Bình xong rồi", "a *** xong rồi"),
        ("tình hình bình thường", "tình hình bình thường"),
        ("gọi em số 0912 345 678 nhé", "gọi em số *** nhé"),
        ("gọi +84912345678", "gọi ***"),
        ("được 80%, 5/12 hồ sơ, hạn 20/11/2026", "được 80%, 5/12 hồ sơ, hạn 20/11/2026"),
        ("gửi lam.dv@so.gov.vn hoặc @lam_khcn", "gửi *** hoặc ***"),
    ],
)
def test_names_numbers_and_addresses_are_masked(words: str, anonymous: str) -> None:
    assert masked(words, NAMES) == anonymous
    assert masked(unicodedata.normalize("NFD", words), NAMES) == anonymous


@examples(80)
@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=3))
def test_any_words_can_be_collected(words: str, names: list[str]) -> None:
    assert isinstance(masked(words, names), str)
