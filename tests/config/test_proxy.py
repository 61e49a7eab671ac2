import pytest
from django.http import HttpResponse

from config.proxy import AddressFromProxy


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ({}, "127.0.0.1"),
        ({"HTTP_X_FORWARDED_FOR": "192.0.2.7"}, "192.0.2.7"),
        ({"HTTP_X_FORWARDED_FOR": "10.9.9.9, 192.0.2.7"}, "192.0.2.7"),
        ({"HTTP_X_FORWARDED_FOR": ""}, "127.0.0.1"),
    ],
)
def test_address_is_the_one_that_the_proxy_wrote(rf, forwarded, address):
    request = rf.get("/join/", **forwarded)

    AddressFromProxy(lambda request: HttpResponse())(request)

    assert request.META["REMOTE_ADDR"] == address


def test_header_counts_only_behind_a_proxy(settings):
    assert "config.proxy.AddressFromProxy" not in settings.MIDDLEWARE
