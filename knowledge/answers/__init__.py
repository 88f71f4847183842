"""Articles, search, and the decision to answer or not."""
