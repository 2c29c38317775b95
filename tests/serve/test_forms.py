"""A form of answer that the model was not trained on: refused as a wrong field is."""


def test_another_form_is_refused_before_anything_is_drawn(lifts, serve, scripted):
    model = scripted(['{"name":"합계","total":160}'])
    model.forms["toy-lifts"] = {"squat": (100.0,)}
    client = serve(model, task="toy-lifts")
    reading = {"level": 1, "gender": "남성", "best": {"squat": 90.0, "bench": 60.0}}
    for path, body in (("/generate/toy-lifts", {"reading": reading}), ("/toy/total", reading)):
        response = client.post(path, json=body)
        assert response.status_code == 422
        assert response.json()["errors"][0]["field"] == "best.squat"
        assert "expected 100.0, all that scripted was trained on" in response.json()["detail"]
    assert not model.requests


def test_who_is_refused_another_form_is_told_what_must_be_told_all_the_same(serve, scripted):
    model = scripted(["?"])
    model.forms["wearable-health"] = {"style": ("brief",)}
    reading = {"sleep_hr": 7.5, "style": "report", "symptoms": ["가슴 통증"]}
    response = serve(model, task="wearable-health").post("/generate/wearable-health", json={"reading": reading})
    assert response.status_code == 422
    assert "119" in response.json()["alarm"]
