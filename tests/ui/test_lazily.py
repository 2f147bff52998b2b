"""What is made at its first use: once, and for everybody who waits for it."""

from desktop_app.ui.lazily import Lazily


def test_it_is_made_when_it_is_first_asked_for_and_only_then() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    lazily = Lazily(make)
    assert lazily.made is None
    assert not made
    assert lazily() is lazily() is lazily.made
    assert len(made) == 1


def test_who_waits_for_it_is_handed_it_once_in_order() -> None:
    heard: list[tuple[str, int]] = []
    lazily = Lazily(lambda: 7)
    lazily.once_made(lambda one: heard.append(("first", one)))
    lazily.once_made(lambda one: heard.append(("second", one)))
    assert not heard
    lazily()
    lazily()
    assert heard == [("first", 7), ("second", 7)]
    lazily.once_made(lambda one: heard.append(("late", one)))
    assert heard[-1] == ("late", 7)


def test_who_went_away_is_not_handed_it() -> None:
    heard: list[int] = []
    lazily = Lazily(lambda: 7)
    lazily.once_made(heard.append)
    lazily.forget()
    assert lazily() == 7
    assert not heard
