"""The archive's own set differs from the corpus in its data alone."""

from tocsin.evaluation.benches import load_bench


def test_it_is_read_and_answered_as_the_corpus() -> None:
    archive, corpus = load_bench("gva_incidents"), load_bench("gvc")
    assert archive.name == "gva_incidents"
    assert (archive.read_gold, archive.predict) == (corpus.read_gold, corpus.predict)
