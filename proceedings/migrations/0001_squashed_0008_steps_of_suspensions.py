import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
from django.db import migrations, models

import foundation.clock
import foundation.ids
import foundation.tenancy.constraints
import foundation.tenancy.fields
import foundation.tenancy.operations
import proceedings.models.belonging
from foundation.tenancy.additions import ManyAdditions


class Migration(ManyAdditions):
    replaces = [
        ("proceedings", "0001_initial"),
        ("proceedings", "0002_state_guards"),
        ("proceedings", "0003_votes"),
        ("proceedings", "0004_suspension"),
        ("proceedings", "0005_presence"),
        ("proceedings", "0006_agendas_and_initiatives"),
        ("proceedings", "0007_votes_about_agendas"),
        ("proceedings", "0008_steps_of_suspensions"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("agenda", "0005_verbatim_sections"),
        ("committees", "0001_initial"),
        ("meetings", "0002_state_guards"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Decision",
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
                ("body_html", models.TextField(blank=True)),
                ("body_text", models.TextField(blank=True)),
                ("state", foundation.tenancy.fields.TermField(default="draft", max_length=40)),
                ("decided_by_printed", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("public_text", models.TextField(blank=True)),
                (
                    "block",
                    foundation.tenancy.fields.TenantOneToOne(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decision",
                        to="agenda.itemblock",
                    ),
                ),
                (
                    "decided_by_committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="committees.committee",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="decisions",
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
                    models.Index(fields=["municipality", "item"], name="ix_decision_item"),
                    models.Index(
                        fields=["municipality", "decided_by_committee"], name="ix_decision_decide"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="decision_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="decision_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="block", name="decision_block_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="decided_by_committee", name="decision_decided_by_committee_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "decided"])),
                        name="decision_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "decided"),
                                models.Q(("decided_on__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "decided"), _negated=True),
                                ("decided_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_decided_on_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "decided"), ("decided_at__isnull", True), _connector="OR"
                        ),
                        name="decision_draft_has_no_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by_committee__isnull", False),
                            models.Q(("decided_by_printed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_decided_by_someone",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "block"), name="decision_block_once"
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name="PresenceEvent",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("kind", foundation.tenancy.fields.TermField(max_length=40)),
                ("at", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                ("mode", foundation.tenancy.fields.TermField(default="physical", max_length=40)),
                ("source", foundation.tenancy.fields.TermField(max_length=40)),
                ("reported_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "took_no_part_reason",
                    foundation.tenancy.fields.TermField(max_length=40, null=True),
                ),
                ("replaced", models.BooleanField(default=False)),
                ("position", models.PositiveIntegerField(null=True)),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_events",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_events",
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
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_events",
                        to="committees.person",
                    ),
                ),
                (
                    "printed_in",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_events",
                        to="agenda.itemblock",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="proceedings.presenceevent",
                    ),
                ),
                (
                    "to_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presence_events_ending",
                        to="agenda.agendaitem",
                    ),
                ),
                ("day", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "item"], name="ix_presenceevent_item"),
                    models.Index(
                        fields=["municipality", "to_item"], name="ix_presenceevent_to_ite"
                    ),
                    models.Index(fields=["municipality", "person"], name="ix_presenceevent_person"),
                    models.Index(
                        fields=["municipality", "meeting", "created_at"],
                        name="presenceevent_ledger",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="presenceevent_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="presenceevent_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="presenceevent_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="to_item", name="presenceevent_to_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="presenceevent_person_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="replaces", name="presenceevent_replaces_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="printed_in", name="presenceevent_printed_in_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "present",
                                    "arrived",
                                    "left",
                                    "excused",
                                    "absent",
                                    "no_show",
                                    "on_leave",
                                    "took_no_part",
                                ],
                            )
                        ),
                        name="presenceevent_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["physical", "remote"])),
                        name="presenceevent_mode_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["secretariat", "member", "import"])),
                        name="presenceevent_source_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("took_no_part_reason__in", ["absence", "disqualification", "unknown"])
                        ),
                        name="presenceevent_took_no_part_reason_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("list_letter__isnull", True),
                            models.Q(("list_letter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="presenceevent_list_letter_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("at"))),
                        name="presenceevent_at_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("printed_in__isnull", True), ("position__isnull", True)),
                            models.Q(
                                models.Q(("printed_in__isnull", True), _negated=True),
                                models.Q(("position__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="presenceevent_printed_in_with_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_item__isnull", True), ("item__isnull", False), _connector="OR"
                        ),
                        name="presenceevent_range_has_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("replaces", models.F("id")), _negated=True),
                        name="presenceevent_not_own_successor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "took_no_part"),
                                ("item__isnull", False),
                                ("took_no_part_reason__isnull", False),
                            ),
                            models.Q(
                                models.Q(("kind", "took_no_part"), _negated=True),
                                ("took_no_part_reason__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="presenceevent_no_part_has_reason",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "replaces"), name="presenceevent_replaces_once"
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "printed_in", "position"),
                        name="presenceevent_position_once",
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfMeeting, models.Model),
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("kind", foundation.tenancy.fields.TermField(max_length=40)),
                ("about_group_printed", models.TextField(null=True)),
                ("body_html", models.TextField(blank=True)),
                ("body_text", models.TextField(blank=True)),
                ("is_by_administration", models.BooleanField(default=False)),
                ("declared_at", models.DateTimeField(null=True)),
                ("correction_subject", models.TextField(null=True)),
                ("correction_was_from", models.DateField(null=True)),
                ("correction_was_to", models.DateField(null=True)),
                ("correction_is_from", models.DateField(null=True)),
                ("correction_is_to", models.DateField(null=True)),
                (
                    "about_group",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="statements",
                        to="agenda.recommendationgroup",
                    ),
                ),
                (
                    "block",
                    foundation.tenancy.fields.TenantOneToOne(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statement",
                        to="agenda.itemblock",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="statements",
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
                (
                    "grounds",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="agenda.upload",
                    ),
                ),
                ("grounds_due_on", models.DateField(null=True)),
                ("published_with_proposal", models.BooleanField(default=False)),
                ("sent_along", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "item"], name="ix_statement_item"),
                    models.Index(
                        fields=["municipality", "about_group"], name="ix_statement_about_"
                    ),
                    models.Index(fields=["municipality", "grounds"], name="ix_statement_ground"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="statement_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="statement_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="block", name="statement_block_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="about_group", name="statement_about_group_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "dissent",
                                    "remark",
                                    "reservation",
                                    "correction",
                                    "administration_remark",
                                ],
                            )
                        ),
                        name="statement_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about_group_printed__isnull", True),
                            models.Q(("about_group_printed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_about_group_printed_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("correction_subject__isnull", True),
                            models.Q(("correction_subject", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statement_correction_subject_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("correction_was_to__gte", models.F("correction_was_from"))
                        ),
                        name="statement_correction_was_from_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("correction_is_to__gte", models.F("correction_is_from"))
                        ),
                        name="statement_correction_is_from_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("correction_subject__isnull", True),
                                ("correction_is_from__isnull", True),
                                ("correction_is_to__isnull", True),
                                ("correction_was_from__isnull", True),
                                ("correction_was_to__isnull", True),
                            ),
                            models.Q(
                                ("correction_subject__isnull", False),
                                ("correction_is_from__isnull", False),
                                ("correction_is_to__isnull", False),
                                ("correction_was_from__isnull", False),
                                ("correction_was_to__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="statement_correction_whole",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "block"), name="statement_block_once"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="grounds", name="statement_grounds_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_along", True),
                            models.Q(("grounds__isnull", True), ("grounds_due_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="statement_grounds_sent_along",
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name="Substitution",
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
                ("extent", foundation.tenancy.fields.TermField(max_length=40)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("basis", foundation.tenancy.fields.TermField(max_length=40)),
                ("state", foundation.tenancy.fields.TermField(default="called", max_length=40)),
                ("decided_by_printed", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(null=True)),
                ("called_at", models.DateTimeField()),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to="committees.committee",
                    ),
                ),
                (
                    "for_person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substituted_by",
                        to="committees.person",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
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
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to="committees.person",
                    ),
                ),
                ("approval", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "approved_under_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions_approved",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "follows",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="proceedings.substitution",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "person"], name="ix_substitution_person"),
                    models.Index(
                        fields=["municipality", "for_person"], name="ix_substitution_for_pe"
                    ),
                    models.Index(
                        fields=["municipality", "committee"], name="ix_substitution_commit"
                    ),
                    models.Index(fields=["municipality", "meeting"], name="ix_substitution_meetin"),
                    models.Index(fields=["municipality", "item"], name="ix_substitution_item"),
                    models.Index(
                        fields=["municipality", "approved_under_item"],
                        name="ix_substitution_approv",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="substitution_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="substitution_person_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="for_person", name="substitution_for_person_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="committee", name="substitution_committee_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="substitution_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="substitution_item_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("extent__in", ["item", "meeting", "period"])),
                        name="substitution_extent_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "basis__in",
                                [
                                    "ksl15_1m",
                                    "ksl15_short",
                                    "ksl14_3",
                                    "ksl28_2_1m",
                                    "ksl28_2_short",
                                    "ksl28_3",
                                    "rule_of_body",
                                ],
                            )
                        ),
                        name="substitution_basis_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="substitution_starts_on_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("for_person")), _negated=True),
                        name="substitution_not_for_self",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("extent", "item"),
                                ("item__isnull", False),
                                ("meeting__isnull", False),
                                ("starts_on__isnull", True),
                            ),
                            models.Q(
                                ("extent", "meeting"),
                                ("item__isnull", True),
                                ("meeting__isnull", False),
                                ("starts_on__isnull", True),
                            ),
                            models.Q(
                                ("extent", "period"),
                                ("item__isnull", True),
                                ("meeting__isnull", True),
                                ("starts_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="substitution_extent_named",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("extent", "item")),
                        fields=("municipality", "item", "for_person", "person"),
                        name="substitution_item_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("extent", "meeting")),
                        fields=("municipality", "meeting", "for_person", "person"),
                        name="substitution_meeting_once",
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="follows", name="substitution_follows_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="approved_under_item",
                        name="substitution_approved_under_item_tenant_fk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approval__in", ["approved", "refused"])),
                        name="substitution_approval_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["called", "accepted", "attended", "did_not_come", "declined"],
                            )
                        ),
                        name="substitution_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("follows", models.F("id")), _negated=True),
                        name="substitution_not_own_follower",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approval__isnull", True), ("approved_at__isnull", True)),
                            models.Q(
                                models.Q(("approval__isnull", True), _negated=True),
                                models.Q(("approved_at__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="substitution_approval_with_approved_at",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "follows"), name="substitution_follows_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
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
                ("body_html", models.TextField()),
                ("body_text", models.TextField()),
                ("state", foundation.tenancy.fields.TermField(default="proposed", max_length=40)),
                ("proposed_at", models.DateTimeField(default=foundation.clock.now)),
                ("settled_reason", models.TextField(null=True)),
                (
                    "amends",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_amendments",
                        to="proceedings.amendment",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
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
                (
                    "recorded_by",
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
                    models.Index(fields=["municipality", "item"], name="ix_amendment_item"),
                    models.Index(fields=["municipality", "amends"], name="ix_amendment_amends"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="amendment_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="amendment_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="amends", name="amendment_amends_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "adopted",
                                    "rejected",
                                    "lapsed",
                                    "withdrawn",
                                    "set_aside",
                                ],
                            )
                        ),
                        name="amendment_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_reason__isnull", True),
                            models.Q(("settled_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="amendment_settled_reason_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "set_aside"),
                                models.Q(("settled_reason__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "set_aside"), _negated=True),
                                ("settled_reason__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="amendment_settled_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amends", models.F("id")), _negated=True),
                        name="amendment_not_of_itself",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "item", "position"),
                        name="amendment_position_once",
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name="Suspension",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("state", foundation.tenancy.fields.TermField(default="standing", max_length=40)),
                ("declared_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "council_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions_brought",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "council_step",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="suspensions",
                        to="agenda.routingstep",
                    ),
                ),
                (
                    "former_step",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="suspensions_overtaking",
                        to="agenda.routingstep",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
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
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions",
                        to="committees.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "settled_by_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspensions_settled",
                        to="agenda.agendaitem",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "item"], name="ix_suspension_item"),
                    models.Index(fields=["municipality", "person"], name="ix_suspension_person"),
                    models.Index(
                        fields=["municipality", "council_item"], name="ix_suspension_counci"
                    ),
                    models.Index(
                        fields=["municipality", "settled_by_item"], name="ix_suspension_settle"
                    ),
                    models.Index(
                        fields=["municipality", "former_step"], name="ix_suspension_former"
                    ),
                    models.Index(
                        fields=["municipality", "council_step"], name="ix_suspension_on_step"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="suspension_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="suspension_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="suspension_person_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="council_step", name="suspension_council_step_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="former_step", name="suspension_former_step_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="council_item", name="suspension_council_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="settled_by_item", name="suspension_settled_by_item_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["standing", "council_decided", "annulled", "withdrawn"])
                        ),
                        name="suspension_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("list_letter__isnull", True),
                            models.Q(("list_letter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="suspension_list_letter_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["council_decided", "annulled"]),
                                models.Q(("settled_by_item__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ["council_decided", "annulled"]), _negated=True
                                ),
                                ("settled_by_item__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="suspension_settled_by_item_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state", "standing"), _negated=True),
                                models.Q(("settled_at__isnull", True), _negated=True),
                            ),
                            models.Q(("state", "standing"), ("settled_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="suspension_settled_at_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("municipality", "item", "person"),
                        name="suspension_person_once",
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name="Chairing",
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
                ("replaced", models.BooleanField(default=False)),
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("basis", foundation.tenancy.fields.TermField(max_length=40)),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
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
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chairings",
                        to="committees.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="proceedings.chairing",
                    ),
                ),
                (
                    "to_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_ending",
                        to="agenda.agendaitem",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "meeting"], name="ix_chairing_meetin"),
                    models.Index(fields=["municipality", "item"], name="ix_chairing_item"),
                    models.Index(fields=["municipality", "to_item"], name="ix_chairing_to_ite"),
                    models.Index(fields=["municipality", "person"], name="ix_chairing_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="chairing_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="chairing_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="chairing_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="to_item", name="chairing_to_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="replaces", name="chairing_replaces_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="chairing_person_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["elected", "oldest", "deputy_chair"])),
                        name="chairing_basis_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("replaces", models.F("id")), _negated=True),
                        name="chairing_not_own_successor",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "replaces"), name="chairing_replaces_once"
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfMeeting, models.Model),
        ),
        migrations.CreateModel(
            name="QuorumFinding",
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
                ("replaced", models.BooleanField(default=False)),
                ("found", foundation.tenancy.fields.TermField(max_length=40)),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="proceedings.quorumfinding",
                    ),
                ),
                (
                    "to_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_ending",
                        to="agenda.agendaitem",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "meeting"], name="ix_quorumfinding_meetin"
                    ),
                    models.Index(fields=["municipality", "item"], name="ix_quorumfinding_item"),
                    models.Index(
                        fields=["municipality", "to_item"], name="ix_quorumfinding_to_ite"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="quorumfinding_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="quorumfinding_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="quorumfinding_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="to_item", name="quorumfinding_to_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="replaces", name="quorumfinding_replaces_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("found__in", ["yes", "no"])),
                        name="quorumfinding_found_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("replaces", models.F("id")), _negated=True),
                        name="quorumfinding_not_own_successor",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "replaces"), name="quorumfinding_replaces_once"
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfMeeting, models.Model),
        ),
        migrations.CreateModel(
            name="MemberProposal",
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
                ("author_printed", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=300)),
                ("body_html", models.TextField()),
                ("body_text", models.TextField()),
                ("received_at", models.DateTimeField()),
                ("state", foundation.tenancy.fields.TermField(default="received", max_length=40)),
                ("flagged_at", models.DateTimeField(null=True)),
                ("flag_reason", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "author",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member_proposals",
                        to="committees.person",
                    ),
                ),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member_proposals",
                        to="committees.committee",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member_proposals",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="member_proposals",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "missed_meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="missed_proposals",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "committee"], name="ix_memberproposal_commit"
                    ),
                    models.Index(
                        fields=["municipality", "author"], name="ix_memberproposal_author"
                    ),
                    models.Index(
                        fields=["municipality", "meeting"], name="ix_memberproposal_meetin"
                    ),
                    models.Index(
                        fields=["municipality", "missed_meeting"], name="ix_memberproposal_missed"
                    ),
                    models.Index(fields=["municipality", "item"], name="ix_memberproposal_item"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="memberproposal_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="committee", name="memberproposal_committee_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="author", name="memberproposal_author_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="memberproposal_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="missed_meeting", name="memberproposal_missed_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="memberproposal_item_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["received", "withdrawn"])),
                        name="memberproposal_state_valid",
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
                        name="memberproposal_withdrawn_at_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("flagged_at__isnull", True),
                            models.Q(("flag_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="memberproposal_flag_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvidence",
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
                ("body_html", models.TextField(blank=True)),
                ("body_text", models.TextField(blank=True)),
                ("state", foundation.tenancy.fields.TermField(default="draft", max_length=40)),
                ("decided_by_printed", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("public_text", models.TextField(blank=True)),
                (
                    "block",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.itemblock",
                    ),
                ),
                (
                    "decided_by_committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.committee",
                    ),
                ),
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
                        to="proceedings.decision",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="decisionevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="Disqualification",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("state", foundation.tenancy.fields.TermField(max_length=40)),
                ("ground", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("ground_note", models.TextField(blank=True)),
                ("notified_at", models.DateTimeField(null=True)),
                ("raised_by_self", models.BooleanField(default=False)),
                ("decided_at", models.DateTimeField(null=True)),
                ("wording", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("left_room", models.BooleanField(null=True)),
                ("position", models.PositiveIntegerField(null=True)),
                ("participates_despite_reason", models.TextField(blank=True)),
                (
                    "decided_under_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disqualifications_decided",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disqualifications",
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
                (
                    "notified_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disqualifications",
                        to="committees.person",
                    ),
                ),
                (
                    "printed_in",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disqualifications",
                        to="agenda.itemblock",
                    ),
                ),
                (
                    "left_event",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="disqualifications",
                        to="proceedings.presenceevent",
                    ),
                ),
                (
                    "participates_despite",
                    foundation.tenancy.fields.TermField(max_length=40, null=True),
                ),
                ("postponement_demanded_at", models.DateTimeField(null=True)),
                ("postponement_opposed", models.PositiveIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "item"], name="ix_disqualification_item"),
                    models.Index(
                        fields=["municipality", "person"], name="ix_disqualification_person"
                    ),
                    models.Index(
                        fields=["municipality", "decided_under_item"],
                        name="ix_disqualification_decide",
                    ),
                    models.Index(
                        fields=["municipality", "left_event"], name="ix_disqualification_left_e"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="disqualification_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="disqualification_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="disqualification_person_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="decided_under_item",
                        name="disqualification_decided_under_item_tenant_fk",
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="printed_in", name="disqualification_printed_in_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["notified", "disqualified", "not_disqualified", "withdrawn"],
                            )
                        ),
                        name="disqualification_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground__in", ["nr_1", "nr_2", "nr_3", "nr_4", "nr_5"])
                        ),
                        name="disqualification_ground_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "wording__in",
                                ["declared_disqualified", "left_the_room", "not_disqualified"],
                            )
                        ),
                        name="disqualification_wording_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("list_letter__isnull", True),
                            models.Q(("list_letter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="disqualification_list_letter_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("printed_in__isnull", True), ("position__isnull", True)),
                            models.Q(
                                models.Q(("printed_in__isnull", True), _negated=True),
                                models.Q(("position__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disqualification_printed_in_with_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["notified", "withdrawn"]), _negated=True),
                            ("decided_at__isnull", True),
                            _connector="OR",
                        ),
                        name="disqualification_undecided_has_no_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("printed_in__isnull", True),
                            ("wording__isnull", False),
                            _connector="OR",
                        ),
                        name="disqualification_printed_has_wording",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("municipality", "item", "person"),
                        name="disqualification_person_once",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "printed_in", "position"),
                        name="disqualification_position_once",
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="left_event", name="disqualification_left_event_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("participates_despite__in", ["fvl4_1", "fvl4_2", "fvl4_3"])
                        ),
                        name="disqualification_participates_despite_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("participates_despite__isnull", True),
                                ("participates_despite_reason", ""),
                            ),
                            models.Q(
                                ("participates_despite__isnull", False),
                                models.Q(("participates_despite_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disqualification_exception_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("postponement_demanded_at__isnull", True),
                                ("postponement_opposed__isnull", True),
                            ),
                            models.Q(
                                models.Q(("postponement_demanded_at__isnull", True), _negated=True),
                                models.Q(("postponement_opposed__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="disqualification_demand_whole",
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name="Outcome",
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
                ("outcome", foundation.tenancy.fields.TermField(max_length=40)),
                ("text", models.TextField(blank=True)),
                ("about_group_printed", models.TextField(null=True)),
                ("condition", models.TextField(null=True)),
                ("returns_hint", models.TextField(null=True)),
                ("returns_from", models.DateField(null=True)),
                ("returns_to", models.DateField(null=True)),
                ("returns_basis", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                (
                    "about_group",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outcomes",
                        to="agenda.recommendationgroup",
                    ),
                ),
                (
                    "decision",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="proceedings.decision",
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
                    models.Index(fields=["municipality", "about_group"], name="ix_outcome_about_"),
                    models.Index(fields=["municipality", "outcome"], name="ix_outcome_outcom"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="outcome_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="decision", name="outcome_decision_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="about_group", name="outcome_about_group_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "approved",
                                    "endorsed",
                                    "recommended",
                                    "noted",
                                    "discussed",
                                    "rejected",
                                    "postponed",
                                    "referred",
                                    "returned",
                                    "resumed",
                                    "delegated",
                                    "lapsed",
                                    "sent_to_hearing",
                                    "reply_to_hearing",
                                    "withdrawn",
                                    "none",
                                    "other",
                                ],
                            )
                        ),
                        name="outcome_outcome_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returns_basis__in", ["printed", "derived"])),
                        name="outcome_returns_basis_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about_group_printed__isnull", True),
                            models.Q(("about_group_printed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="outcome_about_group_printed_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("condition__isnull", True),
                            models.Q(("condition", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="outcome_condition_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("returns_hint__isnull", True),
                            models.Q(("returns_hint", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="outcome_returns_hint_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("returns_to__gte", models.F("returns_from"))),
                        name="outcome_returns_from_first",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "decision", "position"),
                        name="outcome_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PresenceEventEvidence",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("kind", foundation.tenancy.fields.TermField(max_length=40)),
                ("at", models.DateTimeField(null=True)),
                ("until", models.DateTimeField(null=True)),
                ("mode", foundation.tenancy.fields.TermField(default="physical", max_length=40)),
                ("source", foundation.tenancy.fields.TermField(max_length=40)),
                ("reported_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "took_no_part_reason",
                    foundation.tenancy.fields.TermField(max_length=40, null=True),
                ),
                ("replaced", models.BooleanField(default=False)),
                ("position", models.PositiveIntegerField(null=True)),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
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
                        to="proceedings.presenceevent",
                    ),
                ),
                (
                    "printed_in",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.itemblock",
                    ),
                ),
                (
                    "recorded_by",
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
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.presenceevent",
                    ),
                ),
                (
                    "to_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
                ("day", models.DateField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["municipality", "pgh_obj"], name="presenceeventevidence_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementEvidence",
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
                ("kind", foundation.tenancy.fields.TermField(max_length=40)),
                ("about_group_printed", models.TextField(null=True)),
                ("body_html", models.TextField(blank=True)),
                ("body_text", models.TextField(blank=True)),
                ("is_by_administration", models.BooleanField(default=False)),
                ("declared_at", models.DateTimeField(null=True)),
                ("correction_subject", models.TextField(null=True)),
                ("correction_was_from", models.DateField(null=True)),
                ("correction_was_to", models.DateField(null=True)),
                ("correction_is_from", models.DateField(null=True)),
                ("correction_is_to", models.DateField(null=True)),
                (
                    "about_group",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.recommendationgroup",
                    ),
                ),
                (
                    "block",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.itemblock",
                    ),
                ),
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
                        to="proceedings.statement",
                    ),
                ),
                (
                    "grounds",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.upload",
                    ),
                ),
                ("grounds_due_on", models.DateField(null=True)),
                ("published_with_proposal", models.BooleanField(default=False)),
                ("sent_along", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="statementevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementSpeaker",
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
                ("organisation", models.CharField(max_length=200, null=True)),
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
                        related_name="statements",
                        to="committees.person",
                    ),
                ),
                (
                    "statement",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="proceedings.statement",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "person"], name="ix_statementspeaker_person"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="statementspeaker_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="statement", name="statementspeaker_statement_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="statementspeaker_person_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation__isnull", True),
                            models.Q(("organisation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="statementspeaker_organisation_said",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "statement", "position"),
                        name="statementspeaker_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubstitutionEvidence",
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
                ("extent", foundation.tenancy.fields.TermField(max_length=40)),
                ("starts_on", models.DateField(null=True)),
                ("ends_on", models.DateField(null=True)),
                ("basis", foundation.tenancy.fields.TermField(max_length=40)),
                ("state", foundation.tenancy.fields.TermField(default="called", max_length=40)),
                ("decided_by_printed", models.CharField(blank=True, max_length=200)),
                ("decided_at", models.DateTimeField(null=True)),
                ("called_at", models.DateTimeField()),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.committee",
                    ),
                ),
                (
                    "for_person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.person",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
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
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                        to="proceedings.substitution",
                    ),
                ),
                ("approval", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "approved_under_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "follows",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.substitution",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["municipality", "pgh_obj"], name="substitutionevidence_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AmendmentEvidence",
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
                ("position", models.PositiveIntegerField()),
                ("body_html", models.TextField()),
                ("body_text", models.TextField()),
                ("state", foundation.tenancy.fields.TermField(default="proposed", max_length=40)),
                ("proposed_at", models.DateTimeField(default=foundation.clock.now)),
                ("settled_reason", models.TextField(null=True)),
                (
                    "amends",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.amendment",
                    ),
                ),
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
                        to="proceedings.amendment",
                    ),
                ),
                (
                    "recorded_by",
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
                    models.Index(fields=["municipality", "pgh_obj"], name="amendmentevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="AmendmentProposer",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                (
                    "amendment",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposers",
                        to="proceedings.amendment",
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
                        related_name="amendments",
                        to="committees.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "person"], name="ix_amendmentproposer_person"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="amendmentproposer_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="amendment", name="amendmentproposer_amendment_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="amendmentproposer_person_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("list_letter__isnull", True),
                            models.Q(("list_letter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="amendmentproposer_list_letter_said",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "amendment", "person"),
                        name="amendmentproposer_person_once",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "amendment", "position"),
                        name="amendmentproposer_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SuspensionEvidence",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("state", foundation.tenancy.fields.TermField(default="standing", max_length=40)),
                ("declared_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "council_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "council_step",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.routingstep",
                    ),
                ),
                (
                    "former_step",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.routingstep",
                    ),
                ),
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
                        to="proceedings.suspension",
                    ),
                ),
                (
                    "recorded_by",
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
                    "settled_by_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="suspensionevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChairingEvidence",
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
                ("replaced", models.BooleanField(default=False)),
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("basis", foundation.tenancy.fields.TermField(max_length=40)),
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
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
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
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                        to="proceedings.chairing",
                    ),
                ),
                (
                    "recorded_by",
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
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.chairing",
                    ),
                ),
                (
                    "to_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="chairingevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="QuorumFindingEvidence",
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
                ("replaced", models.BooleanField(default=False)),
                ("found", foundation.tenancy.fields.TermField(max_length=40)),
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
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
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
                        to="proceedings.quorumfinding",
                    ),
                ),
                (
                    "recorded_by",
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
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.quorumfinding",
                    ),
                ),
                (
                    "to_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["municipality", "pgh_obj"], name="quorumfindingevidence_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChairDecision",
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
                ("title", models.CharField(max_length=300)),
                ("body_html", models.TextField()),
                ("body_text", models.TextField()),
                ("ground", foundation.tenancy.fields.TermField(max_length=40)),
                ("decided_at", models.DateTimeField()),
                ("visibility", foundation.tenancy.fields.TermField(default="open", max_length=40)),
                ("closed_reason", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("closed_note", models.TextField(blank=True)),
                ("state", foundation.tenancy.fields.TermField(default="taken", max_length=40)),
                ("recalled_at", models.DateTimeField(null=True)),
                ("recall_reason", models.TextField(blank=True)),
                (
                    "case",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chair_decisions",
                        to="agenda.case",
                    ),
                ),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chair_decisions",
                        to="committees.committee",
                    ),
                ),
                (
                    "decided_by",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chair_decisions",
                        to="committees.person",
                    ),
                ),
                (
                    "delegated_by",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chair_decisions",
                        to="proceedings.decision",
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
                    "new_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recalls",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "recalled_by",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recalled_decisions",
                        to="committees.person",
                    ),
                ),
                (
                    "report_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reported_decisions",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "told_in",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chair_decisions",
                        to="agenda.itemblock",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "committee"], name="ix_chairdecision_commit"
                    ),
                    models.Index(fields=["municipality", "case"], name="ix_chairdecision_case"),
                    models.Index(
                        fields=["municipality", "delegated_by"], name="ix_chairdecision_delega"
                    ),
                    models.Index(
                        fields=["municipality", "decided_by"], name="ix_chairdecision_decide"
                    ),
                    models.Index(
                        fields=["municipality", "report_item"], name="ix_chairdecision_report"
                    ),
                    models.Index(
                        fields=["municipality", "told_in"], name="ix_chairdecision_told_i"
                    ),
                    models.Index(
                        fields=["municipality", "recalled_by"], name="ix_chairdecision_recall"
                    ),
                    models.Index(
                        fields=["municipality", "new_item"], name="ix_chairdecision_new_it"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="chairdecision_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="committee", name="chairdecision_committee_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="case", name="chairdecision_case_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="delegated_by", name="chairdecision_delegated_by_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="decided_by", name="chairdecision_decided_by_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="report_item", name="chairdecision_report_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="told_in", name="chairdecision_told_in_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="recalled_by", name="chairdecision_recalled_by_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="new_item", name="chairdecision_new_item_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__in", ["urgent", "no_doubt", "delegated"])),
                        name="chairdecision_ground_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ["open", "closed"])),
                        name="chairdecision_visibility_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "closed_reason__in",
                                ["personal_matters", "property_transactions", "tenders", "other"],
                            )
                        ),
                        name="chairdecision_closed_reason_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["taken", "recalled"])),
                        name="chairdecision_state_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ground", "delegated"),
                                models.Q(("delegated_by__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("ground", "delegated"), _negated=True),
                                ("delegated_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="chairdecision_delegated_by_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "recalled"),
                                models.Q(("recalled_at__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "recalled"), _negated=True),
                                ("recalled_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="chairdecision_recalled_at_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("visibility", "closed"),
                                models.Q(("closed_reason__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("visibility", "closed"), _negated=True),
                                ("closed_reason__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="chairdecision_closed_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_in__isnull", True),
                            ("report_item__isnull", False),
                            _connector="OR",
                        ),
                        name="chairdecision_block_of_report",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberProposalEvidence",
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
                ("author_printed", models.CharField(max_length=200)),
                ("title", models.CharField(max_length=300)),
                ("body_html", models.TextField()),
                ("body_text", models.TextField()),
                ("received_at", models.DateTimeField()),
                ("state", foundation.tenancy.fields.TermField(default="received", max_length=40)),
                ("flagged_at", models.DateTimeField(null=True)),
                ("flag_reason", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "author",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.person",
                    ),
                ),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.committee",
                    ),
                ),
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
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "missed_meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
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
                        to="proceedings.memberproposal",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["municipality", "pgh_obj"], name="memberproposalevidence_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DisqualificationEvidence",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("state", foundation.tenancy.fields.TermField(max_length=40)),
                ("ground", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("ground_note", models.TextField(blank=True)),
                ("notified_at", models.DateTimeField(null=True)),
                ("raised_by_self", models.BooleanField(default=False)),
                ("decided_at", models.DateTimeField(null=True)),
                ("wording", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("left_room", models.BooleanField(null=True)),
                ("position", models.PositiveIntegerField(null=True)),
                ("participates_despite_reason", models.TextField(blank=True)),
                (
                    "decided_under_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
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
                    "notified_by",
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
                        to="proceedings.disqualification",
                    ),
                ),
                (
                    "printed_in",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.itemblock",
                    ),
                ),
                (
                    "left_event",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.presenceevent",
                    ),
                ),
                (
                    "participates_despite",
                    foundation.tenancy.fields.TermField(max_length=40, null=True),
                ),
                ("postponement_demanded_at", models.DateTimeField(null=True)),
                ("postponement_opposed", models.PositiveIntegerField(null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["municipality", "pgh_obj"], name="disqualificationevidence_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OutcomeEvidence",
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
                ("position", models.PositiveIntegerField()),
                ("outcome", foundation.tenancy.fields.TermField(max_length=40)),
                ("text", models.TextField(blank=True)),
                ("about_group_printed", models.TextField(null=True)),
                ("condition", models.TextField(null=True)),
                ("returns_hint", models.TextField(null=True)),
                ("returns_from", models.DateField(null=True)),
                ("returns_to", models.DateField(null=True)),
                ("returns_basis", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                (
                    "about_group",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.recommendationgroup",
                    ),
                ),
                (
                    "decision",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.decision",
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
                        to="proceedings.outcome",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="outcomeevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="Vote",
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
                ("subject", foundation.tenancy.fields.TermField(max_length=40)),
                ("question", models.TextField(blank=True)),
                ("method", foundation.tenancy.fields.TermField(max_length=40)),
                ("result", foundation.tenancy.fields.TermField(max_length=40)),
                ("for_count", models.PositiveIntegerField(null=True)),
                ("against_count", models.PositiveIntegerField(null=True)),
                ("abstained_count", models.PositiveIntegerField(null=True)),
                ("reserved_count", models.PositiveIntegerField(null=True)),
                ("seats", models.PositiveIntegerField(null=True)),
                ("ballot_round", models.PositiveSmallIntegerField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("replaced", models.BooleanField(default=False)),
                ("mend_reason", models.TextField(blank=True)),
                (
                    "about_group",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="votes",
                        to="agenda.recommendationgroup",
                    ),
                ),
                (
                    "about_point",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="votes",
                        to="agenda.recommendationpoint",
                    ),
                ),
                (
                    "amendment",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="proceedings.amendment",
                    ),
                ),
                (
                    "demanded_by",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes_demanded",
                        to="committees.person",
                    ),
                ),
                (
                    "disqualification",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="proceedings.disqualification",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.user",
                    ),
                ),
                (
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="proceedings.vote",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "item"], name="ix_vote_item"),
                    models.Index(fields=["municipality", "amendment"], name="ix_vote_amendm"),
                    models.Index(fields=["municipality", "about_group"], name="ix_vote_about_"),
                    models.Index(
                        fields=["municipality", "disqualification"], name="ix_vote_disqua"
                    ),
                    models.Index(fields=["municipality", "demanded_by"], name="ix_vote_demand"),
                    models.Index(fields=["municipality", "about_point"], name="ix_vote_on_point"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "id"), name="vote_tenant_key"),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="vote_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="amendment", name="vote_amendment_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="about_group", name="vote_about_group_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="about_point", name="vote_about_point_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="disqualification", name="vote_disqualification_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="demanded_by", name="vote_demanded_by_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="replaces", name="vote_replaces_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "subject__in",
                                [
                                    "main",
                                    "amendment",
                                    "recommendation_group",
                                    "recommendation_point",
                                    "disqualification",
                                    "agenda",
                                    "procedure",
                                    "election",
                                ],
                            )
                        ),
                        name="vote_subject_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "method__in",
                                [
                                    "silent_agreement",
                                    "show_of_hands",
                                    "roll_call",
                                    "written_named",
                                    "secret",
                                    "written_procedure",
                                    "majority_election",
                                    "proportional_election",
                                    "lot",
                                    "agreed_election",
                                ],
                            )
                        ),
                        name="vote_method_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "result__in",
                                [
                                    "adopted",
                                    "rejected",
                                    "lapsed",
                                    "vote_demanded",
                                    "elected",
                                    "undecided",
                                ],
                            )
                        ),
                        name="vote_result_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("subject", "amendment"),
                                models.Q(("amendment__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("subject", "amendment"), _negated=True),
                                ("amendment__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="vote_amendment_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("result", "vote_demanded"),
                                models.Q(("demanded_by__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("result", "vote_demanded"), _negated=True),
                                ("demanded_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="vote_demanded_by_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("subject", "election"),
                                models.Q(("seats__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("subject", "election"), _negated=True),
                                ("seats__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="vote_seats_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("result", "adopted"),
                                ("against_count__isnull", False),
                                ("for_count__isnull", False),
                                _negated=True,
                            ),
                            ("for_count__gt", models.F("against_count")),
                            _connector="OR",
                        ),
                        name="vote_majority",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("result", "rejected"),
                                ("against_count__isnull", False),
                                ("for_count__isnull", False),
                                _negated=True,
                            ),
                            ("for_count__lt", models.F("against_count")),
                            _connector="OR",
                        ),
                        name="vote_minority",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("replaces", models.F("id")), _negated=True),
                        name="vote_not_own_successor",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "replaces"), name="vote_replaces_once"
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "item", "position"),
                        name="vote_position_once",
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name="ChairDecisionEvidence",
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
                ("title", models.CharField(max_length=300)),
                ("body_html", models.TextField()),
                ("body_text", models.TextField()),
                ("ground", foundation.tenancy.fields.TermField(max_length=40)),
                ("decided_at", models.DateTimeField()),
                ("visibility", foundation.tenancy.fields.TermField(default="open", max_length=40)),
                ("closed_reason", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("closed_note", models.TextField(blank=True)),
                ("state", foundation.tenancy.fields.TermField(default="taken", max_length=40)),
                ("recalled_at", models.DateTimeField(null=True)),
                ("recall_reason", models.TextField(blank=True)),
                (
                    "case",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.case",
                    ),
                ),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.committee",
                    ),
                ),
                (
                    "decided_by",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="committees.person",
                    ),
                ),
                (
                    "delegated_by",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.decision",
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
                    "new_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
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
                        to="proceedings.chairdecision",
                    ),
                ),
                (
                    "recalled_by",
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
                    "report_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "told_in",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.itemblock",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["municipality", "pgh_obj"], name="chairdecisionevidence_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contender",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("votes", models.PositiveIntegerField(null=True)),
                ("seats", models.PositiveIntegerField(default=0)),
                ("lot_rank", models.PositiveSmallIntegerField(null=True)),
                ("by_lot", models.BooleanField(default=False)),
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
                    "of_list",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="proceedings.contender",
                    ),
                ),
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contended",
                        to="committees.person",
                    ),
                ),
                (
                    "vote",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contenders",
                        to="proceedings.vote",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "person"], name="ix_contender_person"),
                    models.Index(fields=["municipality", "of_list"], name="ix_contender_of_lis"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="contender_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="vote", name="contender_vote_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="of_list", name="contender_of_list_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="contender_person_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("list_letter__isnull", True),
                            models.Q(("list_letter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contender_list_letter_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("of_list", models.F("id")), _negated=True),
                        name="contender_not_of_itself",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "vote", "position"),
                        name="contender_position_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoteEvidence",
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
                ("position", models.PositiveIntegerField()),
                ("subject", foundation.tenancy.fields.TermField(max_length=40)),
                ("question", models.TextField(blank=True)),
                ("method", foundation.tenancy.fields.TermField(max_length=40)),
                ("result", foundation.tenancy.fields.TermField(max_length=40)),
                ("for_count", models.PositiveIntegerField(null=True)),
                ("against_count", models.PositiveIntegerField(null=True)),
                ("abstained_count", models.PositiveIntegerField(null=True)),
                ("reserved_count", models.PositiveIntegerField(null=True)),
                ("seats", models.PositiveIntegerField(null=True)),
                ("ballot_round", models.PositiveSmallIntegerField(null=True)),
                ("held_at", models.DateTimeField(null=True)),
                ("replaced", models.BooleanField(default=False)),
                ("mend_reason", models.TextField(blank=True)),
                (
                    "about_group",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.recommendationgroup",
                    ),
                ),
                (
                    "about_point",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agenda.recommendationpoint",
                    ),
                ),
                (
                    "amendment",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.amendment",
                    ),
                ),
                (
                    "demanded_by",
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
                    "disqualification",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.disqualification",
                    ),
                ),
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
                        to="proceedings.vote",
                    ),
                ),
                (
                    "recorded_by",
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
                    "replaces",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="proceedings.vote",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_obj"], name="voteevidence_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaAmendment",
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
                ("kind", foundation.tenancy.fields.TermField(max_length=40)),
                ("at", models.DateTimeField()),
                ("at_meeting", models.BooleanField()),
                ("was", models.CharField(max_length=60, null=True)),
                ("becomes", models.CharField(max_length=60, null=True)),
                ("reason", models.TextField(blank=True)),
                ("basis", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("name_printed", models.CharField(blank=True, max_length=200)),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_amendments",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_amendments",
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
                (
                    "person",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_objections",
                        to="committees.person",
                    ),
                ),
                (
                    "vote",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_amendments",
                        to="proceedings.vote",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "item"], name="ix_agendaamendment_item"),
                    models.Index(
                        fields=["municipality", "person"], name="ix_agendaamendment_person"
                    ),
                    models.Index(
                        fields=["municipality", "meeting", "at"], name="agendaamendment_told"
                    ),
                    models.Index(fields=["municipality", "vote"], name="ix_agendaamendment_vote"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="agendaamendment_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="agendaamendment_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="agendaamendment_item_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="agendaamendment_person_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "added",
                                    "withdrawn",
                                    "postponed",
                                    "moved",
                                    "reordered",
                                    "made_open",
                                    "made_closed",
                                    "type_changed",
                                    "renumbered",
                                    "objection",
                                ],
                            )
                        ),
                        name="agendaamendment_kind_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis__in", ["unanimous", "evident", "urgent"])),
                        name="agendaamendment_basis_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("was__isnull", True),
                            models.Q(("was", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agendaamendment_was_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("becomes__isnull", True),
                            models.Q(("becomes", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agendaamendment_becomes_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "objection"),
                                models.Q(("person__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("kind", "objection"), _negated=True),
                                ("person__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="agendaamendment_person_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis__isnull", True), ("kind", "added"), _connector="OR"
                        ),
                        name="agendaamendment_basis_of_added",
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="vote", name="agendaamendment_vote_tenant_fk"
                    ),
                ],
            },
            bases=(proceedings.models.belonging.OfMeeting, models.Model),
        ),
        migrations.CreateModel(
            name="Ballot",
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
                ("name_printed", models.CharField(max_length=200)),
                ("list_letter", models.CharField(max_length=10, null=True)),
                ("choice", foundation.tenancy.fields.TermField(max_length=40)),
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
                        related_name="ballots",
                        to="committees.person",
                    ),
                ),
                (
                    "contender",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="proceedings.contender",
                    ),
                ),
                (
                    "vote",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ballots",
                        to="proceedings.vote",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "person"], name="ix_ballot_person"),
                    models.Index(fields=["municipality", "contender"], name="ix_ballot_conten"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="ballot_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="vote", name="ballot_vote_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="ballot_person_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="contender", name="ballot_contender_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("choice__in", ["for", "against", "abstained", "reserved"])
                        ),
                        name="ballot_choice_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("list_letter__isnull", True),
                            models.Q(("list_letter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ballot_list_letter_said",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "vote", "person"), name="ballot_person_once"
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "vote", "position"),
                        name="ballot_position_once",
                    ),
                ],
            },
        ),
        foundation.tenancy.operations.AddTriggers(
            triggers=[
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_decisionevidence" ("block_id", "body_html", "body_text", "created_at", "decided_at", "decided_by_committee_id", "decided_by_printed", "decided_on", "id", "item_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_text", "state", "version") VALUES (NEW."block_id", NEW."body_html", NEW."body_text", NEW."created_at", NEW."decided_at", NEW."decided_by_committee_id", NEW."decided_by_printed", NEW."decided_on", NEW."id", NEW."item_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_text", NEW."state", NEW."version"); RETURN NULL;',
                            hash="684b31e78742ddd8e8cf610d62a35204ac60b524",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fc07f",
                            table="proceedings_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_decisionevidence" ("block_id", "body_html", "body_text", "created_at", "decided_at", "decided_by_committee_id", "decided_by_printed", "decided_on", "id", "item_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_text", "state", "version") VALUES (NEW."block_id", NEW."body_html", NEW."body_text", NEW."created_at", NEW."decided_at", NEW."decided_by_committee_id", NEW."decided_by_printed", NEW."decided_on", NEW."id", NEW."item_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_text", NEW."state", NEW."version"); RETURN NULL;',
                            hash="fc9187034e166cfbb9adb0bf7b6130a5948c6a45",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7ef41",
                            table="proceedings_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_decisionevidence" ("block_id", "body_html", "body_text", "created_at", "decided_at", "decided_by_committee_id", "decided_by_printed", "decided_on", "id", "item_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_text", "state", "version") VALUES (OLD."block_id", OLD."body_html", OLD."body_text", OLD."created_at", OLD."decided_at", OLD."decided_by_committee_id", OLD."decided_by_printed", OLD."decided_on", OLD."id", OLD."item_id", OLD."modified_at", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_text", OLD."state", OLD."version"); RETURN NULL;',
                            hash="22a86a19d39b2e7289864b6d8045c239060bc6b5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c6d6f",
                            table="proceedings_decision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "decision",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."state" IS DISTINCT FROM NEW."state" AND (OLD."state", NEW."state") NOT IN ((\'draft\', \'decided\')))',
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'decision_state_moves';\n        ",
                            hash="09e32243a6e21e6ab7261393c1d8d36244919d17",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_3b3ee",
                            table="proceedings_decision",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "presenceevent",
                    pgtrigger.compiler.Trigger(
                        name="told_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NOT (OLD.\"source\" = 'import'))",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="e0b471d1708b1999f27860397deed1d8c477a744",
                            operation="DELETE",
                            pgid="pgtrigger_told_is_kept_d60e2",
                            table="proceedings_presenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "presenceevent",
                    pgtrigger.compiler.Trigger(
                        name="told_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."until" IS DISTINCT FROM (NEW."until"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="da9a9b2147ccdae7f99d3f8b0db54286e9e1ee62",
                            operation="UPDATE",
                            pgid="pgtrigger_told_stays_42df7",
                            table="proceedings_presenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "presenceevent",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_presenceeventevidence" ("at", "created_at", "day", "id", "item_id", "kind", "list_letter", "meeting_id", "mode", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed_in_id", "reason", "recorded_by_id", "replaced", "replaces_id", "reported_at", "source", "to_item_id", "took_no_part_reason", "until", "version") VALUES (NEW."at", NEW."created_at", NEW."day", NEW."id", NEW."item_id", NEW."kind", NEW."list_letter", NEW."meeting_id", NEW."mode", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."printed_in_id", NEW."reason", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."reported_at", NEW."source", NEW."to_item_id", NEW."took_no_part_reason", NEW."until", NEW."version"); RETURN NULL;',
                            hash="da1c9079d9e8d37a9d7285ce17b4165ca6713d84",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d5b6b",
                            table="proceedings_presenceevent",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "presenceevent",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_presenceeventevidence" ("at", "created_at", "day", "id", "item_id", "kind", "list_letter", "meeting_id", "mode", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed_in_id", "reason", "recorded_by_id", "replaced", "replaces_id", "reported_at", "source", "to_item_id", "took_no_part_reason", "until", "version") VALUES (NEW."at", NEW."created_at", NEW."day", NEW."id", NEW."item_id", NEW."kind", NEW."list_letter", NEW."meeting_id", NEW."mode", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."printed_in_id", NEW."reason", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."reported_at", NEW."source", NEW."to_item_id", NEW."took_no_part_reason", NEW."until", NEW."version"); RETURN NULL;',
                            hash="95e2497a09659d8e8b54461ed67d12b594bffbe9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96632",
                            table="proceedings_presenceevent",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "presenceevent",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_presenceeventevidence" ("at", "created_at", "day", "id", "item_id", "kind", "list_letter", "meeting_id", "mode", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed_in_id", "reason", "recorded_by_id", "replaced", "replaces_id", "reported_at", "source", "to_item_id", "took_no_part_reason", "until", "version") VALUES (OLD."at", OLD."created_at", OLD."day", OLD."id", OLD."item_id", OLD."kind", OLD."list_letter", OLD."meeting_id", OLD."mode", OLD."modified_at", OLD."municipality_id", OLD."name_printed", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."printed_in_id", OLD."reason", OLD."recorded_by_id", OLD."replaced", OLD."replaces_id", OLD."reported_at", OLD."source", OLD."to_item_id", OLD."took_no_part_reason", OLD."until", OLD."version"); RETURN NULL;',
                            hash="619c04ddd4b2dda44d89b9fa476f113a0f5d9779",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c4024",
                            table="proceedings_presenceevent",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "statement",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_statementevidence" ("about_group_id", "about_group_printed", "block_id", "body_html", "body_text", "correction_is_from", "correction_is_to", "correction_subject", "correction_was_from", "correction_was_to", "created_at", "declared_at", "grounds_due_on", "grounds_id", "id", "is_by_administration", "item_id", "kind", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_with_proposal", "sent_along", "version") VALUES (NEW."about_group_id", NEW."about_group_printed", NEW."block_id", NEW."body_html", NEW."body_text", NEW."correction_is_from", NEW."correction_is_to", NEW."correction_subject", NEW."correction_was_from", NEW."correction_was_to", NEW."created_at", NEW."declared_at", NEW."grounds_due_on", NEW."grounds_id", NEW."id", NEW."is_by_administration", NEW."item_id", NEW."kind", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_with_proposal", NEW."sent_along", NEW."version"); RETURN NULL;',
                            hash="fdb6a0ef2841fdfce191ace6244bdc765c8579ac",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ff1c",
                            table="proceedings_statement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "statement",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_statementevidence" ("about_group_id", "about_group_printed", "block_id", "body_html", "body_text", "correction_is_from", "correction_is_to", "correction_subject", "correction_was_from", "correction_was_to", "created_at", "declared_at", "grounds_due_on", "grounds_id", "id", "is_by_administration", "item_id", "kind", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_with_proposal", "sent_along", "version") VALUES (NEW."about_group_id", NEW."about_group_printed", NEW."block_id", NEW."body_html", NEW."body_text", NEW."correction_is_from", NEW."correction_is_to", NEW."correction_subject", NEW."correction_was_from", NEW."correction_was_to", NEW."created_at", NEW."declared_at", NEW."grounds_due_on", NEW."grounds_id", NEW."id", NEW."is_by_administration", NEW."item_id", NEW."kind", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_with_proposal", NEW."sent_along", NEW."version"); RETURN NULL;',
                            hash="20a0d8d78624cf418a6c9ac5f658d3bb782244a0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a77eb",
                            table="proceedings_statement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "statement",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_statementevidence" ("about_group_id", "about_group_printed", "block_id", "body_html", "body_text", "correction_is_from", "correction_is_to", "correction_subject", "correction_was_from", "correction_was_to", "created_at", "declared_at", "grounds_due_on", "grounds_id", "id", "is_by_administration", "item_id", "kind", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_with_proposal", "sent_along", "version") VALUES (OLD."about_group_id", OLD."about_group_printed", OLD."block_id", OLD."body_html", OLD."body_text", OLD."correction_is_from", OLD."correction_is_to", OLD."correction_subject", OLD."correction_was_from", OLD."correction_was_to", OLD."created_at", OLD."declared_at", OLD."grounds_due_on", OLD."grounds_id", OLD."id", OLD."is_by_administration", OLD."item_id", OLD."kind", OLD."modified_at", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_with_proposal", OLD."sent_along", OLD."version"); RETURN NULL;',
                            hash="a5b08e46714319d34830831b61c1e9986476e07f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2de4b",
                            table="proceedings_statement",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "substitution",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('accepted', 'attended'), ('accepted', 'declined'), ('accepted', 'did_not_come'), ('called', 'accepted'), ('called', 'attended'), ('called', 'declined'), ('called', 'did_not_come')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'substitution_state_moves';\n        ",
                            hash="8a8d7b8990426d868b42857f8731bc4dc9846144",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_71faa",
                            table="proceedings_substitution",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "substitution",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_substitutionevidence" ("approval", "approved_at", "approved_under_item_id", "basis", "called_at", "committee_id", "created_at", "decided_at", "decided_by_printed", "ends_on", "extent", "follows_id", "for_person_id", "id", "item_id", "meeting_id", "modified_at", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "version") VALUES (NEW."approval", NEW."approved_at", NEW."approved_under_item_id", NEW."basis", NEW."called_at", NEW."committee_id", NEW."created_at", NEW."decided_at", NEW."decided_by_printed", NEW."ends_on", NEW."extent", NEW."follows_id", NEW."for_person_id", NEW."id", NEW."item_id", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."state", NEW."version"); RETURN NULL;',
                            hash="d731cf5a507196430a713681edfecddfeeaab64d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d4b5b",
                            table="proceedings_substitution",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "substitution",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_substitutionevidence" ("approval", "approved_at", "approved_under_item_id", "basis", "called_at", "committee_id", "created_at", "decided_at", "decided_by_printed", "ends_on", "extent", "follows_id", "for_person_id", "id", "item_id", "meeting_id", "modified_at", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "version") VALUES (NEW."approval", NEW."approved_at", NEW."approved_under_item_id", NEW."basis", NEW."called_at", NEW."committee_id", NEW."created_at", NEW."decided_at", NEW."decided_by_printed", NEW."ends_on", NEW."extent", NEW."follows_id", NEW."for_person_id", NEW."id", NEW."item_id", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."state", NEW."version"); RETURN NULL;',
                            hash="115e7f3a72907e93c085109f6d577c4c911710a0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8af4a",
                            table="proceedings_substitution",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "substitution",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_substitutionevidence" ("approval", "approved_at", "approved_under_item_id", "basis", "called_at", "committee_id", "created_at", "decided_at", "decided_by_printed", "ends_on", "extent", "follows_id", "for_person_id", "id", "item_id", "meeting_id", "modified_at", "municipality_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "state", "version") VALUES (OLD."approval", OLD."approved_at", OLD."approved_under_item_id", OLD."basis", OLD."called_at", OLD."committee_id", OLD."created_at", OLD."decided_at", OLD."decided_by_printed", OLD."ends_on", OLD."extent", OLD."follows_id", OLD."for_person_id", OLD."id", OLD."item_id", OLD."meeting_id", OLD."modified_at", OLD."municipality_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."state", OLD."version"); RETURN NULL;',
                            hash="2ce88814ba5dbd129c6cdca0d5921e19f4233a7f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_06e38",
                            table="proceedings_substitution",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "amendment",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('adopted', 'lapsed'), ('adopted', 'proposed'), ('adopted', 'rejected'), ('lapsed', 'adopted'), ('lapsed', 'proposed'), ('lapsed', 'rejected'), ('proposed', 'adopted'), ('proposed', 'lapsed'), ('proposed', 'rejected'), ('proposed', 'set_aside'), ('proposed', 'withdrawn'), ('rejected', 'adopted'), ('rejected', 'lapsed'), ('rejected', 'proposed')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'amendment_state_moves';\n        ",
                            hash="22dd1bcf1b93bd0c823918a6c95355ba41ca33cb",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_f24c5",
                            table="proceedings_amendment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "amendment",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_amendmentevidence" ("amends_id", "body_html", "body_text", "created_at", "id", "item_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_at", "recorded_by_id", "settled_reason", "state", "version") VALUES (NEW."amends_id", NEW."body_html", NEW."body_text", NEW."created_at", NEW."id", NEW."item_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."proposed_at", NEW."recorded_by_id", NEW."settled_reason", NEW."state", NEW."version"); RETURN NULL;',
                            hash="d4c01e60e5b85bb732261f9c0b49fb24fc7c5b8f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7c97a",
                            table="proceedings_amendment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "amendment",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_amendmentevidence" ("amends_id", "body_html", "body_text", "created_at", "id", "item_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_at", "recorded_by_id", "settled_reason", "state", "version") VALUES (NEW."amends_id", NEW."body_html", NEW."body_text", NEW."created_at", NEW."id", NEW."item_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."proposed_at", NEW."recorded_by_id", NEW."settled_reason", NEW."state", NEW."version"); RETURN NULL;',
                            hash="b42201feeed02fbafe468be4792ef9da3fe1e5af",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8a031",
                            table="proceedings_amendment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "amendment",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_amendmentevidence" ("amends_id", "body_html", "body_text", "created_at", "id", "item_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "proposed_at", "recorded_by_id", "settled_reason", "state", "version") VALUES (OLD."amends_id", OLD."body_html", OLD."body_text", OLD."created_at", OLD."id", OLD."item_id", OLD."modified_at", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."proposed_at", OLD."recorded_by_id", OLD."settled_reason", OLD."state", OLD."version"); RETURN NULL;',
                            hash="ebf2e00ad797cf9c2611c3ba9cc2458e0bf5d790",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f5eaf",
                            table="proceedings_amendment",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "suspension",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('standing', 'annulled'), ('standing', 'council_decided'), ('standing', 'withdrawn')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'suspension_state_moves';\n        ",
                            hash="f5321ae3ab595f53f3cda6a8e196150534c68c01",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_d21d2",
                            table="proceedings_suspension",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "suspension",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_suspensionevidence" ("council_item_id", "council_step_id", "created_at", "declared_at", "former_step_id", "id", "item_id", "list_letter", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "settled_at", "settled_by_item_id", "state", "version") VALUES (NEW."council_item_id", NEW."council_step_id", NEW."created_at", NEW."declared_at", NEW."former_step_id", NEW."id", NEW."item_id", NEW."list_letter", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."settled_at", NEW."settled_by_item_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="e1b66dd0b66c1ee55678bd38d184d2e030c996e8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6491f",
                            table="proceedings_suspension",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "suspension",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_suspensionevidence" ("council_item_id", "council_step_id", "created_at", "declared_at", "former_step_id", "id", "item_id", "list_letter", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "settled_at", "settled_by_item_id", "state", "version") VALUES (NEW."council_item_id", NEW."council_step_id", NEW."created_at", NEW."declared_at", NEW."former_step_id", NEW."id", NEW."item_id", NEW."list_letter", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."settled_at", NEW."settled_by_item_id", NEW."state", NEW."version"); RETURN NULL;',
                            hash="a7b570116ab4ac880d017d63bcf5ab97bf6631e6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_183f9",
                            table="proceedings_suspension",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "suspension",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_suspensionevidence" ("council_item_id", "council_step_id", "created_at", "declared_at", "former_step_id", "id", "item_id", "list_letter", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "settled_at", "settled_by_item_id", "state", "version") VALUES (OLD."council_item_id", OLD."council_step_id", OLD."created_at", OLD."declared_at", OLD."former_step_id", OLD."id", OLD."item_id", OLD."list_letter", OLD."modified_at", OLD."municipality_id", OLD."name_printed", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."settled_at", OLD."settled_by_item_id", OLD."state", OLD."version"); RETURN NULL;',
                            hash="69f79482565dd8ab9754aa3dc70b561fde5a3605",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1c600",
                            table="proceedings_suspension",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "chairing",
                    pgtrigger.compiler.Trigger(
                        name="told_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="1c745bb3861745625f9b52abaf83a728a584e38a",
                            operation="DELETE",
                            pgid="pgtrigger_told_is_kept_02782",
                            table="proceedings_chairing",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "chairing",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_chairingevidence" ("basis", "created_at", "id", "item_id", "list_letter", "meeting_id", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced", "replaces_id", "to_item_id", "version") VALUES (NEW."basis", NEW."created_at", NEW."id", NEW."item_id", NEW."list_letter", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."to_item_id", NEW."version"); RETURN NULL;',
                            hash="2a9ccefb80284fc699d9cecdf6814b4862942bb2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0effd",
                            table="proceedings_chairing",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "chairing",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_chairingevidence" ("basis", "created_at", "id", "item_id", "list_letter", "meeting_id", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced", "replaces_id", "to_item_id", "version") VALUES (NEW."basis", NEW."created_at", NEW."id", NEW."item_id", NEW."list_letter", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."to_item_id", NEW."version"); RETURN NULL;',
                            hash="3933eb4156ae919ee1ac6c1584a84539988fce01",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ed3e1",
                            table="proceedings_chairing",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "chairing",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_chairingevidence" ("basis", "created_at", "id", "item_id", "list_letter", "meeting_id", "modified_at", "municipality_id", "name_printed", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced", "replaces_id", "to_item_id", "version") VALUES (OLD."basis", OLD."created_at", OLD."id", OLD."item_id", OLD."list_letter", OLD."meeting_id", OLD."modified_at", OLD."municipality_id", OLD."name_printed", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."replaced", OLD."replaces_id", OLD."to_item_id", OLD."version"); RETURN NULL;',
                            hash="a03b9e05842e1821c3d2e7f174f2fcc2666e3d74",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c4725",
                            table="proceedings_chairing",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "quorumfinding",
                    pgtrigger.compiler.Trigger(
                        name="told_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="d83db22cc9e188e596c49cdebfbda37f1bcae486",
                            operation="DELETE",
                            pgid="pgtrigger_told_is_kept_058d9",
                            table="proceedings_quorumfinding",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "quorumfinding",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_quorumfindingevidence" ("created_at", "found", "id", "item_id", "meeting_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced", "replaces_id", "to_item_id", "version") VALUES (NEW."created_at", NEW."found", NEW."id", NEW."item_id", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."to_item_id", NEW."version"); RETURN NULL;',
                            hash="d4484a6ebbab6ceca64aa454a783cf61c4651227",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f292e",
                            table="proceedings_quorumfinding",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "quorumfinding",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_quorumfindingevidence" ("created_at", "found", "id", "item_id", "meeting_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced", "replaces_id", "to_item_id", "version") VALUES (NEW."created_at", NEW."found", NEW."id", NEW."item_id", NEW."meeting_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."to_item_id", NEW."version"); RETURN NULL;',
                            hash="e83002e4727e1b0d22ac58c28294ee6d0443a538",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ec9d3",
                            table="proceedings_quorumfinding",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "quorumfinding",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_quorumfindingevidence" ("created_at", "found", "id", "item_id", "meeting_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced", "replaces_id", "to_item_id", "version") VALUES (OLD."created_at", OLD."found", OLD."id", OLD."item_id", OLD."meeting_id", OLD."modified_at", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."replaced", OLD."replaces_id", OLD."to_item_id", OLD."version"); RETURN NULL;',
                            hash="cbc9a200ef56eb71daee0b9d4751296f6df9f751",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1dbdf",
                            table="proceedings_quorumfinding",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "memberproposal",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."state" IS DISTINCT FROM NEW."state" AND (OLD."state", NEW."state") NOT IN ((\'received\', \'withdrawn\')))',
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'memberproposal_state_moves';\n        ",
                            hash="4764a715e78e8defa9f4589ee529c252041cb3e4",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_61527",
                            table="proceedings_memberproposal",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "memberproposal",
                    pgtrigger.compiler.Trigger(
                        name="words_stay",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."body_html" IS DISTINCT FROM (NEW."body_html") OR OLD."body_text" IS DISTINCT FROM (NEW."body_text") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="2be7689eaf63e9a7996fd118351c0288fde21b6f",
                            operation="UPDATE",
                            pgid="pgtrigger_words_stay_22b44",
                            table="proceedings_memberproposal",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "memberproposal",
                    pgtrigger.compiler.Trigger(
                        name="is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="5323680a54e56dfa634196d18e9f25ad5c07f970",
                            operation="DELETE",
                            pgid="pgtrigger_is_kept_0a089",
                            table="proceedings_memberproposal",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "memberproposal",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_memberproposalevidence" ("author_id", "author_printed", "body_html", "body_text", "committee_id", "created_at", "flag_reason", "flagged_at", "id", "item_id", "meeting_id", "missed_meeting_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "state", "title", "version", "withdrawn_at") VALUES (NEW."author_id", NEW."author_printed", NEW."body_html", NEW."body_text", NEW."committee_id", NEW."created_at", NEW."flag_reason", NEW."flagged_at", NEW."id", NEW."item_id", NEW."meeting_id", NEW."missed_meeting_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_at", NEW."state", NEW."title", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                            hash="f8465f6d0f9fc5a34bd2b9025480e9b3e50aa72e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_453c6",
                            table="proceedings_memberproposal",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "memberproposal",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_memberproposalevidence" ("author_id", "author_printed", "body_html", "body_text", "committee_id", "created_at", "flag_reason", "flagged_at", "id", "item_id", "meeting_id", "missed_meeting_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "state", "title", "version", "withdrawn_at") VALUES (NEW."author_id", NEW."author_printed", NEW."body_html", NEW."body_text", NEW."committee_id", NEW."created_at", NEW."flag_reason", NEW."flagged_at", NEW."id", NEW."item_id", NEW."meeting_id", NEW."missed_meeting_id", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_at", NEW."state", NEW."title", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                            hash="53e3d86ca4289f11097e26a722342e151c56fa56",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_56223",
                            table="proceedings_memberproposal",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "memberproposal",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_memberproposalevidence" ("author_id", "author_printed", "body_html", "body_text", "committee_id", "created_at", "flag_reason", "flagged_at", "id", "item_id", "meeting_id", "missed_meeting_id", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "state", "title", "version", "withdrawn_at") VALUES (OLD."author_id", OLD."author_printed", OLD."body_html", OLD."body_text", OLD."committee_id", OLD."created_at", OLD."flag_reason", OLD."flagged_at", OLD."id", OLD."item_id", OLD."meeting_id", OLD."missed_meeting_id", OLD."modified_at", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received_at", OLD."state", OLD."title", OLD."version", OLD."withdrawn_at"); RETURN NULL;',
                            hash="0711f423f37341f9c133844d22960ad5da86518b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_68121",
                            table="proceedings_memberproposal",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "decisionevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a7306886a8e4619e0e4e5bbcffd1d154d8e38aef",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_86258",
                            table="proceedings_decisionevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "disqualification",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"state\" IS DISTINCT FROM NEW.\"state\" AND (OLD.\"state\", NEW.\"state\") NOT IN (('disqualified', 'not_disqualified'), ('not_disqualified', 'disqualified'), ('notified', 'disqualified'), ('notified', 'not_disqualified'), ('notified', 'withdrawn')))",
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'disqualification_state_moves';\n        ",
                            hash="9db579ffee066aced2e1b11b286da0fe13f295bd",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_95afc",
                            table="proceedings_disqualification",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "disqualification",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_disqualificationevidence" ("created_at", "decided_at", "decided_under_item_id", "ground", "ground_note", "id", "item_id", "left_event_id", "left_room", "list_letter", "modified_at", "municipality_id", "name_printed", "notified_at", "notified_by_id", "participates_despite", "participates_despite_reason", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "postponement_demanded_at", "postponement_opposed", "printed_in_id", "raised_by_self", "state", "version", "wording") VALUES (NEW."created_at", NEW."decided_at", NEW."decided_under_item_id", NEW."ground", NEW."ground_note", NEW."id", NEW."item_id", NEW."left_event_id", NEW."left_room", NEW."list_letter", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."notified_at", NEW."notified_by_id", NEW."participates_despite", NEW."participates_despite_reason", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."postponement_demanded_at", NEW."postponement_opposed", NEW."printed_in_id", NEW."raised_by_self", NEW."state", NEW."version", NEW."wording"); RETURN NULL;',
                            hash="264eb2b217e5a8451a9d7ed20d1a1b2a7db8bf47",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8e457",
                            table="proceedings_disqualification",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "disqualification",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_disqualificationevidence" ("created_at", "decided_at", "decided_under_item_id", "ground", "ground_note", "id", "item_id", "left_event_id", "left_room", "list_letter", "modified_at", "municipality_id", "name_printed", "notified_at", "notified_by_id", "participates_despite", "participates_despite_reason", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "postponement_demanded_at", "postponement_opposed", "printed_in_id", "raised_by_self", "state", "version", "wording") VALUES (NEW."created_at", NEW."decided_at", NEW."decided_under_item_id", NEW."ground", NEW."ground_note", NEW."id", NEW."item_id", NEW."left_event_id", NEW."left_room", NEW."list_letter", NEW."modified_at", NEW."municipality_id", NEW."name_printed", NEW."notified_at", NEW."notified_by_id", NEW."participates_despite", NEW."participates_despite_reason", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."postponement_demanded_at", NEW."postponement_opposed", NEW."printed_in_id", NEW."raised_by_self", NEW."state", NEW."version", NEW."wording"); RETURN NULL;',
                            hash="ad1bc4c8cac0c34ff10803b73993356a38c7e183",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6358e",
                            table="proceedings_disqualification",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "disqualification",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_disqualificationevidence" ("created_at", "decided_at", "decided_under_item_id", "ground", "ground_note", "id", "item_id", "left_event_id", "left_room", "list_letter", "modified_at", "municipality_id", "name_printed", "notified_at", "notified_by_id", "participates_despite", "participates_despite_reason", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "postponement_demanded_at", "postponement_opposed", "printed_in_id", "raised_by_self", "state", "version", "wording") VALUES (OLD."created_at", OLD."decided_at", OLD."decided_under_item_id", OLD."ground", OLD."ground_note", OLD."id", OLD."item_id", OLD."left_event_id", OLD."left_room", OLD."list_letter", OLD."modified_at", OLD."municipality_id", OLD."name_printed", OLD."notified_at", OLD."notified_by_id", OLD."participates_despite", OLD."participates_despite_reason", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."postponement_demanded_at", OLD."postponement_opposed", OLD."printed_in_id", OLD."raised_by_self", OLD."state", OLD."version", OLD."wording"); RETURN NULL;',
                            hash="f72126c6b9bda8a33c7caf7aa53cdb812539485b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_07e24",
                            table="proceedings_disqualification",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "outcome",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_outcomeevidence" ("about_group_id", "about_group_printed", "condition", "created_at", "decision_id", "id", "modified_at", "municipality_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "returns_basis", "returns_from", "returns_hint", "returns_to", "text", "version") VALUES (NEW."about_group_id", NEW."about_group_printed", NEW."condition", NEW."created_at", NEW."decision_id", NEW."id", NEW."modified_at", NEW."municipality_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."returns_basis", NEW."returns_from", NEW."returns_hint", NEW."returns_to", NEW."text", NEW."version"); RETURN NULL;',
                            hash="74912f85fa7ad8b4454233651f315f41317c7b7a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4a825",
                            table="proceedings_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "outcome",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_outcomeevidence" ("about_group_id", "about_group_printed", "condition", "created_at", "decision_id", "id", "modified_at", "municipality_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "returns_basis", "returns_from", "returns_hint", "returns_to", "text", "version") VALUES (NEW."about_group_id", NEW."about_group_printed", NEW."condition", NEW."created_at", NEW."decision_id", NEW."id", NEW."modified_at", NEW."municipality_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."returns_basis", NEW."returns_from", NEW."returns_hint", NEW."returns_to", NEW."text", NEW."version"); RETURN NULL;',
                            hash="410ac78d9a1959b966c31760ade711811565a1f0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7bf8c",
                            table="proceedings_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "outcome",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_outcomeevidence" ("about_group_id", "about_group_printed", "condition", "created_at", "decision_id", "id", "modified_at", "municipality_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "returns_basis", "returns_from", "returns_hint", "returns_to", "text", "version") VALUES (OLD."about_group_id", OLD."about_group_printed", OLD."condition", OLD."created_at", OLD."decision_id", OLD."id", OLD."modified_at", OLD."municipality_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."returns_basis", OLD."returns_from", OLD."returns_hint", OLD."returns_to", OLD."text", OLD."version"); RETURN NULL;',
                            hash="9886269f7e0a7c82e523437566ca0b33b32f3243",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5a42b",
                            table="proceedings_outcome",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "presenceeventevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0c9e250d3e5c588dfb23e55a63abf30ef796692f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1ca0e",
                            table="proceedings_presenceeventevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "statementevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="49dcfc83dd5f691dcfa8c090486c4649048185a9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_47e59",
                            table="proceedings_statementevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "substitutionevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7ab55a280c8a1420d01b499c98bd544597a0c668",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_adc26",
                            table="proceedings_substitutionevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "amendmentevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="67839734d729a99a98df899968e29fdda215cbcb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9c090",
                            table="proceedings_amendmentevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "suspensionevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="44fed4689df0782c1bdb62da376ce3db3af501bc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7c00f",
                            table="proceedings_suspensionevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "chairingevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="46993cb2803919fbbf3559c2a937f95c6a3a753b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d780d",
                            table="proceedings_chairingevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "quorumfindingevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c3d0a2fcf704373c9dd94de5aac961de9aacc234",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4fe4e",
                            table="proceedings_quorumfindingevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "chairdecision",
                    pgtrigger.compiler.Trigger(
                        name="state_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."state" IS DISTINCT FROM NEW."state" AND (OLD."state", NEW."state") NOT IN ((\'taken\', \'recalled\')))',
                            func="\n            RAISE EXCEPTION 'The state of % cannot move so', TG_TABLE_NAME USING\n                ERRCODE = 'check_violation',\n                TABLE = TG_TABLE_NAME,\n                CONSTRAINT = 'chairdecision_state_moves';\n        ",
                            hash="da39d724b9ad95e37853f39da137dc6eddafcc30",
                            operation="UPDATE",
                            pgid="pgtrigger_state_moves_dfc2f",
                            table="proceedings_chairdecision",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "chairdecision",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_chairdecisionevidence" ("body_html", "body_text", "case_id", "closed_note", "closed_reason", "committee_id", "created_at", "decided_at", "decided_by_id", "delegated_by_id", "ground", "id", "modified_at", "municipality_id", "new_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recall_reason", "recalled_at", "recalled_by_id", "report_item_id", "state", "title", "told_in_id", "version", "visibility") VALUES (NEW."body_html", NEW."body_text", NEW."case_id", NEW."closed_note", NEW."closed_reason", NEW."committee_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."delegated_by_id", NEW."ground", NEW."id", NEW."modified_at", NEW."municipality_id", NEW."new_item_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recall_reason", NEW."recalled_at", NEW."recalled_by_id", NEW."report_item_id", NEW."state", NEW."title", NEW."told_in_id", NEW."version", NEW."visibility"); RETURN NULL;',
                            hash="c351a71d0ad2d682437229302dceccf097b26468",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_836a2",
                            table="proceedings_chairdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "chairdecision",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_chairdecisionevidence" ("body_html", "body_text", "case_id", "closed_note", "closed_reason", "committee_id", "created_at", "decided_at", "decided_by_id", "delegated_by_id", "ground", "id", "modified_at", "municipality_id", "new_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recall_reason", "recalled_at", "recalled_by_id", "report_item_id", "state", "title", "told_in_id", "version", "visibility") VALUES (NEW."body_html", NEW."body_text", NEW."case_id", NEW."closed_note", NEW."closed_reason", NEW."committee_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."delegated_by_id", NEW."ground", NEW."id", NEW."modified_at", NEW."municipality_id", NEW."new_item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recall_reason", NEW."recalled_at", NEW."recalled_by_id", NEW."report_item_id", NEW."state", NEW."title", NEW."told_in_id", NEW."version", NEW."visibility"); RETURN NULL;',
                            hash="708d3ec9100850368bd621509ebc7eb0502fb146",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_77f3c",
                            table="proceedings_chairdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "chairdecision",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_chairdecisionevidence" ("body_html", "body_text", "case_id", "closed_note", "closed_reason", "committee_id", "created_at", "decided_at", "decided_by_id", "delegated_by_id", "ground", "id", "modified_at", "municipality_id", "new_item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recall_reason", "recalled_at", "recalled_by_id", "report_item_id", "state", "title", "told_in_id", "version", "visibility") VALUES (OLD."body_html", OLD."body_text", OLD."case_id", OLD."closed_note", OLD."closed_reason", OLD."committee_id", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."delegated_by_id", OLD."ground", OLD."id", OLD."modified_at", OLD."municipality_id", OLD."new_item_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recall_reason", OLD."recalled_at", OLD."recalled_by_id", OLD."report_item_id", OLD."state", OLD."title", OLD."told_in_id", OLD."version", OLD."visibility"); RETURN NULL;',
                            hash="d0b73d990eff6560914af69d451db1a4f52bdd44",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a45f2",
                            table="proceedings_chairdecision",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "memberproposalevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6b34354e5101a5a023b4c1f27489e3436b32eb33",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3c3e8",
                            table="proceedings_memberproposalevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "disqualificationevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ce46e5f409976b3cc24110cfa3aac878f4331625",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27d9b",
                            table="proceedings_disqualificationevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "outcomeevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7a45c68243b0677e81c204e9d5e38620688e7a49",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bb909",
                            table="proceedings_outcomeevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="voted_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."abstained_count" IS DISTINCT FROM (NEW."abstained_count") OR OLD."against_count" IS DISTINCT FROM (NEW."against_count") OR OLD."amendment_id" IS DISTINCT FROM (NEW."amendment_id") OR OLD."demanded_by_id" IS DISTINCT FROM (NEW."demanded_by_id") OR OLD."for_count" IS DISTINCT FROM (NEW."for_count") OR OLD."held_at" IS DISTINCT FROM (NEW."held_at") OR OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."reserved_count" IS DISTINCT FROM (NEW."reserved_count") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."subject" IS DISTINCT FROM (NEW."subject"))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="6141b7fdfcbf6ef7968ecd3ba8a3cfa79c3c5000",
                            operation="UPDATE",
                            pgid="pgtrigger_voted_stays_bcb1a",
                            table="proceedings_vote",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="voted_is_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="a3fdad61f6cb7197e9dad578e47e05e9c0a7107d",
                            operation="DELETE",
                            pgid="pgtrigger_voted_is_kept_e4ff5",
                            table="proceedings_vote",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_voteevidence" ("about_group_id", "about_point_id", "abstained_count", "against_count", "amendment_id", "ballot_round", "created_at", "demanded_by_id", "disqualification_id", "for_count", "held_at", "id", "item_id", "mend_reason", "method", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "question", "recorded_by_id", "replaced", "replaces_id", "reserved_count", "result", "seats", "subject", "version") VALUES (NEW."about_group_id", NEW."about_point_id", NEW."abstained_count", NEW."against_count", NEW."amendment_id", NEW."ballot_round", NEW."created_at", NEW."demanded_by_id", NEW."disqualification_id", NEW."for_count", NEW."held_at", NEW."id", NEW."item_id", NEW."mend_reason", NEW."method", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."question", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."reserved_count", NEW."result", NEW."seats", NEW."subject", NEW."version"); RETURN NULL;',
                            hash="7bac027ff878ee0bb33fa2abf4a78a26587eea1b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3255f",
                            table="proceedings_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "proceedings_voteevidence" ("about_group_id", "about_point_id", "abstained_count", "against_count", "amendment_id", "ballot_round", "created_at", "demanded_by_id", "disqualification_id", "for_count", "held_at", "id", "item_id", "mend_reason", "method", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "question", "recorded_by_id", "replaced", "replaces_id", "reserved_count", "result", "seats", "subject", "version") VALUES (NEW."about_group_id", NEW."about_point_id", NEW."abstained_count", NEW."against_count", NEW."amendment_id", NEW."ballot_round", NEW."created_at", NEW."demanded_by_id", NEW."disqualification_id", NEW."for_count", NEW."held_at", NEW."id", NEW."item_id", NEW."mend_reason", NEW."method", NEW."modified_at", NEW."municipality_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."question", NEW."recorded_by_id", NEW."replaced", NEW."replaces_id", NEW."reserved_count", NEW."result", NEW."seats", NEW."subject", NEW."version"); RETURN NULL;',
                            hash="d988681e3679f74d068f6ea2d1e9ae2dc87c8a93",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fa89c",
                            table="proceedings_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "vote",
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "proceedings_voteevidence" ("about_group_id", "about_point_id", "abstained_count", "against_count", "amendment_id", "ballot_round", "created_at", "demanded_by_id", "disqualification_id", "for_count", "held_at", "id", "item_id", "mend_reason", "method", "modified_at", "municipality_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "question", "recorded_by_id", "replaced", "replaces_id", "reserved_count", "result", "seats", "subject", "version") VALUES (OLD."about_group_id", OLD."about_point_id", OLD."abstained_count", OLD."against_count", OLD."amendment_id", OLD."ballot_round", OLD."created_at", OLD."demanded_by_id", OLD."disqualification_id", OLD."for_count", OLD."held_at", OLD."id", OLD."item_id", OLD."mend_reason", OLD."method", OLD."modified_at", OLD."municipality_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."question", OLD."recorded_by_id", OLD."replaced", OLD."replaces_id", OLD."reserved_count", OLD."result", OLD."seats", OLD."subject", OLD."version"); RETURN NULL;',
                            hash="10c7c78763ed922010edca84b803455a9fd6fcbb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_efebc",
                            table="proceedings_vote",
                            when="AFTER",
                        ),
                    ),
                ),
                (
                    "chairdecisionevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6fa212f4c7d7b6d3151114cb5bfb4523e2037eda",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e0328",
                            table="proceedings_chairdecisionevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "contender",
                    pgtrigger.compiler.Trigger(
                        name="stood_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c29e788fddc498c80cdcf7b424480a9e7a9ce0ef",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_stood_stays_52672",
                            table="proceedings_contender",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "voteevidence",
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7e5e1f0798e12f96aeb34d7df36fce17b31b2c7d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_36430",
                            table="proceedings_voteevidence",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "agendaamendment",
                    pgtrigger.compiler.Trigger(
                        name="told_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b93ef4a93773f1da0c7ee756ae621592d1950dbc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_told_stays_b33e9",
                            table="proceedings_agendaamendment",
                            when="BEFORE",
                        ),
                    ),
                ),
                (
                    "ballot",
                    pgtrigger.compiler.Trigger(
                        name="cast_stays",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6e6e836444c47e064adfed2c37726b2784350661",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_cast_stays_fd9f0",
                            table="proceedings_ballot",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
