"""The paper of a round as a Word file."""

from domain.overviews.jobs import RoundOrder
from domain.rounds.rounds import RoundReport
from reports.faces import Made
from texts.rounds.paper import paper


def compiled(report: RoundReport, order: RoundOrder) -> Made:
    """It takes up to some seconds and asks nothing: for a process of its own."""
    from reports import word  # The libraries are loaded when the first file is made: few messages ask for one.

    standing = report.standing
    name = f"bao-cao-dot-{standing.round.number}-{standing.now:%Y-%m-%d}.docx"
    return Made(name, word.laid_out(paper(report), made_at=standing.now))
