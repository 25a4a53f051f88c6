"""axe-core, run in Chromium, finds nothing on any page: WCAG 2.2 A and AA and good practice."""

from __future__ import annotations

import pytest
from pages import Site, Visit, findings, visiting
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const result = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  });
  return result.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${rule.help}: ${node.target.join(" ")} ${node.html.slice(0, 120)}`));
}"""


def violations(visit: Visit, axe: str) -> list[str]:
    visit.page.evaluate(axe)
    found: list[str] = visit.page.evaluate(RUN, TAGS)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(scheme: str, browser: Browser, site: Site, axe: str) -> None:
    with visiting(browser, site, color_scheme=scheme) as visit:
        assert findings(visit, site.addresses(), lambda: violations(visit, axe)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(scheme: str, browser: Browser, site: Site, axe: str) -> None:
    phone = {"width": 320, "height": 640}
    with visiting(browser, site, color_scheme=scheme, viewport=phone) as visit:
        assert findings(visit, site.kinds(), lambda: violations(visit, axe)) == []


@pytest.mark.parametrize(
    ("scheme", "told"),
    [("light", ["image-alt", "target-size"]), ("dark", ["color-contrast", "image-alt"])],
)
def test_axe_is_really_run_in_the_scheme_asked_for(
    scheme: str, told: list[str], browser: Browser, probes: Site, axe: str
) -> None:
    with visiting(browser, probes, color_scheme=scheme) as visit:
        visit.open("/axe.html")
        assert set(told) <= {found.partition(":")[0] for found in violations(visit, axe)}
