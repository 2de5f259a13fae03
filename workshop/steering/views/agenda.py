"""Points of the agenda in their order, their papers, guests, invitations and replies."""

from __future__ import annotations

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.downloads import download
from workshop.core.errors import NotFound, Refused
from workshop.core.mail import post
from workshop.core.ordering import PositionForm
from workshop.core.uploads import takes_files
from workshop.steering import access
from workshop.steering.actions import inviting
from workshop.steering.actions import meetings as actions
from workshop.steering.forms.meetings import GuestForm, ItemForm, PaperForm, ReplyForm
from workshop.steering.models import AgendaItem, Attendance, Paper
from workshop.steering.replies import token_of
from workshop.steering.views.blueprint import bp
from workshop.steering.views.meetings import item_page, to_meeting
from workshop.steering.words import REPLIES

takes_files(bp, "add_paper", 10)


@bp.post("/items/<int:item_id>/position")
def move_item(item_id: int) -> ResponseReturnValue:
    """Put a point at another place."""
    item = access.item_run_by(current_visitor(), item_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move_item(item, form.to.data or "")
    return to_meeting(item.meeting, f"item-{item.id}")


@bp.post("/items/<int:item_id>/deletion")
def remove_item(item_id: int) -> ResponseReturnValue:
    """Take a point off the agenda."""
    item = access.item_run_by(current_visitor(), item_id)
    meeting = item.meeting
    actions.remove_item(item)
    return to_meeting(meeting, "agenda", _("The point is off the agenda."))


@bp.post("/items/<int:item_id>/papers")
def add_paper(item_id: int) -> ResponseReturnValue:
    """Add something to read."""
    item = access.item_run_by(current_visitor(), item_id)
    form = PaperForm()
    if not form.validate_on_submit():
        return item_page(item, ItemForm(formdata=None, obj=item), form, 422)
    try:
        paper = keep_paper(item, form)
    except Refused as refusal:
        form.file.errors = [refusal.message]
        again = access.item_run_by(current_visitor(), item_id)
        return item_page(again, ItemForm(formdata=None, obj=again), form, refusal.status)
    flash(_("%(title)s lies with the point.", title=paper.title))
    return redirect(url_for("steering.edit_item", item_id=item.id), 303)


def keep_paper(item: AgendaItem, form: PaperForm) -> Paper:
    """Read the file that was sent, if one was."""
    title, address = form.title.data or "", form.address.data or ""
    if not form.file.data:
        return actions.add_paper(item, title, address=address)
    with form.file.data.stream as file:
        return actions.add_paper(item, title, name=form.file.data.filename or "", content=file.read())


@bp.get("/papers/<int:paper_id>")
def fetch_paper(paper_id: int) -> Response:
    """The file, to keep; never opened in our origin."""
    paper = access.paper_for(current_visitor(), paper_id)
    if paper.content is None:
        raise NotFound()
    return download(
        paper.content, paper.title.removesuffix(f".{paper.ending}"), paper.ending, "application/octet-stream"
    )


@bp.post("/papers/<int:paper_id>/deletion")
def remove_paper(paper_id: int) -> ResponseReturnValue:
    """Take it away."""
    paper = access.paper_run_by(current_visitor(), paper_id)
    item = paper.item
    actions.remove_paper(paper)
    return redirect(url_for("steering.edit_item", item_id=item.id), 303)


@bp.get("/meetings/<int:meeting_id>/invitations")
def show_invitations(meeting_id: int) -> ResponseReturnValue:
    """Who is invited, what they answered, and the links; without a mail server, everything to send by hand."""
    meeting = access.meeting_run_by(current_visitor(), meeting_id)
    return render_template(
        "steering/invitations.html",
        meeting=meeting,
        process=meeting.process,
        form=GuestForm(formdata=None),
        can_send=post().can_send,
        mails={place.id: inviting.mail_to(place) for place in meeting.attendances},
        links={place.id: inviting.reply_link(place) for place in meeting.attendances},
        replies=REPLIES,
    )


@bp.post("/meetings/<int:meeting_id>/invitations")
def invite(meeting_id: int) -> ResponseReturnValue:
    """Invite everybody with a seat."""
    visitor = current_visitor()
    meeting = access.meeting_run_by(visitor, meeting_id)
    inviting.invite(meeting, by=account_of(visitor))
    sent = _("The invitations are on their way.")
    flash(sent if post().can_send else _("Everybody has a place. There is no mail server, so pass the links on."))
    return redirect(url_for("steering.show_invitations", meeting_id=meeting.id), 303)


@bp.post("/meetings/<int:meeting_id>/guests")
def add_guest(meeting_id: int) -> ResponseReturnValue:
    """Ask a guest in."""
    meeting = access.meeting_run_by(current_visitor(), meeting_id)
    form = GuestForm()
    form.refuse_unless_valid()
    guest = inviting.add_guest(meeting, form.name.data or "", form.email.data or "", form.organisation.data or "")
    flash(_("%(name)s is asked in as a guest.", name=guest.name))
    return redirect(url_for("steering.show_invitations", meeting_id=meeting.id), 303)


@bp.get("/replies/<token>")
def show_reply(token: str) -> ResponseReturnValue:
    """Will you come? Opening the link changes nothing: scanners of mails open every link."""
    attendance = access.attendance_of_link(current_visitor(), token)
    return reply_page(attendance, ReplyForm(formdata=None, reply=attendance.reply, note=attendance.reply_note))


def reply_page(attendance: Attendance, form: ReplyForm, status: int = 200) -> ResponseReturnValue:
    """The page behind the link."""
    page = render_template(
        "steering/reply.html",
        attendance=attendance,
        meeting=attendance.meeting,
        process=attendance.meeting.process,
        form=form,
        replies=REPLIES,
        address=url_for("steering.show_reply", token=token_of(attendance)),
    )
    return page, status


@bp.post("/replies/<token>")
def reply(token: str) -> ResponseReturnValue:
    """Answer, by the link alone."""
    attendance = access.attendance_of_link(current_visitor(), token)
    form = ReplyForm()
    if not form.validate_on_submit():
        return reply_page(attendance, form, 422)
    actions.reply(attendance, form.reply.data, form.note.data or "")
    flash(_("Thank you, that is noted. Until the meeting begins you can change it here."))
    return redirect(url_for("steering.show_reply", token=token), 303)


@bp.post("/meetings/<int:meeting_id>/reply")
def reply_signed_in(meeting_id: int) -> ResponseReturnValue:
    """Answer from the page of the meeting."""
    visitor = current_visitor()
    meeting = access.meeting_joined_by(visitor, meeting_id)
    attendance = access.own_attendance(visitor, meeting)
    if attendance is None:
        raise NotFound()
    form = ReplyForm()
    form.refuse_unless_valid()
    actions.reply(attendance, form.reply.data, form.note.data or "")
    return to_meeting(meeting, None, _("Thank you, that is noted."))
