"""Konzeptwerkstatt: a town writes its own concept together, and every sentence can be followed back."""
