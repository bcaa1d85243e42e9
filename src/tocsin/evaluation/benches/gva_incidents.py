"""Articles that the Gun Violence Archive lists under its incidents: which tell of one, with its toll, day and place."""

from tocsin.evaluation.bench import Bench
from tocsin.evaluation.benches.gvc import incident_of, predict, read_gold
from tocsin.evaluation.scores.gva_incidents import score

BENCH = Bench("gva_incidents", read_gold, predict, score, incident_of)
