"""Figures with their table and their sentence. No statistics inside."""
