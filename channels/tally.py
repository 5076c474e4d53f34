"""What became of the messages since the start, in numbers, for who watches."""

from collections import Counter

from channels.telegram.calls import cause_of
from domain.reminding.delivery import Delivered, Failed


class Tally:
    """`refused` counts by cause, of which there are a few: no words of anybody are among them."""

    def __init__(self) -> None:
        self.taken = 0
        self.refused: Counter[str] = Counter()

    def note(self, outcome: Delivered | Failed) -> None:
        if isinstance(outcome, Delivered):
            self.taken += 1
        else:
            self.refused[cause_of(outcome)] += 1
