"""Statements that the checks do not understand, over HTTP."""

import pytest

from toy_unclear import ALARMED, ODD, REFERRED, RIGHT, UNCLEAR, WRONG

BODY = {"reading": {"before_kg": 60, "after_kg": 62}}
PATH = "/generate/toy-unclear"


def test_what_is_unclear_is_refused_with_its_checks_and_no_text(odd):
    response = odd(WRONG, UNCLEAR).post(PATH, json=BODY)
    told = response.json()
    assert response.status_code == 503
    assert told["failed_checks"] == {"states_the_change": 1}
    assert told["unclear_checks"].keys() == {"is_understood"}
    assert ODD not in response.text


def test_what_is_unclear_is_sent_unverified_where_that_is_accepted(odd):
    response = odd(WRONG, UNCLEAR, unclear="accept").post(PATH, json=BODY)
    told = response.json()
    assert response.status_code == 200
    assert (told["text"], told["verified"], told["unread"]) == (UNCLEAR, False, [ODD])


def test_a_verified_answer_is_sent_first_and_has_no_unread_parts(odd):
    told = odd(UNCLEAR, UNCLEAR, RIGHT, unclear="accept").post(PATH, json=BODY).json()
    assert (told["text"], told["verified"], "unread" in told) == (RIGHT, True, False)


def test_what_failed_is_refused_all_the_same(odd):
    response = odd(WRONG, unclear="accept").post(PATH, json=BODY)
    assert (response.status_code, response.json()["unclear_checks"]) == (503, {})


@pytest.mark.parametrize("before", [ALARMED, REFERRED])
def test_where_care_comes_first_nothing_unclear_is_sent(odd, before):
    response = odd(UNCLEAR, unclear="accept").post(
        PATH, json={"reading": {"before_kg": before, "after_kg": before + 2}}
    )
    assert response.status_code == 503
    assert ODD not in response.text


def test_an_applications_own_endpoint_says_so_too(odd):
    told = odd(UNCLEAR, unclear="accept").post("/toy/unclear", json=BODY["reading"]).json()
    assert (told["said"], told["verified"], told["unread"]) == (UNCLEAR, False, [ODD])


@pytest.mark.parametrize(("unclear", "status"), [("refuse", 503), ("accept", 200)])
def test_a_service_is_ready_where_what_its_model_says_may_be_sent(odd, unclear, status):
    assert odd(UNCLEAR, unclear=unclear).get("/health").status_code == status


def test_the_description_tells_the_fields(odd):
    schemas = odd(RIGHT).get("/openapi.json").json()["components"]["schemas"]
    assert "unread" in schemas["TaskAnswer"]["properties"]
    assert "unclear_checks" in schemas["ProblemBody"]["properties"]
