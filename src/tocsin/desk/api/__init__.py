"""What programs ask of the desk, one file a kind of answer."""
