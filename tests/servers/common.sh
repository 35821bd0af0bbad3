# Shared by the scripts beside it; sourced, not run.

# Runs a command as the user of a server when this is root, because the servers refuse to run as root.
as_user() {
    local user=$1
    shift
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u "$user" -- "$@"
    else
        "$@"
    fi
}

free_port() {
    local port
    for _ in $(seq 100); do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
    echo "No free port found." >&2
    return 1
}

# Makes a new or empty folder that the user of a server owns; prints its full path.
new_folder() {
    local user=$1 dir=$2
    if [ -e "$dir" ] && [ -n "$(ls -A "$dir")" ]; then
        echo "$dir is not empty." >&2
        return 1
    fi
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    if [ "$(id -u)" -eq 0 ]; then
        chown "$user" "$dir"
    fi
    # The user must be able to enter the current folder as well.
    if ! (cd / && as_user "$user" test -w "$dir"); then
        echo "The user $user cannot reach $dir; choose a folder below ${TMPDIR:-/tmp}." >&2
        return 1
    fi
    echo "$dir"
}
