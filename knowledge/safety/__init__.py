"""Masking and first aid."""
