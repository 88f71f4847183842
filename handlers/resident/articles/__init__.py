"""Answers from the articles: the card, its steps and fields, and what a person thought of it."""
