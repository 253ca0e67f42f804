"""Annual cycles, follow-ups and strategies as JSON."""
