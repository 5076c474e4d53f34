"""Under several tasks one may be named by its words instead of its number."""

from tests.flows.stage import SCIENCE, Stage, texts


async def test_the_one_task_that_fits_is_meant(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for content in ("Lắp đặt wifi phòng họp", "Xây dựng đề án vị trí việc làm"):
        await stage.register(SCIENCE, f"{content}, hạn 30/11")
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]
    await stage.says(SCIENCE, "việc wifi được 70% rồi", to=shown)

    assert "70%" in texts(await stage.says(SCIENCE, "/nv1"))
    assert "70%" not in texts(await stage.says(SCIENCE, "/nv2"))


async def test_what_fits_none_is_asked_about(stage: Stage) -> None:
    await stage.opens(SCIENCE)
    for content in ("Lắp đặt wifi phòng họp", "Xây dựng đề án vị trí việc làm"):
        await stage.register(SCIENCE, f"{content}, hạn 30/11")
    shown = (await stage.says(SCIENCE, "/nhiemvu"))[-1]
    asked = texts(await stage.says(SCIENCE, "được 70% rồi", to=shown))

    assert "Đề nghị ghi số thứ tự" in asked
    for number in (1, 2):
        assert "70%" not in texts(await stage.says(SCIENCE, f"/nv{number}"))
