"""Official figures: what one is, how staff write one, and what about it must be asked."""
