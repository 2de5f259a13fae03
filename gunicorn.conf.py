"""How the production server runs: one process, many threads, one thread for each open socket.

Expected sockets + 50 threads; a thread that waits costs little. One process, because SQLite has one writer and rooms
live in memory.
"""

import os

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '5000')}"
worker_class = "gthread"
workers = 1
threads = int(os.environ.get("THREADS", "800"))
worker_connections = threads + 200
timeout = 60
graceful_timeout = 5
keepalive = 30
accesslog = None
# No remote control: it would leave a socket in the home folder of whoever starts the server.
control_socket_disable = True
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
