"""The walks see every body: a route whose body nobody declared would not be walked."""

from tests.http.routes import writing

OF_THEIR_OWN = {
    "POST meeting-documents": "tests/interchange/test_every_leaf.py",
    "POST public/hearings/<str:pk>/responses": "tests/hearings/test_public_form.py",
    "POST uploads": "tests/agenda/test_files.py, tests/attack/test_odd_forms.py",
    "POST attachments/<str:pk>/download-link": "takes an empty body",
    "PATCH agenda-items/<str:pk>/decision": "tests/proceedings/test_decisions.py",
}
"""Routes that no serializer describes, and what walks them instead."""


def test_every_body_is_walked() -> None:
    unknown = {str(r) for r in writing() if r.serializer is None and r.method != "DELETE"}
    assert unknown <= set(OF_THEIR_OWN), unknown - set(OF_THEIR_OWN)
