"""What somebody without an account is asked, over HTTP."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from desk import serializers
from foundation.accounts.authentication import Anonymous
from foundation.http.filters import check_parameters
from foundation.http.invitations import Purpose
from foundation.http.views import Endpoint
from foundation.problems import Missing
from hearings import api as hearings
from minutes import api as minutes


class InvitationView(Endpoint):
    """One door, one purpose, one person: whoever holds the letter's link, and no account."""

    resource = "invitations"
    authentication_classes = [Anonymous]
    serializer_class = None
    purposes = (
        hearings.INVITATION,
        hearings.OWN_RESPONSE,
        hearings.JOINT_REPLY,
        minutes.INVITATION,
    )

    @extend_schema(responses=serializers.INVITATION)
    def get(self, request: Request, token: str) -> Response:
        """What one is asked, and what one has answered."""
        check_parameters(request, set())
        purpose = self._purpose(token)
        return self._shown(purpose, purpose.open(token=token))

    @extend_schema(request=serializers.INVITATION_ANSWER, responses=serializers.INVITATION)
    def post(self, request: Request, token: str) -> Response:
        """Answer: what may be said depends on what one is asked."""
        check_parameters(request, set())
        purpose = self._purpose(token)
        body = purpose.body(data=request.data, context=self.get_serializer_context())
        body.is_valid(raise_exception=True)
        return self._shown(purpose, purpose.answer(token=token, **body.validated_data))

    def _purpose(self, token: str) -> Purpose:
        """What the signature says it is for; 404 looks the same for every bad token, whatever
        is sent with it."""
        for purpose in self.purposes:
            if purpose.knows(token):
                return purpose
        raise Missing

    def _shown(self, purpose: Purpose, row: Any) -> Response:
        return Response(purpose.shown(row), headers={"Cache-Control": "private, no-store"})
