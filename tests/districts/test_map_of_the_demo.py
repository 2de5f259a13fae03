"""The demo's own boundaries are in order."""

from workshop.demo.texts import FOLDER
from workshop.districts import errand


def test_nine_districts_that_need_no_mending():
    raw = (FOLDER / "districts.geojson").read_bytes()
    assert len(raw) < 60_000
    drawn = errand.run("workshop.districts.geometry.work", raw, property="")
    assert len(drawn["districts"]) == 9
    assert drawn["findings"] == {}
