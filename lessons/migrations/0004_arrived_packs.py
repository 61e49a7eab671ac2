import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lessons', '0003_kinds_of_question_and_pictures'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArrivedPack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.BinaryField()),
                ('arrived_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='arrived_pack', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
