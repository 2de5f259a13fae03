"""Names nobody has: trees, birds and stones, so that none sounds like a people, a class or a sex."""

from __future__ import annotations

from collections.abc import Collection

WORDS = (
    "Ahorn", "Amsel", "Basalt", "Birke", "Distel", "Dohle", "Efeu", "Erle", "Falke", "Farn", "Fink", "Flieder",
    "Ginster", "Granit", "Hasel", "Heide", "Holunder", "Iltis", "Jade", "Kastanie", "Kiebitz", "Kiesel", "Klee",
    "Kranich", "Lerche", "Linde", "Luchs", "Malve", "Marmor", "Meise", "Minze", "Mohn", "Otter", "Pappel", "Quarz",
    "Raute", "Reiher", "Rotdorn", "Salbei", "Schiefer", "Schilf", "Schlehe", "Segler", "Specht", "Star", "Ulme",
    "Wacholder", "Weide", "Wiesel", "Zeder",
)  # fmt: skip


def free_pseudonym(number: int, taken: Collection[str]) -> str:
    """A name for an interview, not in the order of the alphabet; after fifty they are counted."""
    plain = WORDS[number * 7 % len(WORDS)]
    return plain if plain not in taken else f"{plain} {number}"
