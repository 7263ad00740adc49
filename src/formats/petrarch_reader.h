// petrarch_reader.h: the XML that PETRARCH reads: sentences of stories, or whole stories.
//
//     <Sentences><Sentence date="20210522" id="AFP-7_1" source="AFP" sentence="True">
//     <Text>The two ministers met on Saturday.</Text><Parse>…</Parse></Sentence> …
//     <Articles><Article date="20210522" id="AFP-7" source="AFP" sentence="False"><Text>…</Text></Article> …
//
// Sentences of one story that follow each other are one document, taken as split: sentence 0 is the first of them. The
// story is the part of the id before the last _. An <Article>, and a <Sentence> with sentence="False", is a document of
// its own whose text is split here. White space in <Text> is collapsed within a sentence. <Parse> is ignored.
#pragma once
#include <memory>

#include "formats/line_source.h"
#include "formats/reader.h"

namespace priscus {

// Memory is bounded by the longest story. A sentence without an id or a text, or a story longer than the limit, gives a
// problem and the next one is read; a date that is none is told and left empty. A fault in the XML that cannot be
// mended ends the file.
std::unique_ptr<DocumentReader> read_petrarch(std::unique_ptr<LineSource> source, const ReaderOptions& options);

}  // namespace priscus
