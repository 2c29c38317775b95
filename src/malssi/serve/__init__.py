"""From adapter to service: readings come in over HTTP, verified lines go out, on this machine alone.

`listen` opens the address, `app` draws up the routes, `service` gives each request its turn at the model, `worker` is
the one thread that owns it.
"""
