"""A conversation about one task as a list of steps."""

from tests.flows.stage import DIGITAL, DIRECTOR, OFFICER, SCIENCE, Stage

TASK = "Lập dự toán năm, hạn 30/11"
DONE = "xong, báo cáo 50/BC-SKHCN"

Step = tuple[int, str]
"""Who says what: a command, words under the newest message, or the label of one of its buttons in brackets."""


async def goes_on(stage: Stage, *steps: Step) -> None:
    for person, words in steps:
        if words.startswith("["):
            await stage.presses(person, stage.last(), words.strip("[]"))
        else:
            await stage.says(person, words, to=None if words.startswith("/") else stage.last())


async def begins(stage: Stage, *steps: Step, task: str = TASK) -> None:
    """The task is registered by the head of Science, and the steps are gone."""
    await stage.opens(SCIENCE, DIGITAL, DIRECTOR, OFFICER)
    await stage.register(SCIENCE, task)
    await goes_on(stage, *steps)
