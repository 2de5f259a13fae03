"""Words that several forms use."""

from flask_babel import lazy_gettext

UNKNOWN_LANGUAGE = lazy_gettext("We do not know this language. Please choose one from the list.")
NOT_OFFERED = lazy_gettext("Please choose one of the answers that the page offers.")
TOO_LONG = lazy_gettext("At most %(max)d characters fit in this field. Please shorten it.")
