"""The public events in the formats that other programs read, each written from what every door shows.

An export holds every event that the filters leave: it is read from one moment of the record and streamed, so that it
takes the same memory for ten events as for a million, and is never cut at a number.
"""

from .answers import streamed
from .comma import BOM
from .formats import EXPORTS, Export
from .linked import linked_event
from .sites import Site, site_of
from .streams import whole_list

__all__ = ["BOM", "EXPORTS", "Export", "Site", "linked_event", "site_of", "streamed", "whole_list"]
