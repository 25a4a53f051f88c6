"""Which publishers there are: ours, and those that other distributions bring.

Comes in: a name and what the publisher is made from. Goes out: the publisher.
Source: the Python packaging specification on entry points.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from weekpress.comments.publishers.protocol import GROUP, Maker, Publisher, Setting


def known() -> tuple[str, ...]:
    """The names of all publishers that are installed."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def made(name: str, setting: Setting) -> Publisher:
    """The publisher of that name. Raises ValueError, in words, if it cannot be had."""
    points = [point for point in entry_points(group=GROUP) if point.name == name]
    if not points:
        raise ValueError(
            f"There is no publisher {name[:40]!r}; there is {' and '.join(known()) or 'none'}."
        )
    try:
        maker: Maker = points[0].load()
    except (ImportError, AttributeError) as error:
        raise ValueError(f"The publisher {name} cannot be loaded: {error}.") from error
    return maker(setting)
