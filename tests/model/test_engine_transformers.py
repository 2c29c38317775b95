"""Any base: the request alone decides how it is drawn from."""

import torch
from transformers import LlamaConfig, LlamaForCausalLM

from malssi.model.engine_transformers import TransformersModel
from malssi.model.protocol import Request, SamplingParams
from toy import letter_tokens


def test_a_bases_own_repetition_penalty_is_not_added_to_the_requests() -> None:
    torch.manual_seed(0)
    shape = {"vocab_size": 257, "hidden_size": 32, "intermediate_size": 32, "num_attention_heads": 2}
    weights = LlamaForCausalLM(LlamaConfig(**shape, num_hidden_layers=1)).eval()
    model = TransformersModel.around(weights, letter_tokens(), SamplingParams(), "tiny")
    sampling = SamplingParams(repetition_penalty=1.0, max_new_tokens=20)
    requests = [Request((65, 66, 67), 1, sampling), Request(tuple(range(60, 80)), 2, sampling)]
    said = model.generate(requests)
    weights.generation_config.repetition_penalty = 9.0
    assert model.generate(requests) == said
