"""What a newer version of a paper changes of tasks that were accepted: before it is done, and when it was."""

from collections.abc import Mapping, Sequence

from domain.documents.papers_in import Item, PaperIn, Revised
from domain.ladder import Times
from domain.refusals import Refusal
from domain.tasks import PersonName, Task, UnitName
from texts import refusals
from texts.message import Message, esc
from texts.papers_in.names import called
from texts.tasks import cut, due_words, mentions

LONGEST = 90
NO_DEADLINE = "bản mới không ghi thời hạn"
"""The words of a deadline that a newer version has taken away."""


def proposed(item: Item, numbers: Sequence[int]) -> str:
    """What accepting the item changes of the tasks with these numbers."""
    assert item.revision is not None
    due = item.draft.due.words if item.draft.due else ""
    now = {Revised.LEAD: item.whose, Revised.DEADLINE: due, Revised.CONTENT: item.draft.content}
    changes = [f"{WHAT[what]}: {_said(was)} → {_said(now[what])}" for what, was in item.revision.was.items()]
    named = ", ".join(f"/nv{number}" for number in numbers)
    return f"🔁 nhận mục này là sửa {named} – {'; '.join(changes)}"


WHAT = {Revised.LEAD: "chủ trì", Revised.DEADLINE: "hạn", Revised.CONTENT: "nội dung"}


def _said(words: str) -> str:
    return f"“{esc(cut(words, LONGEST))}”" if words else "không có"


def why(paper: PaperIn) -> str:
    """Why the tasks are changed, for their history."""
    return f"theo bản mới: {called(paper.head)} (văn bản {paper.number})"


def applied(
    paper: PaperIn,
    changed: Sequence[tuple[Task, Task]],
    heads: Mapping[UnitName, tuple[PersonName, ...]],
    times: Times,
) -> Message:
    """What has become of each task, to those who lead it now and did before."""
    lines = [
        f"🔁 <b>Đã sửa {len(changed)} nhiệm vụ</b> theo bản mới {esc(called(paper.head))} (văn bản {paper.number}):"
    ]
    for before, after in changed:
        to = tuple(dict.fromkeys((*heads.get(before.lead, ()), *heads.get(after.lead, ()))))
        told = f" – kính chuyển {mentions(to)}" if to else ""
        lines.append(f"\n/nv{after.number} – {esc(cut(after.content, LONGEST))}{told}")
        if before.lead != after.lead:
            lines.append(f"• chủ trì: {esc(before.lead.name)} → <b>{esc(after.lead.name)}</b>")
        if before.due != after.due:
            lines.append(f"• hạn: {_due(before, times)} → <b>{_due(after, times)}</b>")
        if before.content != after.content:
            lines.append(f"• nội dung trước đây: “{esc(cut(before.content, LONGEST))}”")
    return Message("\n".join(lines), shows=tuple(after.id for _, after in changed))


def _due(task: Task, times: Times) -> str:
    return due_words(task.due, times.zone) if task.due else "không có"


def refused(found: Sequence[tuple[Task, Refusal]]) -> list[str]:
    """Why tasks were not changed."""
    return [f"⚠️ Chưa sửa /nv{task.number}: {refusals.words(refusal)}" for task, refusal in found]
