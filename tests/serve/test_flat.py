"""An application's own endpoint: its field names in, its field names out."""

import pytest

LIFTER = {"level": 1, "gender": "남성", "best": {"squat": 100, "bench": 60}}


def test_the_reply_has_the_applications_fields_and_what_it_cost(lifts):
    told = lifts.post("/toy/total", json=LIFTER | {"seed": 7}).json()
    assert told.pop("generation_time") >= 0
    assert told == {
        "name": "합계",
        "total": 160,
        "unit": "kg",
        "verified": True,
        "attempts": 1,
        "model": "scripted",
        "seed": 7,
    }


def test_the_boards_reply_has_the_older_servers_fields_alone(serve, scripted, right):
    body = {"yesterday_temp": 10, "today_temp": 20}
    told = serve(scripted(right)).post("/generate/temperature", json=body).json()
    assert set(told) == {"generated_text", "generation_time", "verified", "attempts", "pages", "model", "seed"}


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"level": 6}, "level", "1, 2 or 3"),
        ({"best": {"squat": 900, "bench": 60}}, "best.squat", "less than or equal to 600"),
        ({"best": {"squat": 100}}, "best.bench", "a value; the fields are squat, bench"),
        ({"seed": -1}, "seed", "greater than or equal to 0"),
        ({"height": 3}, "height", "no such field; the fields are level, gender, best, days, temperature, seed"),
    ],
)
def test_a_bad_field_is_refused_with_what_is_accepted(lifts, change, field, expected):
    response = lifts.post("/toy/total", json=LIFTER | change)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    (error,) = response.json()["errors"]
    assert (error["field"], error["expected"]) == (field, expected)


def test_the_description_shows_the_request_and_an_example_of_the_reply(lifts):
    told = lifts.get("/openapi.json").json()
    schemas = told["components"]["schemas"]
    assert set(schemas["TotalRequest"]["properties"]) == {*LIFTER, "days", "temperature", "seed"}
    assert {"name", "total", "unit", "verified"} < set(schemas["TotalAnswer"]["properties"])
    example = told["paths"]["/toy/total"]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    assert (example["total"], example["verified"]) == (160, True)


def test_the_docs_page_shows_the_endpoint_and_its_reply(lifts):
    page = lifts.get("/docs").text
    assert "POST /toy/total</code>" in page
    assert "best.squat" in page
    assert "&#34;unit&#34;: &#34;kg&#34;" in page
