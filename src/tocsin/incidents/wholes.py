"""What belongs together and what is kept apart, whoever says so: numbers in wholes that only grow."""

from tocsin.model.judgement import Verdict


class Wholes:
    """The numbers from 0, each a whole of its own at first. A whole has the smallest of its numbers."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))
        self._members = {number: [number] for number in range(count)}
        self._apart: dict[int, set[int]] = {number: set() for number in range(count)}

    def obey(self, verdict: Verdict, one: int, other: int) -> None:
        """Do what a person says of two numbers, unless what was said before forbids it."""
        if verdict == "same":
            self.join(one, other)
        elif verdict == "not-same" and self._of[one] != self._of[other]:
            self._apart[self._of[one]].add(self._of[other])
            self._apart[self._of[other]].add(self._of[one])

    def join(self, one: int, other: int) -> bool:
        """Make one whole of those of two numbers; says whether they are one now, or are kept apart."""
        first, second = sorted((self._of[one], self._of[other]))
        if first == second:
            return True
        if second in self._apart[first]:
            return False
        for number in self._members[second]:
            self._of[number] = first
        self._members[first] += self._members.pop(second)
        for far in self._apart.pop(second):
            self._apart[far].discard(second)
            self._apart[far].add(first)
            self._apart[first].add(far)
        return True

    def listed(self) -> list[list[int]]:
        """The wholes, each in order, by their first numbers."""
        return [sorted(self._members[number]) for number in sorted(self._members)]
