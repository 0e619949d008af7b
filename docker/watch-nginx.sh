#!/bin/sh
# The command of `web`: nginx, and somebody who looks after it. nginx that gives no answer for 30 seconds, whatever the answer, is
# killed, and this ends with code 1: Docker starts the container again. So it does where nginx ends by itself.
# Where nginx listens, and how often it is asked; tests use another port, pace and configuration.
url=${WATCH_URL:-http://127.0.0.1:8080/}
seconds=${WATCH_SECONDS:-10}
nginx ${NGINX_ARGUMENTS:-} -g 'daemon off;' &
nginx=$!
trap 'trap - TERM INT; kill -QUIT "$nginx"; wait "$nginx"; exit 0' TERM INT

silent=0
while kill -0 "$nginx" 2>/dev/null; do
  sleep "$seconds" &
  wait $!
  if curl --silent --output /dev/null --max-time 5 "$url"; then silent=0; else silent=$((silent + 1)); fi
  if [ "$silent" -ge 3 ]; then
    echo "nginx gave no answer for $((3 * seconds)) seconds and is killed." >&2
    # Its workers too: they hold the port, and one that is stopped takes no other signal.
    for worker in $(cat /proc/"$nginx"/task/"$nginx"/children 2>/dev/null); do kill -KILL "$worker"; done
    kill -KILL "$nginx"
    exit 1
  fi
done
wait "$nginx"
echo 'nginx ended by itself.' >&2
exit 1
