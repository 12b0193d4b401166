/* json_windows.h - a large JSON list in windows (base/window.h). */
#ifndef READ_JSON_WINDOWS_H
#define READ_JSON_WINDOWS_H

#include "base/window.h"

/* Behind the comma that follows an element of the outermost list. */
WindowSplitter json_split;

/* The window as a document of its own: a list, in brackets that the file has elsewhere. Places are those of the file. */
Source *json_window(Arena *arena, const Source *window);

#endif
