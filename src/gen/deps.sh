#!/bin/sh
# deps.sh - installs what is missing, and nothing else.
#
#     sh src/gen/deps.sh WHEN...      build, test, analyze
#
# With everything present it does nothing, needs no root and no network. What is needed stands in src/gen/packages.
set -eu
table=${PACKAGES:-src/gen/packages}

probe() { # KIND:WHAT
    what=${1#*:}
    case $1 in
    cmd:*) command -v "$what" ;;
    pc:*) pkg-config --exists "$what" ;;
    file:*) [ -e "$what" ] ;;
    font:*) find -L /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/Library/Fonts" -name "$what" | grep . ;;
    tex:*) kpsewhich "$what" ;;
    *) echo "deps: $table: no such probe: $1" >&2 && exit 3 ;;
    esac >/dev/null 2>&1
}

present() { # PROBE|PROBE…
    rest=$1
    while [ -n "$rest" ]; do
        if probe "${rest%%|*}"; then return 0; fi
        case $rest in *"|"*) rest=${rest#*|} ;; *) rest= ;; esac
    done
    return 1
}

# Sets `packages`, `missing` (probes that have a package) and `unknown` (those without one).
look() {
    packages='' missing='' unknown=''
    while read -r when probes apt dnf apk pacman brew; do
        case " $wanted " in *" $when "*) ;; *) continue ;; esac
        case $manager in
        apt-get) names=$apt ;; dnf) names=$dnf ;; apk) names=$apk ;; pacman) names=$pacman ;; brew) names=$brew ;; *) names=- ;;
        esac
        # Where the C library comes with the compiler, its headers have no place of their own.
        case $manager:$probes in brew:file:*) continue ;; esac
        if present "$probes"; then continue; fi
        if [ "$names" = - ]; then unknown="$unknown $probes"; continue; fi
        missing="$missing $probes"
        for name in $(echo "$names" | tr , ' '); do
            case " $packages " in *" $name "*) ;; *) packages="$packages $name" ;; esac
        done
    done <"$table"
    packages=${packages# } missing=${missing# } unknown=${unknown# }
}

manager=none
for name in apt-get dnf apk pacman brew; do
    if command -v $name >/dev/null 2>&1; then manager=$name; break; fi
done
wanted=$*
look
[ -z "$unknown" ] || echo "deps: not found, and no package is known for it here: $unknown" >&2
if [ -z "$missing" ]; then
    # Without a package manager that we know, the compiler's own errors would only say the same less clearly.
    [ -z "$unknown" ] || [ $manager != none ] || exit 1
    exit 0
fi

apt() { $root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"; }

case $manager in
apt-get) install="apt-get install -y --no-install-recommends $packages" ;;
dnf) install="dnf install -y --setopt=install_weak_deps=False $packages" ;;
apk) install="apk add --no-cache $packages" ;;
pacman) install="pacman -Sy --needed --noconfirm $packages" ;;
brew) install="brew install $packages" ;;
esac

root=''
if [ $manager != brew ] && [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1; then
        root=sudo
    else
        echo "deps: missing: $missing" >&2
        echo "deps: neither root nor sudo; let an administrator run" >&2
        [ $manager != apt-get ] || install="apt-get update && $install"
        echo "    $install" >&2
        echo "deps: or go on without: make DEPS=skip …" >&2
        exit 1
    fi
fi

echo "deps: missing: $missing"
echo "deps: installing with $manager: $packages"
# A fresh machine has no package lists; an old one has lists that name what is no longer there.
if [ $manager = apt-get ]; then
    fresh=no
    if ! apt-cache show $packages >/dev/null 2>&1; then apt update; fresh=yes; fi
    if ! apt install -y --no-install-recommends $packages; then
        [ $fresh = no ] || exit 1
        apt update
        apt install -y --no-install-recommends $packages
    fi
else
    $root $install
fi

look
if [ -n "$missing" ]; then
    echo "deps: still missing after the installation: $missing" >&2
    exit 1
fi
