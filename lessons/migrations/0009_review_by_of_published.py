"""Versions that are published are read again a year after that."""

import datetime as dt

from django.db import migrations


def set_review_by(apps, schema_editor):
    versions = apps.get_model("lessons", "LessonVersion").objects
    for version in versions.filter(state="published", review_by=None):
        version.review_by = (version.published_at + dt.timedelta(days=365)).date()
        version.save(update_fields=["review_by"])


class Migration(migrations.Migration):
    dependencies = [("lessons", "0008_drafts_and_reviews")]
    operations = [migrations.RunPython(set_review_by, migrations.RunPython.noop)]
