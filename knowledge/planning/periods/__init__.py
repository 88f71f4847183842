"""Stretches of time and the sums of what was told in them."""
