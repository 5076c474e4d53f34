"""Of whom scores are asked for: "/diem tôi", "/diem cá nhân quý IV"."""

from domain.overviews.scoring import Whose
from domain.words import fold
from reading.language.forms import Form

_WHOSE = (
    (Whose.PEOPLE, Form(r"(?<![a-z])<score.people>(?![a-z])", "quý IV từng người", "quý IV")),
    (Whose.OWN, Form(r"(?<![a-z])<score.own>(?![a-z])", "của tôi tháng này", "tháng này")),
)


def whose_scores(text: str) -> tuple[Whose, str]:
    """Whose, and the words beside that; the units' where no person is spoken of."""
    plain = " ".join(text.split())
    for whose, form in _WHOSE:
        if found := form.search(fold(plain)):
            return whose, f"{plain[: found.start()].rstrip(' ,')} {plain[found.end() :].lstrip(' ,')}".strip()
    return Whose.UNITS, plain
