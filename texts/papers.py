"""How the paper that assigns a task is told: its words, and what is known of it beside them."""

from domain.registering.papers import Paper
from texts import format
from texts.message import esc

LONGEST_ABOUT = 160


def told(words: str, source: Paper | None) -> str:
    """ "1187/VPUB-KGVX ngày 05/11/2026 của UBND tỉnh (báo cáo Đề án 06)"; what is blank is left out."""
    if source is None:
        return esc(words)
    day = f" ngày {format.date(source.day)}" if source.day and format.date(source.day) not in words else ""
    issuer = f" của {esc(source.issuer)}" if source.issuer else ""
    about = source.about if len(source.about) <= LONGEST_ABOUT else f"{source.about[:LONGEST_ABOUT].rsplit(' ', 1)[0]}…"
    return f"{esc(words)}{day}{issuer}{f' ({esc(about)})' if about and about not in words else ''}"
