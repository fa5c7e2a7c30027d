"""What speaks of an article's day of publication: its file, its page, its address and the words of its newest text."""

from articles.models import Article, PublishedBasis
from articles.reading import Proposal, propose

_OF_THE_FILE = (PublishedBasis.GIVEN, PublishedBasis.METADATA)


def proposal_of(article: Article) -> Proposal:
    """The day an article was probably published, with its confidence, and what speaks for and against it.

    A day that came with the file counts as its metadata; one that was read from the text or set by an analyst does not
    speak for itself. Costs a query for the newest text unless `versions` was prefetched.
    """
    of_file = article.published if article.published_basis in _OF_THE_FILE else None
    return propose(
        article.current.text,
        published=of_file,
        page_date=article.page_date,
        url=article.url,
        file_name=article.source_name,
        seen=article.added.date(),
    )
