# Twice the input may not take much more than twice the instructions: for robust.t and heavy/linear.t.
use strict;
use warnings;
use Bibelot;
use Test::More;

my $sound = '{designations: {en: {text: t}}}';
# Name: size, what makes so much of it, suffix (.yaml), command (check).
our %inputs = (
    'many brackets' => [2000, sub { 'terms: ' . '[' x $_[0] . "\n" }],
    'brackets in every record' => [300, sub { join '', "terms:\n", map { "  a$_: [\n" } 1 .. $_[0] }],
    'many aliases' => [3000, sub { join '', "terms:\n  a: &a $sound\n", map { "  b$_: *a\n" } 1 .. $_[0] }],
    'a long line' => [400, sub { 'terms: {' . join(', ', map { "a$_: $sound" } 1 .. $_[0]) . "}\n" }],
    'many duplicate keys' => [3000, sub { join '', "terms:\n", map { "  a: $sound\n" } 1 .. $_[0] }],
    'many syntax errors' => [300, sub { join '', "terms:\n", map { "  a$_: x: y\n" } 1 .. $_[0] }],
    'many unknown fields' => [1500, sub { join '', "terms:\n  a:\n    designations: {en: t}\n", map { "    field-$_: x\n" } 1 .. $_[0] }],
    'many dangling references' => [600, sub { join '', "terms:\n", map { "  record-$_: {designations: {en: t}, see: recor-$_}\n" } 1 .. $_[0] }],
    'deep indentation' => [160_000, sub { join '', "terms:\n", map { ' ' x (2 * $_) . "a:\n" } 1 .. sqrt $_[0] }],
    'a scalar of a megabyte' => [500_000, sub { "terms:\n  a:\n    designations: {en: t}\n    definition: '" . 'word ' x ($_[0] / 5) . "'\n" }],
    'invisible characters' => [2000, sub { "terms:\n  a:\n    designations: {en: t}\n    definition: \"" . "a\\u200b" x $_[0] . "\"\n" }],
    'markup that never ends' => [1000, sub { "terms:\n  a:\n    designations: {en: t}\n    definition: '" . '<i><b>' x $_[0] . "'\n" }],
);

# The same for XML: what libxml2 or our tree could take the square of the time for.
sub tei { return '<listBibl>' . $_[0] . '</listBibl>' }
my %xml = (
    'XML: many attributes' => [20_000, sub { tei('<bibl' . join('', map { " a$_=''" } 1 .. $_[0]) . '/>') }],
    'XML: a fault in every record' => [400, sub { tei('<bibl><title>R&D</title></bibl>' x $_[0]) }],
    'XML: records that never end' => [400, sub { tei('<bibl><title>x' x $_[0]) }],
    'TEI: many elements without a field' => [2000, sub { tei('<bibl><title>x</title>' . '<foo>y</foo>' x $_[0] . '</bibl>') }],
    'TEI: many publishers' => [2000, sub { tei('<bibl>' . '<publisher>y</publisher>' x $_[0] . '</bibl>') }],
    'TEI: ids that are the same' => [600, sub { tei('<bibl><author>Gu, Xin</author><date>2021</date></bibl>' x $_[0]) }],
);
$inputs{$_} = [@{ $xml{$_} }, '.tei.xml'] for keys %xml;

sub linear {
    my ($dir, %inputs) = @_;
SKIP: {
        my $count = scalar keys %inputs;
        skip 'no valgrind here', $count unless grep { -x "$_/valgrind" } split /:/, $ENV{PATH};
        skip 'not with sanitizers', $count if slurp($bibelot) =~ /__asan_init/;
        my $jobs = 4;
        my @names = sort keys %inputs;
        my %pids;
        for my $name (@names) {
            my ($size, $make, $suffix, @command) = @{ $inputs{$name} };
            $suffix //= '.yaml';
            @command = 'check' unless @command;
            for my $factor (1, 2) {
                (my $file = "$dir/linear-$name-$factor") =~ s/[ :]+/-/g;
                $file .= $suffix;
                spew($file, $make->($size * $factor));
                if (keys %pids >= $jobs) { my $done = wait; delete $pids{$done} }
                my $pid = fork // die "fork: $!\n";
                if (!$pid) {
                    open STDOUT, '>', '/dev/null';
                    open STDERR, '>', '/dev/null';
                    exec 'valgrind', '--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null', "--log-file=$file.log", $bibelot, @command, '-q', $file or exit 127;
                }
                $pids{$pid} = 1;
            }
        }
        1 while wait > 0;
        for my $name (@names) {
            my $suffix = $inputs{$name}[2] // '.yaml';
            my @counts = map { (my $log = "$dir/linear-$name-$_$suffix.log") =~ s/[ :]+/-/g; slurp($log) =~ /I\s+refs:\s+([\d,]+)/ ? $1 =~ tr/,//dr : 0 } 1, 2;
            my $ratio = $counts[0] ? $counts[1] / $counts[0] : 99;
            cmp_ok($ratio, '<', 2.4, sprintf '%s: %.2f times for twice as much (%.0f million)', $name, $ratio, $counts[1] / 1e6);
        }
    }
}

1;
