"""Whoever names an emergency is told of it, whatever else is wrong and whoever gets no answer."""

import pytest

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
