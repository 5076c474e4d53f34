"""What is measured, as Prometheus reads it. Numbers alone: no name, no word and no chat is among them."""

import datetime as dt
from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from bot.app import Assistant
from bot.web.door import Door
from bot.web.health import OneAtATime
from db.care import gauges
from db.care.gauges import Gauges
from db.engine import Sessions
from db.health import FAULTS


class Measures:
    """The page of them; `door` is None where updates are asked for."""

    def __init__(self, assistant: Assistant, door: Door | None) -> None:
        self._assistant = assistant
        self._door = door
        self._gauges = OneAtATime(self._look)
        self._process = ProcessCollector(registry=None)

    async def page(self, request: Request) -> Response:
        """What the database does not tell, because it is away, is left out; that it is away is told."""
        try:
            found: Gauges | None = await self._gauges()
        except FAULTS:
            found = None
        registry = CollectorRegistry()
        registry.register(self._process)
        registry.register(_Found([*self._of_process(), *self._of_database(found)]))
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    async def _look(self) -> Gauges:
        return await self._assistant.workers.read(_measured, self._assistant.sessions, now=self._assistant.clock.now())

    def _of_database(self, found: Gauges | None) -> Iterator[Metric]:
        yield _gauge("database_up", "Whether the database answers.", float(found is not None))
        if found is None:
            return
        yield _gauge("inbox_waiting", "Updates that nobody has handled.", found.inbox)
        yield _gauge("inbox_oldest_seconds", "How long the oldest of them waits.", self._age(found.inbox_oldest))
        yield _gauge("outbox_waiting", "Messages that could go out now.", found.outbox)
        yield _gauge("outbox_oldest_seconds", "How long the oldest of them waits.", self._age(found.outbox_oldest))
        yield _gauge("outbox_delayed", "Messages that wait for the hour of their next try.", found.delayed)
        yield _gauge("outcomes_unknown", "Messages that may have arrived, and are said again.", found.unknown)
        yield _gauge("reminders_late", "Reminders that wait for longer than ten minutes.", found.late)
        yield _gauge("chats_unreached", "Chats that take no messages until people mend it.", found.unreached)
        yield _gauge("set_aside", "What a fault in what is stored keeps from being planned.", found.set_aside)
        yield _gauge("jobs_waiting", "Long work that is not done.", found.jobs)
        if found.ticked_at is not None:
            yield _gauge("tick_age_seconds", "How long ago the clock did its work.", self._age(found.ticked_at))

    def _of_process(self) -> Iterator[Metric]:
        ticker, tally = self._assistant.ticker, self._assistant.sender.tally
        pool = gauges.connections(self._assistant.sessions.engine)
        yield _counter("ticks", "Ticks of the clock since the start.", ticker.ticks)
        yield _counter("tick_seconds", "What they took.", ticker.seconds)
        yield _counter("sends_taken", "Messages that the messenger took since the start.", tally.taken)
        yield _counters("sends_refused", "Those that it did not take, by cause.", tally.refused, "reason")
        connections = {"in use": pool.in_use, "idle": pool.idle}
        yield _gauges("database_connections", "Connections to the database.", connections, "state")
        if self._door is not None:
            yield _counters("webhook_answers", "What was answered at the door.", self._door.answers, "status")

    def _age(self, since: dt.datetime | None) -> float:
        return max((self._assistant.clock.now() - since).total_seconds(), 0.0) if since is not None else 0.0


def _measured(sessions: Sessions, *, now: dt.datetime) -> Gauges:
    with sessions.reading() as session:
        return gauges.measured(session, now=now)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"dondoc_{name}", about, value=value)


def _gauges(name: str, about: str, values: Mapping[str, float], label: str) -> Metric:
    metric = GaugeMetricFamily(f"dondoc_{name}", about, labels=[label])
    for one, value in values.items():
        metric.add_metric([one], value)
    return metric


def _counter(name: str, about: str, value: float) -> Metric:
    return CounterMetricFamily(f"dondoc_{name}", about, value=value)


def _counters(name: str, about: str, values: Mapping[str, float], label: str) -> Metric:
    metric = CounterMetricFamily(f"dondoc_{name}", about, labels=[label])
    for one, value in values.items():
        metric.add_metric([one], value)
    return metric


class _Found(Collector):
    """What was found, for one answer."""

    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> list[Metric]:
        return self._metrics
