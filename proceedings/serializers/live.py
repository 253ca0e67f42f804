"""What a room of screens reads, for the API document; the database writes it."""

from rest_framework import serializers

from foundation.http.serializers import Strict


class LiveItem(Strict):
    """The item being treated; of a closed one others read the title meant for them."""

    id = serializers.UUIDField()
    etag = serializers.CharField()
    number = serializers.CharField(allow_null=True)
    title = serializers.CharField()
    visibility = serializers.CharField()
    treated_order = serializers.IntegerField(allow_null=True)
    started_at = serializers.DateTimeField()


class LivePresence(Strict):
    """How many are there at the item; null for whoever may not know it."""

    item = serializers.UUIDField()
    present = serializers.IntegerField()
    by_status = serializers.DictField(child=serializers.IntegerField())
    quorum = serializers.CharField()
    quorum_label = serializers.CharField()


class LiveVersions(Strict):
    """Texts that differ when there is something new to read in a list; null
    for lists that hold nothing for the reader."""

    meeting = serializers.CharField()
    agenda = serializers.CharField(allow_null=True)
    presence = serializers.CharField(allow_null=True)
    agenda_amendments = serializers.CharField(allow_null=True)
    decisions = serializers.CharField(allow_null=True)
    votes = serializers.CharField(allow_null=True)
    statements = serializers.CharField(allow_null=True)
    disqualifications = serializers.CharField(allow_null=True)


class LiveSheet(Strict):
    """The meeting as it stands this moment."""

    meeting = serializers.UUIDField()
    state = serializers.CharField()
    state_label = serializers.CharField()
    opened_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    agenda_adopted_at = serializers.DateTimeField(allow_null=True)
    current_item = LiveItem(allow_null=True)
    versions = LiveVersions()
    poll_after_ms = serializers.IntegerField()
    presence = LivePresence(allow_null=True)
