"""What things of a meeting are called."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from workshop.steering.models import Extent, Result, Vote, Way

PURPOSES = {"inform": _("to inform"), "discuss": _("to discuss"), "decide": _("to decide")}
WAYS = {
    Way.OPEN: _("Open, by show of hands, bench by bench"),
    Way.CONSENT: _("By consent: adopted when nobody objects"),
    Way.SECRET: _("Secret, with slips on the phone"),
}
VOTES = {Vote.YES: _("yes"), Vote.NO: _("no"), Vote.ABSTAIN: _("abstained")}
RESULTS = {Result.ADOPTED: _("adopted"), Result.REJECTED: _("rejected"), Result.DEFERRED: _("deferred")}
EXTENTS = {
    "": _("Nothing"),
    Extent.RESOLUTIONS: _("The resolutions only"),
    Extent.PART: _("Some points of the agenda, with their resolutions"),
    Extent.FULL: _("All of it, with names"),
}
REPLIES = {"yes": _("I come"), "deputy": _("My deputy comes"), "no": _("I cannot come")}
