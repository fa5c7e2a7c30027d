"""The small cast of these tests: an invented negotiation. Ada Lindqvist speaks for Norland, Tomas Berg for Sudria."""

from datetime import date

from articles.reading import Lexicon

WEDNESDAY = date(2024, 2, 14)  # the day every example is read on unless it says otherwise

LEXICON = Lexicon.from_dict(
    {
        "parties": [
            {"name": "Norland", "kind": "state", "aliases": [
                "Norlandic", "Norlanders", "Norland delegation", "Norlandic officials",
                {"text": "northern occupier", "loaded": True}]},
            {"name": "Sudria", "kind": "state", "aliases": ["Sudrian", "Sudrians", "Republic of Sudria", "SU"]},
            {"name": "Harbour Front", "kind": "movement", "aliases": ["the front", "Harbour Front for Freedom"]},
            {"name": "Veltland", "kind": "state", "aliases": ["Veltish", "Veltish mediators", "Merane"]},
            {"name": "Ostmark", "kind": "state", "aliases": ["Ostmarker"]},
        ],
        "persons": [
            {"name": "Ada Lindqvist", "party": "Norland", "aliases": ["A. Lindqvist"]},
            {"name": "Tomas Berg", "party": "Sudria", "aliases": ["Sudrian foreign minister"]},
            {"name": "Ines Caro", "party": "Veltland", "aliases": []},
        ],
        "venues": [
            {"name": "Vantaa", "country": "FI", "aliases": ["Finnish airport city"]},
            {"name": "Lucerne", "country": "CH", "aliases": ["Luzern"]},
            {"name": "Merane", "country": "VL", "aliases": ["Veltish capital"]},
            {"name": "Upper Lucerne", "country": "CH", "aliases": []},
        ],
    }
)  # fmt: skip
