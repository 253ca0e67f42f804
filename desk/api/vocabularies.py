"""Closed lists of words over HTTP."""

import re
from collections.abc import Iterator

from rest_framework.request import Request
from rest_framework.response import Response

from desk import serializers
from desk.api.reads import Desk
from foundation.tenancy.models import etag_from
from foundation.vocabulary import Term


class VocabulariesView(Desk):
    resource = "vocabularies"
    serializer_class = serializers.Vocabularies

    def get(self, request: Request) -> Response:
        """Every vocabulary with its words and their Danish labels."""
        words = {
            _snake(term.__name__): [{"value": w.value, "label": w.label} for w in term]
            for term in sorted(_terms(Term), key=lambda term: term.__name__)
        }
        etag = etag_from(str(words))
        return self.not_modified(etag) or Response({"vocabularies": words}, headers={"ETag": etag})


def _terms(base: type[Term]) -> Iterator[type[Term]]:
    for term in base.__subclasses__():
        yield term
        yield from _terms(term)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
