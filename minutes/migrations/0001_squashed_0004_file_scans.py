import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

import foundation.clock
import foundation.ids
import foundation.tenancy.constraints
import foundation.tenancy.fields
import foundation.tenancy.operations
from foundation.tenancy.additions import ManyAdditions


class Migration(ManyAdditions):
    replaces = [
        ("minutes", "0001_initial"),
        ("minutes", "0002_state_guards"),
        ("minutes", "0003_scheduled_publication"),
        ("minutes", "0004_file_scans"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("agenda", "0004_amendment_deadlines"),
        ("committees", "0001_initial"),
        ("meetings", "0002_state_guards"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("open_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "open_modified_at",
                    models.DateTimeField(default=foundation.clock.now, editable=False),
                ),
                ("approval", foundation.tenancy.fields.TermField(default="draft", max_length=40)),
                (
                    "publication",
                    foundation.tenancy.fields.TermField(default="unpublished", max_length=40),
                ),
                ("content_hash", models.CharField(max_length=64, null=True)),
                ("version_number", models.PositiveIntegerField(default=0)),
                ("circulated_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("publish_after", models.DateTimeField(null=True)),
                ("conclude_reason", models.TextField(blank=True)),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantOneToOne(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                ("publish_overrides", models.JSONField(default=dict)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("publication", "published")),
                        fields=["municipality", "-published_at"],
                        name="minutes_published",
                    ),
                    models.Index(fields=["municipality", "approval"], name="ix_minutes_approv"),
                    models.Index(fields=["municipality", "modified_at"], name="ix_minutes_modifi"),
                    models.Index(
                        condition=models.Q(("publication", "scheduled")),
                        fields=["municipality", "publish_after"],
                        name="minutes_scheduled",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="minutes_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="minutes_meeting_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "approval__in",
                                [
                                    "draft",
                                    "circulated",
                                    "approved",
                                    "concluded_incomplete",
                                    "unknown",
                                ],
                            )
                        ),
                        name="minutes_approval_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publication__in", ["unpublished", "scheduled", "published"])
                        ),
                        name="minutes_publication_valid",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "meeting"), name="minutes_meeting_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("content_hash__isnull", True),
                            ("content_hash__regex", "^[0-9a-f]{64}$"),
                            _connector="OR",
                        ),
                        name="minutes_hash_hex",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("version_number__gte", 1),
                                models.Q(("content_hash__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("version_number__gte", 1), _negated=True),
                                ("content_hash__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_content_hash_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("publication", "published"),
                                models.Q(("published_at__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("publication", "published"), _negated=True),
                                ("published_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_published_at_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication", "scheduled"), _negated=True),
                            ("publish_after__isnull", False),
                            _connector="OR",
                        ),
                        name="minutes_scheduled_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approval", "approved"),
                                models.Q(("approved_at__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("approval", "approved"), _negated=True),
                                ("approved_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_approved_at_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approval", "circulated"), _negated=True),
                            models.Q(
                                ("circulated_at__isnull", False), ("content_hash__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="minutes_circulated_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication", "published"), _negated=True),
                            ("content_hash__isnull", False),
                            _connector="OR",
                        ),
                        name="minutes_published_has_content",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FileScan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("outcome", foundation.tenancy.fields.TermField(max_length=40)),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "upload",
                    foundation.tenancy.fields.TenantOneToOne(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="file_scan",
                        to="agenda.upload",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="filescan_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="upload", name="filescan_upload_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["clean", "personal_number", "unreadable"])
                        ),
                        name="filescan_outcome_valid",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "upload"), name="filescan_upload_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("position", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("state", foundation.tenancy.fields.TermField(default="pending", max_length=40)),
                ("content_hash", models.CharField(max_length=64, null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("method", models.CharField(blank=True, max_length=60)),
                ("decline_reason", models.TextField(blank=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoke_reason", models.TextField(blank=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="committees.person",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="minutes.minutes",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "person"], name="ix_approval_person"),
                    models.Index(fields=["municipality", "state"], name="ix_approval_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="approval_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="minutes", name="approval_minutes_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="approval_person_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["pending", "approved", "declined", "not_required", "unknown"],
                            )
                        ),
                        name="approval_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["approved", "declined"]),
                                models.Q(("decided_at__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["approved", "declined"]), _negated=True),
                                ("decided_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="approval_decided_at_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["approved", "declined"]),
                                models.Q(("content_hash__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state__in", ["approved", "declined"]), _negated=True),
                                ("content_hash__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="approval_content_hash_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("decline_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="approval_declined_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at__isnull", True),
                            models.Q(("revoke_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="approval_revoked_with_reason",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "minutes", "person"),
                        name="approval_minutes_person_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("text_html", models.TextField()),
                (
                    "visibility",
                    foundation.tenancy.fields.TermField(default="closed", max_length=40),
                ),
                ("reason", models.TextField()),
                (
                    "corrected_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="minutes.minutes",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="correction_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="minutes", name="correction_minutes_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["open", "closed"])),
                        name="correction_visibility_valid",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "minutes", "number"),
                        name="correction_minutes_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("text_html", ""), _negated=True),
                        ),
                        name="correction_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesEvidence",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id, editable=False, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("open_version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "open_modified_at",
                    models.DateTimeField(default=foundation.clock.now, editable=False),
                ),
                ("approval", foundation.tenancy.fields.TermField(default="draft", max_length=40)),
                (
                    "publication",
                    foundation.tenancy.fields.TermField(default="unpublished", max_length=40),
                ),
                ("content_hash", models.CharField(max_length=64, null=True)),
                ("version_number", models.PositiveIntegerField(default=0)),
                ("circulated_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("publish_after", models.DateTimeField(null=True)),
                ("conclude_reason", models.TextField(blank=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="minutes.minutes",
                    ),
                ),
                ("publish_overrides", models.JSONField(default=dict)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="minutesevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("public_content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                ("chain_hash", models.CharField(max_length=64)),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="minutes.minutes",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="minutesversion_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="minutes", name="minutesversion_minutes_tenant_fk"
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "minutes", "number"),
                        name="minutesversion_minutes_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="minutesversion_number_from_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chain_hash__regex", "^[0-9a-f]{64}$"),
                            ("content_hash__regex", "^[0-9a-f]{64}$"),
                        ),
                        name="minutesversion_hashes_hex",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", 1), ("previous_hash", "")),
                            models.Q(
                                ("number__gt", 1), models.Q(("previous_hash", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="minutesversion_first_has_no_previous",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Redaction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("public_title", models.TextField(blank=True)),
                ("public_decision", models.TextField(blank=True)),
                ("reason", models.TextField()),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redactions",
                        to="minutes.minutes",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "redacted_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "minutes"], name="ix_redaction_minute"),
                    models.Index(fields=["municipality", "item"], name="ix_redaction_item"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="redaction_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="minutes", name="redaction_minutes_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="redaction_item_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="redaction_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("version_number", models.PositiveIntegerField()),
                ("edition", foundation.tenancy.fields.TermField(max_length=40)),
                ("format", foundation.tenancy.fields.TermField(max_length=40)),
                ("media_type", models.CharField(max_length=100)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renditions",
                        to="minutes.minutes",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.municipality",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="rendition_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="minutes", name="rendition_minutes_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("edition__in", ["public", "full"])),
                        name="rendition_edition_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["json", "html", "pdf"])),
                        name="rendition_format_valid",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "minutes", "version_number", "edition", "format"),
                        name="rendition_rendition_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="rendition_sha256_hex",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CorrectionEvidence",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id, editable=False, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("text_html", models.TextField()),
                (
                    "visibility",
                    foundation.tenancy.fields.TermField(default="closed", max_length=40),
                ),
                ("reason", models.TextField()),
                (
                    "corrected_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="minutes.correction",
                    ),
                ),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="minutes.minutes",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="correctionevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovalEvidence",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id, editable=False, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("position", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("state", foundation.tenancy.fields.TermField(default="pending", max_length=40)),
                ("content_hash", models.CharField(max_length=64, null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("method", models.CharField(blank=True, max_length=60)),
                ("decline_reason", models.TextField(blank=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("revoke_reason", models.TextField(blank=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="minutes.approval",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="minutes.minutes",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="approvalevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="RedactionEvidence",
            fields=[
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "id",
                    models.UUIDField(
                        default=foundation.ids.new_id, editable=False, serialize=False
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("modified_at", models.DateTimeField(default=foundation.clock.now, editable=False)),
                ("public_title", models.TextField(blank=True)),
                ("public_decision", models.TextField(blank=True)),
                ("reason", models.TextField()),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "minutes",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="minutes.minutes",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.municipality",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="minutes.redaction",
                    ),
                ),
                (
                    "redacted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.user",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="redactionevidence_row")
                ],
            },
        ),
        foundation.tenancy.operations.AddTriggers(
            triggers=[
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="approval_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"approval\" IS DISTINCT FROM NEW.\"approval\" AND (OLD.\"approval\", NEW.\"approval\") NOT IN (('approved', 'circulated'), ('circulated', 'approved'), ('circulated', 'concluded_incomplete'), ('concluded_incomplete', 'circulated'), ('draft', 'circulated')))",
                            func="\n            RAISE EXCEPTION 'The approval of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'minutes_approval_moves';\n        ",
                            hash="11dc2a85166d89517ef18a70d169b9523dfdecaa",
                            operation="UPDATE",
                            pgid="pgtrigger_approval_moves_c5eb1",
                            table="minutes_minutes",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="publication_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"publication\" IS DISTINCT FROM NEW.\"publication\" AND (OLD.\"publication\", NEW.\"publication\") NOT IN (('published', 'unpublished'), ('scheduled', 'published'), ('scheduled', 'unpublished'), ('unpublished', 'published'), ('unpublished', 'scheduled')))",
                            func="\n            RAISE EXCEPTION 'The publication of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'minutes_publication_moves';\n        ",
                            hash="9ac1e0ee4723dbafafb2370c01a04333ae61af46",
                            operation="UPDATE",
                            pgid="pgtrigger_publication_moves_39010",
                            table="minutes_minutes",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_minutesevidence" ("approval", "approved_at", "circulated_at", "conclude_reason", "content_hash", "created_at", "id", "meeting_id", "modified_at", "municipality_id", "open_modified_at", "open_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "publish_after", "publish_overrides", "published_at", "version", "version_number") VALUES (NEW."approval", NEW."approved_at", NEW."circulated_at", NEW."conclude_reason", NEW."content_hash", NEW."created_at", NEW."id", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", NEW."open_modified_at", NEW."open_version", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication", NEW."publish_after", NEW."publish_overrides", NEW."published_at", NEW."version", NEW."version_number"); RETURN NULL;',
                            hash="7b1bbffb49ec1f6db0195d3294f9705fcf95b3d2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_204bd",
                            table="minutes_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "minutes_minutesevidence" ("approval", "approved_at", "circulated_at", "conclude_reason", "content_hash", "created_at", "id", "meeting_id", "modified_at", "municipality_id", "open_modified_at", "open_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "publish_after", "publish_overrides", "published_at", "version", "version_number") VALUES (NEW."approval", NEW."approved_at", NEW."circulated_at", NEW."conclude_reason", NEW."content_hash", NEW."created_at", NEW."id", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", NEW."open_modified_at", NEW."open_version", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication", NEW."publish_after", NEW."publish_overrides", NEW."published_at", NEW."version", NEW."version_number"); RETURN NULL;',
                            hash="dd2e16dac907b7e78b8e0084391b4ae7f6dd8f40",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7b5d8",
                            table="minutes_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "minutes",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_minutesevidence" ("approval", "approved_at", "circulated_at", "conclude_reason", "content_hash", "created_at", "id", "meeting_id", "modified_at", "municipality_id", "open_modified_at", "open_version", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "publish_after", "publish_overrides", "published_at", "version", "version_number") VALUES (OLD."approval", OLD."approved_at", OLD."circulated_at", OLD."conclude_reason", OLD."content_hash", OLD."created_at", OLD."id", OLD."meeting_id", OLD."modified_at", OLD."municipality_id", OLD."open_modified_at", OLD."open_version", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication", OLD."publish_after", OLD."publish_overrides", OLD."published_at", OLD."version", OLD."version_number"); RETURN NULL;',
                            hash="654d32f80440c49c8286c0d91d537d7c73fe4b18",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dfd0c",
                            table="minutes_minutes",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "filescan",
                    pgtrigger.compiler.Trigger(
                        name="stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="7ff9542d81f5089cc89d427c6059f879ddc9926e",
                            operation="UPDATE",
                            pgid="pgtrigger_stays_543ae",
                            table="minutes_filescan",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "approval",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_approvalevidence" ("content_hash", "created_at", "decided_at", "decline_reason", "id", "method", "minutes_id", "modified_at", "municipality_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revoke_reason", "revoked_at", "revoked_by_id", "state", "version") VALUES (NEW."content_hash", NEW."created_at", NEW."decided_at", NEW."decline_reason", NEW."id", NEW."method", NEW."minutes_id", NEW."modified_at", NEW."municipality_id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."revoke_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="2c0ef23ce37d6dff795d592053f0af70dfd2fae7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0b2e8",
                            table="minutes_approval",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "approval",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "minutes_approvalevidence" ("content_hash", "created_at", "decided_at", "decline_reason", "id", "method", "minutes_id", "modified_at", "municipality_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revoke_reason", "revoked_at", "revoked_by_id", "state", "version") VALUES (NEW."content_hash", NEW."created_at", NEW."decided_at", NEW."decline_reason", NEW."id", NEW."method", NEW."minutes_id", NEW."modified_at", NEW."municipality_id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."revoke_reason", NEW."revoked_at", NEW."revoked_by_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="ad9efa325c941aff59e88251682fd66974cbda62",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_95e84",
                            table="minutes_approval",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "approval",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_approvalevidence" ("content_hash", "created_at", "decided_at", "decline_reason", "id", "method", "minutes_id", "modified_at", "municipality_id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revoke_reason", "revoked_at", "revoked_by_id", "state", "version") VALUES (OLD."content_hash", OLD."created_at", OLD."decided_at", OLD."decline_reason", OLD."id", OLD."method", OLD."minutes_id", OLD."modified_at", OLD."municipality_id", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."revoke_reason", OLD."revoked_at", OLD."revoked_by_id", OLD."state", OLD."version"); RETURN NULL;',
                            hash="dfb4f972eb7dd370138bceb4e67e84a2dbcd71cd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c56ed",
                            table="minutes_approval",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "approval",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('approved', 'pending'), ('declined', 'approved'), ('declined', 'pending'), ('pending', 'approved'), ('pending', 'declined'), ('unknown', 'approved'), ('unknown', 'declined'), ('unknown', 'pending')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'approval_state_moves';\n        ",
                            hash="0b7349b718da659227768aca2f220e96fc1cd332",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_228cb",
                            table="minutes_approval",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "correction",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c70d0ecd3d289305152e7d53642d94f4c1119f06",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_96bb1",
                            table="minutes_correction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "correction",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_correctionevidence" ("corrected_by_id", "created_at", "id", "minutes_id", "modified_at", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "text_html", "version", "visibility") VALUES (NEW."corrected_by_id", NEW."created_at", NEW."id", NEW."minutes_id", NEW."modified_at", NEW."municipality_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."text_html", NEW."version", NEW."visibility"); RETURN NULL;',
                            hash="ae795b3b9e7dd9ae87a36ef2b3c2ad373a9b1e15",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f5c3a",
                            table="minutes_correction",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "correction",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "minutes_correctionevidence" ("corrected_by_id", "created_at", "id", "minutes_id", "modified_at", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "text_html", "version", "visibility") VALUES (NEW."corrected_by_id", NEW."created_at", NEW."id", NEW."minutes_id", NEW."modified_at", NEW."municipality_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."text_html", NEW."version", NEW."visibility"); RETURN NULL;',
                            hash="930180d8c42861357402f83455d3cb60e2a92254",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c8b97",
                            table="minutes_correction",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "correction",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_correctionevidence" ("corrected_by_id", "created_at", "id", "minutes_id", "modified_at", "municipality_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "text_html", "version", "visibility") VALUES (OLD."corrected_by_id", OLD."created_at", OLD."id", OLD."minutes_id", OLD."modified_at", OLD."municipality_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."text_html", OLD."version", OLD."visibility"); RETURN NULL;',
                            hash="38cf5509c20d542a4e887c7085c97c0a4a47f72a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ef6c9",
                            table="minutes_correction",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "minutesevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="93116fdbc1f2366fe431fce98d6bcbb697fe5121",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27360",
                            table="minutes_minutesevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "minutesversion",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="974a5477eb490c27e19e62ab45b494d4e96b9f64",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3a65b",
                            table="minutes_minutesversion",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="79bb82e01ba53a4b841ee827a527fe3eef6264dd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ee5da",
                            table="minutes_redaction",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redaction",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_redactionevidence" ("created_at", "id", "item_id", "minutes_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_decision", "public_title", "reason", "redacted_by_id", "version") VALUES (NEW."created_at", NEW."id", NEW."item_id", NEW."minutes_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_decision", NEW."public_title", NEW."reason", NEW."redacted_by_id", NEW."version"); RETURN NULL;',
                            hash="4bf2067ec77372e40686104436c68e2116093b76",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2a794",
                            table="minutes_redaction",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "redaction",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "minutes_redactionevidence" ("created_at", "id", "item_id", "minutes_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_decision", "public_title", "reason", "redacted_by_id", "version") VALUES (NEW."created_at", NEW."id", NEW."item_id", NEW."minutes_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_decision", NEW."public_title", NEW."reason", NEW."redacted_by_id", NEW."version"); RETURN NULL;',
                            hash="120f2e9bb881790839702eef839310bffcd0db89",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_835d2",
                            table="minutes_redaction",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "redaction",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "minutes_redactionevidence" ("created_at", "id", "item_id", "minutes_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_decision", "public_title", "reason", "redacted_by_id", "version") VALUES (OLD."created_at", OLD."id", OLD."item_id", OLD."minutes_id", OLD."modified_at", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_decision", OLD."public_title", OLD."reason", OLD."redacted_by_id", OLD."version"); RETURN NULL;',
                            hash="92fb971e2532fb1b4965aee5fae9bdf052840221",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80800",
                            table="minutes_redaction",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "rendition",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6cb6442986407f5ab46c1e2efd08fc6a545d42c4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_81ddf",
                            table="minutes_rendition",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "correctionevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="75c3237350fda05e608b08e82ccb70776701a95f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8a20e",
                            table="minutes_correctionevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "approvalevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="52aec8564e2ab8e7f5d759d8d428019d9994d432",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_83472",
                            table="minutes_approvalevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "redactionevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="438b4470a4b288199c63e10f0b641e7a7d6aba57",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e20c8",
                            table="minutes_redactionevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
