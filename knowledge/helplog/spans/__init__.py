"""Stretches that are read whole before any word counts: places, days, and numbers that count nobody."""
