"""Every address below /admin/ that may show a page, found in the site's own routes, with rows put into them."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.urls import get_resolver
from django.urls.resolvers import RoutePattern, URLResolver

NO_PAGE = ("jsi18n/", "autocomplete/", "/export/", "admin/r/", "/why/", "/card/", "/judging/")
"""Signs of addresses that answer with a file, a list for a script, a part of a page, or a way elsewhere."""


def admin_routes() -> list[str]:
    """The routes below admin/ that may show a page; `<path:object_id>/` alone only leads to the form."""
    found = [route for route in _routes(get_resolver()) if route.startswith("admin/")]
    return [one for one in found if not any(sign in one for sign in NO_PAGE) and not one.endswith("<path:object_id>/")]


def _routes(resolver: Any, before: str = "") -> Iterator[str]:
    """Each route written as a path; those written as regular expressions are lists by app and what is not found."""
    for one in resolver.url_patterns:
        if isinstance(one.pattern, RoutePattern):
            route = before + str(one.pattern)
            yield from _routes(one, route) if isinstance(one, URLResolver) else [route]


def registered_rows() -> dict[str, Any]:
    """The first row of each registered model, by how the routes of its pages begin; None where there is none."""
    return {
        f"admin/{model._meta.app_label}/{model._meta.model_name}/": model._default_manager.order_by("pk").first()
        for model in admin.site._registry
    }


def filled(route: str, rows: dict[str, Any]) -> str:
    """A route as an address, with the row given for its beginning, or the address itself that is given for it.

    Raises KeyError where nothing is given.
    """
    if "<" not in route:
        return f"/{route}"
    begin = max((one for one in rows if route.startswith(one)), key=len, default="")
    if not begin or rows[begin] is None:
        raise KeyError(f"no row is given for {route}")
    if isinstance(rows[begin], str) and rows[begin].startswith("/"):
        return str(rows[begin])
    key = quote(str(getattr(rows[begin], "pk", rows[begin])))
    return "/" + re.sub("<[^>]+>", key, route)
