"""The labelled replies: what is said of one task through `dondoc read`, of several as under a digest."""

from collections.abc import Iterator

from benchmarks.labelled.judged import Judged, Label, holds, labelled, through_the_door
from domain.asking import Asked
from domain.replies import Reply
from reading.replies.lines.meant import lines_meant
from reading.replies.read import read_replies

WORK = frozenset({"done", "progress", "extension", "obstacle", "decline"})
UNHEARD = frozenset({None, "smalltalk", "ack"})


def judge_replies() -> Iterator[Judged]:
    for want, have in zip(labelled("replies"), through_the_door("reply", "replies"), strict=True):
        yield _judge_lines(want) if want.get("digest") else _judge_reply(want, have)


def _judge_reply(want: Label, have: Label) -> Judged:
    fields = [("intent", have["intent"] in _intents(want)), ("numbers", _same_numbers(want, have))]
    if want["new_deadline_phrase"]:
        fields.append(("new_deadline", holds(have["new_deadline_phrase"], want["new_deadline_phrase"])))
    told = f"{want['reply']!r}: want {_said(want)}, got {_said(have)}"
    return Judged(want["kind"], all(ok for _, ok in fields), told, _wrongs(want, have), tuple(fields))


def _judge_lines(want: Label) -> Judged:
    """A reply to several tasks is right where every line is, and no other line is spoken of."""
    text, digest = want["reply"], want["digest"]
    found = read_replies(
        text,
        items=lines_meant(text, len(digest)),
        asked=Asked(about=" ".join(digest), names=dict(enumerate(digest, 1))),
    )
    heard = {str(one.item): _as_label(one) for one in found if one.item is not None and not one.unsettled}
    asks_which = any((one.item is None or one.unsettled) and one.intent in WORK for one in found)
    silent: Label = {"intent": None, "percent": None, "count": None, "amount": None, "new_deadline_phrase": None}
    lines = [(line, want["lines"].get(line, silent), heard.get(line, silent)) for line in {**want["lines"], **heard}]
    right = [
        said["intent"] == got["intent"]
        and _same_numbers(said, got)
        and (not said["new_deadline_phrase"] or holds(got["new_deadline_phrase"], said["new_deadline_phrase"]))
        for _, said, got in lines
    ]
    wrongs = [mark for _, said, got in lines for mark in _wrongs(said, got)]
    marks = tuple("asked which" if asks_which and mark == "nothing heard" else mark for mark in wrongs)
    shown = (f"{line} want {_said(said)} got {_said(got)}" for line, said, got in lines)
    told = f"{text!r}: {'; '.join(one for one, ok in zip(shown, right, strict=True) if not ok)}"
    return Judged(want["kind"], all(right), told, marks, tuple(("line", ok) for ok in right))


def _as_label(heard: Reply) -> Label:
    return {
        "intent": heard.intent.value,
        "percent": heard.percent,
        "count": list(heard.count) if heard.count else None,
        "amount": [heard.amount.kind.value, heard.amount.number] if heard.amount else None,
        "new_deadline_phrase": heard.new_deadline,
        "doubtful": heard.doubtful,
    }


def _intents(want: Label) -> list[str]:
    return [want["intent"], *want.get("accept_intents", ())]


def _same_numbers(want: Label, have: Label) -> bool:
    percents = [want["percent"], *want.get("accept_percent", ())]
    counts = (want["count"], want.get("accept_count"))
    return (
        have["percent"] in percents and have["count"] in counts and want.get("amount", have["amount"]) == have["amount"]
    )


def _wrongs(want: Label, have: Label) -> tuple[str, ...]:
    intents, got = _intents(want), have["intent"]
    found = {
        "false done": got == "done" and "done" not in intents,
        "asked": want["intent"] == "done" and got == "progress" and have.get("doubtful", False),
        "nothing heard": want["intent"] in WORK and got in UNHEARD and got not in intents,
    }
    return tuple(mark for mark, is_so in found.items() if is_so)


def _said(label: Label) -> str:
    parts = (*_intents(label), label["percent"], label["count"], label["new_deadline_phrase"])
    return " ".join(str(part) for part in parts if part is not None) or "nothing"
