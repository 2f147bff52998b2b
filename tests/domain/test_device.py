from desktop_app.domain.device import Device


def test_a_laptop_as_it_is_met_is_not_modified_is_online_and_has_room() -> None:
    assert Device() == Device(modified=False, online=True, disk_full=False)
