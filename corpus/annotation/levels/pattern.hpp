// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/sentences.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// A small pattern language over the items (tokens) around one quote, for rows of data files. A
// pattern is a sequence of elements separated by blanks:
//   say|says     one of these words, in lower case, with straight apostrophes
//   @say         one of the words of a list that a row of the same language defines
//   !nur         zero width: the next word is none of these
//   ~3           up to 3 words, numbers or colons, none of them a verb of speech
//   ~~3          the same without colons
//   ,~3          the same, commas and dashes too
//   ..9          up to 9 items that are neither quote nor full stop, verbs of speech too
//   QUOTE        the quote that is asked for, and no other
//   /            where the sentence behind the quote's begins; without it that one is not read
//   //           the same, where that one may begin the next paragraph
//   BEGIN END    zero width: where a sentence or a clause begins or ends
//   QMARK        a question mark of the narrator
namespace onrecord::corpus::annotation {

/// The items to match: those of the quote's sentence and the following one.
struct Window {
    const Narration& told;
    ItemRange items;
    std::uint32_t next;   ///< Where the following sentence starts.
    std::uint32_t quote;  ///< The item of the quote.
};

/// The words of `@name` rows.
class PatternLists {
public:
    void add(std::string_view name, std::string_view words);
    /// Throws Failure (internal) for a name that no earlier row defines.
    const std::vector<std::string>& words(std::string_view name) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> lists_;
};

class Pattern {
public:
    /// Throws Failure (internal) when no element has words.
    Pattern(std::string_view source, const PatternLists& lists);

    /// True when the pattern matches anywhere in the window. Backtracking is bounded because gaps
    /// are short and few, so the time is linear in the window.
    bool matches(const Window& whole) const;
    /// Hashes of the words of the most selective element: without one of them the pattern cannot
    /// match.
    const std::vector<std::uint32_t>& triggers() const { return elements_[rarest_].hashes; }

private:
    enum class Kind : std::uint8_t {
        Words,
        Not,
        Gap,
        Quote,
        Next,
        NextParagraph,
        Begin,
        End,
        QuestionMark
    };
    enum class Reach : std::uint8_t { Bare, Words, Commas, All };
    struct Element {
        Kind kind = Kind::Words;
        std::vector<std::uint32_t> hashes;  ///< Of its words, as in tokens; sorted.
        std::size_t shortest = 0;  ///< Length of its shortest word, as a measure of rarity.
        std::uint32_t most = 0;
        Reach reach = Reach::Words;
    };

    static Element element_of(std::string_view source, const PatternLists& lists);
    static bool is_one(const Element& element, const Window& window, std::uint32_t at);
    static bool passes(const Element& element, const Window& window, std::uint32_t at);
    bool fits(const Window& window, std::uint32_t at, std::size_t element) const;

    std::vector<Element> elements_;
    std::size_t rarest_ = 0;
    bool goes_on_ = false;  ///< It also reads the following sentence.
};

}  // namespace onrecord::corpus::annotation
