"""What the API answers of the evidence: cited articles, origins and their bases, quotes that differ."""

from rest_framework import serializers

from ..origins import KINDS as ORIGIN_BASES
from ..variants import KINDS as VARIANT_KINDS
from .fields import Members, Text


class CitedArticle(Members):
    """The article that a quote is taken from."""

    id = serializers.IntegerField()
    headline = serializers.CharField()
    outlet = serializers.CharField(source="outlet.name", allow_null=True)
    published = serializers.DateField(allow_null=True)
    url = Text(allow_null=True)


class PassageSpan(Members):
    """A span of a stored text in code points, end exclusive."""

    article = serializers.IntegerField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class OriginBasis(Members):
    """Why citations are held to have one origin, or what they share that joins nothing; `why` is a sentence."""

    kind = serializers.ChoiceField(ORIGIN_BASES)
    why = serializers.CharField()
    citations = serializers.ListField(child=serializers.IntegerField())
    passages = PassageSpan(many=True)
    similarity = serializers.FloatField(allow_null=True, help_text="of shared passages: 1 is verbatim")


class OriginMembers(Members):
    """Citations that have at most one origin between them, and on what that rests."""

    citations = serializers.ListField(child=serializers.IntegerField())
    basis = OriginBasis(many=True)


class Sources(Members):
    """How many reports, and how many origins they have at most; `apart` is what some share that joins nothing."""

    reports = serializers.IntegerField()
    origins_at_most = serializers.IntegerField()
    origins = OriginMembers(many=True)
    apart = OriginBasis(many=True)


class VariantQuote(Members):
    """One of two quotes that differ; `marks` are the spans of the differing words, code points into the quote."""

    citation = serializers.IntegerField(source="citation.pk")
    event = serializers.IntegerField(source="citation.event_id")
    article = CitedArticle(source="citation.version.article")
    quote = serializers.CharField(source="citation.quote")
    marks = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))


class VariantMembers(Members):
    """Two quotes of one speaker within days, nearly alike but for a negation, a number or a modal verb."""

    speaker = serializers.CharField()
    kinds = serializers.ListField(child=serializers.ChoiceField(VARIANT_KINDS))
    quotes = VariantQuote(many=True)
