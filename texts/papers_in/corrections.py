"""What is said of corrections of a paper that could not be done: which, why, and what to write instead."""

from collections.abc import Sequence

from domain.documents.wishes import Unread
from domain.refusals import NoSuchUnit, Refusal
from texts import refusals
from texts.message import esc
from texts.papers_in.answers import LONGEST_NAMED, numbered
from texts.tasks import cut

NOTHING_CHANGED = "Chưa thay đổi gì."


def unread(found: Sequence[Unread]) -> list[str]:
    """A line for each."""
    return [_unread(one) for one in found]


def _unread(one: Unread) -> str:
    said = f"“{esc(cut(one.words, LONGEST_NAMED))}”"
    if not one.items:
        return f"❓ Chưa rõ {said} nói về mục nào. Đề nghị ghi số mục ở đầu, ví dụ “2 giao VP, hạn 30/6”."
    where, first = f"Mục {numbered(one.items)}", one.items[0]
    if one.why is None:
        example = f"“{first} giao VP, hạn 30/6”, “{first} nội dung: …”, “bỏ {first}”"
        return f"❓ {where}: chưa rõ {said}, chưa sửa phần này. Đề nghị trả lời, ví dụ {example}."
    return f"❓ {where}, {said}: {refusals.words(one.why)} Ví dụ: “{first} {_example(one.why)}”."


def _example(why: Refusal) -> str:
    return "giao VP" if isinstance(why, NoSuchUnit) else "hạn 30/6"
