"""The demo's districts: boundaries from a file, as a facilitator would send them."""

from __future__ import annotations

from workshop.accounts.models import Account
from workshop.demo.texts import FOLDER, read_toml
from workshop.districts.access import districts_in
from workshop.districts.actions.boundaries import File, read_boundaries, take_in_boundaries
from workshop.districts.actions.districts import publish_district, word_district
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
    return districts
