"""What the benchmarks share: the reports they read, the command they run and the tables they print."""
