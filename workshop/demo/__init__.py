"""The demo process: the invented town of Auenbrück, loaded through the same actions that pages use."""
