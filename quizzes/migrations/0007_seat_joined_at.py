import quizzes.models.seats
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0006_what_closes_until_it_has_closed'),
    ]

    operations = [
        migrations.AddField(
            model_name='seat',
            name='joined_at',
            field=models.DateTimeField(default=quizzes.models.seats.this_minute, help_text='The minute it was taken in.'),
        ),
    ]
