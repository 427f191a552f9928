"""What logs and error reports may hold: no numbers of people, no values of forms or of variables."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from semesta.registers.masking import mask_numbers

if TYPE_CHECKING:
    from collections.abc import ItemsView

    from django.http import HttpRequest


class Masked(logging.Filter):
    """Masks long numbers in whatever is logged: NIK, cards and wages are never written down."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask, and let pass."""
        record.msg = mask_numbers(record.getMessage())
        record.args = ()
        if record.exc_info and record.exc_info[1] is not None:
            # What an error says may quote a cell.
            record.exc_text = mask_numbers(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True


class Sparing(SafeExceptionReporterFilter):
    """Error reports tell where, not with what values."""

    def is_active(self, request: HttpRequest | None) -> bool:  # noqa: ARG002 - the same for all
        """Always."""
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:  # noqa: ARG002 - the same for all
        """None at all."""
        return {}

    def get_traceback_frame_variables(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - the same for all
        tb_frame: Any,  # noqa: ARG002 - the same for all
    ) -> ItemsView[str, Any]:
        """None at all."""
        return {}.items()


class Report(ExceptionReporter):
    """An error report whose message is masked, too: it may quote a cell."""

    def get_traceback_data(self) -> dict[str, Any]:
        """What the report shows."""
        data: dict[str, Any] = super().get_traceback_data()
        return {**data, "exception_value": mask_numbers(str(data.get("exception_value", "")))}
