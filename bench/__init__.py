"""Benchmarks: how fast it is, beside something bare in the same run. ``make bench``."""
