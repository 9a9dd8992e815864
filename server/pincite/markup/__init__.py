"""What can be read: Markdown, LaTeX and plain text as readable blocks with a map back to the source."""
