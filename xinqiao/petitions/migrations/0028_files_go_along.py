"""Which files went along to a unit: until now all that were there when the matter was sent."""

from django.db import migrations, models


def sent_so_far(apps, schema_editor):
    Referral, Attachment = apps.get_model("petitions", "Referral"), apps.get_model("petitions", "Attachment")
    last = Referral.objects.filter(petition=models.OuterRef("petition")).order_by("-pk").values("sent_at")[:1]
    Attachment.objects.filter(added_at__lte=models.Subquery(last)).update(goes_along=True)


class Migration(migrations.Migration):

    dependencies = [
        ('petitions', '0027_open_claims'),
    ]

    operations = [
        migrations.AddField(
            model_name='attachment',
            name='goes_along',
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(sent_so_far, migrations.RunPython.noop),
    ]
