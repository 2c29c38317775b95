"""Around every request: the name by which the service is called, and how answers may be used."""

import base64
import hashlib
import re

import pytest

from malssi.serve.guard import HEADERS, hosts_of
from malssi.serve.problems import Refusal

DAY = {"yesterday_temp": 10, "today_temp": 20}


@pytest.fixture
def client(serve, scripted, right):
    return serve(scripted(right), allowed_hosts="board.example, 10.0.0.5")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "board.example", "10.0.0.5:80"]
)
def test_the_services_own_names_are_served(client, host):
    assert client.post("/generate/temperature", json=DAY, headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8000", "", "[::2]", "x:y"]
)
def test_another_name_is_refused_with_what_to_set(client, host):
    refused = client.post("/generate/temperature", json=DAY, headers={"host": host})
    assert (refused.status_code, refused.headers["content-type"]) == (421, "application/problem+json")
    told = refused.json()
    assert told["type"] == "urn:malssi:host-not-allowed"
    assert repr(host) in told["detail"]
    assert "MALSSI_ALLOWED_HOSTS" in told["detail"]


def test_the_address_that_the_service_listens_on_is_a_name_of_it():
    assert "127.0.0.7" in hosts_of("127.0.0.7", [])
    assert "[::1]" in hosts_of("::1", [])


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/docs"), ("GET", "/"), ("GET", "/health"), ("GET", "/nothing"), ("POST", "/generate/temperature")],
)
def test_every_answer_has_the_headers_that_keep_it_to_itself(client, method, path):
    headers = client.request(method, path, json=DAY if method == "POST" else None).headers
    assert set(HEADERS) - {"Content-Security-Policy"} <= {
        name for name, value in HEADERS.items() if headers[name] == value
    }
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_a_refusal_before_the_routes_and_a_broken_answer_have_them_too(serve, scripted):
    def broken(prompt: str, seed: int) -> str:
        raise RuntimeError

    client = serve(scripted(broken))
    for response in (client.get("/health", headers={"host": "x"}), client.post("/generate/temperature", json=DAY)):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cache-control"] == "no-store"


def test_the_docs_page_may_load_its_own_style_and_nothing_else(client):
    page = client.get("/docs")
    (style,) = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    own = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{own}'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert " style=" not in page.text


def test_the_root_leads_to_the_docs_by_a_path_alone(client):
    led = client.get("/")
    assert (led.status_code, led.headers["location"]) == (307, "/docs")
    assert client.get("/", follow_redirects=True).status_code == 200


@pytest.mark.parametrize(("headers", "status"), [({}, 404), ({"host": "evil.example"}, 421)])
def test_under_v1_a_refusal_has_openais_shape(client, headers, status):
    refused = client.post("/v1/chat/completions", json={}, headers=headers)
    assert (refused.status_code, refused.headers["content-type"]) == (status, "application/json")
    error = refused.json()["error"]
    assert set(error) == {"message", "type", "code", "param"}
    assert error["type"] == "invalid_request_error"


def test_openais_shape_names_the_first_field_at_fault_and_whose_fault_it_is():
    wrong = Refusal(422, "invalid-input", "t", "d", {"errors": [{"field": "n"}, {"field": "seed"}]})
    assert wrong.openai_error() == {
        "message": "d",
        "type": "invalid_request_error",
        "code": "invalid-input",
        "param": "n",
    }
    assert Refusal(503, "queue-full", "t", "d").openai_error()["type"] == "server_error"
    assert b'"error"' in wrong.response("/v1/chat/completions").body
    assert b'"error"' not in wrong.response("/v1").body
