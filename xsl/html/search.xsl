<?xml version="1.0" encoding="UTF-8"?>
<!-- The search box: a form that search.js brings to life and shows; without a script there is none, and the indexes serve.
     Its ids hold what no id of a record can: an underscore. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template name="search">
    <form class="search" role="search" hidden="hidden" data-root="{$root}">
      <label for="search_query"><xsl:call-template name="search-label"/></label>
      <input id="search_query" type="text" inputmode="search" role="combobox" aria-autocomplete="list" aria-expanded="false"
             aria-controls="search_found" aria-keyshortcuts="/" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"/>
      <div class="found">
        <p role="status">
          <span hidden="hidden"><b/><xsl:call-template name="search-some"/></span>
          <span hidden="hidden"><xsl:call-template name="search-none"/></span>
        </p>
        <div id="search_found" role="listbox" aria-labelledby="search_name" hidden="hidden"/>
      </div>
      <p id="search_name" hidden="hidden"><xsl:call-template name="search-found"/></p>
      <p class="statuses" hidden="hidden"><xsl:call-template name="search-statuses"/></p>
    </form>
    <script src="{$root}search.js" defer="defer"/>
  </xsl:template>

</xsl:stylesheet>
