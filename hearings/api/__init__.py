"""Hearings and answers over HTTP."""

from foundation.http.routing import urls_of
from hearings.api import invitations
from hearings.api.answers import ResponseFiles, Responses
from hearings.api.hearings import Consultees, Documents, Hearings
from hearings.api.invitations import INVITATION, OWN_RESPONSE
from hearings.api.joint import JOINT_REPLY, JointReplies, JointReplyMembers
from hearings.api.white_book import WhiteBooks, white_book_urls

__all__ = ["INVITATION", "JOINT_REPLY", "OWN_RESPONSE", "urls"]

urls = [
    *urls_of(
        Hearings, Documents, Consultees, Responses, ResponseFiles, JointReplies, JointReplyMembers
    ),
    *invitations.urls,
    *white_book_urls(WhiteBooks, "hearings", "hearing-white-book"),
]
