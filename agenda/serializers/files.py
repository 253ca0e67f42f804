"""Uploaded files and attachments as JSON."""

from rest_framework import serializers

from agenda.models import Attachment, Upload
from foundation.http.fields import VisibleRelatedField
from foundation.http.serializers import Body, Represented, Strict

STAMPS = ("id", "etag", "created_at", "modified_at")
FILE = ("file_name", "media_type", "size", "sha256", "scan_state")


class UploadSerializer(Represented):
    """An uploaded file, until it is attached. `media_type` is read from its bytes."""

    class Meta:
        model = Upload
        fields = (*STAMPS, *FILE)


class UploadBody(Strict):
    """The file itself."""

    file = serializers.FileField()


class AttachmentSerializer(Represented):
    """An attachment; one that a document only names has no file."""

    file_name = serializers.CharField(source="upload.file_name", read_only=True, allow_null=True)
    media_type = serializers.CharField(source="upload.media_type", read_only=True, allow_null=True)
    size = serializers.IntegerField(source="upload.size", read_only=True, allow_null=True)
    sha256 = serializers.CharField(source="upload.sha256", read_only=True, allow_null=True)
    scan_state = serializers.CharField(source="upload.scan_state", read_only=True, allow_null=True)

    class Meta:
        model = Attachment
        fields = (*STAMPS, "item", "position", "title", "visibility", *FILE)


class NewAttachmentSerializer(Represented):
    upload_id = VisibleRelatedField(queryset=Upload.objects.all(), source="upload")

    class Meta:
        model = Attachment
        fields = ("upload_id", "title", "visibility")
        extra_kwargs = {"title": {"required": False, "max_length": 1000}}


class ChangedAttachmentSerializer(Represented):
    class Meta:
        model = Attachment
        fields = ("title", "visibility")
        extra_kwargs = {"title": {"max_length": 1000}}


class DownloadLink(Body):
    """An address that opens the file for the one who asked, for a minute."""

    url = serializers.CharField()
    expires_at = serializers.DateTimeField()
