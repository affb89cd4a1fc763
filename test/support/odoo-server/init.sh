#!/bin/bash
# First process of the namespace: PostgreSQL, and Odoo unless a file says otherwise. Ends both on SIGTERM.
home=$1
bin=$(echo /usr/lib/postgresql/*/bin)
odoo=

as() { setpriv --reuid="$1" --regid="$1" --init-groups -- "${@:2}"; }

finish() {
  if [ -n "$odoo" ]; then
    kill -TERM "$odoo" 2>/dev/null
    for _ in $(seq 80); do kill -0 "$odoo" 2>/dev/null || break; sleep 0.1; done
    kill -KILL "$odoo" 2>/dev/null
  fi
  as postgres "$bin/pg_ctl" -D "$home/pg" -m fast -w stop
  exit 0
}
trap finish TERM INT

rm -f "$home/pg/postmaster.pid" "$home"/.s.PGSQL.*
as postgres "$bin/pg_ctl" -D "$home/pg" -l "$home/pg/server.log" -w start || exit 1
if [ ! -e "$home/postgres-only" ]; then
  as odoo /usr/bin/odoo -c "$home/odoo.conf" &
  odoo=$!
  wait "$odoo"
  finish
fi
# Nothing to do but to wait for the signal.
while :; do sleep 3600 & wait $!; done
