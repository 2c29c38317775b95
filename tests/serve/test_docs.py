"""The description: complete, and readable without a network."""

import re

import pytest

from malssi.serve.app import create_app
from malssi.settings import load_settings
from malssi.tasks.registry import load_task, task_names


@pytest.fixture
def client(serve, scripted, right):
    return serve(scripted(right))


def test_the_docs_page_loads_nothing_from_elsewhere(client):
    page = client.get("/docs").text
    assert not re.search(r"<script|<link|src=|@import|url\(", page)
    assert set(re.findall(r"https?://[^/\s]+", page)) == {str(client.base_url)}


def test_the_docs_page_is_korean_and_names_every_endpoint(client):
    page = client.get("/docs").text
    assert '<html lang="ko">' in page
    for path in ("/generate/temperature", "/generate/signboard", "/health", "/readyz", "/livez"):
        assert f" {path}</code>" in page


def test_the_schema_of_the_reading_is_described(client):
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["Temperatures"]["properties"]["today_temp"]["maximum"] == 50
    assert set(schemas["TemperatureRequest"]["properties"]) == {
        "yesterday_temp",
        "today_temp",
        "month",
        "temperature",
        "seed",
    }


def test_every_reference_of_the_description_leads_somewhere(client):
    described = client.get("/openapi.json")
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', described.text))
    assert names <= set(described.json()["components"]["schemas"])


def test_every_registered_task_can_be_described():
    paths = create_app(load_settings(engine="scripted")).openapi()["paths"]
    tasks = [load_task(name) for name in task_names()]
    assert {f"/generate/{task.name}" for task in tasks} | {
        task.presentation.endpoint.path for task in tasks if task.presentation.endpoint
    } < set(paths)


def test_pages_that_would_load_scripts_are_not_there(client):
    assert client.get("/redoc").status_code == 404


def test_the_items_of_a_list_are_described(client):
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["TemperatureAnswer"]["properties"]["pages"]["items"] == {"type": "string"}


def test_no_schema_is_named_by_where_its_code_stands():
    schemas = create_app(load_settings(engine="scripted")).openapi()["components"]["schemas"]
    assert not [name for name in schemas if "__" in name]


def test_a_busy_service_is_described_with_when_to_come_again(client):
    described = client.get("/openapi.json").json()["paths"]["/generate/temperature"]["post"]["responses"]
    assert {"400", "408", "413", "415", "421", "422", "500", "503"} < set(described)
    assert "Retry-After" in described["503"]["headers"]


def test_the_states_are_described_with_their_answers(client):
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths["/livez"]["get"]["responses"]) == {"200"}
    assert set(paths["/readyz"]["get"]["responses"]) == set(paths["/health"]["get"]["responses"]) == {"200", "503"}
