"""Citations as W3C Web Annotations: chosen by `format=anno` or by the header Accept."""

from dataclasses import replace
from typing import Any, ClassVar

from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from .. import queries
from ..exports import Export, site_of
from ..exports.annotations import MEDIA_TYPE, alone, collection, page
from ..filters import BadFilter
from . import addresses, filters
from .doors import Door, first, turned, unchanged
from .releases import DATASET

_NAMES = ("json", "anno")
FORMAT = replace(
    filters.FORMAT,
    help="the format of the answer, as the header Accept can ask too: anno is W3C Web Annotations",
    schema={"type": "string", "enum": list(_NAMES)},
    read=filters.one_of(_NAMES),
)
_ANNO = Export("anno", "application/ld+json", "annotations.jsonld", lambda events, site: iter(()))


class Negotiation(DefaultContentNegotiation):
    """Leaves in `request.annotations` whether Web Annotations are asked for; problems are always told in JSON."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        """The renderer of JSON, which writes JSON-LD too."""
        asked = request.query_params.getlist("format")
        accepted = any(entry.startswith("application/ld+json") for entry in self.get_accept_list(request))
        request.annotations = asked[-1:] == ["anno"] or (not asked and accepted)  # type: ignore[attr-defined]
        if request.annotations:  # type: ignore[attr-defined]
            return JSONRenderer(), JSONRenderer.media_type
        return super().select_renderer(request, renderers, format_suffix)


class Annotated(Door):
    """For an address of citations: answers Web Annotations where they are asked for."""

    content_negotiation_class = Negotiation
    others: ClassVar[dict[str, Export]] = {"anno": _ANNO}

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """Those of the address, with this format."""
        return tuple(FORMAT if param is filters.FORMAT else param for param in super().params())

    def get(self, request: Request, **kwargs: Any) -> Any:
        """What JSON answers, or the same as annotations."""
        if not request.annotations:  # type: ignore[attr-defined]
            return super().get(request, **kwargs)
        if "fields" in request.query_params:
            raise BadFilter("fields", request.query_params["fields"], "fields goes with format=json only")
        return unchanged(request, lambda: linked(self.annotations(request, **kwargs)), told_as="anno")

    def annotations(self, request: Request, **kwargs: Any) -> dict[str, Any]:
        """The answer as Web Annotations."""
        raise NotImplementedError

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Caches keep one answer for each header Accept."""
        patch_vary_headers(response, ["Accept"])
        return super().finalize_response(request, response, *args, **kwargs)


class AnnotatedList(Annotated):
    """A list of citations, a page of which is an AnnotationPage."""

    def annotations(self, request: Request, **kwargs: Any) -> dict[str, Any]:
        """The page asked for."""
        here = addresses.absolute(request._request, request.get_full_path())
        with self.past():
            found = self.page(self.asked())  # type: ignore[attr-defined]
            return page(
                found.rows, site_of(request._request), address=here,
                whole=addresses.absolute(request._request, f"{request.path}?format=anno"),
                next_page=turned(request, found.next), earlier=turned(request, found.previous),
            )  # fmt: skip


class AnnotatedOne(Annotated):
    """One citation, which is an Annotation."""

    def annotations(self, request: Request, **kwargs: Any) -> dict[str, Any]:
        """The citation asked for."""
        filters.read_params(request.query_params, self.params())
        with self.past():
            return alone(self.found(**kwargs), site_of(request._request))  # type: ignore[attr-defined]


class OfArticle(Door):
    """What public events cite of one article, as an AnnotationCollection of W3C Web Annotations."""

    name = "annotations"
    verb = "one"
    content_negotiation_class = Negotiation
    problems = (*Door.problems, "not-found")
    clocked = True
    others: ClassVar[dict[str, Export]] = {"anno": _ANNO}

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """A past may be asked for; for the rest, all of it is answered."""
        return (*filters.CLOCKS, DATASET)

    def answers(self) -> Any:
        """The shape of the answer, for its description."""
        return OpenApiTypes.OBJECT

    def get(self, request: Request, **kwargs: Any) -> Any:
        """All annotations of the article."""
        return unchanged(request, lambda: linked(self.answer(request, **kwargs)), told_as="anno")

    def answer(self, request: Request, **kwargs: Any) -> Any:
        """The collection. Raises NotFound for an article that no public event cites."""
        filters.read_params(request.query_params, self.params())
        with self.past():
            article = first(queries.public_articles().filter(pk=kwargs["pk"]), "article")
            quoted = queries.public_citations().filter(version__article=article)
            return collection(
                quoted.order_by("version__number", "start", "id"), site_of(request._request),
                address=addresses.absolute(request._request, request.path), label=article.headline,
            )  # fmt: skip


def linked(body: dict[str, Any]) -> Response:
    """An answer in JSON-LD, with the profile of Web Annotations."""
    return Response(body, content_type=MEDIA_TYPE)
