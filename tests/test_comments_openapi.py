"""The service's description of itself, and the service held to it by schemathesis."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from building import ROOT
from commenting import POST
from serving_comments import PLENTY, Running, running
from weekpress.comments.web.openapi import described

CHECKS = (
    not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance,
)  # fmt: skip
OPERATIONS = [
    (path, method) for path, methods in described()["paths"].items() for method in methods
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("described"), configured=PLENTY) as service:
        yield service


def test_it_is_served_as_it_is(service: Running) -> None:
    assert service.get("/openapi.json").json() == described()


def test_it_is_openapi() -> None:
    schemathesis.openapi.from_dict(described()).validate()


def test_the_reference_names_every_address_and_status() -> None:
    page = (ROOT / "docs/reference/comment-service.md").read_text(encoding="utf-8")
    for path, methods in described()["paths"].items():
        assert f"`{path}`" in page
        for operation in methods.values():
            assert [
                status for status in operation["responses"] if f"| {status} |" not in page
            ] == []


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_any_request_is_answered_as_described(service: Running, path: str, method: str) -> None:
    schema = schemathesis.openapi.from_dict(described())

    def tried(case: schemathesis.Case) -> None:
        if case.path_parameters.get("post") and len(str(case.body)) % 2:
            case.path_parameters["post"] = POST  # the post that is there, half of the time
        case.call_and_validate(base_url=service.address, checks=CHECKS)

    law = schema[path][method].as_strategy()
    bounds = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    bounds(given(law)(tried))()
