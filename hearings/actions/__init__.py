"""Every change of hearings, of those who are heard, and of what they answer."""
