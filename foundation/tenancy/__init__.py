"""Tenancy: every row belongs to one municipality."""
