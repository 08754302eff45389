"""The form renderer: every `as_field_group` uses our field template."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Set `FORM_RENDERER` to this class; needs "django.forms" in INSTALLED_APPS."""

    field_template_name = "ui/field.html"
