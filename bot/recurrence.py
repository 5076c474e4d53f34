"""The words that the reports of an office use for how often something comes back."""

from domain.deadlines import Deadline, DeadlineKind


def recurrence_word(found: Deadline, series: int) -> str | None:
    """The word that the reports of the office use for how often it comes back; None where it does not."""
    if found.kind is DeadlineKind.STANDING:
        return "thuong_xuyen"
    if not found.rrule:
        return None
    parts = dict(part.split("=") for part in found.rrule.split(";"))
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        return "thuong_xuyen"
    if parts["FREQ"] == "MONTHLY":
        return "hang_thang"
    times = max(len(parts.get("BYMONTH", parts.get("BYYEARDAY", "")).split(",")), series)
    return {1: "hang_nam", 2: "6_thang", 4: "hang_quy", 12: "hang_thang"}.get(times)
