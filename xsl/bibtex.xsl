<?xml version="1.0" encoding="UTF-8"?>
<!-- Classic BibTeX looks as BibLaTeX does; what is in it is another matter (map/bibtex.xml, src/crosswalk/bib_write.h). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:b="bibelot:functions"
                b:entries="closed">

  <xsl:import href="biblatex.xsl"/>

</xsl:stylesheet>
