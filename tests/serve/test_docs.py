"""The description: complete, and readable without a network."""

import re

import pytest


@pytest.fixture
def client(serve, scripted, right):
    return serve(scripted(right))


def test_the_docs_page_loads_nothing_from_elsewhere(client):
    page = client.get("/docs").text
    assert not re.search(r"<script|<link|src=|@import|url\(", page)
    assert set(re.findall(r"https?://[^/\s]+", page)) == {"http://127.0.0.1:8000"}


def test_the_docs_page_is_korean_and_names_every_endpoint(client):
    page = client.get("/docs").text
    assert '<html lang="ko">' in page
    for path in ("/generate/temperature", "/generate/signboard", "/health"):
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


def test_pages_that_would_load_scripts_are_not_there(client):
    assert client.get("/redoc").status_code == 404
