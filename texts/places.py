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
