#include "cli/command.h"

/* clang-format off */
const Option command_options[OPTION_COUNT] = {
    [OPTION_FROM]        = { 'f', "from", "FORMAT", "@read", "format of the inputs (default: by suffix)" },
    [OPTION_TO]          = { 't', "to", "FORMAT", "@write", "format of the output (default: by its suffix)" },
    [OPTION_OUTPUT]      = { 'o', "output", "PATH", "@file", "write to PATH; it appears whole or not at all" },
    [OPTION_FOLDER]      = { 'C', "directory", "DIR", "@folder", "look for the project in DIR and the folders above" },
    [OPTION_XSL]         = { 0, "xsl", "PATH", "@file", "a stylesheet, or a folder of them, that goes before the built-in ones" },
    [OPTION_FORMS]       = { 0, "forms", "WHICH", "original romanised translated all", "which forms of titles and names a bibliography shows (default: all)" },
    [OPTION_TONES]       = { 0, "tones", NULL, NULL, "keep the tone marks of pinyin in bibliographies" },
    [OPTION_ENCODING]    = { 0, "encoding", "NAME", NULL, "encoding of the inputs, if they are not UTF-8: gb18030, big5, utf-16, windows-1252 …" },
    [OPTION_BILINGUAL]   = { 0, "bilingual", "HOW", "pair note multi multiscript", "both languages of a work, for programs that know a way: pair note multi multiscript" },
    [OPTION_LOSS]        = { 0, "loss", "LEVEL", "error warn off", "what a field that the output can't carry is worth (default: warn)" },
    [OPTION_KEYS]        = { 0, "keys", "KEYS", NULL, "only the works (or terms) with these keys, separated by commas" },
    [OPTION_CITED]       = { 0, "cited", "FILE", "@file", "only what FILE cites: .tex (with its \\input), .aux, .bcf, .md, .qmd, .typ or TEI" },
    [OPTION_SORT]        = { 0, "sort", "FIELDS", NULL, "sort by fields: author,year,title; -issued; zh:author,title" },
    [OPTION_REKEY]       = { 0, "rekey", "PATTERN", NULL, "new keys after a pattern: {author}-{year}, {Author}{year}{Title}" },
    [OPTION_STYLE]       = { 's', "style", "STYLE", NULL, "a citation style: its name (apa), title, id or file" },
    [OPTION_LOCALE]      = { 'l', "locale", "TAG", NULL, "terms and dates in this language (default: the style's, else en-US)" },
    [OPTION_IN]          = { 0, "in", "FILE", "@file", "format the citations of a manuscript in Markdown, and put the list into it" },
    [OPTION_TERMS]       = { 0, "terms", "WHOSE", "item style", "language of terms, dates and quotation marks: the item's (等, et al.) or the style's (default)" },
    [OPTION_STYLE_DIR]   = { 0, "style-dir", "DIR", "@folder", "a folder of styles and locales that goes before the others" },
    [OPTION_CITE_TO]     = { 't', "to", "FORMAT", "text html markdown latex", "format of the output (default: by its suffix, else text)" },
    [OPTION_LINKS]       = { 0, "links", NULL, NULL, "link DOIs and URLs in LaTeX, too" },
    [OPTION_CITATIONS]   = { 0, "citations", NULL, NULL, "a citation for each work in place of the bibliography" },
    [OPTION_LIST]        = { 0, "list", NULL, NULL, "list the styles that are installed; operands are words that they must have" },
    [OPTION_WINDOW]      = { 0, "window", "BYTES", NULL, "read large files in pieces of about BYTES (default: 65536)" },
    [OPTION_WATCH]       = { 0, "watch", NULL, NULL, "publish again after each change, until it is interrupted" },
    [OPTION_BIB]         = { 0, "bib", "FILE", "@file", "the works that the manuscripts cite, in any format that is read; several times, too" },
    [OPTION_UNUSED]      = { 0, "unused", NULL, NULL, "tell of works that are not cited, too" },
    [OPTION_CHECK]       = { 0, "check", NULL, NULL, "run the rules too" },
    [OPTION_ANSWER]      = { 't', "to", "FORM", "text json", "how the answer is written (default: text)" },
    [OPTION_KIND]        = { 0, "kind", "KINDS", "term program work", "only records of these kinds; several with commas between" },
    [OPTION_LIMIT]       = { 0, "limit", "N", NULL, "show the N best records (default: 20; 0: all)" },
    [OPTION_FMT_CHECK]   = { 0, "check", NULL, NULL, "list the files that would change, and exit 1 if there are any" },
    [OPTION_FIX]         = { 0, "fix", NULL, NULL, "mend what is certain, and report what is left" },
    [OPTION_DIFF]        = { 0, "diff", NULL, NULL, "show what would be changed, as a unified diff on standard output, and change nothing" },
    [OPTION_ONLY]        = { 0, "only", "CODES", NULL, "show only findings of these codes: B3,B401 (B3 stands for all that begin so)" },
    [OPTION_SKIP]        = { 0, "skip", "CODES", NULL, "show no findings of these codes" },
    [OPTION_TODAY]       = { 0, "today", "DAY", NULL, "dates later than DAY lie in the future (default: SOURCE_DATE_EPOCH, else the clock)" },
    [OPTION_BASELINE]    = { 0, "baseline", "FILE", "@file", "show only what is not in FILE, which --write-baseline wrote" },
    [OPTION_WRITE_BASELINE] = { 0, "write-baseline", "FILE", "@file", "write all findings to FILE: they are known from now on" },
    [OPTION_CHANGED_SINCE] = { 0, "changed-since", "REV", NULL, "show only what is on lines that changed since git's REV" },
    [OPTION_STRICT]      = { 0, "strict", NULL, NULL, "exit 1 on warnings, too" },
    [OPTION_MAX_WARNINGS] = { 0, "max-warnings", "N", NULL, "exit 1 on more than N warnings" },
    [OPTION_LIMITS]      = { 0, "limits", "NAME=N,…", NULL, "read no more than that: file=10000000,records=5000 (all of them: bibelot(5))" },
    [OPTION_REPORT]      = { 0, "report", "KIND", "@report", "how diagnostics are shown (default: text)" },
    [OPTION_REPORT_FILE] = { 0, "report-file", "FILE", "@file", "write the report to FILE; - is standard output (default: standard error)" },
    [OPTION_COLOR]       = { 0, "color", "WHEN", "auto always never", "colours in the report (default: auto; NO_COLOR is obeyed)" },
    [OPTION_QUIET]       = { 'q', "quiet", NULL, NULL, "no summary" },
    [OPTION_HELP]        = { 'h', "help", NULL, NULL, "show this help" },
    [OPTION_VERSION]     = { 0, "version", NULL, NULL, "show the version" },
};

const OptionId common_options[] = {
    OPTION_STRICT, OPTION_MAX_WARNINGS, OPTION_LIMITS, OPTION_REPORT, OPTION_REPORT_FILE, OPTION_COLOR, OPTION_QUIET, OPTION_HELP, OPTION_END,
};

static const OptionId check_options[] = {
    OPTION_FROM, OPTION_ENCODING, OPTION_FOLDER, OPTION_FIX, OPTION_DIFF, OPTION_TODAY, OPTION_ONLY, OPTION_SKIP, OPTION_BASELINE, OPTION_WRITE_BASELINE,
    OPTION_CHANGED_SINCE, OPTION_END,
};
static const OptionId build_options[] = {
    OPTION_FOLDER, OPTION_OUTPUT, OPTION_XSL, OPTION_FORMS, OPTION_TONES, OPTION_WATCH, OPTION_TODAY, OPTION_END,
};
static const OptionId convert_options[] = {
    OPTION_FROM, OPTION_ENCODING, OPTION_TO, OPTION_OUTPUT, OPTION_XSL, OPTION_FORMS, OPTION_TONES, OPTION_BILINGUAL, OPTION_LOSS, OPTION_KEYS,
    OPTION_CITED, OPTION_SORT, OPTION_REKEY, OPTION_WINDOW, OPTION_CHECK, OPTION_TODAY, OPTION_END,
};
static const OptionId cite_options[] = {
    OPTION_STYLE, OPTION_LOCALE, OPTION_TERMS, OPTION_IN, OPTION_STYLE_DIR, OPTION_FROM, OPTION_ENCODING, OPTION_CITE_TO, OPTION_OUTPUT, OPTION_FOLDER, OPTION_FORMS,
    OPTION_TONES, OPTION_KEYS, OPTION_CITED, OPTION_SORT, OPTION_LINKS, OPTION_CITATIONS, OPTION_LIST, OPTION_END,
};
static const OptionId find_options[] = {
    OPTION_FROM, OPTION_ANSWER, OPTION_FOLDER, OPTION_KIND, OPTION_LIMIT, OPTION_END,
};
static const OptionId scan_options[] = {
    OPTION_BIB, OPTION_UNUSED, OPTION_FOLDER, OPTION_TODAY, OPTION_ONLY, OPTION_SKIP, OPTION_BASELINE, OPTION_WRITE_BASELINE,
    OPTION_CHANGED_SINCE, OPTION_END,
};
static const OptionId fmt_options[] = { OPTION_FROM, OPTION_FMT_CHECK, OPTION_DIFF, OPTION_END };
static const OptionId no_options[] = { OPTION_END };

enum { ANY_NUMBER = 1000000 };

const Command commands[] = {
    { "check", "[PATH…]", "report every fault in every file, in one run",
      "Reads files and folders and reports all that is wrong in them, with the line and column of each fault and how to "
      "mend it. Without PATH it checks the project: the nearest glossary/bibelot.yaml here or in a folder above.\n\n"
      "A file of a project is checked with the rest of the project as context, so that its references can be followed.",
      "bibelot check\nbibelot check glossary/terms\nbibelot check --report json refs.yaml",
      check_options, ANY_NUMBER, run_check },
    { "fmt", "FILE…", "lay YAML and BibTeX out",
      "Writes files anew in the usual layout; - is standard input, which comes out on standard output. Of a folder all YAML and "
      ".bib files are laid out.\n\n"
      "Comments, the order of everything and all values stay: what was laid out is read again and compared, and a file that "
      "would say something else, or has faults in its syntax, is left alone.",
      "bibelot fmt glossary\nbibelot fmt --check refs.bib\nbibelot fmt --diff refs.bib\nbibelot fmt -f biblatex - < refs.bib",
      fmt_options, ANY_NUMBER, run_fmt },
    { "build", "[TARGET…]", "check the project, then publish it",
      "Checks the project and, if there is no error, writes what bibelot.yaml names under publish: into out/ beside the "
      "glossary. A TARGET is the name of a format, or site.\n\n"
      "All files appear together; on any error nothing is touched. Files whose bytes would not change are left alone; what an "
      "earlier build wrote into the site for records that are gone is removed.",
      "bibelot build\nbibelot build --watch\nbibelot build -o /srv/www/glossary site",
      build_options, ANY_NUMBER, run_build },
    { "convert", "[INPUT…]", "turn files of one format into another",
      "Reads files, folders, or standard input, and writes one file. What the output can't carry is reported at the field "
      "it stands in; entries with faults are reported, the others are written.",
      "bibelot convert glossary/ -t biblatex -o refs.bib\nbibelot convert -f yaml -t tei < works.yaml",
      convert_options, ANY_NUMBER, run_convert },
    { "cite", "[INPUT…]", "write a bibliography in a citation style",
      "Formats the works of files, folders or standard input as a journal wants them: in any style of the Citation Style "
      "Language. Without INPUT it takes the project. The style gives the order; --sort none keeps that of the inputs, and "
      "with --cited works are numbered as they are first cited.\n\n"
      "Styles and locales are looked for in --style-dir, in $XDG_DATA_HOME/bibelot and in citation-style-language of the "
      "system (Debian: citation-style-language-styles). --list shows them; its operands are words to look for.",
      "bibelot cite -s apa refs.bib\nbibelot cite -s chicago-author-date -t html -o refs.html glossary/\nbibelot cite --list numeric physics",
      cite_options, ANY_NUMBER, run_cite },
    { "find", "QUERY [PATH…]", "look a term up, in Chinese, pinyin or English",
      "Shows the records that are called so, the best first, each with the rendering to use: by characters, simplified or "
      "traditional; pinyin with or without tones, written together or apart; initials (xxjgtz); English, whatever its "
      "endings; abbreviations; authors and titles of works; ids. The search box of the site finds the same.\n\n"
      "Without PATH it looks into the project. Exit status 1: nothing is called so.",
      "bibelot find 新型舉國體制\nbibelot find xxjgtz\nbibelot find 'whole nation' --kind term\nbibelot find gu refs.bib",
      find_options, ANY_NUMBER, run_find },
    { "scan", "MANUSCRIPT…", "check what manuscripts cite, their notes, and the terms they use",
      "Reads manuscripts (.md .qmd .Rmd .tex .typ .xml .txt; .aux and .bcf, too) and reports citations that no work answers to, "
      "markers without a note, numbers that drift, and renderings that the glossary advises against. What a .tex file takes in "
      "by \\input is read with it.\n\n"
      "The works are those of --bib; else those that the manuscript names (bibliography: in Markdown, \\bibliography, "
      "\\addbibresource, #bibliography); else those of the project. The terms are the project's: the nearest "
      "glossary/bibelot.yaml beside the manuscript or in a folder above.",
      "bibelot scan paper.md\nbibelot scan --bib refs.bib --bib more.yaml chapters/*.tex",
      scan_options, ANY_NUMBER, run_scan },
    { "explain", "[CODE|FIELD|FORMAT]", "tell what a code, a field, a kind of record or a format means",
      "Without argument it lists all codes.",
      "bibelot explain B501\nbibelot explain designations\nbibelot explain biblatex",
      no_options, 1, run_explain },
    { "schema", "doc|report|yaml", "print a schema",
      "doc is the RELAX NG of the canonical XML, which convert -t doc writes. report is the JSON Schema of what --report "
      "json writes, yaml that of source files, for editors.",
      "bibelot schema doc > bibelot.rng\nbibelot schema yaml > bibelot.schema.json",
      no_options, 1, run_schema },
    { "formats", "", "list what can be read and written",
      "Each line names a format as -f and -t take it.",
      "bibelot formats",
      no_options, 0, run_formats },
    { NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL },
};
/* clang-format on */
