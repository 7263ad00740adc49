#include "formats/encoding.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

std::string text(std::string bytes, std::string_view declared = {}) {
  const auto decoded = to_utf8(std::move(bytes), declared);
  return decoded ? decoded->text : "(none)";
}

TEST(ToUtf8, MarksAndUtf8) {
  EXPECT_EQ(text("\xEF\xBB\xBF"
                 "caf\xC3\xA9"),
            "café");
  EXPECT_EQ(text(std::string("\xFF\xFE"
                             "a\0\xE9\0",
                             6)),
            "aé");
  EXPECT_EQ(text(std::string("\xFE\xFF"
                             "\0a\0\xE9",
                             6)),
            "aé");
  EXPECT_EQ(text("caf\xC3\xA9", "windows-1252"), "café");  // it is UTF-8, whatever was declared
  EXPECT_EQ(text(""), "");
}

TEST(ToUtf8, DeclaredEncodings) {
  EXPECT_EQ(text("caf\xE9 \x93no\x94", "ISO-8859-1"), "café “no”");
  EXPECT_EQ(text("\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251"), "Москва");
  EXPECT_EQ(text("\x1B$B%K%e!<%9\x1B(B", "iso-2022-jp"), "ニュース");
  EXPECT_EQ(text("They met\xFF.", "utf-8"), "They met\uFFFD.");
  EXPECT_EQ(text("caf\xE9 was closed", "no-such-encoding"), "café was closed");
}

TEST(ToUtf8, GuessedEncodings) {
  const auto decoded = to_utf8("The caf\xE9 was closed.");
  ASSERT_TRUE(decoded);
  EXPECT_TRUE(decoded->guessed);
  EXPECT_EQ(decoded->fault, 7u);
  EXPECT_EQ(decoded->text, "The café was closed.");
  // UTF-8 that was cut within a character is UTF-8.
  EXPECT_EQ(text("«É» «é» caf\xC3"), "«É» «é» caf\uFFFD");
  std::string russian;
  for (int i = 0; i < 10; ++i)
    russian +=
        "\xCC\xE8\xED\xE8\xF1\xF2\xF0\xFB \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xE8\xF1\xFC \xE2 "
        "\xEF\xFF\xF2\xED\xE8\xF6\xF3. ";
  EXPECT_EQ(text(russian).substr(0, 16), "Министры");
  EXPECT_EQ(text("\x81\x8D\xFF\x90"), "(none)");
}

TEST(HtmlCharset, MetaTags) {
  EXPECT_EQ(html_charset("<html><meta charset=\"UTF-8\">"), "utf-8");
  EXPECT_EQ(html_charset("<META http-equiv=Content-Type content='text/html; charset=koi8-r'>"), "koi8-r");
  EXPECT_EQ(html_charset("<meta name=charset><p>charset=x"), "");
  EXPECT_EQ(charset_of("text/html; Charset=\"UTF-8\""), "utf-8");
  EXPECT_EQ(charset_of("text/html"), "");
}

}  // namespace
}  // namespace priscus
