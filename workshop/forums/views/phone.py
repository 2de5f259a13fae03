"""The participant's phone: everything works as plain forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.languages import LANGUAGES
from workshop.forums import access, actions, broadcasts
from workshop.forums.forms import IdeaForm, RevisionForm
from workshop.forums.models import LONGEST_IDEA, Participant, Round
from workshop.forums.views.blueprint import bp
from workshop.forums.views.parts import part_for_phone
from workshop.forums.views.words import blank_card, clock

FOR_PARTICIPANTS = True
SHOWN_AT_FIRST = 40


@bp.get("/f/<int:forum_id>")
def show_phone(forum_id: int) -> ResponseReturnValue:
    """The forum, for somebody who has joined it."""
    return phone_page(access.forum_joined_by(current_visitor(), forum_id))


@bp.post("/rounds/<int:round_id>/ideas")
def submit_idea(round_id: int) -> ResponseReturnValue:
    """Hang up a card."""
    attendance = access.round_joined_by(current_visitor(), round_id)
    form = IdeaForm()

    def submit() -> None:
        form.refuse_unless_valid()
        author = access.speaker_for(attendance, form.speaker.data)
        actions.submit_idea(
            attendance.round, author, form.text.data or "", form.lang.data or "de", key=form.key.data or ""
        )

    return answer(attendance.participant, submit, form)


@bp.post("/ideas/<int:idea_id>/revision")
def revise_idea(idea_id: int) -> ResponseReturnValue:
    """Word an own card anew."""
    idea = access.idea_written_by(current_visitor(), idea_id)
    form = RevisionForm()

    def revise() -> None:
        form.refuse_unless_valid()
        actions.revise_idea(idea, form.text.data or "")

    return answer(access.forum_joined_by(current_visitor(), idea.forum_id), revise, form)


@bp.post("/ideas/<int:idea_id>/withdrawal")
def withdraw_idea(idea_id: int) -> ResponseReturnValue:
    """Take an own card back."""
    idea = access.idea_written_by(current_visitor(), idea_id)
    actions.withdraw_idea(idea)
    return redirect(url_for("forums.show_phone", forum_id=idea.forum_id, _anchor="mine-title"), 303)


def answer(participant: Participant, act: Callable[[], None], form: IdeaForm | RevisionForm) -> ResponseReturnValue:
    """Do it and go on; a refusal comes back with what was typed."""
    try:
        act()
    except Refused as refusal:
        return phone_page(participant, form, refusal.message), refusal.status
    return redirect(url_for("forums.show_phone", forum_id=participant.forum_id, _anchor="mine-title"), 303)


def phone_page(
    participant: Participant,
    form: IdeaForm | RevisionForm | None = None,
    complaint: str = "",
    chosen: Mapping[str, str] | None = None,
) -> str:
    """The whole page, from the same projection that the sockets are told."""
    forum = participant.forum
    round_ = forum.current_round
    seq = forum.seq
    wall_of = table_of_wall(round_, participant)
    wall = [item for item in broadcasts.state_of(forum) if item["kind"] == "idea"]
    wall = [item for item in wall if wall_of is None or item.get("table") == wall_of]
    newest = wall[::-1] if "all" in request.args else wall[::-1][:SHOWN_AT_FIRST]
    language = participant.language
    return render_template(
        "forums/phone.html",
        forum=forum,
        seq=seq,
        round_=round_,
        round_state=round_.state,
        part=part_for_phone(round_, participant),
        participant=participant,
        named=bool(participant.name),
        guests=guests_of(participant),
        wall_of=wall_of,
        clock=clock,
        mine=[(card, state_of_card(card)) for card in reversed(broadcasts.own_cards(participant))],
        known=[idea["id"] for idea in wall],
        ideas=newest,
        blank=blank_card(language),
        typed=form.text.data if form else "",
        key=form.key.data if isinstance(form, IdeaForm) else "",
        complaint=complaint,
        chosen=chosen or {},
        language=language,
        prompt_language=language if language in round_.prompts else "de",
        languages=[(known.code, known.name) for known in LANGUAGES.values()],
        longest=LONGEST_IDEA,
    )


def table_of_wall(round_: Round, participant: Participant) -> str | None:
    """The table whose wall somebody sees: their own, in a round by table; else everybody sees all."""
    if not round_.collecting.by_table or participant.table is None:
        return None
    return participant.table.label


def guests_of(participant: Participant) -> list[Participant]:
    """People without phones for whom this participant may write."""
    if not participant.forum.tables:
        return []
    entered = select(Participant).where(Participant.forum_id == participant.forum_id, ~Participant.has_phone)
    return [guest for guest in db.session.scalars(entered.order_by(Participant.id)) if participant.may_write_for(guest)]


def state_of_card(card: broadcasts.Item) -> str:
    """How an own card fared."""
    if card["withdrawn"]:
        return "withdrawn"
    if card["hidden"]:
        return "hidden"
    return "kept" if card["waits"] else "sent"
