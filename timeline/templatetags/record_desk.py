"""What the templates of the desk need and Django's own filters lack."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def of(rows: dict[Any, Any], key: Any) -> Any:
    """The entry of a mapping under a key that a variable holds; None when there is none."""
    return rows.get(key)
