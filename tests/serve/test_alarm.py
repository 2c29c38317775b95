"""Whoever names an emergency is told of it, whatever else is wrong and whoever gets no answer."""

from random import Random

import pytest

from malssi.tasks.parse import parse_reading
from malssi.tasks.registry import load_task

CHEST, DESPAIR = {"question": "가슴이 아파요 살려주세요"}, {"question": "죽고 싶어요"}
REFUSED = {
    "a bad reading": ({"reading": CHEST | {"persona": "angry"}}, "119"),
    "an option out of range": ({"reading": CHEST, "temperature": 9}, "119"),
    "an unknown field": ({"reading": DESPAIR, "n": 3}, "109"),
    "no reading": (CHEST, "119"),
    "no object": ({"reading": "가슴이 아파요"}, "119"),
    "a list": (["가슴이 아파요"], "119"),
}


@pytest.mark.parametrize(("body", "line"), REFUSED.values(), ids=REFUSED)
def test_a_refused_body_is_answered_with_its_alarm(serve, scripted, body, line):
    response = serve(scripted([""]), task="wearable-coaching").post("/generate/wearable-coaching", json=body)
    assert response.status_code == 422
    assert line in response.json()["alarm"]
    assert response.json()["detail"].endswith(response.json()["alarm"])


def test_whoever_gets_no_verified_answer_is_told_of_119(serve, scripted):
    client = serve(scripted(["괜찮아요."]), task="wearable-coaching")
    told = client.post("/generate/wearable-coaching", json={"reading": CHEST})
    assert told.status_code == 503
    assert "119" in told.json()["alarm"]
    assert "괜찮아요" not in told.text


def test_a_saturation_of_an_emergency_is_told_too(serve, scripted):
    client = serve(scripted(["괜찮아요."]), task="wearable-health")
    day = {"sleep_hr": 8, "steps": 9000}
    low = client.post("/generate/wearable-health", json={"reading": day | {"oxygen_saturation": 80}})
    usual = client.post("/generate/wearable-health", json={"reading": day | {"oxygen_saturation": 97}})
    assert (low.status_code, usual.status_code) == (503, 503)
    assert "진료" in low.json()["alarm"]
    assert "alarm" not in usual.json()


def test_a_body_nested_beyond_measure_is_refused(serve, scripted):
    body: list[object] = []
    for _ in range(900):
        body = [body]
    client = serve(scripted([""]), task="wearable-coaching")
    assert client.post("/generate/wearable-coaching", json={"reading": {"question": body}}).status_code == 422


def test_a_complaint_that_is_not_understood_is_refused_with_what_is_known(serve, scripted):
    client = serve(scripted(["괜찮아요."]), task="wearable-health")
    day = {"sleep_hr": 7.5, "steps": 9000, "symptoms": ["허리가 이상해요"]}
    told = client.post("/generate/wearable-health", json={"reading": day})
    assert told.status_code == 422
    assert told.json()["errors"][0]["field"] == "symptoms"
    assert (told.json()["facts"]["score"], told.json()["facts"]["not_understood"]) == (54, ["허리가 이상해요"])
    assert "허리가 이상해요" in told.json()["alarm"]


def test_a_day_without_a_verified_answer_comes_with_its_facts(serve, scripted):
    client = serve(scripted(["괜찮아요."]), task="wearable-health")
    told = client.post("/generate/wearable-health", json={"reading": {"sleep_hr": 3.79}})
    assert told.status_code == 503
    facts = told.json()["facts"]
    assert (facts["score"], facts["grade"]) == (0, "F")
    assert facts["grounds"] == [{"indicator": "sleep", "value": 3.79, "points": 0, "of": 30}]
    assert "괜찮아요" not in told.text


def test_values_told_in_words_are_told_with_what_the_field_had(serve, scripted):
    day = {"sleep_hr": 8, "oxygen_saturation": 97, "note": "산소 91"}
    task = load_task("wearable-health")
    said = task.reference(parse_reading(task, day), Random(0))
    told = serve(scripted([said]), task=task.name).post("/generate/wearable-health", json={"reading": day})
    assert told.json()["told_in_words"] == {"oxygen_saturation": {"told": 91, "given": 97}}
    assert "91%" in told.json()["text"]
