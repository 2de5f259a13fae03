"""Views that take larger files than a form may be.

The limit of a request counts before anything is read, so a view has to say beforehand that it takes more; a file
beyond our own limit is then refused with a sentence about this file.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request


def takes_files(bp: Blueprint, endpoint: str, megabytes: int) -> None:
    """Let the view of this name take a request of so many megabytes."""
    name = f"{bp.name}.{endpoint}"

    def widen(asked: str | None, _values: dict[str, Any] | None) -> None:
        # A preprocessor of values runs before the check of the form's token, which already reads the request.
        if asked == name:
            request.max_content_length = megabytes * 1024 * 1024

    bp.app_url_value_preprocessor(widen)
