"""Districts and what is known of them, one file per noun."""

from workshop.districts.models.districts import District, DistrictMap, Upload
from workshop.districts.models.figures import Figure, FigureFile, Statistic

__all__ = ["District", "DistrictMap", "Figure", "FigureFile", "Statistic", "Upload"]
