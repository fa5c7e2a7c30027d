"""What stands around the lists: the list of lists, the description, its page for people, and unknown addresses."""

from typing import Any

from django.shortcuts import redirect
from django.urls import is_valid_path, reverse
from drf_spectacular.renderers import OpenApiJsonRenderer2, OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from ..filters import BadFilter
from . import addresses, filters, guide, problems
from .doors import PREFLIGHT, Door

LISTS = ("events", "rounds", "parties", "persons", "venues", "articles", "citations", "changes", "datasets")
_OF_DESCRIPTION = ("format", "lang")
"""The parameters of the description."""


class Root(Door):
    """The addresses of all lists."""

    schema = None
    versioned = False

    def answer(self, request: Request, **kwargs: Any) -> dict[str, str]:
        """Each list by its name, and the description of all."""
        filters.read_params(request.query_params, (filters.FORMAT,))
        names = (*LISTS, "schema")
        return {name: addresses.absolute(request._request, reverse(f"api:{name}")) for name in names}


class ProblemKind(Door):
    """What a problem's `type` means."""

    schema = None
    versioned = False

    def answer(self, request: Request, **kwargs: Any) -> dict[str, Any]:
        """The kind of problem named by the address."""
        filters.read_params(request.query_params, (filters.FORMAT,))
        kind = kwargs["kind"]
        if kind not in problems.KINDS:
            raise NotFound(f"There is no kind of problem {kind!r}; there are {', '.join(problems.KINDS)}.")
        status, title, meaning = problems.KINDS[kind]
        return {"type": f"{problems.TYPES_PATH}{kind}", "title": title, "status": status, "meaning": meaning}


class Unknown(Door):
    """Any other address: a problem, or the way to the right one where only the last slash is missing."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse whatever is asked."""
        super().initial(request, *args, **kwargs)
        raise NotFound(f"There is no address {request.path}; the lists are at {reverse('api:root')}.")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Send on to the same address with a slash where there is one."""
        path = request.path_info
        if not path.endswith("/") and is_known(f"{path}/"):
            answer = redirect(request.get_full_path(force_append_slash=True), permanent=True, preserve_request=True)
            answer["Access-Control-Allow-Origin"] = "*"
            return answer
        return super().dispatch(request, *args, **kwargs)


def is_known(path: str) -> bool:
    """Whether an address under /api/ is one of those that are named."""
    found = is_valid_path(path)
    return bool(found) and found.url_name != "unknown"  # type: ignore[union-attr]


class Description(SpectacularAPIView):
    """The OpenAPI description, as JSON or YAML."""

    renderer_classes = [OpenApiJsonRenderer2, OpenApiYamlRenderer]

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse parameters that are not known."""
        super().initial(request, *args, **kwargs)
        for name in request.query_params:
            if name not in _OF_DESCRIPTION:
                raise BadFilter(name, "", f"there is no parameter {name!r}", _OF_DESCRIPTION)

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """What a browser asks before a page of another site may ask more."""
        return Response(status=204, headers=PREFLIGHT)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Let every site read it."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        if response.status_code == 200:
            response["Cache-Control"] = "public, max-age=3600"
        return response


class HumanPage(SpectacularSwaggerSplitView):
    """Examples, and the description as a page for people, with scripts and styles from here."""

    url_name = "api:schema"
    template_name = "timeline/api_docs.html"
    http_method_names = ["get", "head"]

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        """The page, its examples naming this site."""
        answer = super().get(request, *args, **kwargs)
        if isinstance(answer.data, dict):
            site = addresses.base(request._request)
            shown = [
                {"slug": e.slug, "title": e.title, "told": e.told, "codes": e.codes(site)} for e in guide.EXAMPLES
            ]  # fmt: skip
            answer.data |= {"examples": shown, "kinds": list(problems.KINDS.items())}
        return answer
