import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("schools", "0002_officers_own_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="planned_by",
            field=models.ForeignKey(
                blank=True,
                help_text="The teacher who gives it without a visit.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
