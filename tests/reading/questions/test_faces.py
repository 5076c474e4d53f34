"""As what the Board is wanted."""

import pytest

from domain.overviews.report import Face
from reading.questions.faces import read_face


@pytest.mark.parametrize(
    ("words", "face", "rest"),
    [
        ("word", Face.WORD, ""),
        ("Word, quý IV", Face.WORD, "quý IV"),
        ("thang nay xuat ra file excel", Face.WORKBOOK, "thang nay"),
        ("xlsx phòng Tổ chức", Face.WORKBOOK, "phòng Tổ chức"),
        ("anh tuan nay", Face.PICTURE, "tuan nay"),
        ("năm 2026 bằng hình ảnh", Face.PICTURE, "năm 2026"),
        ("bản pdf tháng 3", Face.PDF, "tháng 3"),
        ("việc của anh", None, "việc của anh"),
        ("văn bản 45", None, "văn bản 45"),
        ("wordpress", None, "wordpress"),
        ("", None, ""),
    ],
)
def test_the_name_of_a_face_stands_first_or_last(words: str, face: Face | None, rest: str) -> None:
    assert read_face(words) == (face, rest)
