"""Which chats are told of a rung: the groups, and in private those to whom the task has come by then."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ladder import Reach, Rung
from domain.reminding import digests
from domain.tasks import PersonName, Task


@dataclass(frozen=True)
class Recipients:
    """The groups of one organization, who holds which post in it, and the accounts that can be written to."""

    groups: tuple[int, ...]
    holders: Sequence[digests.Holder]
    reachable: frozenset[int]

    def of(self, task: Task, rung: Rung) -> list[int]:
        """The chats in which the rung is told, each once, the groups first."""
        told: list[PersonName] = []
        if rung.reach >= Reach.OFFICE:
            told += digests.office_of(self.holders)
        if rung.reach >= Reach.LEADER:
            told += digests.leaders_of(task, self.holders)
        private = [person.account for person in told if person.account in self.reachable]
        return [*self.groups, *dict.fromkeys(private)]
