"""The receipt of a form: made from the cookie's secret, so that its owner's page can always show it."""

from __future__ import annotations

import base64
import hashlib

LENGTH = 16


def receipt_of(secret: str) -> str:
    """Sixteen letters and digits in fours, without those one mixes up: 80 bits that nobody guesses."""
    plain = base64.b32encode(hashlib.sha256(f"receipt:{secret}".encode()).digest()).decode()[:LENGTH]
    return "-".join(plain[place : place + 4] for place in range(0, LENGTH, 4))


def normal_form(typed: str) -> str:
    """What somebody meant who typed it: any case, any gaps; base32 has neither 0, 1 nor 8."""
    letters = "".join(sign for sign in typed.upper() if sign.isalnum())
    letters = letters.replace("0", "O").replace("1", "I").replace("8", "B")
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))
