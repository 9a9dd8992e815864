"""What was typed: immutable text, its lines, edits, and editor positions."""
