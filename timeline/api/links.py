"""Where each answer leads on to, as OpenAPI links: which member of it is a parameter of another address."""

from typing import Any

_FIRST = "$response.body#/results/0/"

_FROM_LISTS = {
    "events": "id", "rounds": "slug", "parties": "slug", "persons": "slug", "venues": "slug", "articles": "id",
    "citations": "id", "suggestions": "id", "datasets": "version",
}  # fmt: skip
"""What the first result of each list is known by."""

LINKS: dict[tuple[str, str], dict[str, tuple[str, dict[str, str]]]] = {
    **{(f"{name}_list", "200"): {"one": (f"{name}_one", {key: _FIRST + key})} for name, key in _FROM_LISTS.items()},
    ("events_make", "201"): {
        "one": ("events_one", {"id": "$response.body#/id"}),
        "change": ("events_change", {"id": "$response.body#/id", "header.If-Match": "$response.header.ETag"}),
    },
    ("events_change", "200"): {
        "one": ("events_one", {"id": "$response.body#/id"}),
        "changes": ("changes_list", {"event": "$response.body#/id"}),
        "change": ("events_change", {"id": "$response.body#/id", "header.If-Match": "$response.header.ETag"}),
    },
    ("events_one", "200"): {
        "changes": ("changes_list", {"event": "$response.body#/id"}),
        "citations": ("citations_list", {"event": "$response.body#/id"}),
        "article": ("articles_one", {"id": "$response.body#/citations/0/article/id"}),
    },
    ("articles_add", "201"): {"one": ("articles_one", {"id": "$response.body#/id"})},
    ("articles_one", "200"): {
        "citations": ("citations_list", {"article": "$response.body#/id"}),
        "annotations": ("annotations_one", {"id": "$response.body#/id"}),
    },
    ("citations_one", "200"): {"event": ("events_one", {"id": "$response.body#/event/id"})},
    ("changes_list", "200"): {"event": ("events_one", {"id": f"{_FIRST}event"})},
    ("suggestions_list", "200"): {
        "one": ("suggestions_one", {"id": f"{_FIRST}id"}),
        "accept": ("suggestions_accept", {"id": f"{_FIRST}id"}),
        "reject": ("suggestions_reject", {"id": f"{_FIRST}id"}),
    },
    ("suggestions_accept", "201"): {"one": ("events_one", {"id": "$response.body#/id"})},
    ("datasets_one", "200"): {
        "file": ("datasets_file", {"version": "$response.body#/version", "name": "$response.body#/files/0/name"}),
        "events": ("events_list", {"dataset": "$response.body#/version"}),
    },
}
"""By operation and status of the answer: each link's name, its operation, and where each parameter comes from."""


def lead_on(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Write the links into the description; a postprocessing hook of drf-spectacular."""
    operations = {
        operation["operationId"]: operation for path in result["paths"].values() for operation in path.values()
    }
    for (name, status), links in LINKS.items():
        operations[name]["responses"][status]["links"] = {
            link: {"operationId": target, "parameters": parameters}
            for link, (target, parameters) in links.items()
            if target in operations
        }
    return result
