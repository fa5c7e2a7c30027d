"""Where a venue lies, as a small map."""

from django.utils.translation import gettext

from ..charts import Element, locator
from ..models import Venue
from .languages import mirrored


def located(venue: Venue | None) -> Element | None:
    """The map of a venue that has coordinates."""
    if venue is None or venue.latitude is None or venue.longitude is None:
        return None
    place = {"name": venue.name, "latitude": f"{venue.latitude:.2f}", "longitude": f"{venue.longitude:.2f}"}
    title = gettext("Map: %(name)s, latitude %(latitude)s, longitude %(longitude)s") % place
    return locator(venue.latitude, venue.longitude, name=venue.name, title=title, mirrored=mirrored())
