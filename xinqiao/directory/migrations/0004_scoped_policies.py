"""Policies for some matters only: by channel, urgency and time limit."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0003_artwork'),
    ]

    operations = [
        migrations.CreateModel(
            name='ScopedPolicyRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40)),
                ('channel', models.CharField(blank=True, max_length=20)),
                ('urgency', models.CharField(blank=True, max_length=10)),
                ('clock', models.CharField(blank=True, max_length=20)),
                ('value', models.IntegerField(null=True)),
                ('effective_from', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.CharField(max_length=64)),
            ],
        ),
    ]
