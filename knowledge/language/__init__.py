"""Vietnamese text as people type it."""
