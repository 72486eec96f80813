// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/encoding.hpp"

#include "corpus/files/decoder.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/unit/corpus/captured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace onrecord::tests {
namespace {

using corpus::files::Decoder;
using corpus::files::Encoding;
using corpus::files::EncodingBasis;
using corpus::files::find_encoding;
using ::testing::HasSubstr;

std::string to_text(const Encoding& encoding) {
    constexpr std::string_view bases[] = {"utf8", "mark", "declared", "zeros", "guessed"};
    std::string text =
        encoding.name + ' ' + std::string{bases[static_cast<std::size_t>(encoding.basis)]};
    if (!encoding.overruled.empty()) text += " not " + encoding.overruled;
    return text;
}

struct Reading {
    std::string_view head;
    std::string_view transport;
    std::string_view encoding;
};

using namespace std::string_view_literals;

constexpr Reading readings[] = {
    {"plain words"sv, "", "UTF-8 utf8"},
    {"caf\xC3\xA9"sv, "", "UTF-8 utf8"},
    {"\xEF\xBB\xBFwords"sv, "", "UTF-8 mark"},
    {"\xFF\xFEw\0o\0"sv, "", "UTF-16LE mark"},
    {"\xFE\xFF\0w\0o"sv, "", "UTF-16BE mark"},
    {"\xFF\xFE\0\0w\0\0\0"sv, "", "UTF-32LE mark"},
    {"T\0h\0e\0 \0p\0i\0e\0r\0 \0h\0o\0l\0d\0s\0"sv, "", "UTF-16LE zeros"},
    {"\0T\0h\0e\0 \0p\0i\0e\0r\0 \0h\0o\0l\0d\0s"sv, "", "UTF-16BE zeros"},
    {"T\0\0\0h\0\0\0e\0\0\0 \0\0\0p\0\0\0"sv, "", "UTF-32LE zeros"},
    {"<html><meta charset=windows-1251>"sv, "", "windows-1251 declared"},
    {"<!doctype html>\n<META CHARSET = 'ISO-8859-1'>"sv, "", "windows-1252 declared"},
    {"<meta http-equiv=content-type content='text/html; charset=Shift_JIS'>"sv,
     "",
     "ibm-943_P15A-2003 declared"},
    {"<meta http-equiv=content-type content='text/html; charset=gb2312'>"sv,
     "",
     "gb18030 declared"},
    {"<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><feed/>"sv, "", "iso-8859-2 declared"},
    {"<meta charset=utf-16><p>words"sv, "", "UTF-8 utf8"},
    {"<p>words"sv, "windows-1250", "windows-1250 declared"},
    {"<meta charset=utf-8><p>words"sv, "windows-1250", "windows-1250 declared"},
    {"<meta charset=windows-1252><p>caf\xC3\xA9"sv, "", "UTF-8 utf8 not windows-1252"},
    {"<meta charset=nonsense><p>words"sv, "", "UTF-8 utf8"},
    {"<meta charset=utf-7><p>words"sv, "", "UTF-8 utf8"},
    {"the word charset=windows-1251 in a text"sv, "", "UTF-8 utf8"},
    {""sv, "", "UTF-8 utf8"},
};

TEST(Encoding, IsToldByMarkDeclarationOrBytes) {
    for (const auto& [head, transport, encoding] : readings) {
        SCOPED_TRACE(head);
        EXPECT_EQ(to_text(find_encoding(head, transport)), encoding);
    }
}

TEST(Encoding, IsGuessedOnlyWhereNothingSaysAndTheBytesAreNotUtf8) {
    const Encoding encoding = find_encoding(
        "Der B\xFCrgermeister sagte, die Stra\xDF"
        "e bleibe gesperrt, und die Br\xFC"
        "cke werde erst am Freitag wieder ge\xF6"
        "ffnet.",
        "");
    EXPECT_EQ(encoding.basis, EncodingBasis::Guessed);
    // One damaged byte among many good characters does not turn the whole file.
    EXPECT_TRUE(find_encoding("\xC3\xA9 \xC3\xA9 \xC3\xA9 \xC3\xA9 \xC3\xA9 \xE9 x", "").is_utf8());
}

TEST(Encoding, IsGuessedByTheForeignWordsAndThePagesLanguage) {
    const std::string markup =
        "<body><div class=\"post\" data-id=\"the-first-of-many\"><script>var words = 'only "
        "ASCII here, and a good deal of it';</script>";
    // Russian for "Above the port rose smoke, the people went away" in windows-1251.
    const std::string russian =
        "\xCD\xE0\xE4 \xEF\xEE\xF0\xF2\xEE\xEC \xEF\xEE\xE4\xED\xFF\xEB\xF1\xFF "
        "\xE4\xFB\xEC, \xEB\xFE\xE4\xE8 \xF3\xF8\xEB\xE8";
    for (const std::string_view lang : {"ru", "en"}) {
        const std::string page =
            "<!doctype html><html lang=\"" + std::string{lang} + "\">" + markup + russian;
        EXPECT_EQ(to_text(find_encoding(page, "")), "windows-1251 guessed") << lang;
    }
    // Too short for frequencies: the language alone decides, as in browsers.
    EXPECT_EQ(to_text(find_encoding("<html lang=el>" + markup + "\xCD\xE1\xDF</body>", "")),
              "iso-8859-7 guessed");
}

std::string decoded(std::string_view name, std::string_view bytes, std::size_t piece) {
    Decoder decoder{{std::string{name}, EncodingBasis::Declared}};
    std::string text;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
        decoder.decode(bytes.substr(0, piece), text);
    }
    decoder.decode({}, text);
    return text + (decoder.replaced() > 0 ? " !" + std::to_string(decoder.replaced()) : "");
}

TEST(Decoder, GivesTheSameInPiecesOfAnySize) {
    for (const std::size_t piece : {1, 2, 3, 5, 1000}) {
        SCOPED_TRACE(piece);
        EXPECT_EQ(decoded("windows-1252",
                          "\x93"
                          "Caf\xE9\x94",
                          piece),
                  "“Café”");
        EXPECT_EQ(decoded("windows-1251", "\xCC\xEE\xF1\xF2", piece), "Мост");
        EXPECT_EQ(decoded("ibm-943_P15A-2003", "\x8B\xB4\x82\xAA", piece), "橋が");
        EXPECT_EQ(decoded("gb18030", "\xC7\xC5\xC1\xBA", piece), "桥梁");
        EXPECT_EQ(decoded("UTF-16LE", "\xFF\xFE\x3D\xD8\x00\xDE!\0"sv, piece), "😀!");
        EXPECT_EQ(decoded("UTF-16LE", "a\0\x3D\xD8z\0"sv, piece), "a\uFFFDz !1");
        EXPECT_EQ(decoded("UTF-32BE", "\0\0\0A\0\x01\xF6\0"sv, piece), "A😀");
    }
}

TEST(Decoder, SaysWhereTheFirstPlaceIsThatStandsForNothing) {
    Decoder decoder{{"ibm-943_P15A-2003", EncodingBasis::Declared}};
    std::string text;
    decoder.decode("one\ntwo\nthree \xFC\xFC\n", text);
    decoder.decode({}, text);
    EXPECT_GE(decoder.replaced(), 1U);
    EXPECT_EQ(decoder.first_replaced_line(), 3U);
}

TEST(Capture, IsReadInTheEncodingThatItsTransportNames) {
    const ScratchFolder scratch;
    corpus::CaptureHints hints;
    hints.charset = "windows-1251";
    const Captured captured = capture(
        scratch.write("post-2024-03-05.txt",
                      "Storm live\n\nBridge\n\n12:50 GMT\n\n\xCC\xEE\xF1\xF2 held, he said.\n\n"
                      "12:20 GMT\n\nThe road is open, he said.\n"),
        hints);
    ASSERT_GE(captured.entries.size(), 2U);
    EXPECT_THAT(captured.entries[captured.entries.size() - 2].text, HasSubstr("Мост held"));
    EXPECT_EQ(problems_of(captured.report), "");
}

TEST(Capture, WarnsWhenItsEncodingIsGuessed) {
    const ScratchFolder scratch;
    const Captured captured =
        capture(scratch.write("post-2024-03-05.txt",
                              "Sturm live\n\nDie Br\xFC"
                              "cke h\xE4lt noch immer\n\nDer B\xFCrgermeister sagte, die Stra\xDF"
                              "e bleibe f\xFCr die n\xE4"
                              "chsten Tage gesperrt.\n"));
    EXPECT_THAT(problems_of(captured.report), HasSubstr("warning: The file is not UTF-8 and"));
    ASSERT_FALSE(captured.entries.empty());
    EXPECT_EQ(captured.entries.front().title, "Die Brücke hält noch immer");
}

}  // namespace
}  // namespace onrecord::tests
