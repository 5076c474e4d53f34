"""Reading that a task is to carry another mark of urgency: "nâng thành hỏa tốc"."""

from domain.tasks import Urgency
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import entries
from reading.orders.words import HEAD, MAY_GO_ON

_MARKS = {fold(entry.phrase): Urgency(entry.value) for entry in entries("urgency_mark")}
"""As registering reads them."""
_URGES = Form(
    rf"{HEAD}(?:<order.urge>(?: <order.again>)?(?: <order.urgency>)?(?: <task_word.the_task>)?(?: <order.to_mark>)+"
    rf"|<order.mark>) (?P<mark><urgency_mark>){MAY_GO_ON}",
    "nâng việc này thành hỏa tốc",
    "chuyển khẩn cho VP",
)


def read_urgency(folded: str) -> Urgency | None:
    """The mark that the order names; None where the words are anything else: "chuyển khẩn cho VP"."""
    told = _URGES.match(folded)
    return _MARKS[told["mark"]] if told else None
