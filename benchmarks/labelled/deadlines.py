"""The labelled deadlines, through `dondoc read`."""

from collections.abc import Iterator

from benchmarks.labelled.judged import Judged, Label, labelled, same_moment, through_the_door


def judge_deadlines() -> Iterator[Judged]:
    for want, have in zip(labelled("deadlines"), through_the_door("deadline", "deadlines"), strict=True):
        fields = [("deadline", same_moment(want["expect"], have["deadline"], want.get("accept")))]
        for part in ("recurrence", "next_due"):
            if want.get(part):
                fields.append((part, have.get(part) == want[part]))
        if want.get("offers"):
            fields.append(("offers", have.get("alternatives") == want["offers"]))
        told = (
            f"{want['phrase']!r} at {want['now'][:16]}: want {_dated(want, 'expect')}, got {_dated(have, 'deadline')}"
        )
        yield Judged(want["kind"], all(ok for _, ok in fields), told, (), tuple(fields))


def _dated(label: Label, name: str) -> str:
    parts = (label[name], label.get("recurrence"), label.get("next_due"), *label.get("offers", ()))
    return " ".join(str(part) for part in parts if part is not None) or "none"
