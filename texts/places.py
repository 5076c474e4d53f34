"""Where in a document a task stands, as its reader would find it."""

from collections.abc import Sequence


def row(table: str, sections: Sequence[str], number: str) -> str:
    """ "Phụ lục 1, mục II, dòng 3"; `table` is "" where the document has one table alone."""
    return ", ".join(filter(None, (table, *(f"mục {section}" for section in sections), f"dòng {number}")))


def item_of_row(place: str, count: int) -> str:
    """One of several tasks of a row."""
    return f"{place}, ý {count}"


def again(place: str, count: int) -> str:
    """A place whose number a document has given twice."""
    return f"{place} (lần {count})"


def section(title: str) -> str:
    """A section that has a title and no number."""
    return f"“{title}”"


def item(part: str, names: Sequence[str], *, article: bool) -> str:
    """ "Phụ lục 1, mục II.3.b"; in a decision "Điều 2, khoản 1" (NĐ 30/2020, Phụ lục I); "" without any name."""
    if article:
        called = ("", "khoản ", "điểm ")
        return ", ".join(filter(None, (part, *(f"{called[min(at, 2)]}{name}" for at, name in enumerate(names)))))
    return ", ".join(filter(None, (part, f"mục {'.'.join(names)}" if names else "")))


def paragraph(place: str, count: int) -> str:
    """One of several paragraphs of a place that have neither number nor dash."""
    return ", ".join(filter(None, (place, f"đoạn {count}")))


def dash(place: str, count: int) -> str:
    """One of several items with a dash."""
    return ", ".join(filter(None, (place, f"gạch đầu dòng {count}")))
