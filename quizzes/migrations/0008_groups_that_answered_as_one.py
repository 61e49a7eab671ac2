import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0007_seat_joined_at'),
    ]

    operations = [
        migrations.CreateModel(
            name='GroupTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('people', models.PositiveSmallIntegerField(help_text='How many pupils are in such a group.')),
                ('count', models.PositiveSmallIntegerField()),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='quizzes.sitting')),
            ],
            options={
                'verbose_name_plural': 'group tallies',
                'ordering': ['-people'],
                'constraints': [models.UniqueConstraint(fields=('sitting', 'people'), name='group_tally_once'), models.CheckConstraint(condition=models.Q(('count__gte', 1), ('people__range', (2, 5))), name='group_tally_of_groups')],
            },
        ),
    ]
