"""What can be done with a draft: its outline, the text of its sections, its versions."""

from workshop.drafts.actions.outline import (
    add_section,
    begin_draft,
    move_section,
    nest_section,
    place_section,
    remove_section,
    rename_section,
    restore_section,
    unnest_section,
)
from workshop.drafts.actions.revisions import LONGEST_SAVE
from workshop.drafts.actions.saving import Conflict, Edit, Saved, save_section
from workshop.drafts.actions.scaffold import scaffold_draft
from workshop.drafts.actions.together import Entrance, edit_section, enter_section, keep_what_was_written
from workshop.drafts.actions.versions import cut_version, publish_version, unpublish_version
from workshop.drafts.chain import verify_versions

__all__ = [
    "LONGEST_SAVE",
    "Conflict",
    "Edit",
    "Entrance",
    "Saved",
    "add_section",
    "begin_draft",
    "cut_version",
    "edit_section",
    "enter_section",
    "keep_what_was_written",
    "move_section",
    "nest_section",
    "place_section",
    "publish_version",
    "remove_section",
    "rename_section",
    "restore_section",
    "save_section",
    "scaffold_draft",
    "unnest_section",
    "unpublish_version",
    "verify_versions",
]
