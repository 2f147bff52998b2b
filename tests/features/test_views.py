"""Bringing a view to the front, by its name."""

from typing import get_args

from desktop_app.features.views import VIEWS
from desktop_app.formats.scenario import ScenarioModel


def test_every_view_that_a_scenario_can_name_can_be_shown() -> None:
    assert set(get_args(ScenarioModel.model_fields["view"].annotation)) <= set(VIEWS)
