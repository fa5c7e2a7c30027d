"""(c) This API, all its layers included; its limits are on and set so high that they refuse nothing."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, 10**9)
