"""How Korean is read: a text to its morphemes. What words mean to a domain is the domain's affair."""
