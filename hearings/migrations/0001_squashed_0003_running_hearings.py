import django.db.models.constraints
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
        ("hearings", "0001_initial"),
        ("hearings", "0002_state_guards"),
        ("hearings", "0003_running_hearings"),
    ]

    initial = True

    dependencies = [
        ("agenda", "0002_state_guards"),
        ("committees", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hearing",
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
                ("position", models.PositiveIntegerField(null=True)),
                ("title", models.TextField()),
                ("audience", foundation.tenancy.fields.TermField(max_length=40)),
                (
                    "legal_basis",
                    foundation.tenancy.fields.TermField(default="voluntary", max_length=40),
                ),
                ("issued_by_printed", models.CharField(max_length=200, null=True)),
                ("state", foundation.tenancy.fields.TermField(default="planned", max_length=40)),
                ("opens_on", models.DateField(null=True)),
                ("opens_after", models.DateField(null=True)),
                ("response_deadline", models.DateField(null=True)),
                ("deadline_time", models.TimeField(null=True)),
                ("channel", models.CharField(max_length=300, null=True)),
                ("draft_html", models.TextField(blank=True)),
                ("draft_text", models.TextField(blank=True)),
                ("evidence", models.TextField(null=True)),
                ("basis", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("visibility", foundation.tenancy.fields.TermField(default="open", max_length=40)),
                ("announced_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("concluded_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdraw_reason", models.TextField(blank=True)),
                ("is_imported", models.BooleanField(default=False)),
                (
                    "case",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="agenda.case",
                    ),
                ),
                (
                    "issued_by_committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings_issued",
                        to="committees.committee",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="agenda.agendaitem",
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
                "indexes": [
                    models.Index(fields=["municipality", "case"], name="ix_hearing_case"),
                    models.Index(
                        fields=["municipality", "issued_by_committee"], name="ix_hearing_issued"
                    ),
                    models.Index(fields=["municipality", "modified_at"], name="ix_hearing_modifi"),
                    models.Index(
                        condition=models.Q(("state", "running")),
                        fields=["municipality", "response_deadline"],
                        name="hearing_running",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="hearing_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="case", name="hearing_case_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="hearing_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="issued_by_committee", name="hearing_issued_by_committee_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "audience__in",
                                [
                                    "public",
                                    "committees",
                                    "forum",
                                    "statutory_council",
                                    "boards",
                                    "works_council",
                                ],
                            )
                        ),
                        name="hearing_audience_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "legal_basis__in",
                                [
                                    "voluntary",
                                    "municipal_plan",
                                    "municipal_plan_minor",
                                    "local_plan",
                                    "local_plan_minor",
                                    "school_closure",
                                    "senior_council",
                                    "disability_council",
                                ],
                            )
                        ),
                        name="hearing_legal_basis_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "running", "ended", "concluded", "withdrawn"])
                        ),
                        name="hearing_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["stated", "interpreted"])),
                        name="hearing_basis_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["open", "closed"])),
                        name="hearing_visibility_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_by_printed__isnull", True),
                            models.Q(("issued_by_printed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="hearing_issued_by_printed_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("channel__isnull", True),
                            models.Q(("channel", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="hearing_channel_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("evidence__isnull", True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="hearing_evidence_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("response_deadline__gte", models.F("opens_on"))),
                        name="hearing_opens_on_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis__isnull", True), ("evidence__isnull", True)),
                            models.Q(
                                models.Q(("basis__isnull", True), _negated=True),
                                models.Q(("evidence__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hearing_basis_with_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("position__isnull", True), ("item__isnull", False), _connector="OR"
                        ),
                        name="hearing_place_needs_item",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deadline_time__isnull", True),
                            ("response_deadline__isnull", False),
                            _connector="OR",
                        ),
                        name="hearing_time_needs_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            ("is_imported", True),
                            models.Q(
                                ("opens_on__isnull", False), ("response_deadline__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="hearing_running_has_window",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_imported", False),
                            models.Q(
                                ("evidence__isnull", False),
                                ("item__isnull", False),
                                ("position__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="hearing_imported_is_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "withdrawn"),
                                models.Q(("withdrawn_at__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "withdrawn"), _negated=True),
                                ("withdrawn_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="hearing_withdrawn_at_known",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "item", "position"),
                        name="hearing_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultee",
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
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("state", foundation.tenancy.fields.TermField(default="invited", max_length=40)),
                ("deadline", models.DateField(null=True)),
                ("invited_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("token_hash", models.CharField(max_length=64, null=True)),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consulted_in",
                        to="committees.committee",
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
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consulted_in",
                        to="committees.person",
                    ),
                ),
                (
                    "hearing",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consultees",
                        to="hearings.hearing",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "committee"], name="ix_consultee_commit"),
                    models.Index(fields=["municipality", "person"], name="ix_consultee_person"),
                    models.Index(
                        condition=models.Q(("state__in", ["invited", "seen", "reminded"])),
                        fields=["municipality", "hearing"],
                        name="consultee_asked",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="consultee_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="hearing", name="consultee_hearing_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="committee", name="consultee_committee_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="consultee_person_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "invited",
                                    "seen",
                                    "reminded",
                                    "answered",
                                    "answered_late",
                                    "declined",
                                    "no_reply",
                                    "waived",
                                ],
                            )
                        ),
                        name="consultee_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("committee__isnull", True), ("person__isnull", True), _connector="OR"
                        ),
                        name="consultee_not_both",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["answered", "answered_late"]), _negated=True),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="consultee_answered_has_time",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "token_hash"), name="consultee_token_hash_once"
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "hearing", "person"),
                        name="consultee_hearing_person_once",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "hearing", "position"),
                        name="consultee_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearingConsideration",
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
                ("position", models.PositiveIntegerField()),
                ("committee_printed", models.CharField(max_length=200)),
                ("day", models.DateField(null=True)),
                ("reading", models.PositiveSmallIntegerField(null=True)),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings_considered",
                        to="committees.committee",
                    ),
                ),
                (
                    "hearing",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="considerations",
                        to="hearings.hearing",
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
                "indexes": [
                    models.Index(
                        fields=["municipality", "committee"], name="ix_hearingconsideration_commit"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="hearingconsideration_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="hearing", name="hearingconsideration_hearing_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="committee", name="hearingconsideration_committee_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reading__isnull", True), ("reading__gte", 1), _connector="OR"
                        ),
                        name="hearingconsideration_reading_from_one",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "hearing", "position"),
                        name="hearingconsideration_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearingDocument",
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
                ("position", models.PositiveIntegerField()),
                ("title", models.TextField()),
                (
                    "hearing",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="hearings.hearing",
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
                    "upload",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing_documents",
                        to="agenda.upload",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "upload"], name="ix_hearingdocument_upload"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="hearingdocument_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="hearing", name="hearingdocument_hearing_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="upload", name="hearingdocument_upload_tenant_fk"
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "hearing", "upload"),
                        name="hearingdocument_hearing_upload_once",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "hearing", "position"),
                        name="hearingdocument_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearingExtension",
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
                ("position", models.PositiveIntegerField()),
                ("old_deadline", models.DateField()),
                ("new_deadline", models.DateField()),
                ("reason", models.TextField()),
                (
                    "hearing",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="hearings.hearing",
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
                        fields=("municipality", "id"), name="hearingextension_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="hearing", name="hearingextension_hearing_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("new_deadline__gt", models.F("old_deadline"))),
                        name="hearingextension_later",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "hearing", "position"),
                        name="hearingextension_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointReply",
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
                ("prepared_by", models.CharField(max_length=200)),
                ("on_behalf_of", models.CharField(max_length=200)),
                ("draft_after", models.DateField(null=True)),
                ("approval_channel", models.CharField(max_length=300, null=True)),
                ("approved_by", models.CharField(max_length=200)),
                ("used_by", models.CharField(max_length=200, null=True)),
                ("used_on", models.DateField(null=True)),
                (
                    "hearing",
                    foundation.tenancy.fields.TenantOneToOne(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="joint_reply",
                        to="hearings.hearing",
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
                        fields=("municipality", "id"), name="jointreply_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="hearing", name="jointreply_hearing_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approval_channel__isnull", True),
                            models.Q(("approval_channel", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="jointreply_approval_channel_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_by__isnull", True),
                            models.Q(("used_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="jointreply_used_by_said",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "hearing"), name="jointreply_hearing_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HearingResponse",
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
                ("position", models.PositiveIntegerField()),
                ("state", foundation.tenancy.fields.TermField(default="draft", max_length=40)),
                ("body_html", models.TextField(blank=True)),
                ("body_text", models.TextField(blank=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("is_late", models.BooleanField(default=False)),
                ("sender_name", models.CharField(blank=True, max_length=200)),
                ("committee_printed", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(null=True)),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing_responses",
                        to="committees.committee",
                    ),
                ),
                (
                    "consultee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="hearings.consultee",
                    ),
                ),
                (
                    "hearing",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="responses",
                        to="hearings.hearing",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing_responses",
                        to="agenda.agendaitem",
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
                "indexes": [
                    models.Index(
                        fields=["municipality", "consultee"], name="ix_hearingresponse_consul"
                    ),
                    models.Index(
                        fields=["municipality", "committee"], name="ix_hearingresponse_commit"
                    ),
                    models.Index(fields=["municipality", "item"], name="ix_hearingresponse_item"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="hearingresponse_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="hearing", name="hearingresponse_hearing_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="consultee", name="hearingresponse_consultee_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="committee", name="hearingresponse_committee_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="hearingresponse_item_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "replaced"])),
                        name="hearingresponse_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "draft"), _negated=True),
                            ("submitted_at__isnull", True),
                            _connector="OR",
                        ),
                        name="hearingresponse_draft_not_sent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consultee__isnull", False),
                            ("committee__isnull", False),
                            models.Q(("committee_printed", ""), _negated=True),
                            models.Q(("sender_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="hearingresponse_given_by_someone",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "submitted")),
                        fields=("municipality", "consultee"),
                        name="hearingresponse_standing_once",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "hearing", "position"),
                        name="hearingresponse_position_once",
                    ),
                ],
            },
        ),
        foundation.tenancy.operations.AddTriggers(
            triggers=[
                (
                    "hearing",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('ended', 'concluded'), ('ended', 'running'), ('ended', 'withdrawn'), ('planned', 'running'), ('planned', 'withdrawn'), ('running', 'ended'), ('running', 'withdrawn')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'hearing_state_moves';\n        ",
                            hash="b2a31d975a2ae4e1204ba012f5bfab1addd3cdee",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_333b2",
                            table="hearings_hearing",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "consultee",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('answered', 'answered_late'), ('answered_late', 'answered'), ('declined', 'answered'), ('declined', 'answered_late'), ('invited', 'answered'), ('invited', 'answered_late'), ('invited', 'declined'), ('invited', 'no_reply'), ('invited', 'reminded'), ('invited', 'seen'), ('invited', 'waived'), ('reminded', 'answered'), ('reminded', 'answered_late'), ('reminded', 'declined'), ('reminded', 'no_reply'), ('reminded', 'waived'), ('seen', 'answered'), ('seen', 'answered_late'), ('seen', 'declined'), ('seen', 'no_reply'), ('seen', 'reminded'), ('seen', 'waived'), ('waived', 'answered'), ('waived', 'answered_late')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'consultee_state_moves';\n        ",
                            hash="fedd051f65c60b26f8a3964503374acc9cd4be61",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_214ea",
                            table="hearings_consultee",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "hearingresponse",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('draft', 'submitted'), ('submitted', 'replaced')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'hearingresponse_state_moves';\n        ",
                            hash="30c14d6cb48ce9658ff531888aacbf134033b760",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_47186",
                            table="hearings_hearingresponse",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
