"""What makes the pages of the documentation that are not written by hand."""
