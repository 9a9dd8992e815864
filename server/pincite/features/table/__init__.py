"""The table of authorities: what a document cites and where, printed or kept up to date within it."""
