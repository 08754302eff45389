"""The form of the sign-in page. It stands here because `kept` shows it where a session ended in the middle of a text."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

LONGEST_PASSWORD = 128  # hashing takes as long as the password is: a megabyte would be an attack


class SignInForm(forms.Form):
    """Sign-in name and password; the names of the fields are those that the lock-out counts by."""

    login = forms.CharField(
        label=lazy("登录名"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label=lazy("密码"),
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
