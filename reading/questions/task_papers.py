"""Which paper about a task, a unit or a person is to be drafted: "gia hạn 12", "bàn giao P. QLKH"."""

from domain.overviews.report import Face
from domain.words import fold
from reading.language.forms import Form

_AFTER = r"(?![a-z])(?: <task_paper.of>(?![a-z]))*[ :,]*"
_FACES = (
    (Face.COMPLETION, Form(rf"<task_paper.completion>{_AFTER}", "báo cáo kết quả nhiệm vụ 12", "bàn giao VP")),
    (Face.EXTENSION, Form(rf"<task_paper.extension>{_AFTER}", "xin gia hạn việc 12", "kết quả 12")),
    (Face.HANDOVER, Form(rf"<task_paper.handover>{_AFTER}", "bàn giao của Văn phòng", "gia hạn 12")),
)


def task_paper(words: str) -> tuple[Face | None, str]:
    """The paper that the words begin with, and what it is about; None where they name none."""
    plain = " ".join(words.split())
    folded = fold(plain)
    for face, form in _FACES:
        if found := form.match(folded):
            return face, plain[found.end() :]
    return None, plain
