"""Who says it: one `Model` protocol, engines behind it, and `answer`, which samples, checks and samples again."""
