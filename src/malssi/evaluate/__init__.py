"""From a model to figures: readings never trained on, answered as the service answers, judged by the one verifier."""
