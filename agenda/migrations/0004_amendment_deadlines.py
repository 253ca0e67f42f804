from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0003_withholding_reasons")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="amendments_due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="sub_amendments_due_at",
            field=models.DateTimeField(null=True),
        ),
    ]
