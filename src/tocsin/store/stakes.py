"""How much hangs on an answer."""

from tocsin.store.queuelimits import QueueLimits


def stake_of(killed: int | None, limits: QueueLimits) -> float:
    """From 0 to 1 by the number of people killed; 0 where it is not known."""
    return next((stake for least, stake in limits.stakes if killed is not None and killed >= least), 0.0)
