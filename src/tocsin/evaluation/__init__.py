"""How well the reader reads, measured on benchmarks that lie outside the project."""
