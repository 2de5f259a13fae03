"""What facilitators say about the projector, notes, and single cards."""

from __future__ import annotations

from workshop.core.realtime import Caller, event
from workshop.forums import access, actions
from workshop.forums import desk_forms as forms
from workshop.forums.live.room import Answer
from workshop.forums.models import Forum, Idea

FOR_PARTICIPANTS = False


@event("screen.show", form=forms.ScreenMessage, door=access.forum_run_by, of=("forum",))
def show_on_screen(forum: Forum, form: forms.ScreenMessage, caller: Caller) -> Answer:
    """Let the projector show something."""
    thing = access.shown_run_by(caller.visitor, form.shows.data or "", form.id.data)
    actions.show_on_screen(forum, form.shows.data or "", thing, by=caller.visitor.account)
    return {"seq": forum.seq}


@event("idea.mend", form=forms.MendMessage, door=access.idea_run_by, of=("idea",))
def mend_idea(idea: Idea, form: forms.MendMessage, caller: Caller) -> Answer:
    """Mend a typing error."""
    return {"seq": actions.mend_idea(idea, form.text.data or "", by=caller.visitor.account).seq}


@event("idea.merge", form=forms.BehindMessage, door=access.idea_run_by, of=("idea",))
def merge_ideas(idea: Idea, form: forms.BehindMessage, caller: Caller) -> Answer:
    """Put a card behind another that says the same."""
    into = access.idea_run_by(caller.visitor, form.into.data or 0)
    actions.merge_ideas(idea, into, by=caller.visitor.account)
    return {"seq": idea.seq}


@event("idea.part", form=forms.PartMessage, door=access.idea_run_by, of=("idea",))
def part_idea(idea: Idea, form: forms.PartMessage, caller: Caller) -> Answer:
    """Hang up a card by itself again."""
    return {"seq": actions.part_idea(idea, by=caller.visitor.account).seq}


@event("note.write", form=forms.NoteMessage, door=access.forum_run_by, of=("forum",))
def write_note(forum: Forum, form: forms.NoteMessage, caller: Caller) -> Answer:
    """Write something down."""
    about = actions.About(**access.note_about(caller.visitor, forum, form.about()), parked=bool(form.parked.data))
    note = actions.write_note(forum, form.text.data or "", about, key=form.key.data or "", by=caller.visitor.account)
    return {"id": note.id, "seq": note.seq}
