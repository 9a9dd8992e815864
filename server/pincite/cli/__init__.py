"""The terminal: the server, and the same answers without an editor."""
