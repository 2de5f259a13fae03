"""What is said about islands, and about the cards that go onto them."""

from __future__ import annotations

from workshop.core.realtime import Caller, event
from workshop.forums import access, actions
from workshop.forums import desk_forms as forms
from workshop.forums.live import holding
from workshop.forums.live.room import Answer
from workshop.forums.models import Cluster, Forum, Idea

FOR_PARTICIPANTS = False


@event("idea.move", form=forms.MoveMessage, door=access.idea_run_by, of=("idea",))
def move_idea(idea: Idea, form: forms.MoveMessage, caller: Caller) -> Answer:
    """Put a card onto an island, or back among the free ones."""
    id_ = form.cluster.data
    target = access.cluster_run_by(caller.visitor, id_) if id_ else None
    actions.move_idea(idea, target, form.seen_on(), by=caller.visitor.account)
    return {"seq": idea.seq}


@event("idea.hold", form=forms.HoldMessage, door=access.idea_run_by, of=("idea",))
def hold_idea(idea: Idea, form: forms.HoldMessage, caller: Caller) -> Answer:
    """Take a card into the hand."""
    hold = actions.hold_idea(idea, by=caller.visitor.account)
    holding.take(idea.forum_id, hold.account_id)
    return {"seq": idea.seq}


@event("idea.release", form=forms.HoldMessage, door=access.idea_run_by, of=("idea",))
def release_idea(idea: Idea, form: forms.HoldMessage, caller: Caller) -> Answer:
    """Put a card down where it was."""
    actions.release_idea(idea, by=caller.visitor.account)
    return {"seq": idea.seq}


@event("cluster.make", form=forms.MakeMessage, door=access.forum_run_by, of=("forum",))
def make_cluster(forum: Forum, form: forms.MakeMessage, caller: Caller) -> Answer:
    """Make an island, perhaps with cards."""
    ideas = access.cards_run_by(caller.visitor, forum, form.chosen([]))
    cluster = actions.make_cluster(forum, form.name.data or "", ideas, by=caller.visitor.account)
    return {"id": cluster.id, "letter": cluster.letter, "seq": cluster.seq}


@event("cluster.name", form=forms.NameMessage, door=access.cluster_run_by, of=("cluster",))
def name_cluster(cluster: Cluster, form: forms.NameMessage, caller: Caller) -> Answer:
    """Name an island."""
    actions.name_cluster(cluster, form.name.data or "", form.seen(), by=caller.visitor.account)
    return {"seq": cluster.seq}


@event("cluster.dissolve", form=forms.DissolveMessage, door=access.cluster_run_by, of=("cluster",))
def dissolve_cluster(cluster: Cluster, form: forms.DissolveMessage, caller: Caller) -> Answer:
    """Dissolve an island."""
    return {"seq": actions.dissolve_cluster(cluster, by=caller.visitor.account).seq}


@event("cluster.merge", form=forms.MergeMessage, door=access.cluster_run_by, of=("cluster",))
def merge_clusters(cluster: Cluster, form: forms.MergeMessage, caller: Caller) -> Answer:
    """Put all cards of an island onto another."""
    into = access.cluster_run_by(caller.visitor, form.into.data)
    actions.merge_clusters(cluster, into, by=caller.visitor.account)
    return {"seq": cluster.seq}


@event("cluster.split", form=forms.SplitMessage, door=access.cluster_run_by, of=("cluster",))
def split_cluster(cluster: Cluster, form: forms.SplitMessage, caller: Caller) -> Answer:
    """Make a new island of some of the cards of one."""
    ideas = access.cards_run_by(caller.visitor, cluster.forum, form.chosen([]))
    new = actions.split_cluster(cluster, ideas, form.name.data or "", by=caller.visitor.account)
    return {"id": new.id, "letter": new.letter, "seq": new.seq}


@event("undo", form=forms.UndoMessage, door=access.forum_run_by, of=("forum",))
def undo(forum: Forum, form: forms.UndoMessage, caller: Caller) -> Answer:
    """Undo the last own step, as far as others have left it as it was."""
    deed, stayed = actions.undo(forum, by=caller.visitor.account)
    return {"seq": forum.seq, "undone": deed.verb, "stayed": stayed}
