"""Tasks for which more time was asked for."""

from simulator.models import Message
from tests.flows.stage import CHIEF, DIRECTOR, SCIENCE, Stage

TASK = "Lập dự toán năm, hạn 18/11"
ASKS_TIME = "xin lùi đến 30/12 vì chờ góp ý"
DONE = "xong, báo cáo 60/BC-SKHCN"


async def requested(stage: Stage) -> Message:
    """The message that puts a later deadline before who decides."""
    await stage.opens(SCIENCE, DIRECTOR)
    card = await stage.register(SCIENCE, TASK)
    return (await stage.says(SCIENCE, ASKS_TIME, to=card))[-1]


async def list_after_request(stage: Stage) -> Message:
    """The list of two tasks that were reported done after more time was asked for."""
    await stage.opens(SCIENCE, DIRECTOR)
    for number, content in enumerate(("Lập dự toán năm, hạn 18/11", "Báo cáo sáng kiến, hạn 18/11"), 1):
        card = await stage.register(SCIENCE, content)
        await stage.says(SCIENCE, ASKS_TIME, to=card)
        await stage.says(SCIENCE, f"xong, báo cáo 6{number}/BC-SKHCN", to=card)
    return (await stage.says(CHIEF, "/nhiemvu"))[-1]
