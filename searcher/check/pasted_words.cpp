// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/pasted_words.hpp"

#include "searcher/check/language_words.hpp"

#include <algorithm>
#include <iterator>

namespace onrecord::searcher::check {

namespace {

// Numbers of words that the paste does not have: never equal to one of its own.
constexpr std::uint32_t foreign = 1U << 31U;

/// Two units of one word as one, without its apostrophe: `were` of `we're`, `harbours` of
/// `harbour's`; empty where they are none.
std::string bare_form(std::string_view text, const schema::Word& one, const schema::Word& other) {
    constexpr std::size_t longest = 64;
    const bool touches = one.span.end == other.span.begin && one.span.begin < one.span.end;
    if (!touches || other.span.end - one.span.begin > longest) return {};
    const std::string_view word = text.substr(one.span.begin, other.span.end - one.span.begin);
    std::string bare;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t mark = 0;
        for (const std::string_view apostrophe : {"'", "\xE2\x80\x99", "\xE2\x80\x98"})
            if (word.substr(at).starts_with(apostrophe)) mark = apostrophe.size();
        if (mark == 0) bare += word[at];
        at += std::max<std::size_t>(mark, 1);
    }
    return bare.size() < word.size() ? schema::fold(bare) : std::string{};
}

/// The word that two neighbours make where nothing but a hyphen or a blank parts them: `ceasefire`
/// of `cease-fire`; empty when they make none, and where the hyphen makes another word: `re-sign`.
std::string joined_form(std::string_view text,
                        const schema::Word& one,
                        const schema::Word& other,
                        const LanguageWords& language) {
    if (other.span.begin < one.span.end || one.form.empty() || other.form.empty()) return {};
    if (std::string bare = bare_form(text, one, other); !bare.empty()) return bare;
    const auto between = text.substr(one.span.end, other.span.begin - one.span.end);
    constexpr std::string_view hyphens[] = {
        " ", "-", "]", "\xE2\x80\x90", "\xE2\x80\x91"};  // `[T]he`
    const bool may_join = std::ranges::find(hyphens, between) != std::end(hyphens);
    // Digits that join are another number.
    const bool has_digit = one.form.back() <= '9' && other.form.front() <= '9';
    if (!may_join || has_digit) return {};
    // `notable` is not `not able`.
    if (between == " " && language.is(WordClass::Denial, one.form)) return {};
    std::string both = one.form + other.form;
    const bool is_hyphen = between != " " && between != "]";
    return is_hyphen && language.is(WordClass::OtherHyphened, both) ? std::string{} : both;
}

/// The first two bytes, as a number below 4,096 that others may share.
std::size_t beginning_of(std::string_view form) {
    const auto first = static_cast<unsigned char>(form.front());
    const auto second = static_cast<unsigned char>(form.size() > 1 ? form[1] : '\0');
    return (first * 61U + second) & 0xFFFU;
}

bool has_ellipsis(std::string_view between) {
    return between.find("...") != std::string_view::npos ||
           between.find("\xE2\x80\xA6") != std::string_view::npos ||  // U+2026
           between.find(". . .") != std::string_view::npos;
}

}  // namespace

std::vector<bool> bracketed_words(std::string_view text, const std::vector<schema::Word>& words) {
    // An editor's insert is a few words. What an opening bracket holds that is closed much later,
    // or never, is no insert, and may not be left out.
    constexpr std::size_t longest_insert = 200;
    std::vector<bool> bracketed;
    if (words.empty()) return bracketed;
    const auto is_closed = [text](std::size_t open) {
        const std::string_view inside = text.substr(open + 1, longest_insert);
        const std::size_t end = inside.find_first_of("[]");
        return end != std::string_view::npos && inside[end] == ']';
    };
    bool is_open = false;
    std::size_t at = words.front().span.begin;
    at -= std::min(at, longest_insert);
    if (text.substr(0, words.back().span.begin).find('[', at) == std::string_view::npos) {
        return std::vector<bool>(words.size(), false);
    }
    for (const schema::Word& word : words) {
        for (; at < word.span.begin; ++at) {
            if (text[at] == '[') is_open = is_closed(at);
            if (text[at] == ']') is_open = false;
        }
        bracketed.push_back(is_open);
    }
    return bracketed;
}

PastedWords::PastedWords(std::string_view text,
                         std::string_view lang,
                         const schema::Analyzer& analyzer)
    : text_{text},
      lang_{lang},
      analyzed_{analyzer.read(text, lang)},
      read_{read_meanings(text, lang, analyzed_)} {
    const std::vector<schema::Word>& words = read_.words;
    const std::vector<bool> bracketed = bracketed_words(text, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        AlignWord word;
        const auto next = [](const auto& map) {
            return static_cast<std::uint32_t>(map.size() + 1);
        };
        word.form = forms_.try_emplace(words[i].form, next(forms_)).first->second;
        const std::string stem{analyzer.stem(words[i].form, lang)};
        word.stem = stems_.try_emplace(stem, next(stems_)).first->second;
        word.is_optional = bracketed[i] || read_.units[i].is_optional;
        word.is_free = read_.units[i].is_optional;
        if (i > 0) {
            const std::uint32_t before = words[i - 1].span.end;
            word.follows_gap = has_ellipsis(text.substr(before, words[i].span.begin - before));
        }
        has_gap_ = has_gap_ || word.follows_gap;
        beginnings_.set(beginning_of(words[i].form));
        aligned_.push_back(word);
    }
    join_words(text);
}

void PastedWords::join_words(std::string_view text) {
    const LanguageWords& language = language_words(lang_);
    const std::vector<schema::Word>& words = read_.words;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (aligned_[i + 1].follows_gap) continue;
        const std::string both = joined_form(text, words[i], words[i + 1], language);
        if (both.empty()) continue;
        const auto next = static_cast<std::uint32_t>(forms_.size() + 1);
        aligned_[i].joined = forms_.try_emplace(both, next).first->second;
        beginnings_.set(beginning_of(both));
    }
}

std::vector<AlignWord> PastedWords::number(std::string_view text,
                                           const std::vector<schema::Word>& words,
                                           const schema::Analyzer& analyzer) const {
    const LanguageWords& language = language_words(lang_);
    std::vector<AlignWord> numbered(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto other = foreign + static_cast<std::uint32_t>(i);
        // Of `e-mail` the first piece alone begins otherwise than `email`.
        const bool is_piece = words[i].form.size() == 1 && i + 1 < words.size();
        const bool is_contracted =
            i + 1 < words.size() && words[i].span.end == words[i + 1].span.begin;
        const bool may_be_pasted =
            is_contracted || beginnings_.test(beginning_of(words[i].form)) ||
            (is_piece && beginnings_.test(beginning_of(words[i].form + words[i + 1].form)));
        const auto form = may_be_pasted ? forms_.find(words[i].form) : forms_.end();
        numbered[i].form = form == forms_.end() ? other : form->second;
        numbered[i].stem = other;
        // Shapes of one word begin alike, and most words need no more look by that.
        if (!may_be_pasted) continue;
        if (i + 1 < words.size()) {
            const auto both = forms_.find(joined_form(text, words[i], words[i + 1], language));
            if (both != forms_.end()) numbered[i].joined = both->second;
        }
        const auto stem = stems_.find(std::string{analyzer.stem(words[i].form, lang_)});
        if (stem != stems_.end()) numbered[i].stem = stem->second;
    }
    return numbered;
}

}  // namespace onrecord::searcher::check
