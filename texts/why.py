"""Why a text was read as it was, as an indented tree for who mends the reading."""

from collections.abc import Iterator

from domain.why import Component, Loser, Source, Step, Why

SUPPLIED = "tự điền"
NOTHING = "không quy tắc nào"


def tree(why: Why) -> str:
    """The rule that decided, each step with its components, and below what lost and by what."""
    return "\n".join(_lines(why))


def _lines(why: Why) -> Iterator[str]:
    yield f"«{why.text}»"
    yield f"  quyết định: {why.decided or NOTHING}"
    for step in why.steps:
        yield f"  + {_place(step)} {step.rule} → {step.gives}"
        yield from (f"      {_component(component)}" for component in step.components)
    for loser in why.losers:
        yield f"  - {_place(loser)} {loser.rule}: {loser.because}"


def _place(at: Step | Loser) -> str:
    return f"{at.start}–{at.end} «{at.words}»"


def _component(component: Component) -> str:
    supplied = f" ({SUPPLIED})" if component.source is Source.SUPPLIED else ""
    return f"{component.name}: {component.value}{supplied}"
