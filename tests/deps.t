#!/usr/bin/env perl
# deps.sh installs what is missing and nothing else: tried on a table and package managers of our own.
use strict;
use warnings;
use lib 'tests';
use Bibelot;
use Test::More;

my $dir = scratch();
mkdir "$dir/bin";
sub program { my ($name, $body) = @_; spew("$dir/bin/$name", "#!/bin/sh\n$body\n"); chmod 0755, "$dir/bin/$name" }
my $log = "$dir/log";
# Nothing of this machine is found but what a shell script needs.
for my $tool (qw(env tr grep find sh)) { symlink +(grep { -x } map { "$_/$tool" } split /:/, $ENV{PATH})[0], "$dir/bin/$tool" }
sub deps { spew($log, ''); return (capture('/usr/bin/env', '-i', "PATH=$dir/bin", "HOME=$dir", "PACKAGES=$dir/table", '/bin/sh', 'src/gen/deps.sh', @_), slurp($log)) }

spew("$dir/table", <<'TABLE');
# when probe apt dnf apk pacman brew
build cmd:grep         grep        grep  grep  grep  grep
build cmd:sought|cmd:s sought,more wished - found sought
test  file:/no/such    such        such  such  such  such
TABLE

program(id => 'echo 0');
program('apt-get' => "echo \"apt-get \$*\" >>$log; case \"\$*\" in *install*) printf '#!/bin/sh\\n' >$dir/bin/sought; /bin/chmod +x $dir/bin/sought ;; esac");
program('apt-cache' => 'exit 1');
my ($status, $text, $called) = deps('build');
is($status, 0, 'apt: installs') or diag($text);
like($called, qr/update\n.*install -y --no-install-recommends sought more\n\z/, 'without package lists it updates first, then installs what is missing');
like($text, qr/^deps: installing with apt-get: sought more$/m, 'and says so');

($status, $text, $called) = deps('build');
is("$status$text$called", '0', 'with everything present it does nothing and says nothing');
unlink "$dir/bin/sought";
program('s' => '');
($status, $text, $called) = deps('build');
is("$status$text$called", '0', 'any of several probes will do');
unlink "$dir/bin/s";

program('apt-cache' => '');
($status, $text, $called) = deps('build');
unlike($called, qr/update/, 'with package lists there is no update');
($status, $text, $called) = deps('build', 'test');
is($status, 1, 'what is missing after the installation is an error');
like($text, qr{^deps: still missing after the installation: file:/no/such$}m, 'that names it');
unlink "$dir/bin/sought";

program(id => 'echo 1000');
($status, $text, $called) = deps('build');
is($status, 1, 'neither root nor sudo: fails');
is($called, '', 'and tries nothing');
like($text, qr/^    apt-get update && apt-get install -y --no-install-recommends sought more$/m, 'and names the command');
program(sudo => "echo sudo >>$log; exec \"\$@\"");
($status, $text, $called) = deps('build');
like($called, qr/\Asudo\napt-get .*sought more\n\z/, 'with sudo it is used') or diag($text);
unlink "$dir/bin/sought", "$dir/bin/sudo", "$dir/bin/apt-get";

program(id => 'echo 0');
program(apk => "echo \"apk \$*\" >>$log");
($status, $text, $called) = deps('build');
like($text, qr/no package is known for it here: cmd:sought\|cmd:s$/m, 'a missing package is told');
is("$status$called", '0', 'and left to the user');
unlink "$dir/bin/apk";
($status, $text, $called) = deps('build');
is($status, 1, 'no package manager: fails');
done_testing();
