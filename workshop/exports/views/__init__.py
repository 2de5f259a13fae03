"""Pages of this package: files of a version, the record of a forum, minutes, paper, pictures."""

from workshop.exports.views import files, guides, minutes, paper, pictures, records
from workshop.exports.views.blueprint import bp

__all__ = ["bp", "files", "guides", "minutes", "paper", "pictures", "records"]
