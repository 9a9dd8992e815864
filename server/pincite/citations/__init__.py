"""What is cited: a readable block in, its citations out; pure functions without memory."""
