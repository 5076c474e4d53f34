"""To which organization words belong that are said in private by somebody who holds posts in several."""

from collections.abc import Sequence

from actions.turns import Turn
from db import organizations, outbox, tasks
from db.care import row_security
from domain import refusals


def of_private(turn: Turn, account: int, *, answered: int | None, numbers: Sequence[int], command: bool) -> int | None:
    """The organization of the message of ours that is answered, or of the task that is named by its number.

    Other words than commands go on with what we said last. None where nothing decides, or nothing has to be decided.
    Raises WhichOrganization for a number that is that of a task in several.
    """
    known = organizations.with_posts_of(turn.session, channel=turn.channel, account=account)
    if len(known) < 2:
        return None
    if answered is not None:
        return _one_of(known, outbox.organization_of(turn.session, chat=turn.chat, message=answered))
    if numbers:
        found = [one for one in known if _has(turn, one, numbers[0])]
        if len(found) > 1:
            raise refusals.WhichOrganization(numbers[0], tuple(found))
        return found[0] if found else None
    return None if command else _one_of(known, outbox.organization_of(turn.session, chat=turn.chat))


def _has(turn: Turn, organization: int, number: int) -> bool:
    row_security.enter(turn.session, organization)
    return bool(tasks.ids_of(turn.session, [number], organization=organization))


def _one_of(known: Sequence[int], found: int | None) -> int | None:
    return found if found in known else None
