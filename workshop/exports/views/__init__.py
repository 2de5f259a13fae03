"""Pages of this package: files of a version, the record of a forum, pictures."""

from workshop.exports.views import files, guides, minutes, pictures, records
from workshop.exports.views.blueprint import bp

__all__ = ["bp", "files", "guides", "minutes", "pictures", "records"]
