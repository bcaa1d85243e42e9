"""A process that is killed at any instant leaves a record that the next run completes as if nothing had happened."""

import random
from pathlib import Path

from tests.intake.killing import content, ingest, is_killed
from tests.records import Fresh

from tocsin.store.verify import verify

KILLS, FARTHEST = 30, 60


def test_a_killed_ingest_is_completed_by_the_next(fresh: Fresh, database: str, tmp_path: Path) -> None:
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    calm.mkdir()
    rough.mkdir()
    chance = random.Random(database)
    with fresh(database, calm) as undisturbed, fresh(database, rough) as killed:
        ingest(undisturbed)
        url = killed.engine.url.render_as_string(hide_password=False) if database == "postgresql" else None
        killed.close()
        deaths = sum(is_killed(rough, url, chance.randint(1, FARTHEST)) for _ in range(KILLS))
        ingest(killed)
        assert deaths > KILLS / 2
        assert content(killed) == content(undisturbed)
        assert verify(killed) == verify(undisturbed) == []
