from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("agenda", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField("agendaitem", "open_reason", models.TextField(blank=True, default="")),
        migrations.AddField("agendaitem", "refer_reason", models.TextField(blank=True, default="")),
        migrations.AddField("agendaitem", "returns_on", models.DateField(null=True)),
        migrations.AddField(
            "agendaitem",
            "returns_hint",
            models.CharField(blank=True, default="", max_length=300),
        ),
    ]
