// html_metadata.h: what a page says of itself: JSON-LD, Open Graph, <meta>, <time>, <link rel=canonical>, <html lang>.
//
//     const HtmlMetadata metadata = html_metadata(tree);   // metadata.date == "2021-05-22"
//
// For each field the sources are asked in this order, and the first answer counts:
//     title      JSON-LD headline; og:title, twitter:title; <h1>, the first; <title>, without " - Publisher" at its end
//     date       JSON-LD datePublished; article:published_time; itemprop=datePublished; other <meta> of publication;
//                <time datetime>, the first; the day in the page's address
//     publisher  JSON-LD publisher.name; og:site_name; <meta name=publisher, application-name>
//     url        <link rel=canonical>; og:url; JSON-LD url
//     language   <html lang>; JSON-LD inLanguage; <meta http-equiv=content-language>; og:locale
#pragma once
#include <string>

#include "formats/html_tree.h"

namespace priscus {

struct HtmlMetadata {
  std::string title, publisher, url, language;  // empty when not known; on one line, white space collapsed
  std::string date;                             // YYYY-MM-DD; empty when not known
  std::string article_body;                     // of JSON-LD; paragraphs end in line feeds
};

HtmlMetadata html_metadata(const HtmlTree& tree);

}  // namespace priscus
