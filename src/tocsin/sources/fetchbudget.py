"""What one fetch may still take: seconds by the clock given, and bytes on the wire."""

from collections.abc import Callable

from tocsin.errors import FetchError

Clock = Callable[[], float]
"""Seconds that only grow, from any start."""


class Budget:
    """The seconds and bytes left to one fetch with all its redirects; waiting for a polite pace is not counted."""

    def __init__(self, shown: str, seconds: float, wire_bytes: int, clock: Clock) -> None:
        self._shown = shown
        self._seconds = seconds
        self._left = seconds
        self._wire_bytes = wire_bytes
        self._clock = clock
        self._until = 0.0
        self.taken = 0

    def start(self) -> None:
        """Lets the seconds run."""
        self._until = self._clock() + self._left

    def stop(self) -> None:
        """Halts the seconds."""
        self._left = self._until - self._clock()

    def seconds_left(self) -> float:
        """The seconds left, above 0. Raises FetchError when there are none."""
        left = self._until - self._clock()
        if left <= 0:
            raise FetchError(f"{self._shown}: takes longer than {self._seconds:g} seconds", "try again later")
        return left

    def take(self, count: int) -> None:
        """Counts bytes that came over the wire. Raises FetchError when they are too many."""
        self.taken += count
        if self.taken > self._wire_bytes:
            raise FetchError(f"{self._shown}: sends more than {self._wire_bytes:,} bytes", "it is left out")
