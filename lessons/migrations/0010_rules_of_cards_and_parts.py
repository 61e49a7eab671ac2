"""A card is for the younger to the older, a part on paper has a form, words have a place each."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lessons', '0009_review_by_of_published'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='helproute',
            constraint=models.CheckConstraint(condition=models.Q(('ages_from__lte', models.F('ages_to'))), name='helproute_ages_in_order'),
        ),
        migrations.AddConstraint(
            model_name='lawcard',
            constraint=models.CheckConstraint(condition=models.Q(('ages_from__lte', models.F('ages_to'))), name='lawcard_ages_in_order'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(('replaced_by', None), models.Q(('replaced_by', models.F('pk')), _negated=True), _connector='OR'), name='lesson_not_replaced_by_itself'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'handout'), models.Q(('form', ''), _negated=True)), models.Q(models.Q(('kind', 'handout'), _negated=True), ('form', '')), _connector='OR'), name='section_of_paper_has_a_form'),
        ),
        migrations.AddConstraint(
            model_name='vocabularyword',
            constraint=models.UniqueConstraint(fields=('version', 'order'), name='vocabulary_place_once_a_version'),
        ),
    ]
