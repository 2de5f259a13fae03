"""Districts and what is known of them, one file per noun."""

from workshop.districts.models.districts import District, DistrictMap, Upload
from workshop.districts.models.figures import Figure, FigureFile, Statistic
from workshop.districts.models.needs import Need, NeedGoal, Offer

__all__ = [
    "District",
    "DistrictMap",
    "Figure",
    "FigureFile",
    "Need",
    "NeedGoal",
    "Offer",
    "Statistic",
    "Upload",
]
