"""Properties of readers are timed as a whole, not example by example: a loaded machine must not fail them."""

from hypothesis import settings

settings.register_profile("readers", deadline=None)
settings.load_profile("readers")
