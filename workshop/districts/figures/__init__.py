"""Figures: how a table is understood, what of it may be shown, and in which classes a map is coloured."""
