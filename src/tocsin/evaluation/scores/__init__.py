"""One scorer a benchmark: gold and predicted rows in, metrics out."""
