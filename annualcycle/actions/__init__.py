"""Changes of annual cycles, follow-ups and strategies."""
