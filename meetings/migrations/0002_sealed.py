from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField("meeting", "sealed_at", models.DateTimeField(null=True)),
    ]
