"""The finished concept, and the record of a forum, in every format people read."""
