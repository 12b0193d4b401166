/* table.h - columns of text for a terminal. */
#ifndef JOBS_TABLE_H
#define JOBS_TABLE_H

#include "base/buf.h"

/* Rows of cells, each `columns` long. A column is as wide as its widest cell, up to 32 columns of the terminal (the last up
 * to 56); longer cells go on in the next line: at a blank, else behind a slash or before a bracket, else anywhere. Two blanks
 * between columns, none at the end of a line. */
void table_put(Buf *out, unsigned indent, const Str *cells, size_t rows, size_t columns);

#endif
