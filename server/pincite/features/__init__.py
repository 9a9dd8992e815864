"""What is asked: each feature a pure function of a snapshot and an offset, returning plain data."""
