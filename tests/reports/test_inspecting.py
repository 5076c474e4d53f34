"""A template is looked into before it is kept: what is wrong is told with the words of the file."""

import io
import zipfile
from collections.abc import Callable

import pytest

from domain.overviews.report import Face
from domain.overviews.templates import Fault, Wrong
from reports.faces import starting_template
from reports.inspecting import inspected
from tests.reports.test_templates import written


@pytest.mark.parametrize("face", [Face.WORD, Face.LETTER])
def test_the_shipped_template_is_right(face: Face) -> None:
    found = inspected(starting_template(face).content, face)
    assert found.faults == ()
    assert {"co_quan", "noi_nhan", "nguoi_ky"} <= set(found.found)


@pytest.mark.parametrize(
    ("paragraphs", "fault"),
    [
        (["{{ tong_so_viec }}"], Fault(Wrong.UNKNOWN, "tong_so_viec")),
        (["{{ hoan_thnh }}"], Fault(Wrong.UNKNOWN, "hoan_thnh")),
        (["{%p for nv in nhiem_vu %}", "{{ nv.noidung }}", "{%p endfor %}"], Fault(Wrong.UNKNOWN, "noidung")),
        (["{{ tong_cong.tenn }}"], Fault(Wrong.UNKNOWN, "tenn")),
        (["{{ tong.__class__ }}"], Fault(Wrong.UNKNOWN, "__class__")),
        (["Có {{ tong } việc"], Fault(Wrong.UNREAD)),
        (["{%p for nv in nhiem_vu %}", "{{ nv.noi_dung }}"], Fault(Wrong.UNREAD)),
        (["{%p fr nv in nhiem_vu %}"], Fault(Wrong.UNREAD)),
        (["{{ range(9) }}"], Fault(Wrong.NOT_ALLOWED, "range(9)")),
        (["{{ tong * 9 }}"], Fault(Wrong.NOT_ALLOWED, "tong * 9")),
        (["{{ tong|center(999999999) }}"], Fault(Wrong.NOT_ALLOWED, "|center")),
        (["{% set a = tong %}"], Fault(Wrong.NOT_ALLOWED, "set a = tong")),
        (["{% for a in nhiem_vu %}{% for b in nhiem_vu %}{% for c in nhiem_vu %}x{% endfor %}{% endfor %}{% endfor %}"],
         Fault(Wrong.TOO_DEEP)),
        (["Quá hạn: {{ qua_han }}"], Fault(Wrong.WHOLE, "qua_han")),
        (["Kính gửi {{ noi_nhan }}"], Fault(Wrong.WHOLE, "noi_nhan")),
        (["{{ qua_han|first }}"], Fault(Wrong.WHOLE, "qua_han")),
        (["{{ qua_han|join(', ') }}"], Fault(Wrong.WHOLE, "qua_han")),
        (["{% for nv in nhiem_vu %}{{ nv }}{% endfor %}"], Fault(Wrong.WHOLE, "nv")),
        (["{% for nv in nhiem_vu %}{{ nv.tt.x }}{% endfor %}"], Fault(Wrong.UNKNOWN, "x")),
        (["{{ phu_luc.nhan }}"], Fault(Wrong.NOT_FILLED)),
        (["Độ mật: Tối mật", "{{ tong }}"], Fault(Wrong.MARKED)),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(paragraphs: list[str], fault: Fault) -> None:
    first = inspected(written(*paragraphs), Face.WORD).faults[0]
    assert first.wrong is fault.wrong
    assert fault.words in first.words


@pytest.mark.parametrize(
    "words",
    ["{{ noi_nhan|join('; ') }}", "{{ qua_han|length }}", "{% for nv in qua_han %}{{ nv.noi_dung }}{% endfor %}",
     "{% for dong in noi_nhan %}{{ dong }}{% endfor %}", "{{ noi_nhan|first|upper }}"],
)  # fmt: skip
def test_what_is_gone_through_counted_or_joined_is_right(words: str) -> None:
    assert inspected(written(words), Face.WORD).faults == ()


def test_what_is_called_or_made_up_is_told_once() -> None:
    found = inspected(written("{{ range(9) }}", "{% set a = tong %}{{ a }}"), Face.WORD)
    assert [fault.wrong for fault in found.faults] == [Wrong.NOT_ALLOWED, Wrong.NOT_ALLOWED]


def test_a_name_that_is_nearly_right_is_told_with_the_right_one() -> None:
    [fault] = inspected(written("{{ hoan_thnh }}"), Face.WORD).faults
    assert "hoan_thanh" in fault.near


def test_what_cannot_be_read_is_quoted() -> None:
    [fault] = inspected(written("Kính gửi", "Có {{ tong việc", "Nơi nhận"), Face.WORD).faults
    assert "Có {{ tong việc" in fault.words


def test_all_faults_are_told_at_once_beside_what_is_right() -> None:
    found = inspected(written("{{ tong }} {{ mot }} {{ nguoi_ky }}", "{{ haii }}"), Face.LETTER)
    assert [fault.words for fault in found.faults] == ["mot", "haii"]
    assert found.found == ("nguoi_ky", "tong")


def packed(**parts: str) -> bytes:
    """A right template with these parts beside, or in the place of, its own."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written("{{ tong }}"))) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, inside in parts.items():
            new.writestr(name, inside)
    return stream.getvalue()


LINKED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://a.b/c.png" '
    'TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (lambda: b"%PDF-1.7", Wrong.NO_WORD_FILE),
        (lambda: b"", Wrong.NO_WORD_FILE),
        (lambda: written("x")[:200], Wrong.NO_WORD_FILE),
        (lambda: packed(**{"word/document.xml": "<a"}), Wrong.NO_WORD_FILE),
        (lambda: packed(**{"word/bomb.xml": " " * 60_000_000}), Wrong.TOO_LARGE),
        (lambda: packed(**{"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), Wrong.UNSAFE),
        (lambda: packed(**{"word/vbaProject.bin": "x"}), Wrong.UNSAFE),
        (lambda: packed(**{"word/_rels/header9.xml.rels": LINKED}), Wrong.UNSAFE),
    ],
    ids=["a PDF", "nothing", "half a file", "broken XML", "a bomb", "a DOCTYPE", "macros", "a picture elsewhere"],
)
def test_a_hostile_file_is_refused(content: Callable[[], bytes], wrong: Wrong) -> None:
    assert inspected(content(), Face.WORD).faults == (Fault(wrong),)
