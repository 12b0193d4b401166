/* folder.h - what stands in a folder that a test made. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <dirent.h>
#include <stddef.h>

/* How many entries it has, temporary ones included; -2 if it is not there. */
static int count_entries(const char *path)
{
    DIR *dir = opendir(path);
    int count = -2;

    while (dir != NULL && readdir(dir) != NULL)
        count++;
    if (dir != NULL)
        closedir(dir);
    return count;
}

#endif
