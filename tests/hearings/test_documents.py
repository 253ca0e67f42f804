"""The material of a hearing: files that those who are heard may read."""

from typing import Any

from django.http import HttpResponse

from tests.cast import Cast
from tests.door import refused
from tests.hearings.setup import PDF, closed_case, invitation_of, planned, running, uploaded


def added(cast: Cast, hearing: dict[str, Any]) -> dict[str, Any]:
    """A document of the hearing."""
    body = {"upload_id": uploaded(cast), "title": "Udkast til takster"}
    return cast.door("secretariat").made(f"hearings/{hearing['id']}/documents", body)


def bytes_of(response: Any) -> bytes:
    """The file in the answer."""
    assert response.status_code == 200
    return bytes(response.getvalue())


def test_whoever_is_heard_reads_the_material(cast: Cast) -> None:
    hearing = running(cast, case=str(closed_case(cast).pk))
    document = added(cast, hearing)
    path = f"hearing-documents/{document['id']}/content"
    assert bytes_of(cast.door("consultee").get(path)) == PDF
    listed = cast.door("consultee").seen(f"hearings/{hearing['id']}/documents")["results"]
    assert [(row["title"], row["file_name"]) for row in listed] == [
        ("Udkast til takster", "udkast.pdf")
    ]
    for name in ("council_member", "secretariat_other_municipality"):
        refused(cast.door(name).get(path), 404, "not_found")


def test_an_invitation_opens_the_material_of_its_hearing_only(cast: Cast) -> None:
    hearing, other = running(cast), running(cast)
    ours, theirs = added(cast, hearing), added(cast, other)
    path = invitation_of(hearing)
    shown = cast.door(None).seen(path)["hearing"]["documents"]
    assert [row["id"] for row in shown] == [ours["id"]]
    fetched: HttpResponse = cast.door(None).get(f"{path}/documents/{ours['id']}")
    assert bytes_of(fetched) == PDF
    refused(cast.door(None).get(f"{path}/documents/{theirs['id']}"), 404, "not_found")
    refused(cast.door(None).get(f"invitations/x/documents/{ours['id']}"), 404, "not_found")


def test_a_document_is_material_enough_to_announce(cast: Cast) -> None:
    hearing, door = planned(cast, draft_html=""), cast.door("secretariat")
    document = added(cast, hearing)
    door.done(f"hearings/{hearing['id']}/announce")
    path = f"hearing-documents/{document['id']}"
    refused(door.delete(path, if_match=document["etag"]), 409, "wrong_state")


def test_a_planned_hearing_s_document_is_taken_out_again(cast: Cast) -> None:
    document, door = added(cast, planned(cast)), cast.door("secretariat")
    path = f"hearing-documents/{document['id']}"
    assert door.delete(path, if_match=document["etag"]).status_code == 204
    refused(door.get(path), 404, "not_found")


def test_who_may_not_add_material(cast: Cast) -> None:
    hearing = running(cast)
    path = f"hearings/{hearing['id']}/documents"
    for name in ("consultee", "member", "council_member", "chair"):
        refused(cast.door(name).post(path, {}), 403, "forbidden")
    stranger = {"upload_id": hearing["id"]}
    refused(cast.door("secretariat").post(path, stranger), 400, "does_not_exist", "/upload_id")
