"""An export as the answer to a request."""

from collections.abc import Iterable
from itertools import chain

from django.http import HttpRequest, StreamingHttpResponse

from .formats import Export
from .streams import in_blocks


def streamed(request: HttpRequest, export: Export, pieces: Iterable[str], *, before: str = "") -> StreamingHttpResponse:
    """Pieces of text, sent as they are written. A HEAD request writes none."""
    told = () if request.method == "HEAD" else in_blocks(chain([before], pieces))
    answer = StreamingHttpResponse(told, content_type=export.content_type)
    answer["Content-Disposition"] = f'inline; filename="{export.file}"'
    return answer
