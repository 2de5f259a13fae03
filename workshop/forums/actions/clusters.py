"""Islands: made, named, merged, split, dissolved; and cards that go from one to another."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.deeds import Doing
from workshop.forums.actions.holds import put_down_own
from workshop.forums.models import Cluster, Forum, Idea
from workshop.processes.models import Entry

FOR_PARTICIPANTS = False
ANYWHERE = -1
MOST_ISLANDS = 60


@transaction()
def make_cluster(forum: Forum, name: str = "", ideas: Sequence[Idea] = (), *, by: Account | None = None) -> Cluster:
    """Make an island, perhaps with cards that lie elsewhere."""
    _refuse_strangers(forum, ideas)
    doing = Doing(forum, by)
    cluster = _new_cluster(doing, name)
    _take(doing, ideas, cluster)
    doing.finish("cluster.made", cluster, letter=cluster.letter, name=name)
    return cluster


@transaction()
def name_cluster(cluster: Cluster, name: str, was: str | None = None, *, by: Account | None = None) -> Cluster:
    """Name an island; whoever did not see its latest name is shown it first."""
    _refuse_gone(cluster)
    if was is not None and cluster.name not in (was, name):
        raise Refused(
            _(
                "%(who)s has named this island “%(name)s” just now.",
                who=_who_last(cluster, ("cluster.named", "cluster.made"), _("Somebody else")),
                name=cluster.name,
            )
        )
    doing = Doing(cluster.forum, by)
    doing.set(cluster, name=name)
    doing.finish("cluster.named", cluster, letter=cluster.letter, name=name)
    return cluster


@transaction()
def move_idea(
    idea: Idea, cluster: Cluster | None, came_from: int | None = ANYWHERE, *, by: Account | None = None
) -> Idea:
    """Put a card onto an island, or back among the free ones; whoever saw it somewhere else is told where it is."""
    _refuse_strangers(idea.forum, [idea], cluster)
    target = cluster.id if cluster else None
    if came_from != ANYWHERE and idea.cluster_id not in (came_from, target):
        raise Refused(_moved_already(idea))
    doing = Doing(idea.forum, by)
    _take(doing, [idea], cluster)
    doing.finish("idea.moved", idea, number=idea.number, letter=cluster.letter if cluster else "")
    return idea


@transaction()
def dissolve_cluster(cluster: Cluster, *, by: Account | None = None) -> Cluster:
    """Dissolve an island; its cards are free again."""
    _refuse_gone(cluster)
    doing = Doing(cluster.forum, by)
    _take(doing, _cards_on(cluster), None)
    doing.set(cluster, dissolved_at=now())
    doing.finish("cluster.dissolved", cluster, letter=cluster.letter, name=cluster.name)
    return cluster


@transaction()
def merge_clusters(cluster: Cluster, into: Cluster, *, by: Account | None = None) -> Cluster:
    """Put all cards of one island onto another; where texts point to it, they are led on."""
    if cluster.id == into.id:
        raise Refused(_("An island cannot be merged with itself."), 422)
    _refuse_strangers(cluster.forum, (), into)
    _refuse_gone(cluster)
    doing = Doing(cluster.forum, by)
    _take(doing, _cards_on(cluster), into)
    doing.set(cluster, dissolved_at=now(), merged_into_id=into.id)
    doing.finish("cluster.merged", cluster, letter=cluster.letter, into=into.letter)
    return into


@transaction()
def split_cluster(cluster: Cluster, ideas: Sequence[Idea], name: str = "", *, by: Account | None = None) -> Cluster:
    """Make a new island of some of the cards of one."""
    _refuse_gone(cluster)
    if not ideas:
        raise Refused(_("Choose the cards that go onto the new island."), 422)
    away = [idea for idea in ideas if idea.cluster_id != cluster.id]
    if away:
        raise Refused(_moved_already(away[0]))
    doing = Doing(cluster.forum, by)
    new = _new_cluster(doing, name)
    _take(doing, ideas, new)
    doing.finish("cluster.split", new, letter=cluster.letter, into=new.letter)
    return new


def _new_cluster(doing: Doing, name: str) -> Cluster:
    forum = doing.forum
    there = select(func.count(Cluster.id)).where(Cluster.forum_id == forum.id, Cluster.dissolved_at.is_(None))
    if (db.session.scalar(there) or 0) >= MOST_ISLANDS:
        raise Refused(_("There are very many islands already. Merge some first."))
    last = db.session.scalar(select(func.max(Cluster.number)).where(Cluster.forum_id == forum.id))
    cluster = Cluster(forum_id=forum.id, name=name)
    doing.add(cluster)
    doing.set(cluster, number=(last or 0) + 1)
    return cluster


def _take(doing: Doing, ideas: Sequence[Idea], cluster: Cluster | None) -> None:
    put_down_own(doing.forum, ideas, doing.by)
    for idea in ideas:
        doing.set(idea, cluster_id=cluster.id if cluster else None)


def _cards_on(cluster: Cluster) -> list[Idea]:
    """Also those that are hidden just now."""
    return list(db.session.scalars(select(Idea).where(Idea.cluster_id == cluster.id).order_by(Idea.number)))


def _refuse_gone(cluster: Cluster) -> None:
    if not cluster.is_there:
        raise Refused(_("This island was dissolved a moment ago."))


def _refuse_strangers(forum: Forum, ideas: Sequence[Idea], cluster: Cluster | None = None) -> None:
    """Only what belongs to the same forum comes together."""
    if any(idea.forum_id != forum.id for idea in ideas) or (cluster is not None and cluster.forum_id != forum.id):
        raise Refused(_("Cards and islands of two forums cannot be mixed."), 422)
    if cluster is not None:
        _refuse_gone(cluster)


def _moved_already(idea: Idea) -> str:
    where = idea.cluster.title if idea.cluster else _("the free cards")
    moved = ("idea.moved", "cluster.made", "cluster.split")
    return str(
        _(
            "%(who)s has put card %(number)s to “%(where)s” just now. It stays there; move it again if you like.",
            who=_who_last(idea, moved, _("Somebody else")),
            number=idea.number,
            where=where,
        )
    )


def _who_last(thing: Idea | Cluster, verbs: Sequence[str], else_: str) -> str:
    """Who did something last to a thing, for a sentence."""
    name = db.session.scalar(
        select(Account.name)
        .join(Entry, Entry.account_id == Account.id)
        .where(Entry.room == thing.forum.room_name, Entry.seq == thing.seq, Entry.verb.in_(verbs))
    )
    return name or str(else_)
