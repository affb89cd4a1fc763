#!/usr/bin/env bash
# A private, real Odoo 19 or 14 for the peer tests, built from Debian packages.
#
#   scripts/odoo-server.sh up     build it if need be, start it, print its connection as JSON
#   scripts/odoo-server.sh reset  put its data back to the state after the build (seconds)
#   scripts/odoo-server.sh down   stop it
#   scripts/odoo-server.sh info   print the connection
#
# A second argument names the version: 19 (default) or 14.
#
# Environment: QUAYSIDE_ODOO_HOME (folder, default /var/tmp/quayside-odoo), QUAYSIDE_ODOO_PORT (default 8119 and 8114),
# QUAYSIDE_DEBIAN_MIRROR (default: the Debian archive in this machine's apt configuration).
# Exit codes: 0 done, 75 the Debian archive does not offer this Odoo, 2 wrong usage, 1 anything else.
#
# PostgreSQL and Odoo run in a chroot with a mount, pid and ipc namespace of their own: nothing is mounted on the host, and
# when the first process of the namespace ends, so does all within. PostgreSQL has a unix socket only, Odoo listens on loopback.
# Needs root on a Debian machine.
set -euo pipefail
export LC_ALL=C.UTF-8

readonly command=${1:-} version=${2:-19}
readonly parts=$(cd "$(dirname "${BASH_SOURCE[0]}")/../test/support/odoo-server" && pwd)
readonly home=${QUAYSIDE_ODOO_HOME:-/var/tmp/quayside-odoo}/$version
readonly port=${QUAYSIDE_ODOO_PORT:-81$version}
readonly root=$home/root inner=/srv/quayside
readonly log=$home/build.log connection=$home/connection.json pidfile=$home/init.pid
readonly modules=purchase,stock,purchase_stock,account,stock_account,l10n_be,product_expiry
readonly not_offered=75

# Odoo 19 is packaged in sid only, whose Python it cannot run on; trixie's it can. So: trixie, and from sid this one package.
# Odoo 14 is in bullseye.
case $version in
  19) suite=trixie extra_packages=tzdata-legacy extra_modules=stock_delivery,rpc ;;
  14) suite=bullseye extra_packages= extra_modules=delivery ;;
esac

say() { printf 'odoo-server: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
usage() { sed -n '2,11p' "${BASH_SOURCE[0]}" >&2; exit 2; }

# ---- the running server -------------------------------------------------------------------------------------------------

# A pid alone may have been given to another process since: its start time tells.
started_at() { awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$1/stat" 2>/dev/null; }

running() {
  local pid start
  [ -f "$pidfile" ] && read -r pid start <"$pidfile" && [ -n "$pid" ] && [ "$(started_at "$pid")" = "$start" ]
}

# The first process inside the namespace, seen from outside: the only child of unshare.
start() {
  install -m 755 "$parts/init.sh" "$root$inner/init.sh"
  sed "s/@PORT@/$port/" "$parts/odoo.conf" >"$root$inner/odoo.conf"
  setsid unshare --mount --propagation private --pid --ipc --fork --kill-child=SIGKILL -- \
    sh -c 'mount -t proc proc "$1/proc" && mount -t tmpfs tmpfs "$1/dev/shm" && exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$2/init.sh" "$2"' \
    _ "$root" "$inner" >>"$home/run.log" 2>&1 </dev/null 9>&- &
  local outside=$! child=
  until child=$(cat "/proc/$outside/task/$outside/children" 2>/dev/null) && [ -n "${child// /}" ]; do
    kill -0 "$outside" 2>/dev/null || fail "the namespace could not be made: see $home/run.log"
    sleep 0.05
  done
  child=${child%% *}
  printf '%s %s\n' "$child" "$(started_at "$child")" >"$pidfile"
}

stop() {
  running || { rm -f "$pidfile"; return 0; }
  local pid waited=0
  read -r pid _ <"$pidfile"
  kill -TERM "$pid"
  while running; do
    sleep 0.1
    waited=$((waited + 1))
    [ $waited -lt 300 ] || kill -KILL "$pid" 2>/dev/null || true
  done
  rm -f "$pidfile"
}

# Runs a command inside the running namespace as the given user.
inside() {
  local user=$1 pid
  shift
  read -r pid _ <"$pidfile"
  nsenter --target "$pid" --mount --pid --ipc -- chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
    HOME=$inner PGHOST=$inner setpriv --reuid="$user" --regid="$user" --init-groups -- "$@"
}

taken() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

# A login that fails, and says so, took the database: Odoo 14 has no page for its health.
answers() {
  taken || return 1
  local body='{"jsonrpc":"2.0","method":"call","params":{"service":"common","method":"authenticate","args":["quayside","nobody","",{}]}}'
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'POST /jsonrpc HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' ${#body} "$body" >&3
    timeout 20 grep -q '"result": false' <&3
  ) 2>/dev/null
}

await_answer() {
  local tries=0
  until answers; do
    running || fail "Odoo stopped while it was starting: see $home/run.log"
    tries=$((tries + 1))
    [ $tries -lt 480 ] || fail "Odoo does not answer on port $port: see $root$inner/data/odoo.log"
    sleep 0.25
  done
}

await_postgres() {
  local tries=0
  until inside postgres pg_isready -q 2>/dev/null; do
    running || fail "PostgreSQL did not start: see $home/run.log"
    tries=$((tries + 1))
    [ $tries -lt 240 ] || fail "PostgreSQL does not answer: see $home/run.log"
    sleep 0.25
  done
}

# ---- building -----------------------------------------------------------------------------------------------------------

# The Debian archive, as apt on this machine knows it; security and update archives are others.
mirror() {
  local found=${QUAYSIDE_DEBIAN_MIRROR:-}
  [ -n "$found" ] || found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sed -nE 's,/+$,,; /\/debian$/{p;q}')
  [ -n "$found" ] || fail "apt on this machine names no Debian archive; set QUAYSIDE_DEBIAN_MIRROR to one"
  printf '%s' "$found"
}

require() {
  command -v "$1" >/dev/null && return 0
  say "installing $2"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$2"; } >>"$log" 2>&1 ||
    fail "cannot install $2: see $log"
}

in_root() {
  unshare --mount --propagation private -- sh -c 'mount -t proc proc "$1/proc" && root=$1 && shift && exec chroot "$root" "$@"' \
    _ "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"
}

sources() {
  local archive suites=("$suite")
  archive=$(mirror)
  [ "$version" != 19 ] || suites+=(sid)
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  printf "deb [check-valid-until=no] $archive %s main\n" "${suites[@]}" >"$root/etc/apt/sources.list"
  printf 'Package: %s\nPin: release n=sid\nPin-Priority: %s\n\n' '*' 50 odoo-19 700 >"$root/etc/apt/preferences.d/quayside"
  printf 'path-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\nforce-unsafe-io\n' >"$root/etc/dpkg/dpkg.cfg.d/quayside"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  install -d "$root/etc/postgresql-common"
  printf 'create_main_cluster = false\n' >"$root/etc/postgresql-common/createcluster.conf"
}

offer_nothing() {
  say "*** The Debian archive does not offer $1. Nothing can be tested against a real Odoo $version here. ***"
  exit $not_offered
}

# Debian moves a suite to its archive of old ones some years after its release; this machine's apt need not know that one.
offered() {
  local suites
  suites=$(mirror)/dists/$suite
  wget -q -O /dev/null "$suites/InRelease" || wget -q -O /dev/null "$suites/Release"
}

build_root() {
  [ -e "$home/root.done" ] && return 0
  require debootstrap debootstrap
  rm -rf --one-file-system "$root"
  offered || { wget -q -O /dev/null "$(mirror)/dists/stable/InRelease" && offer_nothing "the suite $suite any more"; }
  say "building a Debian tree (1 of 3, about a minute)"
  local script=()
  [ -e "/usr/share/debootstrap/scripts/$suite" ] || script=(/usr/share/debootstrap/scripts/sid)
  debootstrap --variant=minbase "$suite" "$root" "$(mirror)" "${script[@]}" >>"$log" 2>&1 || fail "debootstrap failed: see $log"
  sources
  say "installing Odoo $version and PostgreSQL into it (2 of 3, about three minutes)"
  in_root apt-get update -q >>"$log" 2>&1 || fail "the Debian archive cannot be read: see $log"
  in_root apt-cache show "odoo-$version" >/dev/null 2>&1 || offer_nothing "the package odoo-$version"
  in_root apt-get install -y -q --no-install-recommends "odoo-$version" postgresql $extra_packages >>"$log" 2>&1 ||
    fail "installing odoo-$version failed: see $log"
  in_root apt-get clean
  touch "$home/root.done"
}

new_cluster() {
  rm -rf --one-file-system "${root:?}$inner"
  in_root sh -c "install -d -m 1777 $inner && install -d -o odoo -g odoo $inner/data && install -d -o postgres -g postgres -m 700 $inner/pg"
  in_root sh -c "setpriv --reuid=postgres --regid=postgres --init-groups /usr/lib/postgresql/*/bin/initdb -D $inner/pg -E UTF8 --locale=C.UTF-8 -A peer" \
    >>"$log" 2>&1 || fail "initdb failed: see $log"
  cat "$parts/postgresql.conf" >>"$root$inner/pg/postgresql.conf"
}

# Installs the modules, prepares users and keys, and keeps the result aside: that is what `reset` goes back to.
build_data() {
  [ -e "$home/data.done" ] && return 0
  say "creating the database (3 of 3, about a minute)"
  stop
  new_cluster
  touch "$root$inner/postgres-only"
  start
  await_postgres
  inside postgres psql -q -d postgres -c 'create role odoo login createdb' >>"$log" 2>&1 || fail "no role in PostgreSQL: see $log"
  inside odoo createdb quayside
  inside odoo odoo -c $inner/odoo.conf --logfile= -i $modules,$extra_modules --stop-after-init --no-http >>"$log" 2>&1 || fail "installing the modules failed: see $log"
  inside odoo odoo shell -c $inner/odoo.conf --logfile= --no-http <"$parts/prepare.py" >"$home/prepare.out" 2>>"$log" ||
    fail "preparing users and keys failed: see $log"
  grep '^{' "$home/prepare.out" | tail -n 1 >"$home/fresh.json"
  grep -q apiKey "$home/fresh.json" || fail "no keys were made: see $home/prepare.out and $log"
  stop
  rm -f "$root$inner/postgres-only"
  rm -rf "$home/fresh"
  install -d -m 700 "$home/fresh"
  cp -a "$root$inner/pg" "$root$inner/data" "$home/fresh/"
  touch "$home/data.done"
}

restore() {
  rm -rf --one-file-system "${root:?}$inner/pg" "${root:?}$inner/data"
  cp -a "$home/fresh/pg" "$home/fresh/data" "$root$inner/"
}

# ---- commands -----------------------------------------------------------------------------------------------------------

prepare() {
  [ "$(id -u)" = 0 ] || fail "needs root: it builds a chroot and runs it in namespaces of its own"
  [ -n "${suite:-}" ] || usage
  install -d "$home"
  exec 9>"$home/lock"
  flock -w 1800 9 || fail "another odoo-server.sh has been at work for half an hour"
}

print_connection() {
  (umask 077 && sed "s,@URL@,http://127.0.0.1:$port," "$home/fresh.json" >"$connection")
  cat "$connection"
}

up() {
  if ! running; then
    ! taken || fail "port $port is taken; set QUAYSIDE_ODOO_PORT to a free one"
    build_root
    build_data
    start
  fi
  await_answer
  print_connection
}

reset() {
  [ -e "$home/data.done" ] || fail "nothing is built yet: run up"
  stop
  restore
  start
  await_answer
  print_connection
}

case $command in
  up | reset) prepare; "$command" ;;
  down) prepare; stop ;;
  info) cat "$connection" 2>/dev/null || fail "nothing is built yet: run up" ;;
  *) usage ;;
esac
