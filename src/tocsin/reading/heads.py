"""What the encoder's heads answer, in the order of their outputs."""

TYPES = (
    "ASSAULT",
    "COERCE",
    "MOBILIZE",
    "SANCTION",
    "PROTEST",
    "THREATEN",
    "ACCUSE",
    "REJECT",
    "REQUEST",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
)
STANDINGS = ("reported", "claimed", "alleged", "denied", "threatened", "called-for", "negated")
ROLES = ("actor", "recipient", "place", "speaker")
# How the time of an act stands to the day of its report: that day, another time that is told, no time.
TIMES = ("today", "other", "unknown")
