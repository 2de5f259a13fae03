"""Pages for those who code, and what it comes to for everybody with a role."""

from workshop.interviews.coding.views import codebook, findings, marking
from workshop.interviews.coding.views.blueprint import bp

__all__ = ["bp", "codebook", "findings", "marking"]
