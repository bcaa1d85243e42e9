"""Reports on their way into the record: sources to reading to incidents to store."""
