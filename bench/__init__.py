"""How fast the hot reads are, with every rule of visibility on; `make bench` runs it."""
