"""Ordering the wall: islands, and where cards go."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.forums import access, actions
from workshop.forums import desk_forms as forms
from workshop.forums.models import Cluster, Forum, Idea
from workshop.forums.similar import similar_to
from workshop.forums.views.acting import done_on
from workshop.forums.views.blueprint import bp
from workshop.forums.views.doings import words_of


@bp.post("/forums/<int:forum_id>/clusters")
def make_cluster(forum_id: int) -> ResponseReturnValue:
    """Make an island, perhaps with cards."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = forms.ClusterForm()

    def make() -> str:
        ideas = access.cards_run_by(visitor, forum, form.chosen([]))
        cluster = actions.make_cluster(forum, form.name.data or "", ideas, by=visitor.account)
        return str(_("Island %(letter)s is there.", letter=cluster.letter))

    return done_on(forum, make, form)


@bp.post("/ideas/<int:idea_id>/moves")
def move_idea(idea_id: int) -> ResponseReturnValue:
    """Put a card onto an island, or back among the free ones."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)
    form = forms.MoveForm()

    def move() -> str:
        target = access.cluster_run_by(visitor, form.cluster.data) if form.cluster.data else None
        actions.move_idea(idea, target, form.seen_on(), by=visitor.account)
        where = target.title if target else _("the free cards")
        return str(_("Card %(number)s lies with “%(where)s” now.", number=idea.number, where=where))

    return done_on(idea.forum, move, form)


@bp.get("/clusters/<int:cluster_id>")
def show_cluster(cluster_id: int) -> ResponseReturnValue:
    """An island with everything that can be done with it, and free cards that may belong to it."""
    cluster = access.cluster_run_by(current_visitor(), cluster_id)
    cards = on_the_wall(cluster.forum)
    own = [card for card in cards if card.cluster_id == cluster.id]
    return render_template(
        "forums/cluster.html",
        process=cluster.forum.process,
        forum=cluster.forum,
        cluster=cluster,
        cards=own,
        similar=near_to(cluster.forum, own, [card for card in cards if card.cluster_id is None]),
        others=[one for one in islands_of(cluster.forum) if one.id != cluster.id],
    )


@bp.post("/clusters/<int:cluster_id>/naming")
def name_cluster(cluster_id: int) -> ResponseReturnValue:
    """Name an island."""
    visitor = current_visitor()
    cluster = access.cluster_run_by(visitor, cluster_id)
    form = forms.NamingForm()

    def name() -> str:
        actions.name_cluster(cluster, form.name.data or "", form.seen(), by=visitor.account)
        return str(_("The island is called “%(name)s” now.", name=cluster.title))

    return done_on(cluster.forum, name, form)


@bp.post("/clusters/<int:cluster_id>/dissolution")
def dissolve_cluster(cluster_id: int) -> ResponseReturnValue:
    """Dissolve an island."""
    visitor = current_visitor()
    cluster = access.cluster_run_by(visitor, cluster_id)

    def dissolve() -> str:
        actions.dissolve_cluster(cluster, by=visitor.account)
        return str(_("The island is dissolved, its cards are free. You can undo this."))

    return done_on(cluster.forum, dissolve)


@bp.post("/clusters/<int:cluster_id>/merging")
def merge_clusters(cluster_id: int) -> ResponseReturnValue:
    """Put all cards of an island onto another."""
    visitor = current_visitor()
    cluster = access.cluster_run_by(visitor, cluster_id)
    form = forms.MergeForm()

    def merge() -> str:
        into = actions.merge_clusters(cluster, access.cluster_run_by(visitor, form.into.data), by=visitor.account)
        return str(_("All cards lie with “%(name)s” now. You can undo this.", name=into.title))

    return done_on(cluster.forum, merge, form)


@bp.post("/clusters/<int:cluster_id>/splitting")
def split_cluster(cluster_id: int) -> ResponseReturnValue:
    """Make a new island of some of the cards of one."""
    visitor = current_visitor()
    cluster = access.cluster_run_by(visitor, cluster_id)
    form = forms.ClusterForm()

    def split() -> str:
        ideas = access.cards_run_by(visitor, cluster.forum, form.chosen(request.form.getlist("card")))
        new = actions.split_cluster(cluster, ideas, form.name.data or "", by=visitor.account)
        return str(_("Island %(letter)s is there.", letter=new.letter))

    return done_on(cluster.forum, split, form)


@bp.post("/forums/<int:forum_id>/undoing")
def undo(forum_id: int) -> ResponseReturnValue:
    """Undo the last own step."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)

    def act() -> str:
        deed, stayed = actions.undo(forum, by=visitor.account)  # type: ignore[arg-type]  # the door has asked for one
        said = _("Undone: %(what)s", what=words_of(deed))
        if stayed:
            said += " " + ngettext(
                "%(num)s change stays, because others have gone on from there.",
                "%(num)s changes stay, because others have gone on from there.",
                stayed,
            )
        return str(said)

    return done_on(forum, act)


def islands_of(forum: Forum) -> list[Cluster]:
    """The islands on the wall, by their letters."""
    there = select(Cluster).where(
        Cluster.forum_id == forum.id, Cluster.dissolved_at.is_(None), Cluster.number.is_not(None)
    )
    return list(db.session.scalars(there.order_by(Cluster.number)))


def on_the_wall(forum: Forum) -> list[Idea]:
    """The cards that everybody sees."""
    cards = select(Idea).where(Idea.forum_id == forum.id, Idea.on_the_wall())
    return list(db.session.scalars(cards.order_by(Idea.number)))


def near_to(forum: Forum, cards: list[Idea], among: list[Idea]) -> list[Idea]:
    """Cards that say nearly the same as some, the nearest first."""
    by_id = {card.id: card for card in among}
    near = similar_to(forum, [card.id for card in cards], most=40) if cards else []
    return [by_id[one.id] for one in near if one.id in by_id][:5]
