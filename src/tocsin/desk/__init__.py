"""The desk: the record in a browser, and over HTTP for programs."""
