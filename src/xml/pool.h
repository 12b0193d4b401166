/* pool.h - a quick allocator for libxml2 and libxslt, for a process that is ours. */
#ifndef XML_POOL_H
#define XML_POOL_H

/* Makes libxml2 take small blocks from free lists, one set for each thread. Before any other use of libxml2, once, and
 * only by a program: xmlMemSetup changes the whole process. Memory given back is kept for reuse until the process ends.
 * Where there is none left, memory_exhausted is called: libxml2 and libxslt would go on, with less than there ought to be.
 * Does nothing where an address sanitizer watches. */
void pool_install(void);

#endif
