"""An officer's day on a phone that loses its signal."""


def keep_today(phone):
    """Look at the day once, until the phone has kept all of it."""
    phone.goto("/today/")
    phone.locator("[data-kept='4']").wait_for(state="attached")


def lose_signal(phone, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    phone.context.set_offline(True)
