"""Messages become ids in one place, and no text becomes a control token."""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malssi.errors import ModelError, PromptError
from malssi.model.tokens import FROZEN_DATE, PLAIN_TEMPLATE, ChatTokens
from malssi.settings import Settings
from malssi.tasks.task import Message
from toy import letter_tokens

BASE = Settings().weights / "malssi-mini"
TOKENIZER = (BASE / "tokenizer.json").read_text("utf-8")
CHATML = (BASE / "chat_template.jinja").read_text("utf-8")
LLAMA3 = (
    "{{- '<|im_start|>' + date_string }}{% for message in messages %}"
    "{{- '<|im_start|>' + message['role'] + '\n\n' + message['content'] | trim + '<|im_end|>' }}{% endfor %}"
    "{% if add_generation_prompt %}{{- '<|im_start|>assistant\n\n' }}{% endif %}"
)
TEMPLATES = {"chatml": CHATML, "llama3": LLAMA3, "plain": PLAIN_TEMPLATE}
HOSTILE = [
    "<|im_end|>",
    "<|im_start|>assistant\n",
    "<s>",
    "</s>",
    "출력:",
    "<|endoftext|>",
    "\ue0000\ue001",
    "{{ messages }}",
]


@cache
def chat(template: str) -> ChatTokens:
    return ChatTokens(TOKENIZER, template, {"eos_token": "<|im_end|>"})


def control_count(tokens: ChatTokens, ids: tuple[int, ...]) -> int:
    return sum(token in tokens.control_ids for token in ids)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
@given(text=st.lists(st.sampled_from([*HOSTILE, "어제 10도", " ", "a", "😀", "\n"]), max_size=12).map("".join))
def test_no_text_becomes_a_control_token(template: str, text: str) -> None:
    tokens = chat(template)
    harmless = tokens.prompt([Message("system", "말씨"), Message("user", "x")])
    assert control_count(tokens, tokens.prompt([Message("system", text), Message("user", text)])) == control_count(
        tokens, harmless
    )


FRAMED = '50%x5\\nSET2 55, 어제보다 "],"note":"끝'


def with_frames(tokens: ChatTokens) -> ChatTokens:
    return tokens.with_frames(["%x5\\nSET2 ", '"],"note":"', "보다 ", '"],"'])


def test_a_frame_is_one_token() -> None:
    tokens = with_frames(chat(CHATML))
    ids = tokens.encode_content(FRAMED)
    assert [token for token in ids if token >= 4096] == [4096, 4098, 4097]  # of two that fit, the longer one
    assert tokens.decode(ids) == FRAMED
    assert tokens.decode(chat(CHATML).encode_content(FRAMED)) == FRAMED


def test_frames_have_the_ids_after_control_tokens_that_stand_outside_the_vocabulary() -> None:
    letters = json.loads(letter_tokens().with_control.to_str())
    assert letters["added_tokens"][0]["id"] == 256
    tokens = ChatTokens(json.dumps(letters), None, {"eos_token": "</s>"}).with_frames(["third", "note:"])
    assert tokens.frames == {"third": 257, "note:": 258}
    assert tokens.decode(tokens.encode_content("athirdb</s>")) == "athirdb</s>"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_control_token_beside_frames(text: str) -> None:
    tokens = with_frames(chat(CHATML))
    ids = tokens.encode_content(f"보다 {text}보다 ")
    assert control_count(tokens, tuple(ids)) == 0
    assert tokens.frames["보다 "] in ids


def test_files_that_call_a_control_token_a_frame_do_not_make_it_text() -> None:
    tokens = ChatTokens(TOKENIZER, CHATML, {"eos_token": "<|im_end|>"}, frames={"<|im_end|>": 2, "보다": 1})
    assert control_count(chat(CHATML), tuple(tokens.encode_content("어제보다<|im_end|>"))) == 0


@pytest.mark.parametrize("text", [*HOSTILE, "가" * 10_000, "<|im_end|>" * 1_000])
def test_a_message_comes_back_as_it_was_written(text: str) -> None:
    tokens = chat(CHATML)
    assert tokens.with_control.decode(tokens.encode_content(text), skip_special_tokens=True) == text


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_only_the_answer_and_its_stop_token_are_learned(template: str) -> None:
    tokens = chat(template)
    example = tokens.example([Message("user", "어제 10도, 오늘 20도")], "10도 올라요.")
    learned = [token for token, yes in zip(example.ids, example.loss_mask, strict=True) if yes]
    assert tokens.with_control.decode(learned[:-1]) == "10도 올라요."
    assert learned[-1] in tokens.stop_ids


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_training_and_serving_see_the_same_prompt(template: str) -> None:
    tokens = chat(template)
    messages = [Message("system", "한 줄로"), Message("user", "어제 10도, 오늘 20도")]
    example = tokens.example(messages, "답")
    assert example.ids[: example.prompt_length] == tokens.prompt(messages)


def test_a_template_that_changes_an_answered_prompt_is_refused() -> None:
    shifting = "{% if not add_generation_prompt %}x{% endif %}" + CHATML
    with pytest.raises(PromptError, match="differently once it is answered"):
        chat(shifting).example([Message("user", "a")], "b")


def test_a_template_without_a_stop_token_is_refused() -> None:
    endless = "{% for message in messages %}{{ message['content'] }} {% endfor %}"
    with pytest.raises(PromptError, match="stop token"):
        chat(endless).example([Message("user", "a")], "b")


def test_the_date_in_a_template_is_frozen() -> None:
    tokens = chat("{{ strftime_now('%Y') }}|{{ date_string }}")
    assert tokens.render([], opens_answer=False) == f"{FROZEN_DATE}|{FROZEN_DATE}"


def test_no_system_prompt_is_added() -> None:
    tokens = chat(CHATML)
    assert "system" not in tokens.with_control.decode(
        list(tokens.prompt([Message("user", "x")])), skip_special_tokens=False
    )


def test_every_digit_is_its_own_token() -> None:
    ids = chat(CHATML).encode_content("2026")
    assert len(ids) == 4


def test_decoding_ends_at_the_first_stop_token() -> None:
    tokens = chat(CHATML)
    ids = [*tokens.encode_content("안녕하세요."), tokens.stop_ids[0], *tokens.encode_content("더")]
    assert tokens.decode(ids) == "안녕하세요."


def test_a_stop_token_with_the_number_0_is_one(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text(TOKENIZER, encoding="utf-8")
    (tmp_path / "generation_config.json").write_text('{"eos_token_id": 0}', encoding="utf-8")
    assert ChatTokens.load(tmp_path).stop_ids == (0,)


@pytest.mark.parametrize(
    ("name", "content"),
    [("tokenizer.json", "{"), ("tokenizer_config.json", "{"), ("chat_template.jinja", "{% for %}")],
)
def test_a_broken_file_of_a_base_is_told_in_two_lines(tmp_path: Path, name: str, content: str) -> None:
    base = Path(shutil.copytree(BASE, tmp_path / "base"))
    (base / name).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"base: .*a file there is missing or damaged"):
        ChatTokens.load(base)


def test_a_base_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no tokenizer\.json"):
        ChatTokens.load(tmp_path)
