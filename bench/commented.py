"""How much longer a build takes with comments: the same site with and without, in turn.

Comes in: how many posts, and how many comments each. Goes out: medians, and their ratio, on the
terminal. A comment has about 60 words; half are plain, half have a list, a quotation or a link, and
a third answer another one.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import click

from corpus import WORDS, posts
from process import Used, run
from tools import find_tools
from weekpress.comments.record import Comment, dumped, new_id

FIRST = datetime(2026, 1, 5, 9, tzinfo=UTC)


@click.command()
@click.option("--posts", "count", type=click.IntRange(20), default=1000, show_default=True)
@click.option("--each", type=click.IntRange(1), default=10, show_default=True)
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True)
def main(count: int, each: int, rounds: int) -> None:
    """Measures cold builds of one site without comments and with them."""
    (tool,), _ = find_tools(["weekpress"], None, None, ".cache")
    used: dict[str, list[Used]] = {"without": [], "with": []}
    with tempfile.TemporaryDirectory(prefix="bench-") as spare:
        for turn in range(rounds):
            for name, found in used.items():
                # Each in a folder of its own, and none is removed before the end: ext4 takes 20
                # times as long to make a file while it knows of thousands removed a moment ago.
                site = Path(spare, f"{name}-{turn}")
                tool.site.write(site, posts(count))
                if name == "with":
                    write_comments(site / "content", count, each)
                os.sync()
                found.append(run(tool.build, site, tool.env, Path(spare, "log")))
                if found[-1].code:
                    raise click.ClickException(Path(spare, "log").read_text("utf-8")[-2000:])
    click.echo(f"{count:,} posts, {count * each:,} comments, medians of {rounds}")
    for what in ("wall_s", "cpu_s", "summed_kib"):
        plain, more = (statistics.median(getattr(u, what) for u in used[n]) for n in used)
        click.echo(f"{what}: {plain:.2f} without, {more:.2f} with: {more / plain:.3f} times")


def write_comments(content: Path, count: int, each: int) -> None:
    """The files of all comments."""
    chance = random.Random(2026)  # noqa: S311 -- no secret
    for number in range(count):
        post = str(uuid5(NAMESPACE_URL, f"https://example.org/{number}"))
        folder = content / "comments" / post
        folder.mkdir(parents=True)
        ids: list[str] = []
        for turn in range(each):
            moment = FIRST + timedelta(minutes=number * each + turn)
            ids.append(new_id(moment, chance.randbytes(10)))
            parent = chance.choice(ids[:-1]) if turn and chance.random() < 0.33 else ""
            name = " ".join(chance.sample(WORDS, 2)).title()
            one = Comment(ids[-1], post, name, _body(chance), moment, parent)
            (folder / f"{one.id}.json").write_text(dumped(one), encoding="utf-8")


def _body(chance: random.Random) -> str:
    words = [" ".join(chance.choices(WORDS, k=20)).capitalize() + "." for _ in range(3)]
    marked = ("{}", "> {}", "- {}\n- so", "*{}*", "[{}](https://example.org/)", "{}", "{}", "{}")
    words[1] = chance.choice(marked).replace("{}", words[1])
    return "\n\n".join(words)


if __name__ == "__main__":
    main()
