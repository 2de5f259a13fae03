"""Pages of this package: files of a version, the record of a forum, minutes, paper, pictures, profiles."""

from workshop.exports.views import files, guides, minutes, paper, pictures, profiles, records
from workshop.exports.views.blueprint import bp

__all__ = ["bp", "files", "guides", "minutes", "paper", "pictures", "profiles", "records"]
