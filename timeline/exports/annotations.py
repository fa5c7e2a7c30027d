"""Citations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): the words, where they stand, and in
which text; the body tags them with the event that rests on them.

Positions count code points, end exclusive, as that model does too, so they go in and out unchanged. The text is told
by its SHA-256 as a `ni` address (RFC 6920), since the page of an article may show a later text.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from ..models import Citation
from .sites import Site

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE = f'application/ld+json; profile="{CONTEXT}"'


def annotation(citation: Citation, site: Site) -> dict[str, Any]:
    """One citation as an Annotation, without its `@context`. Its event, version and article have to be loaded."""
    version, event = citation.version, citation.event
    return {
        "id": site.origin + reverse("api:citation", args=[citation.pk]),
        "type": "Annotation",
        "motivation": "tagging",
        "created": citation.added.isoformat(),
        "body": [
            {"type": "SpecificResource", "purpose": "tagging", "source": site.event(event)},
            {
                "type": "TextualBody",
                "purpose": "tagging",
                "value": event.title,
                "format": "text/plain",
                "language": "en",
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": site.article(version.article),
            "state": {"type": "TimeState", "sourceDate": version.added.isoformat(), "cached": version.named_by_hash},
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": citation.quote,
                    "prefix": citation.prefix,
                    "suffix": citation.suffix,
                },
                {"type": "TextPositionSelector", "start": citation.start, "end": citation.end},
            ],
        },
    }


def alone(citation: Citation, site: Site) -> dict[str, Any]:
    """One citation as a whole document."""
    return {"@context": CONTEXT} | annotation(citation, site)


def collection(citations: Iterable[Citation], site: Site, *, address: str, label: str) -> dict[str, Any]:
    """Citations as an AnnotationCollection whose only page is embedded."""
    items = [annotation(citation, site) for citation in citations]
    first = {"id": f"{address}#page", "type": "AnnotationPage", "partOf": address, "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": label,
        "total": len(items),
        "first": first,
    }


def page(
    citations: Iterable[Citation], site: Site, *, address: str, whole: str, next_page: str | None, earlier: str | None
) -> dict[str, Any]:
    """Citations as one AnnotationPage of the collection at `whole`."""
    found: dict[str, Any] = {"@context": CONTEXT, "id": address, "type": "AnnotationPage", "partOf": whole}
    if next_page:
        found["next"] = next_page
    if earlier:
        found["prev"] = earlier
    return found | {"items": [annotation(citation, site) for citation in citations]}
