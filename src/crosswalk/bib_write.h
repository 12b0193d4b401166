/* bib_write.h - works as entries of BibLaTeX and of classic BibTeX.
 *
 * What goes where stands in xsl/map/biblatex.xml and xsl/map/bibtex.xml; here is what a table cannot say. Values are TeX
 * as the file has it between its delimiters.
 *
 * BibLaTeX, for biber, in UTF-8:
 * - A Chinese name is author = {顾昕} (bib_names.c says why). sortname has the list in Latin letters, since biber has no
 *   Chinese locale. The form that is not printed (Gu, Xin of 顾昕; 孙玉涛 of Sun, Yutao) and an ORCID are data annotations
 *   (manual, 3.7): author+an:zh-Latn = {1="Gu, Xin"}. No standard style minds them, and a reader of ours gets the whole
 *   name back.
 * - A Chinese title is the title; titleaddon has “romanised [translated]”, which all standard styles print; usere the
 *   translation for the styles that know it; sorttitle toneless pinyin.
 *
 * Classic BibTeX, for the standard styles (plain, plainnat …), with TeX macros where there are any:
 * - There is no sortname: a Chinese name is {Gu Xin 顾昕}, in Chinese order, which sorts by its pinyin.
 * - There is no titleaddon: the title is followed by its other forms, 有效市场 {Youxiao shichang [Efficient Market]}.
 * - The address of a @misc is howpublished = {\url{…}}: plain, which knows no url, prints it, and plainnat prints it once.
 *   Elsewhere it is url.
 * - date → year = {2021}, month = mar, day = {31}; no standard style prints the day.
 * - An entry without author (or editor, where the style looks for one) has a key: who published it, or where. */
#ifndef CROSSWALK_BIB_WRITE_H
#define CROSSWALK_BIB_WRITE_H

#include "crosswalk/crosswalk.h"

EntryWriter biblatex_entry, bibtex_entry;

/* Can TeX be written as it stands? BibTeX counts braces, and minds no backslash before them. */
bool bib_is_balanced(Str tex);

#endif
