"""An order that was given to several units: each has a task of its own, and the order knows how these stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.tasks import State


@dataclass(frozen=True)
class Part:
    """The task of one unit; `percent` is what it last reported, None where it has named no share."""

    number: int
    unit: str
    state: State
    percent: int | None = None


@dataclass(frozen=True)
class CommonOrder:
    """The order behind several tasks, in the order of their numbers. `id` is that of the first one.

    It is no task: nobody is reminded of it, and no account counts it; how it stands is told by its parts.
    """

    id: int
    parts: tuple[Part, ...]

    @property
    def counted(self) -> tuple[Part, ...]:
        """The parts that are still wanted."""
        return tuple(part for part in self.parts if part.state is not State.CANCELLED)

    @property
    def done(self) -> int:
        return sum(part.state is State.COMPLETED for part in self.parts)

    @property
    def submitted(self) -> int:
        """How many are reported done and wait for a confirmation."""
        return sum(part.state is State.SUBMITTED for part in self.parts)

    @property
    def unfinished(self) -> tuple[Part, ...]:
        return tuple(part for part in self.counted if part.state is not State.COMPLETED)


NO_ORDERS: Mapping[int, CommonOrder] = MappingProxyType({})


@dataclass(frozen=True)
class OpenOrder:
    """An order of which parts are still to be done: what is to be done, and the paper that asks for it, if one does."""

    order: CommonOrder
    content: str
    paper: str | None = None
