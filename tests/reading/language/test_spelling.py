"""Spelling as phones do it."""

import unicodedata

import pytest

from domain.words import fold
from reading.language.spelling import composed, from_telex, is_slip, meant, settled, visible


@pytest.mark.parametrize(
    ("text", "plain"), [("Hoả tốc", "hoa toc"), ("Đôn ĐỐC", "don doc"), ("Trước", "truoc"), ("", "")]
)
def test_fold_takes_all_marks_away(text: str, plain: str) -> None:
    assert fold(text) == plain
    assert fold(unicodedata.normalize("NFD", text)) == plain


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("truowsc", "trước"), ("truocws", "trước"), ("ngayf", "ngày"), ("ngafy", "ngày"), ("tuanaf", "tuần"),
        ("thangs", "tháng"), ("hanj", "hạn"), ("ddeens", "đến"), ("namw", "năm"), ("thws", "thứ"), ("mai", None),
    ],
)  # fmt: skip
def test_telex_keystrokes_become_their_word(keys: str, word: str | None) -> None:
    assert from_telex(keys) == word


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("quý", "qúy"), ("trươć", "trước"), ("thuỷ", "thủy")])
def test_a_tone_may_stand_on_any_vowel(one: str, other: str) -> None:
    assert settled(one) == settled(other)
    assert fold(settled(one)) == fold(one)


@pytest.mark.parametrize("word", ["mai", "xong", "đ", "", "kg", "đc"])
def test_a_word_without_a_tone_stays_as_it_is(word: str) -> None:
    assert settled(word) == word


@pytest.mark.parametrize(
    ("typed", "word"),
    [("chuwa", "chưa"), ("roofi", "rồi"), ("truowsc", "trước"), ("soon", "soon"), ("submit", "submit"), ("box", "bõ")],
)
def test_what_was_meant_is_a_syllable_unless_it_is_known(typed: str, word: str) -> None:
    assert meant(typed, {"soon"}) == word


def test_places_lead_back_to_the_text_as_typed() -> None:
    typed = unicodedata.normalize("NFD", "hạn 5/12 ạ")
    whole, places = composed(typed)
    assert whole == "hạn 5/12 ạ"
    assert places is not None
    start = whole.index("5/12")
    assert typed[places[start] : places[start + 4]] == "5/12"
    assert composed(whole) == (whole, None)


def test_what_cannot_be_seen_is_left_out_with_its_place() -> None:
    assert visible("h\u200bạn\u00ad 5") == ("hạn 5", [0, 2, 3, 5, 6])
    assert visible("hạn\n5") == ("hạn\n5", None)


@pytest.mark.parametrize("typed", ["tuan", "tun", "tuann", "tuam", "taun", "tua", "uan"])
def test_one_letter_is_a_slip(typed: str) -> None:
    assert is_slip(typed, "tuan")


@pytest.mark.parametrize("typed", ["", "tn", "thang", "nuat", "tauns", "quans"])
def test_two_letters_are_another_word(typed: str) -> None:
    assert not is_slip(typed, "tuan")
