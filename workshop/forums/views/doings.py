"""What was done, in words: on the button that undoes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from workshop.forums.models import Deed


def _moved(about: dict[str, Any]) -> str:
    if about["letter"]:
        return str(_("card %(number)s to %(letter)s", **about))
    return str(_("card %(number)s to the free ones", **about))


WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "idea.moved": _moved,
    "cluster.made": lambda about: str(_("new island %(letter)s", **about)),
    "cluster.named": lambda about: str(_("name of island %(letter)s", **about)),
    "cluster.dissolved": lambda about: str(_("island %(letter)s dissolved", **about)),
    "cluster.merged": lambda about: str(_("island %(letter)s to %(into)s", **about)),
    "cluster.split": lambda about: str(_("island %(letter)s split into %(letter)s and %(into)s", **about)),
    "idea.hidden": lambda about: str(_("card %(number)s taken down", **about)),
    "idea.shown": lambda about: str(_("card %(number)s hung up again", **about)),
    "idea.mended": lambda about: str(_("typing error on card %(number)s", **about)),
    "idea.merged": lambda about: str(_("card %(number)s behind card %(into)s", **about)),
    "idea.parted": lambda about: str(_("card %(number)s by itself again", **about)),
}


def words_of(deed: Deed) -> str:
    """A step in a few words."""
    known = WORDS.get(deed.verb)
    return known(deed.about) if known else deed.verb
