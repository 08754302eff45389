"""The app entry of the design system."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """No models: templates, styles, scripts, filters and the gallery."""

    name = "xinqiao.web.ui"
    label = "ui"
    verbose_name = _("页面部件")
