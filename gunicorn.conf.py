"""How the production server runs: one process, threads for pages; all sockets are listened to by one thread.

``WORKER=gevent`` runs the same code on gevent. ``WORKERS`` above one needs PostgreSQL and Redis (docs/production.md).
"""

import os
import resource

if (worker_class := os.environ.get("WORKER", "gthread")) == "gevent":
    # Before anything else is imported: a lock made before would hold up every greenlet.
    from gevent import monkey

    monkey.patch_all()

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '5000')}"
workers = int(os.environ.get("WORKERS", "1"))
threads = int(os.environ.get("THREADS", "40"))
worker_connections = 2000
timeout = 60
graceful_timeout = 5
keepalive = 30
accesslog = None
# No remote control: it would leave a socket in the home folder of whoever starts the server.
control_socket_disable = True
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")

# Each open phone is a file to the system, which allows 1,024 unless asked for more.
_allowed, _most = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (_most if _most != resource.RLIM_INFINITY else 65_536, _most))
