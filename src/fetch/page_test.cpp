#include "fetch/page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "priscus/error.h"

namespace priscus {
namespace {

using testing::HasSubstr;

TEST(PageDocument, ReadsPagesAndText) {
  const std::string prose = "The ministers of Kenya and Norway met in Nairobi on Monday and signed an agreement on trade, a spokesman said.";
  Fetched page{.status = FetchStatus::ok, .url = "https://news.example/2024/05/22/talks", .content_type = "text/html"};
  page.bytes = "<html lang='en'><head><title>Talks</title><link rel=canonical href='https://other.example/x'></head><body><article><p>" + prose +
               "</p><p>The talks on fishing rights will go on in Oslo next month, the foreign minister of Norway told reporters after the signing.</p>"
               "<p>Farmers near the lake had asked both governments for help with their harvest, which was poor for the third year.</p></article></body></html>";
  const Document document = page_document(page);
  EXPECT_EQ(document.id, page.url);
  EXPECT_EQ(document.url, page.url);
  EXPECT_EQ(document.date, "2024-05-22");
  EXPECT_THAT(document.text, HasSubstr(prose));
  page.bytes = prose;
  page.content_type = "text/plain; charset=utf-8";
  EXPECT_EQ(page_document(page).text, prose);
  page.content_type = "image/png";
  EXPECT_THROW(page_document(page), InputError);
  page.content_type = "text/html";
  page.bytes = "<html><body></body></html>";
  EXPECT_THROW(page_document(page), InputError);
}

}  // namespace
}  // namespace priscus
