"""What the office wants of its templates: "tải báo cáo", "bỏ mẫu công văn đôn đốc"."""

from domain.overviews.report import Face
from domain.overviews.templates import Action, Wish
from domain.words import fold
from reading.language.forms import Form

_ACTIONS = (
    (Action.DROP, Form("(?<![a-z])<template.drop>(?![a-z])", "bỏ báo cáo", "bóng")),
    (Action.GET, Form("(?<![a-z])<template.get>(?![a-z])", "tải báo cáo", "báo cáo")),
)
_FACES = (
    (Face.LETTER, Form("(?<![a-z])<template.letter>(?![a-z])", "công văn đôn đốc", "báo cáo")),
    (Face.WORD, Form("(?<![a-z])<template.report>(?![a-z])", "mẫu báo cáo", "đôn đốc")),
)


def read_template(text: str) -> Wish:
    """What is wanted, and of which paper; a paper alone is to get a template, and without words all are shown."""
    folded = fold(" ".join(text.split()))
    face = next((face for face, form in _FACES if form.search(folded)), None)
    action = next((action for action, form in _ACTIONS if form.search(folded)), None)
    return Wish(action or (Action.SHOW if face is None else Action.PUT), face)
