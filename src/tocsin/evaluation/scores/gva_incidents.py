"""Score articles of the Gun Violence Archive against its incidents, as those of the Gun Violence Corpus."""

from tocsin.evaluation.scores.gvc import score

__all__ = ["score"]
