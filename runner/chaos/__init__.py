"""Kills every part of Punkt at random while letters are due, and counts what became of them."""
