"""Text goes over the wire compressed: a hall's Wi-Fi is the narrowest place of a forum.

Secrets in a compressed page could be guessed by its length (BREACH) if another site could make somebody's browser
fetch it with cookies and chosen words again and again; ours are SameSite=Lax and the answers are CORP same-origin.
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Flask, Response, request

SMALLEST = 600
TYPES = ("text/html", "text/css", "text/javascript", "image/svg+xml", "application/json")


def squeeze(data: bytes) -> bytes:
    """Compress; the same bytes always give the same answer."""
    return gzip.compress(data, compresslevel=6, mtime=0)


@lru_cache(maxsize=64)
def squeeze_once(data: bytes) -> bytes:
    """Compress what is asked for again and again: scripts and styles."""
    return squeeze(data)


def is_worth_it(response: Response) -> bool:
    """Whether this answer is text, of some length, and may be compressed for this client."""
    return (
        response.status_code not in (204, 206, 304)
        and response.mimetype in TYPES
        and "Content-Encoding" not in response.headers
        and "attachment" not in response.headers.get("Content-Disposition", "")
        and request.method != "HEAD"
        and request.accept_encodings.quality("gzip") > 0
    )


def compress(response: Response) -> Response:
    """Compress an answer where it helps."""
    if not is_worth_it(response):
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < SMALLEST:
        return response
    lasting = request.endpoint in ("static", "bundle")
    response.set_data(squeeze_once(data) if lasting else squeeze(data))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def init_app(app: Flask) -> None:
    """Compress every answer that gains by it."""
    app.after_request(compress)
