"""How many examples Hypothesis tries: all in `make test`, few in `make quick`, which names the profile `quick`.

No example has a deadline: how long one takes on a busy machine is no test's question.
"""

from hypothesis import HealthCheck, settings

FEW = 15
PATIENT = (HealthCheck.too_slow,)  # how fast examples are made depends on the machine too

settings.register_profile("all", deadline=None, suppress_health_check=PATIENT)
settings.register_profile("quick", max_examples=FEW, deadline=None, suppress_health_check=PATIENT)
settings.load_profile("all")


def examples(number: int, *more: HealthCheck) -> settings:
    """The settings of a test with so many examples; in the quick profile with few. `more` is what Hypothesis need not mind."""
    few = settings.get_current_profile_name() == "quick"
    return settings(max_examples=min(number, FEW) if few else number, suppress_health_check=[*PATIENT, *more])
