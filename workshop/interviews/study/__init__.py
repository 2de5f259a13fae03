"""The study: whom we ask, the talks, and what is kept apart: consent, names, answers."""
