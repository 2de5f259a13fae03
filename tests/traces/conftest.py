"""Cards, and versions that take them up; made as for drafts."""

from tests.drafts.conftest import desk, draft, make, process

__all__ = ["desk", "draft", "make", "process"]
