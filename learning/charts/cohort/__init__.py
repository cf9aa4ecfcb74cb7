"""Figures of a cohort as charts: everything in them may be shown already."""
