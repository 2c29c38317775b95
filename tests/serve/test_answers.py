"""What a good request gets."""

from malssi.model.engine_scripted import ScriptedModel
from malssi.tasks.check import verify
from malssi.tasks.registry import load_task
from malssi.tasks.signboard.reading import Temperatures

DAY = {"yesterday_temp": 10, "today_temp": 20}


def test_the_older_endpoint_answers_in_the_older_names(serve, scripted, right):
    told = serve(scripted(right)).post("/generate/temperature", json=DAY).json()
    assert set(told) >= {"generated_text", "generation_time", "verified", "attempts", "pages", "model", "seed"}
    assert "".join(told["pages"]).replace(" ", "") == told["generated_text"].replace(" ", "")


def test_what_is_served_passes_the_verifier(serve, scripted, right):
    text = serve(scripted(right)).post("/generate/temperature", json=DAY).json()["generated_text"]
    assert verify(load_task("signboard"), Temperatures(**DAY), text).passed


def test_a_wrong_candidate_is_never_served(serve, scripted, right):
    wrong_first = iter(["틀린 문구"])
    told = serve(scripted(lambda prompt, seed: next(wrong_first, None) or right(prompt, seed))).post(
        "/generate/temperature", json=DAY
    )
    assert told.json()["attempts"] == 2
    assert "틀린" not in told.text


def test_a_task_answers_under_its_own_name(serve, scripted, right):
    told = serve(scripted(right)).post("/generate/signboard", json={"reading": DAY | {"month": 5}}).json()
    assert told["task"] == "signboard"
    assert told["reading"] == {"yesterday_temp": 10.0, "today_temp": 20.0, "month": 5}
    assert told["verified"] is True
    assert set(told) >= {"text", "attempts", "seconds", "model", "seed", "pages"}


def test_the_same_seed_gives_the_same_text(serve, scripted, right):
    client = serve(scripted(right))
    texts = [client.post("/generate/signboard", json={"reading": DAY, "seed": 7}).json()["text"] for _ in range(3)]
    assert len(set(texts)) == 1


def test_without_a_seed_one_is_drawn_and_told(serve, scripted, right):
    client = serve(scripted(right))
    first = client.post("/generate/temperature", json=DAY).json()
    again = client.post("/generate/temperature", json=DAY | {"seed": first["seed"]}).json()
    assert again["generated_text"] == first["generated_text"]


def test_a_clients_temperature_changes_nothing_else_of_the_sampling(serve, scripted, right):
    model: ScriptedModel = scripted(right)
    serve(model).post("/generate/temperature", json=DAY | {"temperature": 0.1})
    sampling = model.requests[-1].sampling
    assert sampling.temperature == 0.1
    assert (sampling.top_p, sampling.max_new_tokens) == (model.sampling.top_p, model.sampling.max_new_tokens)
