// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/levels/pattern.hpp"

#include "corpus/annotation/table.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <charconv>

namespace onrecord::corpus::annotation {
namespace {

constexpr WordClasses verbs_of_speech = WordClass::Said | WordClass::Saying;

std::uint32_t number_of(std::string_view digits) {
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

void PatternLists::add(std::string_view name, std::string_view words) {
    auto& list = lists_[std::string{name}];
    for (const auto word : split(words, ' ')) {
        list.emplace_back(word);
    }
}

const std::vector<std::string>& PatternLists::words(std::string_view name) const {
    const auto found = lists_.find(name);
    if (found == lists_.end()) {
        throw schema::Failure{schema::ExitStatus::Internal,
                              "stances.tsv has no list " + std::string{name}};
    }
    return found->second;
}

Pattern::Pattern(std::string_view source, const PatternLists& lists) {
    for (const auto part : split(source, ' ')) {
        elements_.push_back(element_of(part, lists));
    }
    goes_on_ = std::any_of(elements_.begin(), elements_.end(), [](const Element& element) {
        return element.kind == Kind::Next || element.kind == Kind::NextParagraph;
    });
    std::size_t longest = 0;
    rarest_ = elements_.size();
    for (std::size_t at = 0; at < elements_.size(); ++at) {
        const bool is_rarer = elements_[at].kind == Kind::Words && elements_[at].shortest > longest;
        if (!is_rarer) continue;
        longest = elements_[at].shortest;
        rarest_ = at;
    }
    if (rarest_ == elements_.size()) {
        throw schema::Failure{schema::ExitStatus::Internal,
                              "a pattern of stances.tsv has no words: " + std::string{source}};
    }
}

Pattern::Element Pattern::element_of(std::string_view source, const PatternLists& lists) {
    Element made;
    if (source == "QUOTE") return {Kind::Quote, {}, 0, 0, {}};
    if (source == "//") return {Kind::NextParagraph, {}, 0, 0, {}};
    if (source == "/") return {Kind::Next, {}, 0, 0, {}};
    if (source == "BEGIN") return {Kind::Begin, {}, 0, 0, {}};
    if (source == "END") return {Kind::End, {}, 0, 0, {}};
    if (source == "QMARK") return {Kind::QuestionMark, {}, 0, 0, {}};
    if (source.starts_with("~~")) {
        return {Kind::Gap, {}, 0, number_of(source.substr(2)), Reach::Bare};
    }
    if (source.starts_with('~')) {
        return {Kind::Gap, {}, 0, number_of(source.substr(1)), Reach::Words};
    }
    if (source.starts_with(",~")) {
        return {Kind::Gap, {}, 0, number_of(source.substr(2)), Reach::Commas};
    }
    if (source.starts_with("..")) {
        return {Kind::Gap, {}, 0, number_of(source.substr(2)), Reach::All};
    }
    if (source.starts_with('!')) {
        made.kind = Kind::Not;
        source.remove_prefix(1);
    }
    const auto add = [&](std::string_view word) {
        made.hashes.push_back(token_hash(hash_of(word)));
        made.shortest = made.shortest == 0 ? word.size() : std::min(made.shortest, word.size());
        const auto apostrophe = word.find('\'');
        if (apostrophe == std::string_view::npos) return;
        std::string curly{word};
        curly.replace(apostrophe, 1, "\u2019");
        made.hashes.push_back(token_hash(hash_of(curly)));
    };
    for (const auto word : split(source, '|')) {
        if (!word.starts_with('@')) {
            add(word);
            continue;
        }
        for (const std::string& listed : lists.words(word)) {
            add(listed);
        }
    }
    std::sort(made.hashes.begin(), made.hashes.end());
    return made;
}

bool Pattern::is_one(const Element& element, const Window& window, std::uint32_t at) {
    if (at >= window.items.end || !window.told.is_word(at)) return false;
    const std::uint32_t hash = window.told.token(at).hash;
    return std::binary_search(element.hashes.begin(), element.hashes.end(), hash);
}

/// Whether a gap may hold the item.
bool Pattern::passes(const Element& element, const Window& window, std::uint32_t at) {
    const Narration& told = window.told;
    if (at >= window.items.end || told.is_quote(at)) return false;
    if (told.is(at, TokenKind::Stop) || told.is(at, TokenKind::Break)) return false;
    if (element.reach == Reach::All) return true;
    if (element.reach == Reach::Bare && told.is(at, TokenKind::Colon)) return false;
    if (told.is(at, TokenKind::Comma) || told.is(at, TokenKind::Dash)) {
        return element.reach == Reach::Commas;
    }
    return !told.is(at, verbs_of_speech);
}

bool Pattern::fits(const Window& window, std::uint32_t at, std::size_t number) const {
    if (number == elements_.size()) return true;
    const Element& element = elements_[number];
    const Narration& told = window.told;
    switch (element.kind) {
        case Kind::Words:
            return is_one(element, window, at) && fits(window, at + 1, number + 1);
        case Kind::Not:
            return !is_one(element, window, at) && fits(window, at, number + 1);
        case Kind::Quote:
            return at == window.quote && fits(window, at + 1, number + 1);
        case Kind::Next: {
            const bool is_stop = at + 1 == window.next && told.is(at, TokenKind::Stop);
            return (at == window.next || is_stop) && fits(window, window.next, number + 1);
        }
        case Kind::NextParagraph: {
            const bool is_stop = at + 1 == window.next && told.is(at, TokenKind::Stop);
            std::uint32_t begin = window.next;
            while (begin < window.items.end && told.is(begin, TokenKind::Break)) {
                ++begin;
            }
            return (at == window.next || is_stop) && fits(window, begin, number + 1);
        }
        case Kind::Begin: {
            const bool begins =
                at == window.items.begin || at == window.next || !told.is_word(at - 1);
            return begins && fits(window, at, number + 1);
        }
        case Kind::End: {
            const bool ends = at >= window.items.end || at == window.next ||
                              (!told.is_word(at) && !told.is_quote(at));
            return ends && fits(window, at, number + 1);
        }
        case Kind::QuestionMark: {
            const bool is_stop = at < window.items.end && told.is(at, TokenKind::Stop);
            return is_stop && told.reading->text[told.token(at).span.begin] == '?' &&
                   fits(window, at + 1, number + 1);
        }
        case Kind::Gap:
            break;
    }
    for (std::uint32_t length = 0;; ++length) {
        if (fits(window, at + length, number + 1)) return true;
        if (length == element.most || !passes(element, window, at + length)) return false;
    }
}

bool Pattern::matches(const Window& whole) const {
    Window window = whole;
    if (!goes_on_) window.items.end = std::min(window.items.end, window.next);
    for (std::uint32_t at = window.items.begin; at < window.items.end; ++at) {
        if (fits(window, at, 0)) return true;
    }
    return false;
}

}  // namespace onrecord::corpus::annotation
