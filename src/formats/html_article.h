// html_article.h: the article in a web page: its paragraphs, without navigation, advertising, comments and captions.
//
//     const std::string body = article_text(tree, metadata.title);   // paragraphs with a blank line between them
//
// The page is cut into blocks: runs of text that no block element, <br><br> or the like divides. A block counts as
// prose by its length, its share of links and its stops. The article is the smallest part of the page that holds most
// of the prose, marked as an article (itemprop=articleBody, <article>, <main>) where the page marks one. What stands in
// <nav>, <aside>, <footer>, <figure> and their like, is hidden, or bears a class or id that says what it is
// ("comments", "related", "newsletter-signup"), is left out.
#pragma once
#include <string>
#include <string_view>

#include "formats/html_tree.h"

namespace priscus {

// Empty when the page has no prose to speak of: an index page, a gallery. Blocks that repeat `title` are left out.
std::string article_text(const HtmlTree& tree, std::string_view title);

// All text of a piece of HTML, such as a feed's description: blocks with a blank line between them, scripts and styles
// left out. Text without tags comes back with its character references resolved. Throws InputError as HtmlTree does.
std::string html_text(std::string_view html);

}  // namespace priscus
