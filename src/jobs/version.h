/* version.h - the version, spelt once; bibelot.h gives it to the outside by a function. */
#ifndef JOBS_VERSION_H
#define JOBS_VERSION_H

#define BIBELOT_VERSION "0.1.0"

#endif
