"""What only staff do."""
