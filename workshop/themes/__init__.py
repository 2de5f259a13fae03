"""What a concept is about: theme fields, goals, obstacles, potentials, guiding principles."""
