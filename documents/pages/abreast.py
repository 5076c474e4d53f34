"""Recognises pages side by side, each with a Tesseract of its own: it lets go of Python while it works."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from documents.pages.recognition import Recogniser
from documents.pages.sight import Sight


class Recognisers:
    """So many as work at once, begun where they are needed; `folder` has the Vietnamese data."""

    def __init__(self, folder: str, abreast: int) -> None:
        self._folder = folder
        self._threads = ThreadPoolExecutor(abreast)
        self._free: SimpleQueue[Recogniser] = SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(cancel_futures=True)
        while not self._free.empty():
            self._free.get().close()

    def begin(self, read: Callable[[Recogniser], Sight]) -> Callable[[], Sight | None]:
        """Begin with a page. What is returned waits for the end, and gives None where `read` was out of time."""
        return self._threads.submit(self._with_one, read).result

    def _with_one(self, read: Callable[[Recogniser], Sight]) -> Sight | None:
        try:
            recogniser = self._free.get_nowait()
        except Empty:
            recogniser = Recogniser(self._folder)
        try:
            return read(recogniser)
        except TimeoutError:
            return None
        finally:
            self._free.put(recogniser)
