"""The evidence in the plain admin."""

from . import evidence

__all__ = ["evidence"]
