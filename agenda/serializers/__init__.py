"""Cases, items, their parts and agendas as JSON."""
