"""What a paper is called: on its card, and as the paper of the tasks that were made of it."""

from domain.documents.findings import Head
from texts import format

UNNAMED = "Văn bản"


def called(head: Head) -> str:
    """Its kind, its number and its day, as far as they are there: "Kế hoạch 192/KH-UBND ngày 12/03/2026"."""
    parts = [head.kind.strip() or UNNAMED]
    if head.number:
        parts.append(head.number if head.number[:1].isdecimal() else f"chưa có số ({head.number})")
    if head.day:
        parts.append(f"ngày {format.date(head.day)}")
    elif head.partial_day:
        year, _, month = head.partial_day.partition("-")
        parts.append(f"tháng {month}/{year}" if month else f"năm {year}")
    return " ".join(parts)


def known_as(head: Head, number: int) -> str:
    """Likewise, with the number under which the organization has it."""
    return f"{called(head)} (văn bản {number})"
