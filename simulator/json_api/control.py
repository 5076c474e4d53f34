"""The JSON API, control: the clock of the town, its coming to rest, its troubles."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator import membership, time_control, views
from simulator.bot_api import unless_gone
from simulator.clock import ZONE, read_moment
from simulator.errors import TownError
from simulator.json_api.fields import Fields, body_of, town_of
from simulator.trouble import Kind, Trouble

LONG_POLL = 25.0


async def get_clock(request: Request) -> Response:
    """The time; with `after`, waits for a beat beyond that one. `follower` names the assistant that asks."""
    town, asked = town_of(request), Fields(dict(request.query_params))
    after = asked.may("after", int)
    if after is not None:
        await unless_gone(request, town.clock.next_beat(after, asked.may("follower", str), LONG_POLL))
    due = town.clock.next_due
    return JSONResponse(
        {"now": views.moment(town), "beat": town.clock.beat, "next": due and due.astimezone(ZONE).isoformat()}
    )


async def clock_done(request: Request) -> Response:
    fields = await body_of(request)
    due = fields.may("next", str)
    town_of(request).clock.report(
        fields.need("follower", str), fields.need("beat", int), read_moment(due) if due else None
    )
    return JSONResponse({})


async def move_clock(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
    span, moment = fields.may("advance", str), fields.may("to", str)
    if (span is None) == (moment is None):
        raise TownError("either 'advance' or 'to' must be given")
    if span is not None:
        await time_control.advance(town, span)
    elif moment is not None:
        await time_control.move_to(town, moment)
    return JSONResponse({"now": views.moment(town)})


async def settle(request: Request) -> Response:
    fields = await body_of(request)
    await time_control.settle(town_of(request), fields.may("limit", float) or time_control.LIMIT)
    return JSONResponse({"now": views.moment(town_of(request))})


async def get_trouble(request: Request) -> Response:
    """How many calls were carried out and their callers not told so."""
    return JSONResponse({"untold": town_of(request).troubles.untold})


async def trouble(request: Request) -> Response:
    town, fields = town_of(request), await body_of(request)
    kind = fields.need("kind", str)
    if kind == "none":
        town.troubles.clear()
    elif kind == "migrate":
        return JSONResponse({"chat": membership.migrate(town, fields.need("chat", int)).id})
    elif kind in set(Kind):
        town.troubles.add(_trouble(Kind(kind), fields))
    else:
        raise TownError(f"there is no such trouble: {kind!r}; there are: {', '.join(Kind)}, migrate, none")
    return JSONResponse({})


def _trouble(kind: Kind, fields: Fields) -> Trouble:
    share, times = fields.may("share", float), fields.may("times", int)
    if share is not None and not 0 <= share <= 1:
        raise TownError("'share' is between 0 and 1")
    if times is not None and times < 1:
        raise TownError("'times' is at least 1")
    if times is None and share is None:
        times = 1
    return Trouble(
        kind,
        times,
        1.0 if share is None else share,
        fields.may("method", str),
        fields.may("chat", int),
        fields.may("retry_after", int) or 1,
        fields.may("seconds", float) or 1.0,
        accepted=fields.may("accepted", bool) or False,
        status=fields.may("status", int),
        body=fields.may("body", str),
    )
