/* xmlstr.c - see xmlstr.h. */
#include "xml/xmlstr.h"

static int append(void *context, const char *bytes, int len)
{
    buf_put(context, (Str){ bytes, (size_t)len });
    return len;
}

xmlOutputBuffer *xml_output(Buf *buf)
{
    return xmlOutputBufferCreateIO(append, NULL, buf, NULL);
}
