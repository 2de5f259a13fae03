"""Districts and what is known of them, one file per noun."""

from workshop.districts.models.districts import District, DistrictMap, Upload

__all__ = ["District", "DistrictMap", "Upload"]
