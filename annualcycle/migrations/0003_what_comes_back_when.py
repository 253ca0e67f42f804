import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import foundation.clock
import foundation.ids
import foundation.tenancy.constraints
import foundation.tenancy.fields


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("agenda", "0006_decision_days_and_duties"),
        ("annualcycle", "0002_state_guards"),
        ("committees", "0001_initial"),
        ("hearings", "0006_links_that_went_astray"),
        ("meetings", "0002_state_guards"),
        ("tenancy", "0002_planned_hearings"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="cycletopic",
            name="cycletopic_frequency_valid",
        ),
        migrations.RemoveConstraint(
            model_name="followup",
            name="followup_origin_valid",
        ),
        migrations.AddField(
            model_name="annualcycle",
            name="budget_negotiations_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="annualcycle",
            name="copied_from",
            field=foundation.tenancy.fields.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="annualcycle.annualcycle",
            ),
        ),
        migrations.AddField(
            model_name="annualcycle",
            name="minister_deadline",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="annualcycle",
            name="planned_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="category",
            field=foundation.tenancy.fields.TermField(default="other", max_length=40),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="cut_offs",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=5), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="data_period",
            field=foundation.tenancy.fields.TermField(max_length=40, null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="department",
            field=foundation.tenancy.fields.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cycle_topics",
                to="committees.department",
            ),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="drafts_items",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="ends_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="first_month",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="meeting_choice",
            field=foundation.tenancy.fields.TermField(default="first_on_or_after", max_length=40),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="months",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveSmallIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="offset_days",
            field=models.SmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="on_day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="period_lag",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="relative_hearing",
            field=foundation.tenancy.fields.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cycle_topics",
                to="hearings.hearing",
            ),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="relative_to",
            field=foundation.tenancy.fields.TermField(max_length=40, null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="relative_topic",
            field=foundation.tenancy.fields.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="annualcycle.cycletopic",
            ),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="rotation",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="rrule",
            field=models.CharField(max_length=200, null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="starts_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="strategy",
            field=foundation.tenancy.fields.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cycle_topics",
                to="annualcycle.strategy",
            ),
        ),
        migrations.AddField(
            model_name="cycletopic",
            name="year_of_term",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="followup",
            name="target_meeting",
            field=foundation.tenancy.fields.TenantForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follow_ups_targeted",
                to="meetings.meeting",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="target_value",
            field=models.DecimalField(decimal_places=3, max_digits=15, null=True),
        ),
        migrations.AddIndex(
            model_name="annualcycle",
            index=models.Index(
                fields=["municipality", "copied_from"], name="ix_annualcycle_copied"
            ),
        ),
        migrations.AddIndex(
            model_name="cycletopic",
            index=models.Index(fields=["municipality", "department"], name="ix_cycletopic_depart"),
        ),
        migrations.AddIndex(
            model_name="cycletopic",
            index=models.Index(fields=["municipality", "strategy"], name="ix_cycletopic_strate"),
        ),
        migrations.AddIndex(
            model_name="cycletopic",
            index=models.Index(
                fields=["municipality", "relative_topic"], name="ix_cycletopic_relati"
            ),
        ),
        migrations.AddIndex(
            model_name="cycletopic",
            index=models.Index(
                fields=["municipality", "relative_hearing"], name="cycletopic_by_hearing"
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                fields=["municipality", "target_meeting"], name="followup_by_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="annualcycle",
            constraint=foundation.tenancy.constraints.SameMunicipality(
                field="copied_from", name="annualcycle_copied_from_tenant_fk"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=foundation.tenancy.constraints.SameMunicipality(
                field="department", name="cycletopic_department_tenant_fk"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=foundation.tenancy.constraints.SameMunicipality(
                field="strategy", name="cycletopic_strategy_tenant_fk"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=foundation.tenancy.constraints.SameMunicipality(
                field="relative_topic", name="cycletopic_relative_topic_tenant_fk"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=foundation.tenancy.constraints.SameMunicipality(
                field="relative_hearing", name="cycletopic_relative_hearing_tenant_fk"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "frequency__in",
                        [
                            "every_meeting",
                            "monthly",
                            "every_second_month",
                            "quarterly",
                            "half_yearly",
                            "yearly",
                            "every_four_years",
                            "once",
                            "ongoing",
                            "annual_plan",
                            "unspecified",
                            "named_months",
                            "cut_off_days",
                            "rule",
                            "relative",
                        ],
                    )
                ),
                name="cycletopic_frequency_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "category__in",
                        [
                            "budget_step",
                            "budget_follow_up",
                            "management_information",
                            "theme_discussion",
                            "dialogue_meeting",
                            "policy_status",
                            "evaluation",
                            "visit",
                            "reporting",
                            "meeting_plan",
                            "agreement",
                            "other",
                        ],
                    )
                ),
                name="cycletopic_category_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("relative_to__in", ["topic", "hearing_deadline", "budget_negotiations"])
                ),
                name="cycletopic_relative_to_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("meeting_choice__in", ["first_on_or_after", "last_on_or_before", "no_meeting"])
                ),
                name="cycletopic_meeting_choice_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "data_period__in",
                        ["month", "quarter", "half_year", "year", "year_to_date", "since_last"],
                    )
                ),
                name="cycletopic_data_period_valid",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rrule__isnull", True), models.Q(("rrule", ""), _negated=True), _connector="OR"
                ),
                name="cycletopic_rrule_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="cycletopic_starts_on_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_month__range", (1, 12))),
                name="cycletopic_first_month_of_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("year_of_term__range", (1, 4))),
                name="cycletopic_year_of_term_of_four",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(("relative_topic", models.F("id")), _negated=True),
                name="cycletopic_not_relative_to_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("relative_to", "topic"),
                        models.Q(("relative_topic__isnull", True), _negated=True),
                    ),
                    models.Q(
                        models.Q(("relative_to", "topic"), _negated=True),
                        ("relative_topic__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="cycletopic_relative_topic_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycletopic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("relative_to", "hearing_deadline"),
                        models.Q(("relative_hearing__isnull", True), _negated=True),
                    ),
                    models.Q(
                        models.Q(("relative_to", "hearing_deadline"), _negated=True),
                        ("relative_hearing__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="cycletopic_relative_hearing_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=foundation.tenancy.constraints.SameMunicipality(
                field="target_meeting", name="followup_target_meeting_tenant_fk"
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "origin__in",
                        [
                            "decision",
                            "summary",
                            "case_statement",
                            "recommendation",
                            "statement",
                            "condition",
                        ],
                    )
                ),
                name="followup_origin_valid",
            ),
        ),
        migrations.CreateModel(
            name="CycleVersion",
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
                ("sha256", models.CharField(max_length=64)),
                ("reason", models.TextField(blank=True)),
                ("adopted_at", models.DateTimeField()),
                (
                    "annual_cycle",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="annualcycle.annualcycle",
                    ),
                ),
                (
                    "decided_by_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cycle_versions",
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
                        fields=["municipality", "decided_by_item"], name="ix_cycleversion_decide"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="cycleversion_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="annual_cycle", name="cycleversion_annual_cycle_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="decided_by_item", name="cycleversion_decided_by_item_tenant_fk"
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "annual_cycle", "number"),
                        name="cycleversion_annual_cycle_number_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CycleSnapshot",
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
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cycle_snapshots",
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
                    "cycle_version",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="annualcycle.cycleversion",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["municipality", "item"], name="ix_cyclesnapshot_item")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="cyclesnapshot_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="cycle_version", name="cyclesnapshot_cycle_version_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="cyclesnapshot_item_tenant_fk"
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "cycle_version", "item"),
                        name="cyclesnapshot_cycle_version_item_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
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
                ("measured_on", models.DateField()),
                ("value", models.DecimalField(decimal_places=3, max_digits=15)),
                ("source", models.CharField(max_length=300)),
                ("note", models.TextField(blank=True)),
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
                    "strategy",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="measurements",
                        to="annualcycle.strategy",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="measurement_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="strategy", name="measurement_strategy_tenant_fk"
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "strategy", "measured_on", "source"),
                        name="measurement_strategy_measured_on_source_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneAdjustment",
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
                ("target_text", models.TextField()),
                ("target_rank", models.PositiveIntegerField(null=True)),
                ("target_value", models.DecimalField(decimal_places=3, max_digits=15, null=True)),
                ("due_to", models.DateField(null=True)),
                ("reason", models.TextField()),
                (
                    "decided_by_item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestone_adjustments",
                        to="agenda.agendaitem",
                    ),
                ),
                (
                    "milestone",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adjustments",
                        to="annualcycle.milestone",
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
                        fields=["municipality", "milestone"], name="ix_milestoneadjustment_milest"
                    ),
                    models.Index(
                        fields=["municipality", "decided_by_item"],
                        name="ix_milestoneadjustment_decide",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="milestoneadjustment_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="milestone", name="milestoneadjustment_milestone_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="decided_by_item",
                        name="milestoneadjustment_decided_by_item_tenant_fk",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
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
                ("slot", models.CharField(max_length=40)),
                ("ordinal", models.PositiveSmallIntegerField()),
                ("nominal_on", models.DateField()),
                ("period_from", models.DateField(null=True)),
                ("period_to", models.DateField(null=True)),
                ("focus", models.TextField(null=True)),
                ("first_day", models.DateField(null=True)),
                ("is_by_hand", models.BooleanField(default=False)),
                ("move_reason", models.TextField(blank=True)),
                ("skipped_at", models.DateTimeField(null=True)),
                ("skip_cause", foundation.tenancy.fields.TermField(max_length=40, null=True)),
                ("skip_reason", models.TextField(blank=True)),
                (
                    "annual_cycle",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="annualcycle.annualcycle",
                    ),
                ),
                (
                    "committee",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
                        to="committees.committee",
                    ),
                ),
                (
                    "first_meeting",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences_first_laid",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "item",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occurrences",
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
                        related_name="occurrences",
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
                    "topic",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="annualcycle.cycletopic",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "annual_cycle"], name="ix_occurrence_annual"
                    ),
                    models.Index(fields=["municipality", "meeting"], name="ix_occurrence_meetin"),
                    models.Index(
                        fields=["municipality", "first_meeting"], name="ix_occurrence_first_"
                    ),
                    models.Index(fields=["municipality", "item"], name="ix_occurrence_item"),
                    models.Index(
                        fields=["municipality", "nominal_on"], name="ix_occurrence_nomina"
                    ),
                    models.Index(
                        fields=["municipality", "committee", "nominal_on"],
                        name="occurrence_by_committee",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="occurrence_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="annual_cycle", name="occurrence_annual_cycle_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="committee", name="occurrence_committee_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="topic", name="occurrence_topic_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="meeting", name="occurrence_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="first_meeting", name="occurrence_first_meeting_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="item", name="occurrence_item_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("skip_cause__in", ["by_hand", "meeting_cancelled", "topic_changed"])
                        ),
                        name="occurrence_skip_cause_valid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("focus__isnull", True),
                            models.Q(("focus", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="occurrence_focus_said",
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "topic", "slot"), name="occurrence_topic_slot_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_to__gte", models.F("period_from"))),
                        name="occurrence_period_from_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("period_from__isnull", True), ("period_to__isnull", True)),
                            models.Q(
                                models.Q(("period_from__isnull", True), _negated=True),
                                models.Q(("period_to__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="occurrence_period_from_with_period_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_meeting__isnull", True), ("first_day__isnull", True)),
                            models.Q(
                                models.Q(("first_meeting__isnull", True), _negated=True),
                                models.Q(("first_day__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="occurrence_first_meeting_with_first_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("skipped_at__isnull", False),
                                models.Q(("skip_cause__isnull", True), _negated=True),
                            ),
                            models.Q(
                                models.Q(("skipped_at__isnull", False), _negated=True),
                                ("skip_cause__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="occurrence_skip_cause_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meeting__isnull", True),
                            ("first_meeting__isnull", False),
                            _connector="OR",
                        ),
                        name="occurrence_laid_once_first",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicParticipant",
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
                ("name", models.CharField(max_length=200, null=True)),
                ("every", models.PositiveSmallIntegerField(default=1)),
                ("first", models.PositiveSmallIntegerField(default=1)),
                (
                    "department",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.department",
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
                        related_name="+",
                        to="committees.person",
                    ),
                ),
                (
                    "topic",
                    foundation.tenancy.fields.TenantForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invited",
                        to="annualcycle.cycletopic",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["municipality", "person"], name="ix_topicparticipant_person"
                    ),
                    models.Index(
                        fields=["municipality", "department"], name="ix_topicparticipant_depart"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "id"), name="topicparticipant_tenant_key"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="topic", name="topicparticipant_topic_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="person", name="topicparticipant_person_tenant_fk"
                    ),
                    foundation.tenancy.constraints.SameMunicipality(
                        field="department", name="topicparticipant_department_tenant_fk"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("name__isnull", True),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="topicparticipant_name_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            ("department__isnull", False),
                            ("name__isnull", False),
                            _connector="OR",
                        ),
                        name="topicparticipant_is_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("every__range", (1, 12)),
                            ("first__gte", 1),
                            ("first__lte", models.F("every")),
                        ),
                        name="topicparticipant_first_of_every",
                    ),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("municipality", "topic", "position"),
                        name="topicparticipant_position_once",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycleversion",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0eeb32845617322a0e23172b9c4fbfc505925c0a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c2e8f",
                    table="annualcycle_cycleversion",
                    when="BEFORE",
                ),
            ),
        ),
    ]
