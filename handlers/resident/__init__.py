"""What a resident can do: ask, follow steps, say whether it helped, reach a person."""
