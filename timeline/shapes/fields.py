"""The parts that answers are made of."""

from operator import attrgetter
from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

Members = serializers.Serializer[Any]


@extend_schema_serializer(extensions={"x-picked": True})
class Picked(Members):
    """An object of which a client may pick members: `only` names them, all when it is empty."""

    def __init__(self, *args: Any, only: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(only) if only else ():
            del self.fields[name]


@extend_schema_field({"type": "string", "format": "uri"})
class PageField(serializers.Field[Any, Any, str, Any]):
    """The absolute address of a page for readers, at the site that the context calls `base`.

    Keyword arguments name where each part of the address comes from, `past` where its end comes from.
    """

    def __init__(self, page: str, *, past: str = "", **parts: str) -> None:
        self.page, self.past, self.parts = page, past, parts
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Any) -> str:
        found = {name: attrgetter(path)(value) for name, path in self.parts.items()}
        past = attrgetter(self.past)(value) if self.past else ""
        return f"{self.of(self.context['base'], self.page, **found)}{past}"

    @staticmethod
    def of(base: str, page: str, **parts: Any) -> str:
        """The absolute address of a page."""
        return f"{base}{reverse(f'pages:{page}', kwargs=parts)}"


class Code(serializers.ChoiceField):
    """A word of a fixed vocabulary; null where the record says nothing."""

    def to_representation(self, value: Any) -> Any:
        return value or None


class Text(serializers.CharField):
    """A text; null instead of an empty one where that is allowed."""

    def to_representation(self, value: Any) -> Any:
        return None if self.allow_null and value == "" else str(value)


class Named(Members):
    """A party, person or round by its slug and name."""

    slug = serializers.SlugField()
    name = serializers.CharField()


class Alias(Members):
    """Another name in texts."""

    text = serializers.CharField()
    lang = serializers.CharField(help_text="BCP 47")


@extend_schema_field(Alias(many=True))
class AliasesField(serializers.Field[Any, Any, Any, Any]):
    """The other names of something. Partisan terms are known to the record and not given out as names."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, value: Any) -> Any:
        return Alias([alias for alias in value.aliases.all() if not alias.loaded], many=True).data
