/* icu_memory.h - ICU stops the program where memory ends, in a process that is ours. */
#ifndef TEXT_ICU_MEMORY_H
#define TEXT_ICU_MEMORY_H

/* Makes ICU allocate through base/memory.h. It reports most allocations that fail, but not all, and whoever asks it may
 * forget to look. Before any other use of ICU, once, and only by a program: it changes the whole process. */
void icu_memory_install(void);

#endif
