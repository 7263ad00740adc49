// feed_reader.h: RSS (0.9x, 1.0, 2.0) and Atom: one document an item or entry.
//
//     <rss version="2.0"><channel><title>The Example</title><item><title>Talks in Oslo</title>
//     <pubDate>Sat, 22 May 2021 08:00:00 GMT</pubDate><description>The ministers met.</description></item> …
//
// What is taken from where; the first that is there counts:
//     text       content:encoded, <content>; <description>, <summary>; HTML in it becomes text (html_article.h)
//     title      <title>
//     date       <pubDate>, dc:date; <published>, <updated>       by source_day()
//     id         <guid>, <id>; the address; else "file:line"
//     url        <link>, its text or, of the relations "alternate" or none, its href
//     publisher  <source>, dc:publisher of the item; <title> of the channel or feed
//     language   dc:language of the item, xml:lang of the entry; <language> or xml:lang of the channel or feed
#pragma once
#include <memory>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Memory is bounded by the longest item. An item without text and title, or longer than the limit, gives a problem and
// the next one is read; one without text is its title. A fault in the XML that cannot be mended ends the file.
std::unique_ptr<DocumentReader> read_feed(std::unique_ptr<LineSource> source, const ReaderOptions& options);

}  // namespace priscus
