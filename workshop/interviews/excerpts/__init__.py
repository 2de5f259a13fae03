"""Words that may be quoted: chosen by one person, released by another, cited as ``[@I3-5]``."""
