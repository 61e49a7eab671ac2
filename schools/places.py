"""From the national grid of the English register to latitude and longitude."""

from math import atan, atan2, cos, degrees, radians, sin, sqrt, tan

# Ordnance Survey, "A guide to coordinate systems in Great Britain" (annexes A to C):
# the Airy 1830 ellipsoid and the projection of the national grid, in metres.
AIRY_A, AIRY_B = 6_377_563.396, 6_356_256.909
SCALE, LATITUDE_0, LONGITUDE_0 = 0.9996012717, radians(49), radians(-2)
EASTING_0, NORTHING_0 = 400_000, -100_000
WGS84_A, WGS84_B = 6_378_137.0, 6_356_752.314245
# Helmert shift from OSGB36 to WGS84: metres, parts per million, seconds of arc.
SHIFT = (446.448, -125.157, 542.060)
PARTS_PER_MILLION = -20.4894
TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))


def from_grid(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude (WGS84, degrees) of a national grid place in metres.

    Good to about 5 metres, the limit of the seven-parameter shift.
    """
    return _to_wgs84(*_osgb36_angles(easting, northing))


def _osgb36_angles(easting: float, northing: float) -> tuple[float, float]:
    n = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B)
    latitude, arc = LATITUDE_0, 0.0
    while abs(northing - NORTHING_0 - arc) >= 0.00001:
        latitude += (northing - NORTHING_0 - arc) / (AIRY_A * SCALE)
        arc = _meridional_arc(n, latitude)
    e2 = 1 - AIRY_B**2 / AIRY_A**2
    nu = AIRY_A * SCALE / sqrt(1 - e2 * sin(latitude) ** 2)
    rho = nu * (1 - e2) / (1 - e2 * sin(latitude) ** 2)
    eta2, t, sec, de = nu / rho - 1, tan(latitude), 1 / cos(latitude), easting - EASTING_0
    seven = t / (2 * rho * nu)
    eight = t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta2 - 9 * t**2 * eta2)
    nine = t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4)
    ten = sec / nu
    eleven = sec / (6 * nu**3) * (nu / rho + 2 * t**2)
    twelve = sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4)
    return (
        latitude - seven * de**2 + eight * de**4 - nine * de**6,
        LONGITUDE_0 + ten * de - eleven * de**3 + twelve * de**5,
    )


def _meridional_arc(n: float, latitude: float) -> float:
    minus, plus = latitude - LATITUDE_0, latitude + LATITUDE_0
    return (
        AIRY_B
        * SCALE
        * (
            (1 + n + 5 / 4 * (n**2 + n**3)) * minus
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(minus) * cos(plus)
            + 15 / 8 * (n**2 + n**3) * sin(2 * minus) * cos(2 * plus)
            - 35 / 24 * n**3 * sin(3 * minus) * cos(3 * plus)
        )
    )


def _to_wgs84(latitude: float, longitude: float) -> tuple[float, float]:
    e2 = 1 - AIRY_B**2 / AIRY_A**2
    nu = AIRY_A / sqrt(1 - e2 * sin(latitude) ** 2)
    x, y = nu * cos(latitude) * cos(longitude), nu * cos(latitude) * sin(longitude)
    z = nu * (1 - e2) * sin(latitude)
    scale, (turn_x, turn_y, turn_z) = 1 + PARTS_PER_MILLION / 1e6, TURN
    x, y, z = (
        SHIFT[0] + scale * x - turn_z * y + turn_y * z,
        SHIFT[1] + turn_z * x + scale * y - turn_x * z,
        SHIFT[2] - turn_y * x + turn_x * y + scale * z,
    )
    e2 = 1 - WGS84_B**2 / WGS84_A**2
    flat = sqrt(x * x + y * y)
    angle = atan(z / (flat * (1 - e2)))
    for _ in range(6):
        nu = WGS84_A / sqrt(1 - e2 * sin(angle) ** 2)
        angle = atan((z + e2 * nu * sin(angle)) / flat)
    return round(degrees(angle), 6), round(degrees(atan2(y, x)), 6)
