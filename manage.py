#!/usr/bin/env python
"""The command line of the project: python manage.py help."""

import os
import sys


def main() -> None:
    """Run one command. A wrong setting or an unreachable database is one line, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        settings.INSTALLED_APPS  # noqa: B018  reads the settings now, so that their errors are told here
        execute_from_command_line(sys.argv)
    except (ImproperlyConfigured, OperationalError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit("error: " + (str(error).splitlines() or [type(error).__name__])[0])


if __name__ == "__main__":
    main()
