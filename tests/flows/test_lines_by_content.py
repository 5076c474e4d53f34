"""Under several tasks one may be named by its words instead of its number."""

from tests.flows.stage import CHIEF, DIGITAL, SCIENCE, Stage, texts


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


async def test_both_are_the_two_of_who_speaks(stage: Stage) -> None:
    await stage.opens(SCIENCE, DIGITAL)
    await stage.register(SCIENCE, "Rà soát thủ tục, hạn 30/11")
    await stage.register(DIGITAL, "Lập dự toán, hạn 30/11")
    await stage.register(SCIENCE, "Thẩm định đề tài, hạn 30/11")
    shown = (await stage.says(CHIEF, "/nhiemvu"))[-1]
    await stage.says(SCIENCE, "cả hai việc trên đang làm", to=shown)

    told = [texts(await stage.says(CHIEF, f"/nv{number}")) for number in (1, 2, 3)]
    assert ["đang thực hiện" in one for one in told] == [True, False, True]
