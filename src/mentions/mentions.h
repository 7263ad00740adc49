// mentions.h: who, where and when a document speaks of. The whole step from parses to Mentions.
//
//     Mentions mentions = find_mentions(document, parses, *knowledge);
//     if (const Mention* who = mentions.at(sentence, subject_token)) …
//
// The steps, each a pair of files: role_nouns, names (what the words are), phrases (who that is by the phrase itself),
// coreference (who that is by the rest of the document), dates. None of them knows events.
#pragma once
#include <functional>
#include <vector>

#include "priscus/document.h"
#include "priscus/knowledge.h"
#include "priscus/mention.h"
#include "priscus/parse.h"

namespace priscus {

// parses[i] belongs to document.sentences[i] and has as many words as that has tokens; a sentence whose parse is empty
// has no mentions. Every noun phrase gets a mention, also one without a known actor. The result is indexed and by
// sentence, then head. Throws nothing on account of the text. `check`, when given, is called between the steps; what it throws ends the work.
Mentions find_mentions(const Document& document, const std::vector<Parse>& parses, const Knowledge& knowledge,
                       const std::function<void()>& check = nullptr);

}  // namespace priscus
