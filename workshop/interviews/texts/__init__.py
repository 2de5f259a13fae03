"""The text of a talk: names and places are taken out, by a person; then it is frozen."""
