# bibelot: `make build`, `make test`, for daily work `make check`; `make help` lists the rest.

# Variants: release, debug, san (ASan and UBSan), cov, and analyze (gcc's analyser; `make analyze` uses it).
V ?= release
PREFIX ?= /usr/local
DESTDIR ?=
# DEPS=skip: never install anything.
DEPS ?= install

ifeq ($(origin CC),default)
CC = cc
endif
PKG_CONFIG ?= pkg-config
PROVE ?= prove

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
.PHONY: build test check coverage bench bench-large bench-growth bench-site oom memcheck mutate fuzz analyze format install uninstall clean distclean help screenshot deps deps-test \
        program units publish objects man completions readings traditional node

# VERBOSE=1 shows the commands.
Q = $(if $(VERBOSE),,@)
say = $(if $(VERBOSE),,@echo '  $(1)	$@')

# As many jobs as there are processors, unless the user says otherwise.
JOBS := $(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 1)
ifeq ($(MAKELEVEL),0)
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(JOBS)
endif
endif
MAKEFLAGS += --no-print-directory

# ---- where things go -----------------------------------------------------------------------------------------------

# The release goes to out/bin and out/lib; every other variant has a folder of its own.
B = out$(if $(filter release,$(V)),,/$(V))
O = out/obj/$(V)
VERSION = $(shell sed -n 's/^.define BIBELOT_VERSION "\(.*\)"/\1/p' src/jobs/version.h)

# Not src/gen: each file there is a program of its own.
SOURCES := $(filter-out src/gen/%,$(wildcard src/*.c src/*/*.c))
CLI_OBJECTS := $(patsubst src/%.c,$(O)/%.o,$(filter src/cli/%,$(SOURCES)))
LIB_OBJECTS := $(patsubst src/%.c,$(O)/%.o,$(filter-out src/cli/%,$(SOURCES)))
UNITS := $(patsubst tests/unit/%.c,$(B)/test/unit/%,$(wildcard tests/unit/*.c))
MANUAL := $(patsubst src/man/%.in,%,$(wildcard src/man/*.in))

# ---- how things are compiled ---------------------------------------------------------------------------------------

PACKAGES = yaml-0.1 icu-i18n icu-uc libxml-2.0 libxslt
# Asked for only when something is compiled: `make build` may have to install it first.
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $$(patsubst -I%,-isystem %,$$(shell $(PKG_CONFIG) --cflags $(PACKAGES))))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := $$(shell $(PKG_CONFIG) --libs $(PACKAGES)))$(PACKAGE_LIBS)

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Werror=implicit-function-declaration
CFLAGS_release = -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
CFLAGS_debug = -Og -g3
CFLAGS_san = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS_cov = -O0 -g --coverage
CFLAGS_analyze = -O1 -g -fanalyzer -Werror
ifeq ($(CFLAGS_$(V)),)
$(error V is release, debug, san or cov, not '$(V)')
endif

# CFLAGS and LDFLAGS are the user's; ours stand before them.
ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -Isrc -Iout/gen $(PACKAGE_CFLAGS) $(WARNINGS) $(CFLAGS_$(V)) \
             -fPIC -fvisibility=hidden -fstack-protector-strong -pthread $(CFLAGS)
ALL_LDFLAGS = $(filter -fsanitize=% --coverage,$(CFLAGS_$(V))) -pthread $(HARDENED) $(LDFLAGS)
ifeq ($(shell uname -s),Darwin) # untested
export PKG_CONFIG_PATH := $(PKG_CONFIG_PATH):$(subst $() ,:,$(wildcard /opt/homebrew/opt/*/lib/pkgconfig))
SONAME = -install_name $(LIBDIR)/libbibelot.so.0
else
HARDENED = -pie -Wl,-z,relro,-z,now,--as-needed
COMMA = ,
# clang's sanitizers are found in the program alone.
SONAME = -Wl,-soname,libbibelot.so.0 $(if $(filter san,$(V)),,-Wl$(COMMA)-z$(COMMA)defs)
endif

# ---- build ---------------------------------------------------------------------------------------------------------

# The second make starts when everything is installed, and asks pkg-config then.
build: deps ## install what is missing, compile, check glossary/, publish into out/
	@$(MAKE) publish

publish: program
	$(B)/bin/bibelot build

# For the README. The same page in the same size; fonts are those of the machine.
SHOT = $(firstword $(shell command -v chromium chromium-browser google-chrome) chromium)
screenshot: publish ## the README's picture of a concept's page, by Chromium
	@mkdir -p .readme
	$(SHOT) --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 --window-size=1100,1150 \
	    --screenshot='$(CURDIR)/.readme/concept.png' 'file://$(CURDIR)/out/html/t/new-style-whole-of-nation-system.html' 2>/dev/null

deps:
	@[ '$(DEPS)' = skip ] || sh src/gen/deps.sh build

deps-test: deps
	@[ '$(DEPS)' = skip ] || sh src/gen/deps.sh build test

program: $(B)/bin/bibelot $(B)/lib/libbibelot.so.0
objects: $(LIB_OBJECTS) $(CLI_OBJECTS)

$(B)/bin/bibelot: $(CLI_OBJECTS) $(B)/lib/libbibelot.a
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

$(B)/lib/libbibelot.a: $(LIB_OBJECTS)
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,AR)
	$(Q)$(AR) rcs $@ $^

$(B)/lib/libbibelot.so.0: $(LIB_OBJECTS)
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) -shared $(filter-out -pie,$(ALL_LDFLAGS)) $(SONAME) -o $@ $^ $(PACKAGE_LIBS)

$(O)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(wildcard $(O)/*.d $(O)/*/*.d out/obj/gen/*/*.d out/obj/fuzz/*.d out/obj/fuzz/*/*.d $(B)/gen/*.d $(B)/test/unit/*.d)

# ---- tables made at build time: src/gen/NAME.c is out/gen/gen-NAME --------------------------------------------------

$(O)/xml/embedded.o: out/gen/embed.inc
$(O)/model/maps.o: out/gen/maps.inc
$(O)/model/schema.o: out/gen/fields.inc

# These come before the library, and are the same for every variant.
GEN_OBJECTS := $(patsubst src/%.c,out/obj/gen/%.o,$(wildcard src/base/*.c))
out/obj/gen/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE -Isrc $(PACKAGE_CFLAGS) $(WARNINGS) -O1 -MMD -MP -c -o $@ $<

out/gen/gen-embed out/gen/gen-maps out/gen/gen-fields: out/gen/gen-%: out/obj/gen/gen/%.o $(GEN_OBJECTS)
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) -pthread -o $@ $^ $(PACKAGE_LIBS)

# A folder is newer when a file comes or goes.
out/gen/embed.inc: out/gen/gen-embed $(shell find xsl)
	$(call say,GEN)
	$(Q)out/gen/gen-embed xsl >$@

out/gen/gen-fields: $(patsubst src/%.c,out/obj/gen/%.o,$(wildcard src/model/schema_*.c))
out/gen/fields.inc: out/gen/gen-fields
	$(call say,GEN)
	$(Q)out/gen/gen-fields >$@

MAPS := $(sort $(wildcard xsl/map/*.xml))
out/gen/maps.inc: out/gen/gen-maps $(MAPS) xsl/map
	$(call say,GEN)
	$(Q)out/gen/gen-maps $(MAPS) >$@

# All others may use the whole library, and the tables of the command line.
$(B)/gen/gen-manual: src/gen/roff.h
$(B)/gen/gen-%: src/gen/%.c $(B)/lib/libbibelot.a $(CLI_OBJECTS)
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(filter-out %/main.o,$(CLI_OBJECTS)) $(B)/lib/libbibelot.a $(PACKAGE_LIBS)

# readings.inc is committed: only Debian's unicode-data brings what it is made from.
UNIHAN ?= /usr/share/unicode
readings: out/gen/readings.inc ## make src/text/readings.inc from the Unihan database (package unicode-data)
	cp out/gen/readings.inc src/text/readings.inc

out/gen/readings.inc: $(B)/gen/gen-readings $(foreach part,Readings Variants IRGSources,out/gen/Unihan_$(part).txt)
	$(call say,GEN)
	$(Q)$^ >$@

# The same holds for traditional.inc, which depends on the version of ICU.
traditional: out/gen/traditional.inc ## make src/text/traditional.inc from ICU's rules
	cp out/gen/traditional.inc src/text/traditional.inc

out/gen/traditional.inc: $(B)/gen/gen-traditional
	$(call say,GEN)
	$(Q)$^ >$@

out/gen/Unihan_%.txt: $(UNIHAN)/Unihan_%.txt.bz2
	@mkdir -p $(@D)
	perl -MIO::Uncompress::Bunzip2=bunzip2 -e 'bunzip2($$ARGV[0] => $$ARGV[1]) or die' $< $@

out/gen/Unihan_%.txt: $(UNIHAN)/Unihan_%.txt
	@mkdir -p $(@D)
	cp $< $@

# ---- the manual and the completions, from the tables ---------------------------------------------------------------

section = $(subst .,,$(suffix $(1)))
MAN_PAGES := $(foreach page,$(MANUAL),$(B)/share/man/man$(call section,$(page))/$(page))
COMPLETIONS := $(if $(wildcard src/gen/completions.c),$(addprefix $(B)/share/completions/,bibelot.bash _bibelot bibelot.fish))
man: $(MAN_PAGES)
completions: $(COMPLETIONS)

define man_rule
$(B)/share/man/man$(call section,$(1))/$(1): src/man/$(1).in $(B)/gen/gen-manual
	@mkdir -p $$(@D)
	$$(call say,GEN)
	$$(Q)$(B)/gen/gen-manual $$< >$$@
endef
$(foreach page,$(MANUAL),$(eval $(call man_rule,$(page))))

$(B)/share/completions/bibelot.bash: SHELL_NAME = bash
$(B)/share/completions/_bibelot: SHELL_NAME = zsh
$(B)/share/completions/bibelot.fish: SHELL_NAME = fish
$(COMPLETIONS): $(B)/gen/gen-completions
	@mkdir -p $(@D)
	$(call say,GEN)
	$(Q)$(B)/gen/gen-completions $(SHELL_NAME) >$@

# ---- tests: everything speaks TAP and runs under prove -------------------------------------------------------------

# tests/ needs no more than the compiler and perl; tests/heavy/ needs Java, TeX, node or Chromium.
QUICK = tests/walls $(sort $(wildcard tests/*.t)) $(sort $(UNITS))
HEAVY = $(sort $(wildcard tests/heavy/*.t)) $(if $(SAN),$(sort $(UNITS:out/%=out/san/%)))
export MAKE

check: program units ## for daily work: everything that needs no heavy tool, in seconds
	@BIBELOT=$(B)/bin/bibelot $(PROVE) -j$(JOBS) -e '' $(QUICK)

# A tool that is missing although it was to be installed is a failure, not a skipped test.
test: build deps-test ## install what the tests need, run all of them
	@$(MAKE) program units node man completions
	@if printf 'int main(void){return 0;}' | $(CC) $(CFLAGS_san) -x c - -o out/san-probe 2>/dev/null; then \
	    $(MAKE) V=san program units && $(MAKE) SAN=yes prove; \
	else echo '$(CC) has no sanitizers here: tested without'; $(MAKE) prove; fi

.PHONY: prove
prove:
	@BIBELOT=$(B)/bin/bibelot NEED_TOOLS=$(if $(filter skip,$(DEPS)),,$(shell command -v apt-get)) $(PROVE) -j$(JOBS) --timer -e '' $(HEAVY) $(QUICK)

units: $(UNITS)
$(B)/test/unit/%: tests/unit/%.c $(B)/lib/libbibelot.a
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(B)/lib/libbibelot.a $(PACKAGE_LIBS)

coverage: ## which lines of src/ the tests of `make check` and some others reach (gcc); some minutes
	@tests/coverage

# The CSL suite is not ours: CSL_SUITE names its folder. See tests/csl/run.
.PHONY: csl
csl: ## CSL_SUITE=FOLDER: the CSL processor against the fixtures of the public suite
	@tests/csl/run

$(B)/test/csl/%: tests/csl/%.c $(B)/lib/libbibelot.a
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -MMD -MP -MF $@.d -o $@ $< $(B)/lib/libbibelot.a $(PACKAGE_LIBS)

# npm runs once; its cache stays here too, so that a second time needs no network. playwright-core 1.61.1 is the last
# that runs on Debian 12's node 18.
NODE_PACKAGES = vnu-jar@26.9.27 playwright-core@1.61.1 ajv@8.17.1 ajv-draft-04@1.0.0 js-yaml@4.1.0 junit2json@4.0.0 axe-core@4.10.3
NODE_STAMP = out/node/$(subst $() ,+,$(strip $(NODE_PACKAGES))).stamp
node: $(if $(filter skip,$(DEPS)),,$(NODE_STAMP))
$(NODE_STAMP):
	@mkdir -p $(@D)
	npm install --prefix out/node --cache out/node/cache --prefer-offline --ignore-scripts --no-audit --no-fund \
	    --no-update-notifier --loglevel=error $(NODE_PACKAGES)
	@touch $@

# Fuzzing: a target for each reader, named for the suffix of its files, T seconds each. What it finds becomes a case.
T ?= 15
N ?= 10000
FUZZERS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
FUZZ_FLAGS = -std=c17 -D_GNU_SOURCE -Isrc -Iout/gen -g -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined
FUZZ_OBJECTS := $(patsubst src/%.c,out/obj/fuzz/%.o,$(filter-out src/cli/%,$(SOURCES)))

fuzz: $(addprefix out/fuzz/,$(FUZZERS)) ## T=15: fuzz each reader for T seconds (clang)
	@for name in $(FUZZERS); do \
	    suffix=$$name; case $$name in bibtex|tex) suffix=bib;; fmt) suffix=yaml;; csl|style) suffix=csl;; manuscript) suffix="[mt][dexy]*";; esac; \
	    mkdir -p out/fuzz/corpus/$$name && find glossary tests/cases \( -name "*.$$suffix" -o -name "*.$$suffix.*" \) -size -16k | while read -r file; do \
	        cp "$$file" out/fuzz/corpus/$$name/$$(echo "$$file" | tr / -); done; \
	    out/fuzz/$$name -max_total_time=$(T) -timeout=10 -rss_limit_mb=2048 -close_fd_mask=2 -dict=tests/fuzz/$$name.dict \
	        -artifact_prefix=out/fuzz/$$name- out/fuzz/corpus/$$name || exit; \
	done

out/obj/fuzz/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)clang $(FUZZ_FLAGS) $(PACKAGE_CFLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

out/obj/fuzz/xml/embedded.o: out/gen/embed.inc
out/obj/fuzz/model/maps.o: out/gen/maps.inc
out/obj/fuzz/model/schema.o: out/gen/fields.inc

out/fuzz/%: tests/fuzz/%.c $(FUZZ_OBJECTS)
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)clang $(FUZZ_FLAGS) $(PACKAGE_CFLAGS) -fsanitize=fuzzer -o $@ $< $(FUZZ_OBJECTS) $(PACKAGE_LIBS)

# ---- analysis ------------------------------------------------------------------------------------------------------

bench: program ## N=10000: beside bibutils, pandoc, bibtool and bibclean, those that are installed
	@tests/bench/run $(N)

bench-large: program ## SIZE=1024: a .bib of so many MiB in bounded memory
	@tests/bench/large $(SIZE)

bench-growth: program ## COUNTS="10000 100000 1000000": ten times as many entries
	@tests/bench/growth $(COUNTS)

bench-site: program ## N=10000: the site of a made-up glossary of so many terms, and of a quarter of it
	@tests/bench/site $(N)

memcheck: program units ## the unit tests and the golden cases under valgrind (half an hour)
	@tests/memcheck

oom: program ## each allocation of some twenty runs fails in turn
	@tests/oom/run

SEED ?= 1
mutate: ## N=200 SEED=1: break text, model and check in N places each, and see which of them no test notices (an hour or two)
	@nice tests/mutate $(if $(filter command line environment,$(origin N)),$(N),200) $(SEED)

# Findings are mended, or suppressed in place, one by one, with the reason. Some minutes: clang-tidy is slow.
analyze: deps ## clang-tidy, cppcheck, gcc -fanalyzer and clang-format: no findings
	@[ '$(DEPS)' = skip ] || sh src/gen/deps.sh analyze
	@$(MAKE) -k --output-sync=target lint-tidy lint-cppcheck lint-gcc lint-format

.PHONY: lint-tidy lint-cppcheck lint-gcc lint-format
lint-tidy: out/gen/embed.inc out/gen/maps.inc out/gen/fields.inc
	@echo '  clang-tidy'
	$(Q)printf '%s\n' $(SOURCES) | xargs -P$(JOBS) -n4 sh -c 'clang-tidy --quiet --warnings-as-errors="*" "$$@" -- \
	    -std=c17 -D_GNU_SOURCE -Isrc -Iout/gen $(PACKAGE_CFLAGS) 2>/dev/null' tidy

lint-cppcheck: out/gen/embed.inc out/gen/maps.inc out/gen/fields.inc
	@echo '  cppcheck'
	$(Q)cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 -j$(JOBS) \
	    --suppress=missingIncludeSystem -Isrc -Iout/gen $(SOURCES)

lint-gcc:
	@$(MAKE) -k V=analyze CC=gcc objects

lint-format:
	@echo '  clang-format'
	$(Q)clang-format --dry-run --Werror $$(find src tests -name '*.[ch]')

format: ## lay out the C sources
	clang-format -i $$(find src tests -name '*.[ch]')

# ---- install -------------------------------------------------------------------------------------------------------

BINDIR ?= $(PREFIX)/bin
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share

# FILE:PLACE:MODE, for install and uninstall alike.
INSTALLED = $(B)/bin/bibelot:$(BINDIR)/bibelot:755 \
    $(B)/lib/libbibelot.so.0:$(LIBDIR)/libbibelot.so.0:755 \
    $(B)/lib/libbibelot.a:$(LIBDIR)/libbibelot.a:644 \
    src/bibelot.h:$(INCLUDEDIR)/bibelot.h:644 \
    $(foreach page,$(MAN_PAGES),$(page):$(DATADIR)/man/$(notdir $(patsubst %/,%,$(dir $(page))))/$(notdir $(page)):644) \
    $(if $(COMPLETIONS),$(B)/share/completions/bibelot.bash:$(DATADIR)/bash-completion/completions/bibelot:644 \
    $(B)/share/completions/_bibelot:$(DATADIR)/zsh/site-functions/_bibelot:644 \
    $(B)/share/completions/bibelot.fish:$(DATADIR)/fish/vendor_completions.d/bibelot.fish:644)

install: program man completions ## PREFIX=/usr/local DESTDIR=: program, library, header, pkg-config file, manual, completions
	@for row in $(INSTALLED); do \
	    file=$${row%%:*}; rest=$${row#*:}; place='$(DESTDIR)'$${rest%:*}; \
	    mkdir -p "$${place%/*}" && rm -f "$$place" && cp "$$file" "$$place" && chmod $${rest##*:} "$$place" || exit; \
	    echo "$$place"; \
	done
	@ln -sf libbibelot.so.0 '$(DESTDIR)$(LIBDIR)/libbibelot.so'
	@mkdir -p '$(DESTDIR)$(LIBDIR)/pkgconfig'
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@PACKAGES@|$(PACKAGES)|' \
	    -e 's|@LIBDIR@|$(patsubst $(PREFIX)/%,$${prefix}/%,$(LIBDIR))|' \
	    -e 's|@INCLUDEDIR@|$(patsubst $(PREFIX)/%,$${prefix}/%,$(INCLUDEDIR))|' \
	    src/bibelot.pc.in >'$(DESTDIR)$(LIBDIR)/pkgconfig/bibelot.pc'

uninstall: ## remove what install put in place
	@for row in $(INSTALLED); do rest=$${row#*:}; rm -f '$(DESTDIR)'$${rest%:*}; done
	@rm -f '$(DESTDIR)$(LIBDIR)/libbibelot.so' '$(DESTDIR)$(LIBDIR)/pkgconfig/bibelot.pc'

# ---- and the rest --------------------------------------------------------------------------------------------------

clean: ## remove out/ but what npm fetched
	@[ ! -d out ] || find out -mindepth 1 -maxdepth 1 ! -name node -exec rm -rf {} +

distclean: ## remove out/
	rm -rf out

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r target text; do \
	    printf '  make %-11s %s\n' "$$target" "$$text"; done
	@echo '  V=release|debug|san|cov chooses a variant; DEPS=skip never installs; VERBOSE=1 shows the commands.'
