"""Alerts: what is new, changed, threatened or above its usual level in the record, told once over each channel."""
