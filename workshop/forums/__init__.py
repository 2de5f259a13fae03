"""Events at which ideas are collected live: forums, their rounds, and who was there."""
