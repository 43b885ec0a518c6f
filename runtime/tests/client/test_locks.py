"""Locks across a fork."""

from __future__ import annotations

import os
import threading
import warnings

from nexigon_gen.runtime.client.locks import ForkSafeLock


def _all_threads_count(lock: ForkSafeLock) -> bool:
    """Whether threads that start at once exclude one another."""
    start = threading.Barrier(8)
    inside: list[int] = []
    clean: list[bool] = []

    def enter(number: int) -> None:
        start.wait(5)
        for _ in range(50):
            with lock.held(5):
                inside.append(number)
                clean.append(inside == [number])
                inside.clear()

    threads = [threading.Thread(target=enter, args=(each,)) for each in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(10)
    return len(clean) == 400 and all(clean)


def test_a_child_finds_the_lock_open_and_it_still_locks() -> None:
    lock = ForkSafeLock()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with lock.held():
            held.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(5)
    with warnings.catch_warnings():
        # Python 3.12 warns because there are threads; that is what this is about.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        os._exit(0 if _all_threads_count(lock) else 1)
    assert os.waitpid(pid, 0)[1] == 0
    done.set()
    holder.join()
