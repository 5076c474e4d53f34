"""What the process that reads a file may take of the machine, where the system can hold it to that."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_NICE = 10
_ONE_ARENA = (-8, 1)
"""M_ARENA_MAX of the C library's malloc.h: else each thread that recognises takes 64 MB of addresses for itself."""

if sys.platform != "win32":
    import resource

    def bind(memory: int, cpu: int, written: int) -> None:
        """Bound this process for good: bytes of memory, seconds of work, bytes of a file that it writes.

        Others are answered before it.
        """
        os.nice(_NICE)
        with suppress(AttributeError, OSError):  # Of another C library than that of GNU nothing is asked.
            ctypes.CDLL(None).mallopt(*_ONE_ARENA)
        for kind, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, cpu),
            (resource.RLIMIT_FSIZE, written),
        ):
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    @contextmanager
    def memory_for_programs(most: int) -> Iterator[None]:
        """What is started while the block lasts may have so many bytes, more than this process has."""
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

else:

    def bind(memory: int, cpu: int, written: int) -> None:
        """The system has no such bounds: the time that the parent gives is the only one."""

    @contextmanager
    def memory_for_programs(most: int) -> Iterator[None]:
        yield
