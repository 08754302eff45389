"""Sample values for the gallery: one list of template variables for each component."""

from xinqiao.web.ui.samples.form_parts import form_parts
from xinqiao.web.ui.samples.page_parts import page_parts
from xinqiao.web.ui.samples.reading_parts import reading_parts
from xinqiao.web.ui.samples.record_parts import record_parts
from xinqiao.web.ui.samples.values import Sample


def samples(code: str) -> dict[str, list[Sample]]:
    """Component name -> its samples, with ids that differ between the languages."""
    return {**page_parts(code), **form_parts(code), **reading_parts(code), **record_parts(code)}
