<?xml version="1.0" encoding="UTF-8"?>
<!-- The parameters of all stylesheets. They are declared here alone; whoever runs a stylesheet sets what differs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- What this run makes. Text formats: head, body (a chunk of records), between (two chunks), tail. XML formats:
       frame (the document with placeholders), body. Site: page, home, index. -->
  <xsl:param name="part" select="'body'"/>

  <!-- Of an XML format's body: the name of the placeholder that the records go to. -->
  <xsl:param name="slot" select="''"/>

  <!-- yes: romanised text keeps its tone marks (Yǒuxiào shìchǎng). no: bibliographies print it without (Youxiao shichang). -->
  <xsl:param name="tones" select="'no'"/>

  <!-- Which forms of a work's texts and names are written: words out of original, romanised, translated. Empty: all. -->
  <xsl:param name="forms" select="''"/>

  <!-- no: nobody wants to know what the format can't carry, so that it need not be looked for. -->
  <xsl:param name="losses" select="'yes'"/>

  <!-- Name and version of the program, for generator notes: "bibelot 1.0". Empty: no note. -->
  <xsl:param name="program" select="''"/>

  <!-- Of a page of the site: the way to its root, "" or "../". -->
  <xsl:param name="root" select="''"/>

</xsl:stylesheet>
