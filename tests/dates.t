#!/usr/bin/env perl
# Dates on a page, in both languages: what stands there for each EDTF.
use strict;
use warnings;
use utf8;
use lib 'tests';
use Bibelot;
use Encode 'encode_utf8';
use Test::More;

my $dir = scratch();
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);
my @dates = (
    ['-01XX', '2nd century BC', '公元前2世纪'],
    ['-019X', '200–191 BC', '公元前200—前191年'],
    ['-01XX~', 'c. 2nd century BC', '约公元前2世纪'],
    ['-0044', '45 BC', '公元前45年'],
    ['-0044-03-15', '15 March 45 BC', '公元前45年3月15日'],
    ['-0044/0014', '45 BC–AD 14', '公元前45年—公元14年'],
    ['0000', '1 BC', '公元前1年'],
    ['0044', '44', '44年'],
    ['00XX', '1st century', '1世纪'],
    ['004X', '40s', '40年代'],
    ['11XX', '12th century', '12世纪'],
    ['19XX', '20th century', '20世纪'],
    ['20XX', '21st century', '21世纪'],
    ['199X', '1990s', '1990年代'],
    ['199X/200X', '1990s–2000s', '1990年代—2000年代'],
    ['1985~', 'c. 1985', '约1985年'],
    ['1985?', 'perhaps 1985', '1985年（存疑）'],
    ['1985%', 'perhaps c. 1985', '约1985年（存疑）'],
    ['../1990', 'by 1990', '不晚于1990年'],
    ['1990/..', 'in or after 1990', '不早于1990年'],
    ['2001-21', 'spring 2001', '2001年春'],
    ['2001-21/2001-23', 'spring–autumn 2001', '2001年春—2001年秋'],
    ['2001-24/2002-21', 'winter 2001 – spring 2002', '2001年冬—2002年春'],
    ['2001-05-XX', 'May 2001', '2001年5月'],
    ['2001-XX', '2001', '2001年'],
    ['2001', '2001', '2001年'],
    ['Y170000002', '170000002', '170000002年'],
);
spew("$dir/in.yaml", encode_utf8("endnotes:\n" . join '', map { "  w$_: {type: book, title: T, issued: \"$dates[$_][0]\"}\n" } 0 .. $#dates));
my ($status, $html) = capture($bibelot, 'convert', '-t', 'html', "$dir/in.yaml");
is($status, 0, 'a page');
utf8::decode($html);
for my $i (0 .. $#dates) {
    my ($edtf, $english, $chinese) = @{ $dates[$i] };
    my ($shown) = $html =~ m{<div id="w$i">.*?<p class="citation">.*?<cite>T</cite>, (.*?)\.</p>}s;
    my ($en, $zh) = ($shown // '') =~ m{^<span class="date en">(.*?)</span><span class="date zo" lang="zh-Hans">(.*?)</span>$};
    ($en, $zh) = ($1, "$1年") if !defined $en && ($shown // '') =~ m{^<span class="date"><time datetime="\d+">(\d+)</time><span class="zo" lang="zh-Hans">年</span></span>$};
    s/<[^>]*>//g for grep { defined } $en, $zh;
    is($en, $english, "$edtf in English") or diag($shown);
    is($zh, $chinese, "$edtf in Chinese");
}
done_testing();
