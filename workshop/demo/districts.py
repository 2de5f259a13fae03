"""The demo's districts: boundaries and figures from files, as a facilitator would send them."""

from __future__ import annotations

from datetime import date
from typing import Any

from workshop.accounts.models import Account
from workshop.demo.texts import FOLDER, read_toml
from workshop.districts.access import districts_in
from workshop.districts.actions.boundaries import File, read_boundaries, take_in_boundaries
from workshop.districts.actions.districts import publish_district, word_district
from workshop.districts.actions.figures import About, read_figures, take_in_figures
from workshop.districts.models import District
from workshop.processes.models import Process


def load_districts(process: Process, by: Account) -> dict[str, District]:
    """Nine districts with a map and a few words each, all but one of them published; by name."""
    texts = read_toml("districts.toml")
    file = File("sozialraeume.geojson", (FOLDER / "districts.geojson").read_bytes(), texts["source"])
    take_in_boundaries(read_boundaries(process, file, "", by=by), by=by)
    districts = {district.name: district for district in districts_in(process)}
    for text in texts["districts"]:
        district = districts[text["name"]]
        word_district(district, district.name, text["summary"], by=by)
        if text.get("published", True):
            publish_district(district, by=by)
    load_figures(process, texts["figures"], by)
    return districts


def load_figures(process: Process, tables: list[dict[str, Any]], by: Account) -> None:
    """Five years of five statistics, each from a file; one of them holds a number under five."""
    for table in tables:
        raw = (FOLDER / "figures" / f"{table['file']}.csv").read_bytes()
        about = About(table["title"], table["unit"], table["counts_people"], date(2025, 12, 31))
        take_in_figures(
            read_figures(process, File(f"{table['file']}.csv", raw, table["source"]), about, by=by), {}, by=by
        )
