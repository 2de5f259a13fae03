"""Texts, codes and marks for other programs, and from them: REFI-QDA projects and codebooks, and tables."""
