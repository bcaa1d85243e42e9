"""The nouns as JSON and back: plain dictionaries under the codebook's names, each value beside its span."""
