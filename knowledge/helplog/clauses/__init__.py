"""Pieces grouped into clauses: what is counted, about what, where, when, and how it ended."""
