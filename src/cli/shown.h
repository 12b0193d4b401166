/* shown.h - words of the command line, as a terminal may have them. */
#ifndef CLI_SHOWN_H
#define CLI_SHOWN_H

/* To standard error, as reports have text: what shows nothing and acts on the terminal is told (\u001b), a tab
 * is a blank, and what is no UTF-8 becomes U+FFFD. */
void put_shown(const char *text);

#endif
