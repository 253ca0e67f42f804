import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import foundation.clock
import foundation.ids
import foundation.tenancy.constraints
import foundation.tenancy.fields
import proceedings.models.belonging


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("agenda", "0002_state_guards"),
        ("committees", "0001_initial"),
        ("meetings", "0002_state_guards"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("proceedings", "0002_state_guards"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
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
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="amendment",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="amendmentevidence",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="vote",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="vote",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="vote",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="vote",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="vote",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="contender",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="ballot",
            trigger=pgtrigger.compiler.Trigger(
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
        pgtrigger.migrations.AddTrigger(
            model_name="voteevidence",
            trigger=pgtrigger.compiler.Trigger(
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
    ]
