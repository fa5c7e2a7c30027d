"""What the W3C says of Web Annotations, as far as citations use it: a JSON Schema, and a context for expanding.

Written from https://www.w3.org/TR/annotation-model/ (sections 3.1, 3.2, 4.1, 4.2.4, 4.2.5, 4.3.1, 5.1, 5.2) and the
vocabulary https://www.w3.org/TR/annotation-vocab/.
"""

from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}

_ANNOTATION: dict[str, Any] = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": _IRI,
        "type": {"const": "Annotation"},
        "created": _MOMENT,
        "motivation": {"enum": ["tagging"]},
        "body": {
            "type": "array",
            "minItems": 1,
            "items": {
                "oneOf": [
                    {
                        "type": "object",
                        "required": ["type", "source"],
                        "properties": {
                            "type": {"const": "SpecificResource"},
                            "source": _IRI,
                            "purpose": {"const": "tagging"},
                        },
                        "additionalProperties": False,
                    },
                    {
                        "type": "object",
                        "required": ["type", "value"],
                        "properties": {
                            "type": {"const": "TextualBody"},
                            "value": {"type": "string"},
                            "purpose": {"const": "tagging"},
                            "format": {"const": "text/plain"},
                            "language": {"type": "string"},
                        },
                        "additionalProperties": False,
                    },
                ]
            },
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": _IRI,
                "state": {
                    "type": "object",
                    "required": ["type"],
                    "properties": {"type": {"const": "TimeState"}, "sourceDate": _MOMENT, "cached": _IRI},
                    "additionalProperties": False,
                },
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "type": "object",
                            "required": ["type", "exact"],
                            "properties": {
                                "type": {"const": "TextQuoteSelector"},
                                "exact": {"type": "string", "minLength": 1},
                                "prefix": {"type": "string"},
                                "suffix": {"type": "string"},
                            },
                            "additionalProperties": False,
                        },
                        {
                            "type": "object",
                            "required": ["type", "start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 1},
                            },
                            "additionalProperties": False,
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
            "additionalProperties": False,
        },
    },
}
ANNOTATION = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_ANNOTATION,
    "required": ["@context", *_ANNOTATION["required"]],
    "properties": {"@context": {"const": CONTEXT}, **_ANNOTATION["properties"]},
    "additionalProperties": False,
}
_EMBEDDED = {**_ANNOTATION, "additionalProperties": False}
PAGE = {
    "type": "object",
    "required": ["id", "type", "items"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": _IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": _IRI,
        "next": _IRI,
        "prev": _IRI,
        "startIndex": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": _EMBEDDED},
    },
    "additionalProperties": False,
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": CONTEXT},
        "id": _IRI,
        "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"},
        "total": {"type": "integer", "minimum": 0},
        "first": PAGE,
    },
    "additionalProperties": False,
}

OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"


def _iri(term: str) -> dict[str, str]:
    return {"@id": term, "@type": "@id"}


LOCAL_CONTEXT = {
    "@context": {
        "id": "@id",
        "type": "@type",
        "Annotation": OA + "Annotation",
        "SpecificResource": OA + "SpecificResource",
        "TextualBody": OA + "TextualBody",
        "TextQuoteSelector": OA + "TextQuoteSelector",
        "TextPositionSelector": OA + "TextPositionSelector",
        "TimeState": OA + "TimeState",
        "AnnotationCollection": AS + "OrderedCollection",
        "AnnotationPage": AS + "OrderedCollectionPage",
        "tagging": OA + "tagging",
        "body": _iri(OA + "hasBody"),
        "target": _iri(OA + "hasTarget"),
        "source": _iri(OA + "hasSource"),
        "selector": _iri(OA + "hasSelector"),
        "state": _iri(OA + "hasState"),
        "cached": _iri(OA + "cachedSource"),
        "sourceDate": {"@id": OA + "sourceDate", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
        "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
        "exact": OA + "exact",
        "prefix": OA + "prefix",
        "suffix": OA + "suffix",
        "start": {"@id": OA + "start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
        "end": {"@id": OA + "end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "created": {"@id": "http://purl.org/dc/terms/created", "@type": "http://www.w3.org/2001/XMLSchema#dateTime"},
        "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
        "partOf": _iri(AS + "partOf"),
        "first": _iri(AS + "first"),
        "next": _iri(AS + "next"),
        "prev": _iri(AS + "prev"),
        "total": AS + "totalItems",
        "startIndex": AS + "startIndex",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
    }
}
"""The terms in use, with what the published context says they stand for."""
