#include "text/char_class.h"

#include <gtest/gtest.h>

namespace priscus {
namespace {

TEST(CharClass, KindsOfNewsText) {
  EXPECT_EQ(char_class(U'B'), CharClass::upper);
  EXPECT_EQ(char_class(U'Ə'), CharClass::upper);
  EXPECT_EQ(char_class(U'é'), CharClass::lower);
  EXPECT_EQ(char_class(U'北'), CharClass::letter);
  EXPECT_EQ(char_class(U'7'), CharClass::digit);
  EXPECT_EQ(char_class(U'…'), CharClass::stop);
  EXPECT_EQ(char_class(U'?'), CharClass::final);
  EXPECT_EQ(char_class(U'—'), CharClass::dash);
  EXPECT_EQ(char_class(U'’'), CharClass::apostrophe);
  for (char32_t quote : {U'"', U'“', U'”', U'„', U'«', U'»', U'‘'}) EXPECT_EQ(char_class(quote), CharClass::quote);
  EXPECT_EQ(char_class(U'['), CharClass::open);
  EXPECT_EQ(char_class(U')'), CharClass::close);
  EXPECT_EQ(char_class(U'€'), CharClass::sign);
  EXPECT_EQ(char_class(0x301), CharClass::joiner);   // combining acute
  EXPECT_EQ(char_class(0xAD), CharClass::joiner);    // soft hyphen
  for (char32_t space :
       {U' ', U'\n', char32_t{0xA0}, char32_t{0x2009}, char32_t{0x200B}, char32_t{0xFEFF}, char32_t{0x200F}}) {
    EXPECT_EQ(char_class(space), CharClass::space) << static_cast<unsigned>(space);
  }
}

}  // namespace
}  // namespace priscus
