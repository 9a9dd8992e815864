"""Rules: what each one is for, and what it finds right and wrong."""
