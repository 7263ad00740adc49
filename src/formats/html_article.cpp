#include "formats/html_article.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"

namespace priscus {
namespace {

constexpr std::size_t kShortestProse = 50;     // characters of a block that counts as prose
constexpr std::size_t kShortestArticle = 140;  // characters of prose that make an article
constexpr double kMostLinks = 0.4;             // of a block's text within <a>
constexpr double kMostProse = 0.8;             // of the prose that the article must hold
constexpr double kMarkedProse = 0.4;           // the same where the page marks the article
constexpr std::size_t kShortestLoose = 25;     // characters of a block outside <p>, <li> and the like

// Components of a class or id that say: not the article. "article-comments-list" has one.
constexpr std::array<std::string_view, 72> kNotArticle = {
    "ad",        "ads",        "adslot",       "advert",     "adverts",     "advertisement", "advertising", "author",
    "authors",   "banner",     "bio",          "breadcrumb", "breadcrumbs", "byline",        "caption",     "comment",
    "comments",  "consent",    "cookie",       "cookies",    "copyright",   "credit",        "credits",     "disqus",
    "donate",    "footer",     "hidden",       "login",      "masthead",    "menu",          "modal",       "nav",
    "navbar",    "navigation", "newsletter",   "outbrain",   "pager",       "pagination",    "paywall",     "popular",
    "popup",     "print",      "promo",        "promotion",  "recirc",      "recommended",   "related",     "respond",
    "search",    "share",      "sharing",      "sidebar",    "signup",      "skip",          "social",      "sponsor",
    "sponsored", "subscribe",  "subscription", "taboola",    "tag",         "tags",          "teaser",      "teasers",
    "timestamp", "toolbar",    "trending",     "widget",     "widgets",     "readmore",      "mostread",    "topics"};
// What turns one of them around: "has-sidebar", "no-comments".
constexpr std::array<std::string_view, 5> kTurned = {"has", "with", "no", "without", "not"};
// Whole blocks that are furniture, in lower case.
constexpr std::array<std::string_view, 9> kFurniture = {"advertisement", "advertisements", "read more",
                                                        "share this",    "related",        "see also",
                                                        "most read",     "share",          "comments"};
constexpr std::array<std::string_view, 12> kBodyClasses = {
    "article-body", "articlebody",   "article__body", "article-content", "article__content", "article-text",
    "story-body",   "story-content", "entry-content", "post-content",    "story__body",      "body-content"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY: return true;
    default: return false;
  }
}

// No text that anybody reads.
bool is_silent(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_TITLE: return true;
    default: return false;
  }
}

// Text, but not of the article.
bool is_beside(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_TIME: return true;
    default: return false;
  }
}

bool says_not_article(std::string_view names) {
  for (const std::string_view word : split_words(names)) {
    std::string name = lower(word);
    std::replace(name.begin(), name.end(), '_', '-');
    const std::vector<std::string_view> parts = split(name, '-');
    if (contains(kTurned, parts.front())) continue;
    for (const std::string_view part : parts)
      if (contains(kNotArticle, part)) return true;
  }
  return false;
}

bool is_hidden(const GumboNode& node) {
  if (attribute(node, "hidden")) return true;
  const char* aria = attribute(node, "aria-hidden");
  if (aria && std::string_view(aria) == "true") return true;
  const char* style = attribute(node, "style");
  if (!style) return false;
  std::string plain = lower(style);
  plain.erase(std::remove(plain.begin(), plain.end(), ' '), plain.end());
  return plain.find("display:none") != std::string::npos;
}

struct Block {
  std::string text;            // white space collapsed, but in <pre>
  std::size_t characters = 0;  // of text
  std::size_t linked = 0;      // of them within <a>
  GumboTag tag;                // of the innermost block element
  bool beside = false;         // in something that is not the article
};

// A block element and the blocks in it.
struct Region {
  const GumboNode* node;
  int parent;
  std::size_t first = 0, last = 0;  // of the blocks
  std::size_t prose = 0;            // characters
};

bool is_prose(const Block& block) {
  if (block.beside || block.characters < kShortestProse) return false;
  if (static_cast<double>(block.linked) > kMostLinks * static_cast<double>(block.characters)) return false;
  return block.text.find_first_of(".?!") != std::string::npos;
}

class Cutter {
 public:
  // `judge`: leave out what is not the article; else all that is read counts the same.
  // `by_class`: judge by classes and ids as well.
  Cutter(bool judge, bool by_class) : judge_(judge), by_class_(by_class) {}

  void cut(const GumboNode& root) {
    visit(root, -1);
    flush();
    for (std::size_t r = regions_.size(); r > 0; --r) {
      Region& region = regions_[r - 1];
      region.prose += own_prose_[r - 1];
      if (region.parent >= 0) regions_[static_cast<std::size_t>(region.parent)].prose += region.prose;
    }
  }

  std::vector<Block> blocks;
  const std::vector<Region>& regions() const { return regions_; }

 private:
  void visit(const GumboNode& node, int region) {
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA: add(node.v.text.text); return;
      case GUMBO_NODE_ELEMENT: break;
      default: return;
    }
    const GumboTag tag = node.v.element.tag;
    if (is_silent(tag)) return;
    if (tag == GUMBO_TAG_BR) {
      if (pre_ > 0)
        add("\n");
      else
        flush();
      return;
    }
    if (judge_ && is_hidden(node)) return;
    bool beside = judge_ && is_beside(tag);
    if (by_class_ && !beside && tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_MAIN &&
        tag != GUMBO_TAG_ARTICLE) {
      for (const char* name : {"class", "id"})
        if (const char* value = attribute(node, name)) beside = beside || says_not_article(value);
    }
    const bool block = is_block(tag);
    const int outer = region_;
    const GumboTag outer_tag = tag_;
    // A part beside the article that is inline ends a block all the same, so that only it is left out.
    if (block || beside) flush();
    if (block) {
      region_ = static_cast<int>(regions_.size());
      regions_.push_back({&node, region, blocks.size()});
      own_prose_.push_back(0);
      tag_ = tag;
    }
    beside_ += beside;
    link_ += tag == GUMBO_TAG_A;
    pre_ += tag == GUMBO_TAG_PRE;
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) visit(*static_cast<const GumboNode*>(children.data[i]), region_);
    if (block || beside) flush();
    beside_ -= beside;
    link_ -= tag == GUMBO_TAG_A;
    pre_ -= tag == GUMBO_TAG_PRE;
    if (block) regions_[static_cast<std::size_t>(region_)].last = blocks.size();
    region_ = outer;
    tag_ = outer_tag;
  }

  void add(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      const char32_t c = next_code_point(text, i);
      const bool space = c == 0xA0 || (c < 0x80 && is_space(static_cast<char>(c)));
      if (c == 0xAD || c == 0x200B || c == 0xFEFF) continue;  // soft hyphen and other signs without width
      if (space && pre_ == 0) {
        space_ = true;
        continue;
      }
      if (space_ && !now_.text.empty()) {
        now_.text += ' ';
        count(1);
      }
      space_ = false;
      if (space && c != '\n')
        now_.text += ' ';
      else
        now_.text += text.substr(begin, i - begin);
      count(1);
    }
  }

  void count(std::size_t characters) {
    now_.characters += characters;
    if (link_ > 0) now_.linked += characters;
  }

  void flush() {
    space_ = false;
    if (trim(now_.text).empty()) {
      now_ = {};
      return;
    }
    now_.tag = tag_;
    now_.beside = beside_ > 0;
    if (region_ >= 0 && is_prose(now_)) own_prose_[static_cast<std::size_t>(region_)] += now_.characters;
    blocks.push_back(std::move(now_));
    now_ = {};
  }

  bool judge_, by_class_;
  std::vector<Region> regions_;
  std::vector<std::size_t> own_prose_;  // beside regions_: of blocks directly in it
  Block now_;
  GumboTag tag_ = GUMBO_TAG_BODY;
  int region_ = -1, beside_ = 0, link_ = 0, pre_ = 0;
  bool space_ = false;
};

// How surely a region is marked as the article: 3 its body, 2 an article, 1 the main part, 0 not.
int mark_of(const GumboNode& node) {
  const auto value = [&](const char* name) {
    const char* found = attribute(node, name);
    return lower(found ? found : "");
  };
  if (value("itemprop") == "articlebody") return 3;
  const std::string classes = value("class");
  for (const std::string_view word : split_words(classes))
    if (contains(kBodyClasses, word)) return 3;
  if (contains(kBodyClasses, value("id"))) return 3;
  if (node.v.element.tag == GUMBO_TAG_ARTICLE) return 2;
  return node.v.element.tag == GUMBO_TAG_MAIN || value("role") == "main" ? 1 : 0;
}

// The smallest region that holds the article.
const Region& article_region(const std::vector<Region>& regions) {
  const double all = static_cast<double>(regions.front().prose);
  std::size_t best = 0;
  for (int mark = 3; mark > 0 && best == 0; --mark) {
    for (std::size_t r = 0; r < regions.size(); ++r) {
      if (static_cast<double>(regions[r].prose) < kMarkedProse * all || mark_of(*regions[r].node) != mark) continue;
      if (best == 0 || regions[r].prose > regions[best].prose) best = r;
    }
  }
  // Down while one part of it holds nearly all. Regions are in document order, parents before their parts.
  const double needed = kMostProse * static_cast<double>(regions[best].prose);
  for (std::size_t r = best + 1; r < regions.size() && regions[r].first < regions[best].last; ++r) {
    if (regions[r].parent == static_cast<int>(best) && static_cast<double>(regions[r].prose) >= needed &&
        regions[r].node->v.element.tag != GUMBO_TAG_P)
      best = r;
  }
  return regions[best];
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

// Is the block part of an article that it stands in?
bool belongs(const Block& block, std::string_view title) {
  if (block.beside || static_cast<double>(block.linked) > 0.5 * static_cast<double>(block.characters)) return false;
  const std::string_view text = trim(block.text);
  if (text == title) return false;
  std::string plain = lower(text);
  while (!plain.empty() && (plain.back() == ':' || plain.back() == '.')) plain.pop_back();
  if (contains(kFurniture, plain)) return false;
  const bool letters =
      std::any_of(plain.begin(), plain.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80); });
  if (!letters) return false;
  switch (block.tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_DD: return true;
    default:
      return is_heading(block.tag) || block.characters >= kShortestLoose ||
             text.find_first_of(".?!") != std::string_view::npos;
  }
}

std::string article_of(const Cutter& cutter, std::string_view title) {
  if (cutter.regions().empty() || cutter.regions().front().prose < kShortestArticle) return {};
  const Region& region = article_region(cutter.regions());
  std::string text;
  std::string heading;  // waits for a paragraph
  std::unordered_set<std::string_view> seen;
  for (std::size_t b = region.first; b < region.last; ++b) {
    const Block& block = cutter.blocks[b];
    if (!belongs(block, title) || !seen.insert(trim(block.text)).second) continue;
    if (is_heading(block.tag)) {
      heading = trim(block.text);
      continue;
    }
    for (const std::string_view part : {std::string_view(heading), trim(block.text)}) {
      if (part.empty()) continue;
      if (!text.empty()) text += "\n\n";
      text += part;
    }
    heading.clear();
  }
  return text;
}

}  // namespace

std::string article_text(const HtmlTree& tree, std::string_view title) {
  // A class may be misleading; when nothing is left, it is read without them.
  for (const bool by_class : {true, false}) {
    Cutter cutter(true, by_class);
    cutter.cut(tree.root());
    if (std::string text = article_of(cutter, title); !text.empty()) return text;
  }
  return {};
}

std::string html_text(std::string_view html) {
  const HtmlTree tree(html);
  Cutter cutter(false, false);
  cutter.cut(tree.root());
  std::string text;
  for (const Block& block : cutter.blocks) {
    if (!text.empty()) text += "\n\n";
    text += trim(block.text);
  }
  return text;
}

}  // namespace priscus
