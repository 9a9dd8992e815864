"""What authorities say, and where they can be read."""
