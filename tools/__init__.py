"""What builds and checks things around the application; nothing of it is needed to run."""
