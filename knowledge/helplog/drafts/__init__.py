"""Clauses put together into drafts of entries: who is counted anew, who finished, what belongs where."""
